// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import Sandbox
import TestKit
import Testing

@Suite struct `People steer a preview from its pull request` {
  @Test(.timeLimit(.minutes(5)))
  func `a stranger's command is refused, a maintainer's approval lets exactly that commit through`() async throws {
    try await Bed.with { bed in
      var opening = SandboxClient.Opening(branch: "spring")
      (opening.author, opening.isFork) = ("eve", true)
      let pull = try await bed.forge.open(opening, in: Bed.repository)
      try await phase("AwaitingApproval", of: pull.number, bed)
      try await bed.forge.comment("/preview approve", on: pull.number, in: Bed.repository, author: "eve")
      try await comment("need the permission “write”", on: pull.number, bed)
      #expect(try await bed.preview(pull.number)?.spec.at("control", "approvedSHA") == nil)

      try await bed.forge.comment("/preview approve \(pull.headSHA)", on: pull.number, in: Bed.repository)
      try await phase("Ready", of: pull.number, bed)
      _ = try await bed.push(pull.number)
      // What was approved goes on running; the new commit waits.
      try await eventually("the new commit waits") { look in
        let preview = try await bed.preview(pull.number)
        look.saw(YAML.text(preview?.value ?? .null))
        return preview?.spec["hold"] != nil && preview?.status["deployedSHA"]?.string == pull.headSHA
      }
      #expect(try await bodies(pull.number, bed).count { $0.contains("<!-- nestling:argocd/shop -->") } == 1)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `stop takes everything away, deploy brings it back, and help answers once`() async throws {
    try await Bed.with { bed in
      let number = try await bed.open("spring")
      try await phase("Ready", of: number, bed)
      try await bed.forge.comment("/preview stop\n/preview help", on: number, in: Bed.repository)
      try await phase("Stopped", of: number, bed)
      let namespace = ObjectRef(Names.namespace, namespace: nil, name: "preview-shop-shop-\(number)")
      try await eventually("the namespace is gone") { _ in try await bed.cluster.get(namespace) == nil }
      try await comment("`/preview stop`", on: number, bed)
      try await bed.forge.comment("/preview deploy", on: number, in: Bed.repository)
      try await phase("Ready", of: number, bed)
      #expect(try await bodies(number, bed).count { $0.contains("lists these words") } == 1)
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `no secret is told to log, events, status, metrics or pull request`() async throws {
    try await Bed.with { bed in
      let number = try await bed.open("spring")
      try await phase("Ready", of: number, bed)
      try await bed.forge.comment("/preview help", on: number, in: Bed.repository)
      try await comment("lists these words", on: number, bed)
      // A token that the forge refuses is the likeliest to be shown in an error.
      let wrong = "0123456789abcdef0123456789abcdef01234567"
      var secret = try #require(
        try await bed.cluster.get(
          ObjectRef(
            GroupVersionKind(group: "", version: "v1", kind: "Secret"), namespace: "argocd", name: "sandbox-forge")))
      secret.value["stringData"] = ["token": .string(wrong)]
      _ = try await bed.cluster.replace(secret, subresource: nil)
      try await eventually("the set says that its token is refused") { look in
        let set = try await bed.cluster.get(ObjectRef(Names.previewSet, namespace: "argocd", name: "shop"))
        look.saw(YAML.text(set?.status ?? .null))
        return set?.conditions.contains { $0.message.contains("does not accept the credentials") } == true
      }
      var told = bed.lines.all + (try await bodies(number, bed))
      for kind in [Names.previewSet, Names.preview, GroupVersionKind(group: "", version: "v1", kind: "Event")] {
        told += try await bed.cluster.listAll(kind, namespace: nil).items.map { YAML.text($0.value) }
      }
      #expect(told.count > 10)
      for secret in [bed.sandbox.botToken, bed.sandbox.hookSecret, wrong] {
        #expect(!told.contains { $0.contains(secret) })
      }
    }
  }

  // MARK: waiting

  private func phase(_ wanted: String, of number: Int64, _ bed: Bed) async throws {
    try await eventually("\(wanted) of pull request \(number)") { look in
      let preview = try await bed.preview(number)
      look.saw(YAML.text(preview?.value ?? .null) + (try await bodies(number, bed)).joined(separator: "\n---\n"))
      return preview?.status["phase"]?.string == wanted
    }
  }

  private func comment(_ text: String, on number: Int64, _ bed: Bed) async throws {
    try await eventually("a comment with “\(text)”") { look in
      let bodies = try await bodies(number, bed)
      look.saw(bodies.joined(separator: "\n---\n"))
      return bodies.contains { $0.contains(text) }
    }
  }

  private func bodies(_ number: Int64, _ bed: Bed) async throws -> [String] {
    try await bed.forge.comments(of: number, in: Bed.repository).map(\.body)
  }
}
