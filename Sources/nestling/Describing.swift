// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import KubeModel
internal import PreviewAPI

/// How long ago, in two units; "" when unknown.
private func age(_ instant: Timestamp?, now: Timestamp) -> String { instant.map { (now - $0).shortText } ?? "" }

private func until(_ instant: Timestamp?, now: Timestamp) -> String {
  instant.map { $0 > now ? "in " + ($0 - now).shortText : "now" } ?? ""
}

/// `acme/shop#12`
private func pullRequest(_ preview: KubeObject) -> String {
  let pull = preview.spec["pullRequest"]
  guard let repository = pull?["repository"]?.string, let number = pull?["number"]?.int else { return "" }
  return "\(repository)#\(number)"
}

private func ready(_ object: KubeObject) -> Condition? { object.conditions.first { $0.type == "Ready" } }

extension Resource {
  /// The columns of `nestling get`: those of `kubectl get` for the same kind.
  func columns(now: Timestamp) -> [Column<KubeObject>] {
    let name = Column<KubeObject>(title: "NAME") { $0.name }
    let created = Column<KubeObject>(title: "AGE") { age($0.creationTimestamp, now: now) }
    switch self {
    case .previews:
      return [
        name, Column(title: "PULL REQUEST") { pullRequest($0) },
        Column(title: "PHASE") { $0.status["phase"]?.string ?? "" },
        Column(title: "URL") { $0.status["url"]?.string ?? $0.spec["url"]?.string ?? "" },
        Column(title: "SHA") { String(($0.spec["pullRequest"]?["headSHA"]?.string ?? "").prefix(7)) },
        Column(title: "AUTHOR") { $0.spec["pullRequest"]?["author"]?.string ?? "" },
        Column(title: "EXPIRES") { until($0.status["expiresAt"]?.string.flatMap { Timestamp($0) }, now: now) },
        created,
        Column(title: "NAMESPACE", isWide: true) { $0.spec["namespace"]?.string ?? "" },
        Column(title: "REASON", isWide: true) { ready($0)?.reason ?? "" },
      ]
    case .previewSets:
      return [
        name, Column(title: "READY") { ready($0)?.status ?? "" }, Column(title: "REASON") { ready($0)?.reason ?? "" },
        Column(title: "PREVIEWS") { $0.status.at("previews", "total")?.int.map { String($0) } ?? "" },
        created, Column(title: "MESSAGE", isWide: true) { ready($0)?.message ?? "" },
      ]
    }
  }
}

/// The page of `nestling describe`.
func description(of object: KubeObject, _ resource: Resource, _ events: [KubeObject], now: Timestamp) -> String {
  var lines = [
    field("Name", object.name), field("Namespace", object.namespace ?? ""),
    field("Created", object.creationTimestamp.map { "\($0) (\(age($0, now: now)) ago)" } ?? ""),
  ]
  if let deletion = object.deletionTimestamp { lines.append(field("Deleted", "\(deletion), waiting for teardown")) }
  lines += resource == .previews ? previewLines(object) : previewSetLines(object)
  lines += section(
    "Conditions", object.conditions,
    [
      Column(title: "TYPE") { $0.type }, Column(title: "STATUS") { $0.status }, Column(title: "REASON") { $0.reason },
      Column(title: "SINCE") { age($0.lastTransitionTime, now: now) }, Column(title: "MESSAGE") { $0.message },
    ])
  lines += section(
    "Events", events,
    [
      Column(title: "LAST") { age($0.value["lastTimestamp"]?.string.flatMap { Timestamp($0) }, now: now) },
      Column(title: "COUNT") { String($0.value["count"]?.int ?? 1) },
      Column(title: "TYPE") { $0.value["type"]?.string ?? "" },
      Column(title: "REASON") { $0.value["reason"]?.string ?? "" },
      Column(title: "MESSAGE") { $0.value["message"]?.string ?? "" },
    ])
  return lines.joined(separator: "\n") + "\n"
}

private func previewLines(_ object: KubeObject) -> [String] {
  let pull = object.spec["pullRequest"]
  let applications = object.status["applications"]?.array ?? []
  return [
    field("Pull request", pullRequest(object)), field("Title", pull?["title"]?.string ?? ""),
    field("Author", pull?["author"]?.string ?? ""), field("Link", pull?["url"]?.string ?? ""),
    field("Head", pull?["headSHA"]?.string ?? ""), field("Deployed", object.status["deployedSHA"]?.string ?? ""),
    field("Phase", object.status["phase"]?.string ?? ""),
    field("URL", object.status["url"]?.string ?? object.spec["url"]?.string ?? ""),
    field("Environment", object.spec["namespace"]?.string ?? ""),
    field("Expires", object.status["expiresAt"]?.string ?? ""),
  ]
    + section(
      "Applications", applications,
      [
        Column(title: "NAME") { $0["name"]?.string ?? "" }, Column(title: "SYNC") { $0["sync"]?.string ?? "" },
        Column(title: "HEALTH") { $0["health"]?.string ?? "" }, Column(title: "URL") { $0["url"]?.string ?? "" },
      ])
    + section(
      "Inventory", (object.status["inventory"]?.array ?? []).map { InventoryEntry($0).ref },
      [
        Column(title: "KIND") { $0.kind.kind }, Column(title: "NAMESPACE") { $0.namespace ?? "" },
        Column(title: "NAME") { $0.name },
      ])
}

private func previewSetLines(_ object: KubeObject) -> [String] {
  let counts = (object.status["previews"]?.object ?? [:]).map { "\($0.key) \($0.value.int ?? 0)" }
  return [field("Previews", counts.joined(separator: ", "))]
    + section(
      "Pull requests", object.status["pullRequests"]?.array ?? [],
      [
        Column(title: "PULL REQUEST") { "\($0["repository"]?.string ?? "")#\($0["number"]?.int ?? 0)" },
        Column(title: "DECISION") { $0["decision"]?.string ?? "" },
        Column(title: "REASON") { $0["reason"]?.string ?? "" },
        Column(title: "PREVIEW") { $0["preview"]?.string ?? "" },
        Column(title: "MESSAGE") { $0["message"]?.string ?? "" },
      ])
    + [object.status["pullRequestsOmitted"]?.int].compactMap { $0 }.map {
      "  and \($0) more that status has no room for"
    }
}

private func field(_ name: String, _ value: String) -> String {
  name + ":" + String(repeating: " ", count: max(1, 14 - name.count)) + (value.isEmpty ? "<none>" : value)
}

private func section<Row>(_ title: String, _ rows: [Row], _ columns: [Column<Row>]) -> [String] {
  if rows.isEmpty { return [field(title, "")] }
  let table = tableText(rows, columns, isWide: true)
  return [title + ":"] + table.split(separator: "\n").map { "  " + $0 }
}
