// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel

/// Argo CD Applications: the predicate of appset-controller G.6.
///
/// What the status says counts only when it is about the wanted sources and commits: `sync.comparedTo` for the comparison, the
/// revisions of `operationState` for the sync.
func applicationReadiness(_ live: KubeObject, _ wanted: KubeObject) -> Readiness {
  let status = live.status
  // Argo CD leaves comparedTo as it was when a specification is invalid, so errors are read first.
  if let broken = status["conditions"]?.array?.first(where: { $0["type"]?.string?.hasSuffix("Error") ?? false }) {
    return .failed("\(broken["type"]?.string ?? ""): \(shortened(broken["message"]?.string ?? ""))")
  }
  for key in ["source", "sources", "destination"] {
    if let want = wanted.spec[key], !holds(want, status.at("sync", "comparedTo", key)) {
      return .progressing("Argo CD has not compared the wanted \(key) yet")
    }
  }
  let pins = pinnedRevisions(wanted)
  if let operation = failedOperation(status["operationState"], pins) { return operation }
  guard status.at("sync", "status")?.string == "Synced" else {
    return .progressing(unsynced(live))
  }
  if let other = firstOtherRevision(than: pins, revisions(status["sync"])) {
    return .progressing("is synced to another revision than \(other.prefix(7))")
  }
  if live.value["operation"] != nil { return .progressing("a sync has been asked for") }
  switch status.at("operationState", "phase")?.string {
  // One that failed for another commit says nothing about this one, which is synced.
  case nil, "Succeeded", "Failed", "Error": break
  case let phase?: return .progressing("sync is \(phase)")
  }
  guard !(status["resources"]?.array ?? []).isEmpty else { return .progressing("has no resources yet") }
  switch status.at("health", "status")?.string {
  case "Healthy": return .ready
  case "Degraded": return .failed("is Degraded: \(shortened(status.at("health", "message")?.string ?? ""))")
  case let other: return .progressing("is \(other ?? "without health yet")")
  }
}

/// Waiting does not help an Application that nobody syncs, so that is said.
private func unsynced(_ live: KubeObject) -> String {
  guard let state = live.status.at("sync", "status")?.string else { return "is not compared yet" }
  let automated = live.spec.at("syncPolicy", "automated")
  let isAutomatic = automated?.object != nil && automated?["enabled"]?.bool != false
  let isRunning = live.value["operation"] != nil || live.status.at("operationState", "phase")?.string == "Running"
  return "is \(state)" + (isAutomatic || isRunning ? "" : " and does not sync by itself: sync it in Argo CD")
}

/// The wanted commit of each source, by its place; nil where the source names no full commit.
private func pinnedRevisions(_ application: KubeObject) -> [String?] {
  let many = application.spec["sources"]?.array ?? []
  let sources = many.isEmpty ? [application.spec["source"]].compactMap { $0 } : many
  return sources.map { source in source["targetRevision"]?.string.flatMap { isCommit($0) ? $0 : nil } }
}

/// `revisions` of several sources, else the one `revision`.
private func revisions(_ value: Value?) -> [String] {
  let many = (value?["revisions"]?.array ?? []).compactMap(\.string)
  return many.isEmpty ? [value?["revision"]?.string].compactMap { $0 } : many
}

/// A wanted commit that is not at its place among the revisions.
private func firstOtherRevision(than pins: [String?], _ found: [String]) -> String? {
  for (place, pin) in pins.enumerated() {
    if let pin, place >= found.count || found[place] != pin { return pin }
  }
  return nil
}

/// The last sync, if it failed and was about the wanted commits. Argo CD has used up its retries by then.
private func failedOperation(_ operation: Value?, _ pins: [String?]) -> Readiness? {
  guard let operation, let phase = operation["phase"]?.string, ["Failed", "Error"].contains(phase) else { return nil }
  let synced = revisions(operation["syncResult"])
  let about = synced.isEmpty ? revisions(operation.at("operation", "sync")) : synced
  if !about.isEmpty, firstOtherRevision(than: pins, about) != nil { return nil }
  return .failed("sync \(phase.lowercased()): \(shortened(operation["message"]?.string ?? ""))")
}

/// Whether everything wanted stands in the live value too; the server may add defaults.
private func holds(_ wanted: Value, _ live: Value?) -> Bool {
  guard let live else { return false }
  switch (wanted, live) {
  case (.object(let members), .object(let present)):
    return members.allSatisfy { isNothing($0.value) || holds($0.value, present[$0.key]) }
  case (.array(let items), .array(let present)):
    return items.count == present.count && zip(items, present).allSatisfy { holds($0, $1) }
  default: return wanted == live
  }
}

private func isNothing(_ value: Value) -> Bool {
  switch value {
  case .null: true
  case .object(let members): members.isEmpty
  case .array(let items): items.isEmpty
  default: false
  }
}
