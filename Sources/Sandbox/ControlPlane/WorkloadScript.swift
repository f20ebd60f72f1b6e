// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// Stands in for the controllers and nodes of a cluster: nothing runs here, but an object may say how it is to end.
///
/// The annotation `sandbox.nestling.dev/outcome`, on the object or else on its namespace, is `succeeds`, `fails` or `runs`. An
/// object without it keeps the status that somebody else gives it. A workload is told again after each change of its spec, so a
/// Deployment that `succeeds` is available anew after every scaling.
enum WorkloadScript {
  static let annotation = "sandbox.nestling.dev/outcome"
  /// What a failure is said to be.
  static let message = "sandbox.nestling.dev/message"

  enum Outcome: String, CaseIterable { case succeeds, fails, runs }

  static func isPlayed(_ storage: String) -> Bool { status[storage] != nil || storage.contains(".toolkit.fluxcd.io/") }

  static func causes(_ value: Value) -> [APIFailure.Cause] {
    guard let text = value.at("metadata", "annotations", annotation)?.string, Outcome(rawValue: text) == nil else {
      return []
    }
    let known = Outcome.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return [
      .init(
        reason: "FieldValueNotSupported", message: "Unsupported value: \"\(text)\": supported values: \(known)",
        field: "metadata.annotations[\(annotation)]")
    ]
  }

  /// The object with the status that its script gives it; nil when it has none, or it says so already.
  static func played(_ value: Value, _ storage: String, namespace: Value?, now: Timestamp) -> Value? {
    let own = value.at("metadata", "annotations", annotation) ?? namespace?.at("metadata", "annotations", annotation)
    guard !value.isDeleting, let outcome = own?.string.flatMap({ Outcome(rawValue: $0) }) else { return nil }
    let scene = Scene(value: value, outcome: outcome, now: now)
    var result = value
    result["status"] = (status[storage] ?? { $0.resource })(scene)
    return result["status"] == value["status"] ? nil : result
  }

  private static let status: [String: @Sendable (Scene) -> Value] = [
    "batch/jobs": { $0.job }, "apps/deployments": { $0.deployment }, "apps/statefulsets": { $0.statefulSet },
    "apps/daemonsets": { $0.daemonSet }, "apps/replicasets": { $0.replicaSet }, "/pods": { $0.pod },
    "/persistentvolumeclaims": { $0.claim },
  ]
}

/// One object and how it is to end: the status that its controller would write (k8s.io/api types of each kind).
private struct Scene: Sendable {
  var value: Value
  var outcome: WorkloadScript.Outcome
  var now: Timestamp

  private var generation: Value { value[meta: "generation"] ?? 1 }
  private var replicas: Int64 { value.at("spec", "replicas")?.int ?? 1 }
  private var ready: Int64 { outcome == .succeeds ? replicas : 0 }
  private var message: Value {
    value.at("metadata", "annotations", WorkloadScript.message) ?? "the sandbox was told that it fails"
  }

  /// Keeps the time of a condition that stays as it is.
  private func condition(_ type: String, _ status: String, _ reason: String, _ message: Value) -> Value {
    let known = (value.at("status", "conditions")?.array ?? []).first { $0["type"]?.string == type }
    let since =
      known?["status"]?.string == status ? known?["lastTransitionTime"] : nil
    return [
      "type": .string(type), "status": .string(status), "reason": .string(reason), "message": message,
      "lastTransitionTime": since ?? .string(now.description),
    ]
  }

  private func since(_ key: String) -> Value { value.at("status", key) ?? .string(now.description) }

  var job: Value {
    switch outcome {
    case .runs: return ["active": 1, "ready": 1, "startTime": since("startTime")]
    case .succeeds:
      return [
        "succeeded": .int(value.at("spec", "completions")?.int ?? 1), "startTime": since("startTime"),
        "completionTime": since("completionTime"),
        "conditions": [
          condition("Complete", "True", "CompletionsReached", "Reached expected number of succeeded pods")
        ],
      ]
    case .fails:
      return [
        "failed": .int((value.at("spec", "backoffLimit")?.int ?? 6) + 1), "startTime": since("startTime"),
        "conditions": [condition("Failed", "True", "BackoffLimitExceeded", message)],
      ]
    }
  }

  var deployment: Value {
    let available = condition(
      "Available", outcome == .succeeds ? "True" : "False",
      outcome == .succeeds ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
      outcome == .succeeds
        ? "Deployment has minimum availability." : "Deployment does not have minimum availability.")
    let progressing =
      switch outcome {
      case .succeeds: condition("Progressing", "True", "NewReplicaSetAvailable", "ReplicaSet has progressed.")
      case .runs: condition("Progressing", "True", "ReplicaSetUpdated", "ReplicaSet is progressing.")
      case .fails: condition("Progressing", "False", "ProgressDeadlineExceeded", message)
      }
    return [
      "observedGeneration": generation, "replicas": .int(replicas), "updatedReplicas": .int(replicas),
      "readyReplicas": .int(ready), "availableReplicas": .int(ready), "unavailableReplicas": .int(replicas - ready),
      "conditions": [available, progressing],
    ]
  }

  var statefulSet: Value {
    [
      "observedGeneration": generation, "replicas": .int(replicas), "currentReplicas": .int(replicas),
      "updatedReplicas": .int(replicas), "readyReplicas": .int(ready), "availableReplicas": .int(ready),
      "currentRevision": "sandbox-1", "updateRevision": "sandbox-1",
    ]
  }

  var daemonSet: Value {
    let ready: Value = outcome == .succeeds ? 1 : 0
    return [
      "observedGeneration": generation, "desiredNumberScheduled": 1, "currentNumberScheduled": 1,
      "updatedNumberScheduled": 1, "numberReady": ready, "numberAvailable": ready, "numberMisscheduled": 0,
    ]
  }

  var replicaSet: Value {
    [
      "observedGeneration": generation, "replicas": .int(replicas), "readyReplicas": .int(ready),
      "availableReplicas": .int(ready),
    ]
  }

  var pod: Value {
    switch outcome {
    case .runs:
      return ["phase": "Running", "conditions": [condition("Ready", "True", "", "")], "startTime": since("startTime")]
    case .succeeds: return ["phase": "Succeeded", "startTime": since("startTime")]
    case .fails: return ["phase": "Failed", "message": message, "startTime": since("startTime")]
    }
  }

  var claim: Value {
    switch outcome {
    case .succeeds:
      return [
        "phase": "Bound", "accessModes": value.at("spec", "accessModes") ?? ["ReadWriteOnce"],
        "capacity": value.at("spec", "resources", "requests") ?? [:],
      ]
    case .fails: return ["phase": "Lost"]
    case .runs: return ["phase": "Pending"]
    }
  }

  /// What all of Flux's kinds say of themselves.
  var resource: Value {
    let ready =
      switch outcome {
      case .succeeds: condition("Ready", "True", "ReconciliationSucceeded", "the sandbox was told that it succeeds")
      case .fails: condition("Ready", "False", "ReconciliationFailed", message)
      case .runs: condition("Ready", "Unknown", "Progressing", "Reconciliation in progress")
      }
    return ["observedGeneration": generation, "conditions": [ready]]
  }
}
