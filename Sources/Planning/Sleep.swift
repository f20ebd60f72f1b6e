// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import KubeModel
internal import PreviewAPI

// When a preview sleeps, and what that means for its objects.

/// Whether a preview sleeps, why, and when the clock alone may change that.
struct Slumber: Equatable {
  /// Why it sleeps; nil when it is awake.
  var why: String?
  var changesAt: Timestamp?
}

/// What woke or sent to sleep last decides. A push wakes; a wish does what it says; the schedules speak at their times; and what
/// nobody has asked anything of for the idle time sleeps.
func slumber(_ status: PreviewStatus, _ spec: PreviewSpec, zone: TimeZone, now: Timestamp) -> Slumber {
  let settings = spec.lifetime.sleep
  guard settings != SleepSettings() || spec.control.isAsleep, let alive = status.activity.aliveSince else {
    return Slumber()
  }
  let sleeping = CronSchedule(settings.schedule)
  let waking = CronSchedule(settings.wake)
  let slept = sleeping?.last(by: now, in: zone)
  let woken = waking?.last(by: now, in: zone)
  let (pushed, asked) = (status.activity.pushedAt ?? alive, status.activity.askedAt ?? alive)
  let idleEnd = settings.idle.map { max(status.lastActivityAt ?? alive, woken ?? alive) + $0 }
  var result = Slumber()
  result.changesAt = [
    sleeping?.next(after: now, in: zone), waking?.next(after: now, in: zone), idleEnd.flatMap { $0 > now ? $0 : nil },
  ].compactMap { $0 }.min()
  let lastWaking = max(woken ?? alive, pushed)
  if spec.control.isAsleep, asked >= lastWaking {
    result.why = "somebody sent it to sleep"
  } else if let slept, slept > lastWaking, slept > asked || spec.control.isAsleep {
    result.why = "it sleeps by schedule"
  } else if let idleEnd, idleEnd <= now, let idle = settings.idle {
    result.why = "nobody has asked anything of it for \(idle.shortText)"
  }
  return result
}

/// An object of ours as it is to stand while the preview sleeps: Argo CD and Flux leave it alone, and nothing runs.
func drowsy(_ object: KubeObject) -> KubeObject {
  var result = object
  switch (object.kind.group, object.kind.kind) {
  case ("argoproj.io", "Application"):
    guard var policy = object.value.at("spec", "syncPolicy") else { return object }
    policy["automated"] = nil
    result.value["spec"]?["syncPolicy"] = policy
  case (let group, _) where group.hasSuffix("toolkit.fluxcd.io"):
    result.value["spec"]?["suspend"] = true
  case ("apps", "Deployment"), ("apps", "StatefulSet"): result.value["spec"]?["replicas"] = 0
  case ("batch", "CronJob"): result.value["spec"]?["suspend"] = true
  default: break
  }
  return result
}

/// Whether somebody else brings this object back as soon as it is changed: it has to stand still before its workloads do.
private func isDeliverer(_ object: KubeObject) -> Bool {
  object.kind.group == "argoproj.io" || object.kind.group.hasSuffix("toolkit.fluxcd.io")
}

/// Sends the workloads of the preview's namespace to sleep, or wakes those that were sent: what they were before stands in an
/// annotation of theirs, so that it is there after a restart. Our own manifests are not touched here; they are applied as they are to stand.
///
/// - Parameter isAsleep: and all deliverers are known to stand still.
func scalings(_ facts: PreviewFacts, isAsleep: Bool) -> [Action] {
  let own = Set(facts.preview.spec.manifests.map(\.ref))
  return (facts.workloads ?? []).filter { !own.contains($0.ref) && $0.deletionTimestamp == nil }.compactMap {
    workload in
    let remembered = workload.annotations[Annotations.awake]
    let isCron = workload.kind.kind == "CronJob"
    let field = isCron ? "suspend" : "replicas"
    let present = workload.spec[field] ?? (isCron ? false : 1)
    let rest: Value = isCron ? true : 0
    if isAsleep {
      guard present != rest else { return nil }
      return .scale(
        workload.ref,
        ["metadata": ["annotations": [Annotations.awake: .string(JSON.text(present))]], "spec": [field: rest]])
    }
    guard let remembered, let before = try? JSON.parse(remembered) else { return nil }
    return .scale(workload.ref, ["metadata": ["annotations": [Annotations.awake: .null]], "spec": [field: before]])
  }
}

/// Whether every deliverer stands as it is wanted: applied, and seen so.
func deliverersStand(_ wanted: [KubeObject], pending: [KubeObject]) -> Bool {
  !wanted.contains { object in isDeliverer(object) && pending.contains { $0.ref == object.ref } }
}
