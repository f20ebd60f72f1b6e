// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel

/// Everything but Applications: the rules of kstatus (sigs.k8s.io/cli-utils, pkg/kstatus/status). First observedGeneration, then
/// Reconciling and Stalled, then the kind's own numbers where it has some, then Ready and Available.
///
/// Departures: a Job is ready when it is complete, not when it runs; a condition about an older generation does not count.
func kstatus(_ live: KubeObject) -> Readiness {
  if let observed = live.status["observedGeneration"]?.int, observed < live.generation {
    return .progressing("its controller has not seen the last change yet")
  }
  if let stalled = live.conditions["Stalled"], stalled.status == "True" { return .failed(shortened(stalled.message)) }
  if let moving = live.conditions["Reconciling"], moving.status == "True" {
    return .progressing(moving.message.isEmpty ? "is being reconciled" : shortened(moving.message))
  }
  switch (live.kind.group, live.kind.kind) {
  case ("apps", "Deployment"): return deployment(live)
  case ("apps", "StatefulSet"): return statefulSet(live)
  case ("apps", "DaemonSet"): return daemonSet(live)
  case ("apps", "ReplicaSet"): return replicaSet(live)
  case ("batch", "Job"): return job(live)
  case ("", "Pod"): return pod(live)
  case ("", "PersistentVolumeClaim"): return claim(live)
  case ("", "Service"): return service(live)
  case ("", "Namespace"):
    return live.status["phase"]?.string == "Terminating" ? .progressing("is being deleted") : .ready
  case ("apiextensions.k8s.io", "CustomResourceDefinition"): return definition(live)
  default: return byConditions(live)
  }
}

private func byConditions(_ live: KubeObject) -> Readiness {
  for type in ["Ready", "Available"] {
    guard let found = live.conditions[type] else { continue }
    if let observed = found.observedGeneration, observed < live.generation {
      return .progressing("\(type) is about an older generation")
    }
    if found.status != "True" { return .progressing("\(type) is \(found.status): \(shortened(found.message))") }
  }
  // Flux objects exist before their controller has looked at them once; then they have no condition at all.
  if live.kind.group.hasSuffix("toolkit.fluxcd.io"), live.conditions["Ready"] == nil { return .progressing("is new") }
  return .ready
}

// MARK: workloads

private func number(_ live: KubeObject, _ key: String) -> Int64 { live.status[key]?.int ?? 0 }

/// The first of the numbers that falls short of what is wanted.
private func shortage(_ live: KubeObject, of wanted: Int64, _ counts: [(key: String, word: String)]) -> Readiness? {
  for (key, word) in counts where number(live, key) < wanted {
    return .progressing("\(number(live, key)) of \(wanted) replicas are \(word)")
  }
  return nil
}

private func deployment(_ live: KubeObject) -> Readiness {
  let wanted = live.spec["replicas"]?.int ?? 1
  if let progress = live.conditions["Progressing"], progress.reason == "ProgressDeadlineExceeded" {
    return .failed(shortened(progress.message))
  }
  if let short = shortage(live, of: wanted, [("replicas", "made"), ("updatedReplicas", "updated")]) { return short }
  if number(live, "replicas") > wanted {
    return .progressing("\(number(live, "replicas") - wanted) old replicas have not ended yet")
  }
  if let short = shortage(live, of: wanted, [("availableReplicas", "available"), ("readyReplicas", "ready")]) {
    return short
  }
  if let available = live.conditions["Available"], available.status != "True" {
    return .progressing(shortened(available.message))
  }
  return .ready
}

private func statefulSet(_ live: KubeObject) -> Readiness {
  // With OnDelete the pods are replaced when somebody deletes them, which is not our business.
  if live.spec.at("updateStrategy", "type")?.string == "OnDelete" { return .ready }
  let wanted = live.spec["replicas"]?.int ?? 1
  if let short = shortage(live, of: wanted, [("replicas", "made"), ("readyReplicas", "ready")]) { return short }
  if number(live, "replicas") > wanted { return .progressing("too many replicas have not ended yet") }
  if let partition = live.spec.at("updateStrategy", "rollingUpdate", "partition")?.int, partition > 0 {
    return shortage(live, of: max(0, wanted - partition), [("updatedReplicas", "updated")]) ?? .ready
  }
  if let short = shortage(live, of: wanted, [("currentReplicas", "current")]) { return short }
  let (current, update) = (live.status["currentRevision"]?.string, live.status["updateRevision"]?.string)
  return current == update ? .ready : .progressing("its pods are not all of the last revision")
}

private func daemonSet(_ live: KubeObject) -> Readiness {
  guard let wanted = live.status["desiredNumberScheduled"]?.int else {
    return .progressing("its controller has not looked at it yet")
  }
  let counts = [
    ("currentNumberScheduled", "scheduled"), ("updatedNumberScheduled", "updated"), ("numberAvailable", "available"),
    ("numberReady", "ready"),
  ]
  return shortage(live, of: wanted, counts) ?? .ready
}

private func replicaSet(_ live: KubeObject) -> Readiness {
  let wanted = live.spec["replicas"]?.int ?? 1
  if let failure = live.conditions["ReplicaFailure"], failure.status == "True" {
    return .progressing(shortened(failure.message))
  }
  let counts = [("replicas", "made"), ("availableReplicas", "available"), ("readyReplicas", "ready")]
  if let short = shortage(live, of: wanted, counts) { return short }
  return number(live, "replicas") > wanted ? .progressing("too many replicas have not ended yet") : .ready
}

private func job(_ live: KubeObject) -> Readiness {
  if let failed = live.conditions["Failed"], failed.status == "True" { return .failed(shortened(failed.message)) }
  if live.conditions["Complete"]?.status == "True" { return .ready }
  if live.spec["suspend"]?.bool == true { return .progressing("is suspended") }
  return .progressing(live.status["startTime"] == nil ? "has not started yet" : "is running")
}

private func pod(_ live: KubeObject) -> Readiness {
  switch live.status["phase"]?.string {
  case "Succeeded": return .ready
  case "Failed": return .failed("has ended without success")
  case "Running":
    if live.conditions["Ready"]?.status == "True" { return .ready }
    let crashing = (live.status["containerStatuses"]?.array ?? []).first {
      $0.at("state", "waiting", "reason")?.string == "CrashLoopBackOff"
    }
    return crashing.map { .failed("container \($0["name"]?.string ?? "") keeps crashing") }
      ?? .progressing("runs, but is not ready yet")
  default:
    if let scheduled = live.conditions["PodScheduled"], scheduled.status == "False",
      scheduled.reason == "Unschedulable"
    {
      return .failed("cannot be scheduled: \(shortened(scheduled.message))")
    }
    return .progressing("is \(live.status["phase"]?.string ?? "Pending")")
  }
}

// MARK: other kinds with rules of their own

private func claim(_ live: KubeObject) -> Readiness {
  switch live.status["phase"]?.string {
  case "Bound": .ready
  case "Lost": .failed("has lost its volume")
  case let phase: .progressing("is \(phase ?? "Pending")")
  }
}

private func service(_ live: KubeObject) -> Readiness {
  guard live.spec["type"]?.string == "LoadBalancer" else { return .ready }
  return live.spec["clusterIP"]?.string?.isEmpty ?? true ? .progressing("has no address yet") : .ready
}

private func definition(_ live: KubeObject) -> Readiness {
  if let names = live.conditions["NamesAccepted"], names.status == "False" { return .failed(shortened(names.message)) }
  guard let established = live.conditions["Established"] else { return .progressing("is being installed") }
  if established.status == "True" { return .ready }
  return established.reason == "Installing"
    ? .progressing("is being installed") : .failed(shortened(established.message))
}
