// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import KubeModel
internal import PreviewAPI

/// Judges a live object against what was wanted. Stale status never counts.
public func readiness(of live: KubeObject, wanted: KubeObject) -> Readiness {
  if live.deletionTimestamp != nil { return .progressing("is being deleted") }
  return live.kind.group == Names.application.group && live.kind.kind == Names.application.kind
    ? applicationReadiness(live, wanted) : kstatus(live)
}

/// Argo CD Applications: the predicate of appset-controller G.6.
private func applicationReadiness(_ live: KubeObject, _ wanted: KubeObject) -> Readiness {
  let status = live.status
  if let broken = status["conditions"]?.array?.first(where: { $0["type"]?.string?.hasSuffix("Error") ?? false }) {
    return .failed("\(broken["type"]?.string ?? ""): \(shortened(broken["message"]?.string ?? ""))")
  }
  let compared = status.at("sync", "comparedTo")
  for key in ["source", "sources", "destination"] {
    if let want = wanted.spec[key], !holds(want, compared?[key]) {
      return .progressing("Argo CD has not compared the wanted \(key) yet")
    }
  }
  let revisions = wantedRevisions(wanted)
  let operation = status["operationState"]
  let phase = operation?["phase"]?.string ?? ""
  if phase == "Failed" || phase == "Error" {
    return .failed("sync \(phase.lowercased()): \(shortened(operation?["message"]?.string ?? ""))")
  }
  guard status.at("sync", "status")?.string == "Synced" else {
    return .progressing("is \(status.at("sync", "status")?.string ?? "not compared yet")")
  }
  let synced = [status.at("sync", "revision")?.string].compactMap { $0 } + strings(status.at("sync", "revisions"))
  for revision in revisions where !synced.contains(revision) {
    return .progressing("is synced to another revision than \(revision.prefix(7))")
  }
  if !phase.isEmpty, phase != "Succeeded" { return .progressing("sync is \(phase)") }
  guard !(status["resources"]?.array ?? []).isEmpty else { return .progressing("has no resources yet") }
  switch status.at("health", "status")?.string {
  case "Healthy": return .ready
  case "Degraded": return .failed("is Degraded: \(shortened(status.at("health", "message")?.string ?? ""))")
  case let other: return .progressing("is \(other ?? "without health yet")")
  }
}

/// Full commits among the wanted revisions; branches and tags resolve to something we cannot compare.
private func wantedRevisions(_ application: KubeObject) -> [String] {
  let sources = [application.spec["source"]].compactMap { $0 } + (application.spec["sources"]?.array ?? [])
  return sources.compactMap { $0["targetRevision"]?.string }.filter {
    $0.utf8.count == 40 && $0.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
  }
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

/// Everything else: the rules of kstatus (sigs.k8s.io/cli-utils, pkg/kstatus): observedGeneration first, then the kind's own
/// numbers, then the conditions Ready, Available, Complete, Stalled and Reconciling.
private func kstatus(_ live: KubeObject) -> Readiness {
  let status = live.status
  if let observed = status["observedGeneration"]?.int, observed < live.generation {
    return .progressing("its controller has not seen the last change yet")
  }
  func condition(_ type: String) -> Condition? { live.conditions.first { $0.type == type } }
  if let stalled = condition("Stalled"), stalled.status == "True" { return .failed(shortened(stalled.message)) }
  switch (live.kind.group, live.kind.kind) {
  case ("apps", "Deployment"), ("apps", "StatefulSet"):
    let wanted = live.spec["replicas"]?.int ?? 1
    let available = status["readyReplicas"]?.int ?? 0
    if let progress = condition("Progressing"), progress.reason == "ProgressDeadlineExceeded" {
      return .failed(shortened(progress.message))
    }
    guard status["updatedReplicas"]?.int ?? 0 >= wanted, available >= wanted else {
      return .progressing("\(available) of \(wanted) replicas are ready")
    }
    return .ready
  case ("batch", "Job"):
    if let failed = condition("Failed"), failed.status == "True" { return .failed(shortened(failed.message)) }
    return condition("Complete")?.status == "True" ? .ready : .progressing("is running")
  case ("", "Pod"):
    return status["phase"]?.string == "Succeeded" || condition("Ready")?.status == "True"
      ? .ready : .progressing("is \(status["phase"]?.string ?? "Pending")")
  default: break
  }
  if let reconciling = condition("Reconciling"), reconciling.status == "True" {
    return .progressing(shortened(reconciling.message))
  }
  for type in ["Ready", "Available"] {
    if let found = condition(type), found.status != "True" {
      return .progressing("\(type) is \(found.status): \(shortened(found.message))")
    }
  }
  // Flux objects exist before their controller has looked at them once; then they have no condition at all.
  if live.kind.group.hasSuffix("toolkit.fluxcd.io"), condition("Ready") == nil { return .progressing("is new") }
  return .ready
}

private func strings(_ value: Value?) -> [String] { (value?.array ?? []).compactMap(\.string) }

/// Remote text is bounded before it goes into messages.
private func shortened(_ text: String) -> String { text.utf8.count <= 300 ? text : text.prefix(300) + "…" }
