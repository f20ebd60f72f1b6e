// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
public import KubeModel
internal import Naming
public import PreviewAPI

// Jobs of the set around deploying and deleting.

/// A hook's Job as it is wanted now.
public struct WantedHook: Sendable, Equatable {
  public var hook: PreviewSpec.Hook
  public var job: KubeObject
}

/// The Jobs of a moment. The name tells for what one runs: the head commit and the last wish to redeploy, or, for a hook that runs once,
/// the preview's life; so another commit is another Job, and a restart finds the one that runs.
public func wantedHooks(_ moment: HookMoment, of preview: Preview) -> [WantedHook] {
  let (spec, status) = (preview.spec, preview.status)
  let life = status.activity.aliveSince?.description ?? ""
  return spec.hooks.filter { $0.moment == moment }.map { hook in
    let present = [spec.head, life, spec.control.redeployAt?.microText ?? ""]
    let occasion: [String] =
      if moment == .beforeDelete {
        [life]
      } else if hook.runsOnce {
        ["once", life]
      } else {
        present
      }
    var job = hook.job
    if hook.runsOnce, moment != .beforeDelete {
      job.annotations[Annotations.occasion] = ShortHash.hex(present.joined(separator: "\0"))
    }
    job.name = ResourceName.label([hook.name, ShortHash.hex(([moment.rawValue] + occasion).joined(separator: "\0"))])
    job.namespace = spec.namespace
    return WantedHook(hook: hook, job: stamped(job, for: preview))
  }
}

/// All Jobs that may be there now, to be looked at.
public func hookJobs(of preview: Preview) -> [KubeObject] {
  HookMoment.allCases.flatMap { wantedHooks($0, of: preview).map(\.job) }
}

/// How far the hooks of a moment are: one after the other, in the order of the set.
enum HookProgress: Equatable {
  case done
  /// This Job is to be made.
  case starts(KubeObject)
  case runs(String)
  /// This Job has failed on another occasion; once it is gone it is made anew.
  case replaces(ObjectRef, uid: String)
  case failed(name: String, message: String)
}

func progress(_ moment: HookMoment, _ facts: PreviewFacts) -> HookProgress {
  for wanted in wantedHooks(moment, of: facts.preview) {
    let (name, ref) = (wanted.hook.name, wanted.job.ref)
    let known = facts.preview.status.hooks.first { $0.moment == moment && $0.name == name && $0.job == ref.name }
    if known?.hasSucceeded ?? false { continue }
    if let why = facts.unread[ref] { return .runs("\(moment.rawValue) hook \(name), which could not be read: \(why)") }
    guard let live = facts.live[ref] else { return .starts(wanted.job) }
    guard isOurs(live, of: facts.preview) else {
      return .failed(name: name, message: "\(ref) exists and does not belong to this preview")
    }
    switch facts.readiness[ref] {
    case .ready?: continue
    case .failed? where live.annotations[Annotations.occasion] != wanted.job.annotations[Annotations.occasion]:
      return .replaces(ref, uid: live.uid)
    case .failed(let why)?: return .failed(name: name, message: facts.hookTails[ref] ?? why)
    case .progressing?, nil: return .runs("\(moment.rawValue) hook \(name)")
    }
  }
  return .done
}

/// What is to be remembered of the hooks: a Job that was collected has run all the same.
func hookStates(_ facts: PreviewFacts) -> [PreviewStatus.HookState] {
  HookMoment.allCases.flatMap { moment in
    wantedHooks(moment, of: facts.preview).compactMap { wanted -> PreviewStatus.HookState? in
      let (name, ref) = (wanted.hook.name, wanted.job.ref)
      let known = facts.preview.status.hooks.first { $0.moment == moment && $0.name == name && $0.job == ref.name }
      if known?.hasSucceeded ?? false { return known }
      guard let live = facts.live[ref], isOurs(live, of: facts.preview) else { return known }
      switch facts.readiness[ref] {
      case .ready?:
        return PreviewStatus.HookState(moment: moment, name: name, job: ref.name, hasSucceeded: true)
      case .failed(let why)?:
        return PreviewStatus.HookState(
          moment: moment, name: name, job: ref.name, hasSucceeded: false, message: facts.hookTails[ref] ?? why)
      default: return known
      }
    }
  }
}

/// What stands between a preview and its removal: a beforeDelete hook that has not succeeded and that nobody has waived.
func holdsRemoval(_ facts: PreviewFacts) -> HookProgress {
  let preview = facts.preview
  let namespace = ObjectRef(Names.namespace, namespace: nil, name: preview.spec.namespace)
  // Without its namespace nothing can run, and where nothing was deployed there is nothing to clean.
  guard preview.object.annotations[Annotations.waiveHooks] != "true", !preview.status.inventory.isEmpty,
    preview.status.activity.aliveSince != nil, facts.live[namespace].map({ $0.deletionTimestamp == nil }) ?? false
  else { return .done }
  return progress(.beforeDelete, facts)
}
