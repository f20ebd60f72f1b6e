// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit
import Testing

/// Where others were cut while they told pull requests of their previews.
@Suite(.timeLimit(.minutes(5))) struct `Sharp edges of telling` {
  @Test(.bug("https://github.com/argoproj/notifications-engine/issues/433"))
  func `Applications share a comment, sets do not, and nobody writes over the other`() async throws {
    func services(_ set: inout KubeObject) {
      let pulls = set.spec["generators"]?.array?.first ?? .null
      set.value["spec"]?["generators"] = [
        ["matrix": ["generators": [pulls, ["list": ["elements": [["service": "web"], ["service": "api"]]]]]]]
      ]
      set.value["spec"]?["resources"] = []
      set.value["spec"]?["template"]?["metadata"]?["name"] = "{{.service}}-{{.number}}"
    }
    func docs(_ set: inout KubeObject) {
      set.name = "docs"
      set.value["spec"]?["template"]?["metadata"]?["name"] = "docs-{{.number}}"
      set.value["spec"]?["preview"]?["url"] = "http://docs-{{.number}}.localhost/"
    }
    try await EdgeWorld.play(change: services) { edge in
      try await edge.world.makeSet(every: 60, change: docs)
      edge.open("one")
      for _ in 0..<3 {
        try await edge.waits("Ready", at: edge.head(1))
        try await edge.world.eventually("two comments, each with its own", within: .seconds(900)) { look in
          let bodies = edge.world.comments(on: 1)
          look.saw(bodies.joined(separator: "\n---\n"))
          let ready = bodies.filter { $0.contains("### Preview ready") && $0.contains(edge.head(1).prefix(7)) }
          return bodies.count == 2 && ready.count == 2
            && ready.count { $0.contains("web-1") && $0.contains("api-1") && !$0.contains("docs-1") } == 1
            && ready.count { $0.contains("docs-1") && !$0.contains("web-1") } == 1
        }
        edge.push(1)
      }
    }
  }

  @Test(.bug("https://github.com/argoproj/argo-cd/issues/28812"))
  func `of several pull requests with one commit only that of the preview is told`() async throws {
    try await EdgeWorld.play(preview: ["select": ["labels": ["all": ["preview"]]]]) { edge in
      let (own, stacked) = (edge.open("one", labels: ["preview"]), edge.open("two"))
      let sha = edge.head(own)
      edge.world.forge.change { $0.change(pull: stacked, in: edge.world.shop) { $0.sha = sha } }
      try await edge.world.waitUntilReady(own)
      try await edge.pass(.seconds(600))
      #expect(edge.world.comments(on: stacked).isEmpty)
      edge.world.settle(.merged, own)
      try await edge.world.waitUntilGone(own, because: "merged")
      #expect(edge.world.comments(on: stacked).isEmpty)
    }
  }

  @Test(.bug("https://github.com/pawtograder/platform/pull/822"))
  func `a host is one label below its domain whatever a branch is called, or it is refused`() async throws {
    let branch = "release/1.2/" + String(repeating: "long", count: 10)
    for (url, problem) in [
      ("https://{{.branch | slugify 63}}.preview.test", nil),
      ("https://{{.pr.slug}}.preview.test", nil),
      ("https://{{.branch}}.preview.test", "does not end with “.preview.test”"),
      (#"https://{{.branch | replace "/" "-"}}.preview.test"#, "no wildcard covers"),
      ("https://web-{{.branch | slugify 63}}-{{.branch | slugify 63}}.preview.test", "at most 63 fit"),
    ] as [(String, String?)] {
      try await EdgeWorld.play(preview: ["url": .string(url)]) { edge in
        edge.open(branch)
        if let problem {
          let said = try await condition("Ready", of: edge.set, edge.world.cluster) { $0.status == "False" }
          #expect(said.reason == "InvalidAddress" && said.message.contains(problem), "\(said)")
        } else {
          let host = try await edge.waits("Ready").spec["url"]?.string?.dropFirst("https://".count) ?? ""
          #expect(host.hasSuffix(".preview.test") && host.split(separator: ".").count == 3, "\(host)")
        }
      }
    }
  }

  @Test(.bug("https://github.com/PlebeianApp/market/issues/1358"))
  func `nobody is told that a preview is gone while its cleaning up fails`() async throws {
    let preview: Object = [
      "hooks": [
        "beforeDelete": [
          [
            "name": "drop",
            "template": ["spec": ["template": ["spec": ["containers": [["name": "a", "image": "a"]]]]]],
          ]
        ]
      ],
      "namespace": ["annotations": ["sandbox.nestling.dev/outcome": "fails"]],
    ]
    try await EdgeWorld.play(preview: preview) { edge in
      edge.open("one")
      let ready = try await edge.waits("Ready")
      edge.world.settle(.merged, 1)
      let blocked = try await condition("DeletionBlocked", of: ready.ref, edge.world.cluster) { $0.status == "True" }
      #expect(blocked.message.contains("beforeDelete hook drop failed"))
      try await edge.pass(.seconds(2 * 3600))
      #expect(try await edge.namespace(1)?.deletionTimestamp == nil)
      #expect(edge.world.comments(on: 1).allSatisfy { !$0.contains("is gone") })
      _ = try await edge.world.cluster.patch(
        ready.ref, .merge, ["metadata": ["annotations": [.init(Annotations.waiveHooks): "true"]]], subresource: nil)
      try await edge.world.waitUntilGone(1, because: "merged")
    }
  }

  @Test(.bug("https://argo-cd.readthedocs.io/en/stable/operator-manual/notifications/services/github/"))
  func `a commit gets as many statuses as things change, and one that is refused holds up nothing`() async throws {
    try await EdgeWorld.play { edge in
      edge.open("one")
      try await edge.world.waitUntilReady(1)
      try await edge.pass(.seconds(2 * 3600))
      #expect(edge.statuses(of: edge.head(1)) == ["pending", "success"])
      // From the thousandth on the forge takes no more.
      edge.world.forge.fail(.forbidden, times: 10_000, path: "/statuses/")
      edge.push(1)
      try await edge.world.waitUntilReady(1)
      #expect(edge.statuses(of: edge.head(1)).isEmpty)
    }
  }
}
