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
      guard !explanations.isEmpty else {
        let others = namespace == nil ? [] : (try? await cluster.objects(.previewSets, nil, [])) ?? []
        throw Failure(unseen(name, Surroundings(sets: sets, previews: previews, namespace: namespace, others: others)))
      }
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
