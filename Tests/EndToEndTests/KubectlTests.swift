// SPDX-License-Identifier: Apache-2.0
import Documents
import Glibc
import KubeClient
import KubeModel
import TestKit
import Testing

extension SandboxProcess {
  /// Output, or the complaint of one that is meant to fail.
  func kubectl(fails: Bool = false, _ words: String...) async throws -> String {
    let output = try await result(of: "kubectl", words)
    let complaint = String(decoding: output.standardError, as: UTF8.self)
    guard fails == (output.exitCode != 0) else {
      throw KitFailure("kubectl \(words.joined(separator: " ")): exit code \(output.exitCode), \(complaint)")
    }
    return fails ? complaint : String(decoding: output.standardOutput, as: UTF8.self)
  }
}

@Suite(.enabled(if: Kubectl.isInstalled, "kubectl is not on PATH"))
struct `Stock kubectl works against the sandbox` {
  @Test(.timeLimit(.minutes(10)))
  func `gets, describes, applies, explains, deletes and watches`() async throws {
    try await SandboxProcess.with("--no-sample") { sandbox in
      let journey = try await Journey(sandbox)
      let set = sandbox.scratch.path + "/set.yaml"
      try TextFile.write(YAML.text(try journey.set().value), to: set)
      #expect(try await sandbox.kubectl("apply", "-f", set) == "previewset.nestling.dev/site created\n")
      #expect(try await sandbox.kubectl("apply", "-f", set).hasPrefix("previewset.nestling.dev/site "))

      let watch = try Watching(sandbox)
      let number = try await journey.open(branch: "first", says: "one")
      let ready = try await journey.waitUntilReady(number)
      try await watch.saw("Ready")
      try await refuses(sandbox, journey)
      try await shows(sandbox, ready)

      // Deletion waits for the previews, as the finalizer asks.
      let said = try await sandbox.kubectl("delete", "pvs", "site", "-n", "argocd", "--timeout=60s")
      #expect(said.contains("\"site\" deleted"))
      #expect(try await journey.cluster.get(journey.preview(number)) == nil)
      #expect(try await journey.cluster.get(journey.application(number)) == nil)
      #expect(try await journey.cluster.get(journey.namespace(number)) == nil)
      try await watch.saw("Terminating")
      #expect(try await sandbox.kubectl("get", "previews", "-A") == "")
      #expect(try await journey.comments(number).map { $0.body.contains("PreviewSet `site` was deleted") } == [true])
    }
  }

  private func shows(_ sandbox: SandboxProcess, _ ready: KubeObject) async throws {
    let table = rows(try await sandbox.kubectl("get", "previews", "-n", "argocd"))
    #expect(table.first?.joined(separator: " ") == "NAME PULL REQUEST PHASE URL SHA AUTHOR EXPIRES AGE")
    #expect(table.count == 2)
    let row = table.last ?? []
    #expect(row.prefix(3) == ["site-site-1", "acme/site#1", "Ready"])
    #expect(row.contains("http://site-1.localhost:\(sandbox.port)/"))
    let wide = rows(try await sandbox.kubectl("get", "pv", "-n", "argocd", "-o", "wide"))
    #expect(wide.first?.suffix(2) == ["NAMESPACE", "REASON"])
    #expect(wide.last?.suffix(2) == ["preview-site-site-1", "AllReady"])

    let json = try JSON.parse(try await sandbox.kubectl("get", "preview", "site-site-1", "-n", "argocd", "-o", "json"))
    #expect(json.at("metadata", "uid")?.string == ready.uid)
    #expect(json.at("status", "phase")?.string == "Ready")
    let yaml = try YAML.parse(try await sandbox.kubectl("get", "previews", "-A", "-o", "yaml"))
    #expect(yaml["items"]?.array?.first?.at("metadata", "name")?.string == "site-site-1")
    let path = "jsonpath={.items[*].spec.pullRequest.number}"
    #expect(try await sandbox.kubectl("get", "previews", "-A", "-o", path) == "1")

    // The events are written a moment after the status they tell of.
    try await eventually("a description with its events") { look in
      let text = try await sandbox.kubectl("describe", "preview", "site-site-1", "-n", "argocd")
      look.saw(text)
      return text.contains("Phase:") && text.contains("everything is ready at the wanted commit")
    }
    let sets = rows(try await sandbox.kubectl("get", "pvs", "-n", "argocd"))
    #expect(sets.last?.prefix(3) == ["site", "True", "UpToDate"])
    let explained = try await sandbox.kubectl("explain", "previewset.spec.preview")
    for word in ["FIELD: preview", "namespace\t<Object>", "select\t<Object>", "url\t<string>"] {
      #expect(explained.contains(word), "\(word) is missing from: \(explained)")
    }
  }

  /// A wrong type is refused by the schema with its field, and the set stays as it was.
  private func refuses(_ sandbox: SandboxProcess, _ journey: Journey) async throws {
    let file = sandbox.scratch.path + "/wrong.yaml"
    let wrong = try journey.set { $0["spec"]?["goTemplate"] = "yes please" }
    try TextFile.write(YAML.text(wrong.value), to: file)
    let complaint = try await sandbox.kubectl(fails: true, "apply", "-f", file)
    #expect(complaint.contains("\"site\" is invalid"))
    #expect(complaint.contains("spec.goTemplate") && complaint.contains("must be of type boolean"), "\(complaint)")
    let live = try await journey.cluster.get(wrong.ref)
    #expect(live?.spec["goTemplate"] == true)
  }

  private func rows(_ table: String) -> [[String]] {
    // Columns are parted by at least two spaces, for their names may have one; the last column of a row has none after it.
    table.split(separator: "\n").map { line in
      var cells: [String] = []
      for part in line.split(separator: " ", omittingEmptySubsequences: false) {
        if part.isEmpty {
          cells.append("")
        } else if let last = cells.last, !last.isEmpty {
          cells[cells.count - 1] = last + " " + part
        } else {
          cells.append(String(part))
        }
      }
      return cells.filter { !$0.isEmpty }
    }
  }
}

/// `kubectl get previews -w`, running until it is dropped.
private struct Watching {
  let child: ChildProgram

  init(_ sandbox: SandboxProcess) throws {
    var environment = BuiltBinary.environment(home: sandbox.scratch.path)
    environment["KUBECONFIG"] = sandbox.kubeconfig
    child = try ChildProgram(
      "/usr/bin/env", ["kubectl", "get", "previews", "-n", "argocd", "-w"], environment: environment,
      log: sandbox.scratch.path + "/watch.log")
  }

  /// Waits for a line with that phase.
  func saw(_ phase: String) async throws {
    try await eventually("a line with \(phase)") { look in
      let text = try TextFile.read(child.log)
      look.saw(text)
      return text.split(separator: "\n").contains { $0.split(separator: " ").contains(Substring(phase)) }
    }
  }
}
