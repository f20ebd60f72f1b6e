// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import KubeModel

/// What one look at Git and the cluster found out about an Application.
struct Observation: Sendable {
  /// A resolved source, or why it cannot be.
  enum SourceState: Sendable, Equatable { case found(revision: String), failed(String) }
  var sources: [SourceState]
  /// The revisions the record in the destination namespace tells of; nil without a record.
  var deployed: [String]?
  /// The record's path and repository are those of the spec.
  var isRecordCurrent = false
  /// Set when a sync was tried in this round.
  var attempt: Attempt?

  struct Attempt: Sendable, Equatable {
    var isSuccess: Bool
    var message: String
    var startedAt: Timestamp
    var isAutomated: Bool
  }

  var revisions: [String]? {
    var revisions: [String] = []
    for source in sources {
      guard case .found(let revision) = source else { return nil }
      revisions.append(revision)
    }
    return revisions.isEmpty ? nil : revisions
  }
  var failures: [String] {
    sources.compactMap { if case .failed(let message) = $0 { message } else { nil } }
  }
  var isSynced: Bool { deployed != nil && deployed == revisions && isRecordCurrent }
}

/// Words an observation as Argo CD's application controller does (v3.5, pkg/apis/application/v1alpha1). Pure.
struct Comparison: Sendable {
  var application: Application
  var observation: Observation
  var port: UInt16
  var now: Timestamp

  /// Whether a sync should be tried now. A record of something else than what is wanted always makes it due: the status may
  /// tell of an older sync than the last. Without a record, Argo CD tries one revision of one source once, unless it is to
  /// heal. A failed try is repeated, since Argo CD's policy of retries ends in success here as soon as the namespace is there.
  var isSyncDue: Bool {
    guard let revisions = observation.revisions, application.destinationProblem == nil else { return false }
    if application.wantedOperation != nil { return true }
    guard application.isAutomated, !observation.isSynced else { return false }
    if observation.deployed != nil { return true }
    let last = application.object.status["operationState"]
    let hasSucceeded = last?["phase"]?.string == "Succeeded"
    let isSame = words(revisions, in: last?["syncResult"]) && sameSource(last?["syncResult"])
    return !(hasSucceeded && isSame) || application.healsItself
  }

  private func words(_ revisions: [String], in result: Value?) -> Bool {
    application.isMultiSource
      ? (result?["revisions"]?.array ?? []).compactMap(\.string) == revisions
      : result?["revision"]?.string == revisions.first
  }

  private func sameSource(_ result: Value?) -> Bool {
    application.isMultiSource
      ? result?["sources"] == .array(application.sources.map(\.value))
      : result?["source"] == application.sources[0].value
  }

  /// The whole status, but for the parts that only change with the rest (`reconciledAt`).
  var status: Value {
    var status = application.object.status
    status["controllerNamespace"] = application.object.namespace.map { .string($0) }
    status["sync"] = sync
    status["health"] = health
    status["conditions"] = conditions
    status["resources"] = resources
    status["sourceHydrator"] = .object([:])
    status["resourceHealthSource"] = "appTree"
    if application.isMultiSource {
      status["sourceTypes"] = .array(application.sources.map { _ in "Directory" })
      status["sourceType"] = nil
    } else {
      status["sourceType"] = "Directory"
      status["sourceTypes"] = nil
    }
    status["summary"] = ["externalURLs": .array(externalURLs.map { .string($0) })]
    if let attempt = observation.attempt, !isRepetition(attempt) { record(attempt, in: &status) }
    return status
  }

  private var sync: Value {
    var comparedTo: Value = ["destination": application.destination]
    if application.isMultiSource {
      comparedTo["sources"] = .array(application.sources.map(\.value))
    } else {
      comparedTo["source"] = application.sources[0].value
    }
    var sync: Value = ["comparedTo": comparedTo]
    guard let revisions = observation.revisions, application.destinationProblem == nil else {
      sync["status"] = "Unknown"
      return sync
    }
    if application.isMultiSource {
      sync["revisions"] = .array(revisions.map { .string($0) })
    } else {
      sync["revision"] = .string(revisions[0])
    }
    sync["status"] = observation.isSynced ? "Synced" : "OutOfSync"
    return sync
  }

  private var health: Value {
    let isUnknown =
      application.destinationProblem != nil || (observation.revisions == nil && observation.deployed == nil)
    let state = isUnknown ? "Unknown" : observation.deployed == nil ? "Missing" : "Healthy"
    let old = application.object.status["health"]
    if old?["status"]?.string == state, let old { return old }
    return ["status": .string(state), "lastTransitionTime": .string(now.description)]
  }

  private var conditions: Value? {
    var found: [(type: String, message: String)] = []
    if let problem = application.destinationProblem { found.append(("InvalidSpecError", problem)) }
    found += observation.failures.map { ("ComparisonError", $0) }
    if let attempt = observation.attempt, !attempt.isSuccess { found.append(("SyncError", attempt.message)) }
    let old = application.object.status["conditions"]?.array ?? []
    let worded = found.map { type, message -> Value in
      let same = old.first { $0["type"]?.string == type && $0["message"]?.string == message }
      return same
        ?? ["type": .string(type), "message": .string(message), "lastTransitionTime": .string(now.description)]
    }
    return worded.isEmpty ? nil : .array(worded)
  }

  /// One ConfigMap stands for all that the folder would have made.
  private var resources: Value {
    [
      [
        "kind": "ConfigMap", "version": "v1", "namespace": .string(application.namespace),
        "name": .string(application.object.name), "status": observation.isSynced ? "Synced" : "OutOfSync",
        "health": ["status": observation.deployed == nil ? "Missing" : "Healthy"],
      ]
    ]
  }

  private var externalURLs: [String] {
    let site = observation.deployed == nil ? [] : [application.siteURL(port: port)]
    return Set(site + application.links).sorted()
  }

  /// A try that failed as the last one did changes nothing worth a write.
  private func isRepetition(_ attempt: Observation.Attempt) -> Bool {
    let last = application.object.status["operationState"]
    return !attempt.isSuccess && last?["phase"]?.string == "Failed" && last?["message"]?.string == attempt.message
      && words(observation.revisions ?? [], in: last?["syncResult"]) && sameSource(last?["syncResult"])
  }

  private func record(_ attempt: Observation.Attempt, in status: inout Value) {
    let revisions = observation.revisions ?? []
    var result: Value = [
      "resources": [
        [
          "group": "", "version": "v1", "kind": "ConfigMap", "namespace": .string(application.namespace),
          "name": .string(application.object.name), "status": attempt.isSuccess ? "Synced" : "SyncFailed",
          "message": .string(attempt.message), "hookPhase": attempt.isSuccess ? "Running" : "Failed",
          "syncPhase": "Sync",
        ]
      ]
    ]
    var sync: Value = .object([:])
    var entry: Value = .object([:])
    for key in application.isMultiSource ? ["revisions", "sources"] : ["revision", "source"] {
      let value = word(key, revisions)
      result[key] = value
      entry[key] = value
      if key.hasPrefix("revision") { sync[key] = value }
    }
    let initiator: Value =
      attempt.isAutomated
      ? ["automated": true] : application.object.value.at("operation", "initiatedBy") ?? ["username": "admin"]
    status["operationState"] = [
      "operation": ["sync": sync, "initiatedBy": initiator, "retry": ["limit": 5]],
      "phase": attempt.isSuccess ? "Succeeded" : "Failed",
      "message": .string(attempt.isSuccess ? "successfully synced (all tasks run)" : attempt.message),
      "startedAt": .string(attempt.startedAt.description), "finishedAt": .string(now.description), "syncResult": result,
    ]
    guard attempt.isSuccess else { return }
    let history = status["history"]?.array ?? []
    entry["id"] = .int((history.last?["id"]?.int ?? -1) + 1)
    entry["deployStartedAt"] = .string(attempt.startedAt.description)
    entry["deployedAt"] = .string(now.description)
    entry["initiatedBy"] = initiator
    status["history"] = .array(Array((history + [entry]).suffix(10)))
  }

  private func word(_ key: String, _ revisions: [String]) -> Value {
    switch key {
    case "revisions": .array(revisions.map { .string($0) })
    case "sources": .array(application.sources.map(\.value))
    case "source": application.sources[0].value
    default: .string(revisions.first ?? "")
    }
  }

  /// What to send so that the live object becomes as it should be; nil when it already is. `reconciledAt` moves with
  /// everything else, and when somebody asked for a refresh.
  var patch: Value? {
    let live = application.object
    var wanted = status
    var body = Value.object([:])
    let change = Comparison.mergePatch(from: live.status, to: wanted)
    if change != nil || application.isRefreshWanted || live.status["reconciledAt"] == nil {
      wanted["reconciledAt"] = .string(now.description)
      body["status"] =
        Comparison.mergePatch(from: live.status, to: wanted) ?? ["reconciledAt": .string(now.description)]
    }
    if observation.attempt != nil, live.value["operation"] != nil { body["operation"] = .null }
    // The version makes a refresh that was asked for meanwhile a conflict instead of a loss.
    guard body != .object([:]) || application.isRefreshWanted else { return nil }
    body["metadata"] = ["resourceVersion": .string(live.resourceVersion)]
    if application.isRefreshWanted { body["metadata"]?["annotations"] = [Application.refresh: .null] }
    return body
  }

  /// What to send when somebody changed the Application during the sync: only what was done, which stays true whatever is
  /// wanted by now. nil when nothing was done that the live object does not tell.
  func outcomePatch(on live: KubeObject) -> Value? {
    guard let attempt = observation.attempt, !isRepetition(attempt) else { return nil }
    var wanted = live.status
    record(attempt, in: &wanted)
    guard let change = Comparison.mergePatch(from: live.status, to: wanted) else { return nil }
    var body: Value = ["status": change, "metadata": ["resourceVersion": .string(live.resourceVersion)]]
    // An operation that was asked for meanwhile is still to be done.
    if let done = application.object.value["operation"], live.value["operation"] == done { body["operation"] = .null }
    return body
  }

  /// The JSON merge patch (RFC 7396) that turns one object into another; nil when they are equal.
  static func mergePatch(from old: Value, to new: Value) -> Value? {
    guard old != new else { return nil }
    guard let before = old.object, let after = new.object else { return new }
    var patch = Object()
    for pair in before where after[pair.key] == nil { patch[pair.key] = .null }
    for pair in after {
      guard let old = before[pair.key] else {
        patch[pair.key] = pair.value
        continue
      }
      if let change = mergePatch(from: old, to: pair.value) { patch[pair.key] = change }
    }
    return .object(patch)
  }
}
