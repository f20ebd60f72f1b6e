// SPDX-License-Identifier: Apache-2.0
import Clocks
import Commands
import Documents
import KubeClient
import KubeModel
import Operator
import PreviewAPI
import Testing

@testable import nestling

private let now = Timestamp(seconds: 1_000_000)

private func preview() -> KubeObject {
  var object = KubeObject(kind: Names.preview, namespace: "argocd", name: "shop-shop-12")
  object[metadata: "creationTimestamp"] = .string((now - .seconds(7200)).description)
  object.value["spec"] = [
    "namespace": "preview-shop-shop-12",
    "pullRequest": [
      "repository": "acme/shop", "number": 12, "headSHA": "0123456789abcdef", "author": "ann", "title": "Fix cart",
    ],
  ]
  object.value["status"] = [
    "phase": "Ready", "url": "https://shop-12.example.org",
    "applications": [["name": "shop-pr-12", "sync": "Synced", "health": "Healthy", "url": ""]],
    "conditions": [["type": "Ready", "status": "True", "reason": "AllHealthy", "message": "1 of 1 healthy"]],
  ]
  return object
}

@Suite struct ListingTests {
  @Test func `a table has the columns of kubectl get`() {
    let text = tableText([preview()], Resource.previews.columns(now: now), isWide: false)
    #expect(
      text == """
        NAME           PULL REQUEST   PHASE   URL                           SHA       AUTHOR   EXPIRES   AGE
        shop-shop-12   acme/shop#12   Ready   https://shop-12.example.org   0123456   ann      <none>    2h

        """)
  }

  @Test func `wide adds columns`() {
    let text = tableText([preview()], Resource.previews.columns(now: now), isWide: true)
    #expect(text.contains("NAMESPACE"))
    #expect(text.contains("AllHealthy"))
  }

  @Test func `what others wrote cannot move the cursor`() {
    let text = tableText(["a\u{1B}[2Jb"], [Column(title: "X") { $0 }], isWide: false)
    #expect(text == "X\na[2Jb\n")
  }

  @Test func `names are those that kubectl takes`() {
    #expect(documentText([preview()], .name, isSingle: false) == "preview.nestling.dev/shop-shop-12\n")
  }

  @Test func `one object asked for by name is printed as itself, more as a list`() throws {
    let single = try JSON.parse(try #require(documentText([preview()], .json, isSingle: true)))
    let list = try YAML.parse(try #require(documentText([preview()], .yaml, isSingle: false)))
    #expect(single == preview().value)
    #expect(list["kind"] == "List")
    #expect(list["items"]?.array == [preview().value])
  }

  @Test func `a description names applications, conditions and events`() {
    var event = KubeObject(kind: .init(group: "", version: "v1", kind: "Event"), namespace: "argocd", name: "e")
    event.value["reason"] = "Deployed"
    event.value["message"] = "all is well"
    let page = description(of: preview(), .previews, [event], now: now)
    for words in ["acme/shop#12", "Fix cart", "shop-pr-12   Synced", "1 of 1 healthy", "all is well"] {
      #expect(page.contains(words), "\(words)")
    }
  }
}

@Suite struct TableOfCommandsTests {
  /// Every command of the tree with its words.
  private func commands(_ command: Command, _ path: [String] = []) -> [(path: [String], command: Command)] {
    [(path, command)] + command.subcommands.flatMap { commands($0, path + [$0.name]) }
  }

  @Test func `every command does something or has commands`() {
    for (path, command) in commands(.nestling) {
      #expect(command.run != nil || !command.subcommands.isEmpty, "\(path)")
      #expect(!command.summary.isEmpty && !command.summary.hasSuffix("."), "\(path)")
    }
  }

  @Test func `every command has help`() throws {
    for (path, _) in commands(.nestling) {
      guard case .help(let command, _) = try Command.nestling.resolve(path + ["--help"]) else {
        Issue.record("no help for \(path)")
        continue
      }
      #expect(command.name == path.last ?? "nestling")
    }
  }

  @Test func `no command has two flags of one name or letter`() {
    for (path, command) in commands(.nestling) {
      let names = command.flags.map(\.name)
      let letters = command.flags.compactMap(\.short)
      #expect(Set(names).count == names.count, "\(path)")
      #expect(Set(letters).count == letters.count, "\(path)")
    }
  }

  @Test(arguments: [
    (":8080", ListenAddress(host: "", port: 8080)), ("127.0.0.1:0", ListenAddress(host: "127.0.0.1", port: 0)),
    ("[::1]:9", ListenAddress(host: "::1", port: 9)), ("8080", nil), (":http", nil),
  ])
  func `an address is host and port`(text: String, expected: ListenAddress?) {
    #expect(ListenAddress(text) == expected)
  }

  @Test func `what the cluster refuses is said with what to do`() {
    #expect(failureLine(KubeError.noSuchKind(Names.preview)).contains("nestling crds | kubectl apply"))
    #expect(failureLine(KubeError.unreachable("refused")).contains("--kubeconfig"))
  }
}

@Suite struct PlanTests {
  @Test func `a plan reads like a list of objects with their fields`() {
    var forecast = Forecast(set: ObjectRef(Names.previewSet, namespace: "argocd", name: "shop"))
    let application = ObjectRef(Names.application, namespace: "argocd", name: "shop-12")
    forecast.changes = [
      .init(kind: .update, object: ObjectRef(Names.preview, namespace: "argocd", name: "shop-12"), preview: "shop-12"),
      .init(
        kind: .update, object: application, preview: "shop-12",
        differences: [
          Difference(path: "spec.source.targetRevision", old: "aaa", new: "bbb"),
          Difference(path: "spec.project", old: nil, new: "default"),
        ]),
      .init(
        kind: .delete, object: ObjectRef(Names.preview, namespace: "argocd", name: "shop-3"), preview: "shop-3",
        reason: "Merged"),
    ]
    forecast.kept = ["shop-4": "the forge says that it is open, though it was not listed"]
    #expect(
      forecast.text == """
        PreviewSet argocd/shop
          ~ Preview argocd/shop-12
              ~ Application argocd/shop-12
                    spec.source.targetRevision: "aaa" → "bbb"
                    spec.project: (none) → "default"
          - Preview argocd/shop-3  (Merged)
          = shop-4 is kept: the forge says that it is open, though it was not listed
        Objects to create: 0, to update: 2, to delete: 1.

        """)
    #expect(forecast.value["changes"]?.array?.count == 3)
    #expect(Forecast(set: forecast.set).text == "PreviewSet argocd/shop\nNo changes.\n")
  }
}

@Suite struct DoctorTests {
  private let findings = [
    Finding(.good, "definition: previews.nestling.dev", "is as this binary has it"),
    Finding(.bad, "permission: namespaces", "delete not allowed, which namespaces of previews needs"),
  ]

  @Test func `findings are a table for people`() {
    let text = Command.report(findings, .table)
    #expect(text.contains("OK     definition: previews.nestling.dev   is as this binary has it\n"))
    #expect(text.contains("FAIL   permission: namespaces"))
  }

  @Test func `and a list for programs`() throws {
    let rows = try JSON.parse(Command.report(findings, .json)).array ?? []
    #expect(rows.map { $0["verdict"]?.string } == ["OK", "FAIL"])
  }
}
