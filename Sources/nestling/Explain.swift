// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import KubeModel
internal import PreviewAPI

extension Command {
  static let explain = Command(
    "explain", "Say why a pull request has a preview or none",
    discussion:
      "Walks through every rule of every PreviewSet that saw the pull request, in the order in which they are asked.",
    examples: ["nestling explain acme/shop#12", "nestling explain acme/shop#12 -A -o json"],
    arguments: [Argument("PULLREQUEST", "OWNER/REPO#NUMBER")],
    flags: [OutputFormat.flag([.table, .json, .yaml]), Flag("all-namespaces", short: "A", "in all namespaces")]
      + clusterFlags,
    run: { call in
      let text = call.argument(0) ?? ""
      guard let name = PullRequestName(text) else {
        throw UsageError("“\(text)” names no pull request; write it like acme/shop#12")
      }
      let cluster = try await Cluster.connect(call)
      let namespace = call.isSet("all-namespaces") ? nil : cluster.namespace
      let sets = try await cluster.objects(.previewSets, namespace, [])
      let previews = try await cluster.objects(.previews, namespace, [])
      let explanations = sets.compactMap { Explanation(name, $0, previews) }
      guard !explanations.isEmpty else { throw Failure(unseen(name, sets, previews, namespace)) }
      switch OutputFormat(call) {
      case .json: Terminal.print(JSON.text(.array(explanations.map(\.value)), pretty: true) + "\n")
      case .yaml: Terminal.print(YAML.text(.array(explanations.map(\.value))))
      default: Terminal.print(explanations.map(\.text).joined(separator: "\n"))
      }
      return .done
    })
}

/// What one PreviewSet has to say about a pull request.
struct Explanation {
  private let set: KubeObject
  private let decision: Value
  private let preview: KubeObject?

  /// nil when the set has not seen it.
  init?(_ name: PullRequestName, _ set: KubeObject, _ previews: [KubeObject]) {
    let seen = (set.status["pullRequests"]?.array ?? []).first { entry in
      entry["repository"]?.string?.lowercased() == name.repository.lowercased()
        && entry["number"]?.int == Int64(name.number)
    }
    guard let seen else { return nil }
    self.set = set
    decision = seen
    preview = previews.first { candidate in
      candidate.ownerReferences.contains { $0.uid == set.uid }
        && (try? Preview(candidate)).map(name.names) ?? false
    }
  }

  var value: Value {
    var result: Value = [
      "previewSet": ["namespace": .string(set.namespace ?? ""), "name": .string(set.name)], "pullRequest": decision,
    ]
    if let preview {
      result["preview"] = [
        "name": .string(preview.name), "phase": preview.status["phase"] ?? "", "url": preview.status["url"] ?? "",
        "message": .string(readyMessage(preview)),
      ]
    }
    return result
  }

  var text: String {
    func word(_ key: String) -> String { decision[key]?.string ?? "" }
    let title = word("title").isEmpty ? "" : " “\(word("title"))”"
    var lines = [
      "\(word("repository"))#\(decision["number"]?.int ?? 0)\(title) at \(word("headSHA").prefix(7))",
      "PreviewSet \(set.namespace ?? "")/\(set.name): \(word("decision")), \(word("reason")): \(word("message"))",
    ]
    if let rules = decision["rules"]?.array, !rules.isEmpty {
      let table = tableText(
        rules,
        [
          Column(title: "RULE") { $0["rule"]?.string ?? "" },
          Column(title: "OUTCOME") { $0["outcome"]?.string == "notAsked" ? "not asked" : $0["outcome"]?.string ?? "" },
          Column(title: "WHY") { $0["message"]?.string ?? "" },
        ], isWide: false)
      lines += table.split(separator: "\n").map { "  " + $0 }
    }
    if let preview {
      lines.append("Preview \(preview.name): \(preview.status["phase"]?.string ?? "new"): \(readyMessage(preview))")
    }
    return lines.map(printable).joined(separator: "\n") + "\n"
  }

  private func readyMessage(_ object: KubeObject) -> String {
    object.conditions.first { $0.type == "Ready" }?.message ?? ""
  }
}

/// No set has seen the pull request: who should have, and what may be the matter.
private func unseen(
  _ name: PullRequestName, _ sets: [KubeObject], _ previews: [KubeObject], _ namespace: String?
) -> String {
  leftOver(name, sets, previews) ?? unread(name, sets) ?? unlisted(name, sets, namespace)
}

/// Its preview runs on, though no set sees it.
private func leftOver(_ name: PullRequestName, _ sets: [KubeObject], _ previews: [KubeObject]) -> String? {
  guard let preview = previews.compactMap({ try? Preview($0) }).first(where: name.names) else { return nil }
  let start = "\(name.repository)#\(name.number) has the Preview \(preview.name), but "
  guard preview.setName.isEmpty else {
    return start
      + "PreviewSet \(preview.setName) did not see it in its last listing, and keeps it until the forge says that it is closed"
  }
  return start + "no PreviewSet governs it: nestling delete \(preview.name) takes it away, "
    + "a PreviewSet \(preview.object.labels[Labels.set] ?? "") takes it over"
}

/// A set speaks of the repository and is not well.
private func unread(_ name: PullRequestName, _ sets: [KubeObject]) -> String? {
  let troubled = sets.compactMap { set -> String? in
    guard let ready = set.conditions.first(where: { $0.type == "Ready" && $0.status == "False" }),
      name.isNamed(in: set.spec["generators"])
    else { return nil }
    return "PreviewSet \(set.name) does not know \(name.repository)#\(name.number): \(ready.reason): \(ready.message)"
  }
  guard let first = troubled.first else { return nil }
  return troubled.count == 1 ? first : first + "; \(troubled.count - 1) more sets are not ready either"
}

private func unlisted(_ name: PullRequestName, _ sets: [KubeObject], _ namespace: String?) -> String {
  let place = namespace.map { "namespace \($0)" } ?? "the cluster"
  let readers = sets.filter { set in
    (set.status["sources"]?.array ?? []).contains {
      $0["repository"]?.string?.lowercased() == name.repository.lowercased()
    }
  }
  guard !readers.isEmpty else {
    // One that does not get as far as reading may have been meant.
    let unwell = sets.compactMap { set in
      set.conditions.first { $0.type == "Ready" && $0.status == "False" }.map {
        "PreviewSet \(set.name): \($0.message)"
      }
    }
    let trouble = unwell.isEmpty ? "" : ", but \(unwell.prefix(3).joined(separator: "; "))"
    return
      "no PreviewSet in \(place) reads \(name.repository)\(trouble); see what there is: nestling get previewsets -A"
  }
  let names = readers.map(\.name).joined(separator: ", ")
  return
    "\(name.repository)#\(name.number) was not in the last listing of \(names): it is closed, or the generator's own "
    + "labels and filters leave it out, or it was opened since"
}
