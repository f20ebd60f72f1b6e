// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents
internal import Naming
public import PreviewAPI

// How long a preview lives (docs/concepts.md). Time is counted from what people do, not from what machines do.

/// Why nothing of a preview is to run although its pull request qualifies.
public enum Rest: Sendable, Hashable {
  case stopped
  case expired(Timestamp)

  public var reason: Reason {
    switch self {
    case .stopped: .stopped
    case .expired: .expired
    }
  }

  public var message: String {
    switch self {
    case .stopped: "somebody stopped it; `/preview deploy` brings it back"
    case .expired(let moment): "it expired at \(moment); a push, a label or `/preview deploy` brings it back"
    }
  }
}

extension PreviewStatus {
  /// Enters what has happened since the last look: a push or a label, a wish, a comment. What is not known to be new changes
  /// nothing, so a restart does not make a preview younger.
  func having(_ spec: PreviewSpec, commentedAt: Timestamp? = nil, now: Timestamp) -> PreviewStatus {
    var result = self
    let moment = Timestamp(seconds: now.seconds)
    let isNew = activity.pushMark.isEmpty
    let push = pushMark(spec)
    let wish = wishMark(spec)
    let isPushed = activity.pushMark != push
    let isAsked = activity.wishMark != wish
    if isPushed { (result.activity.pushMark, result.activity.pushedAt) = (push, moment) }
    if isAsked { (result.activity.wishMark, result.activity.askedAt) = (wish, moment) }
    let rested = phase == .expired || phase == .stopped
    guard rested || !spec.manifests.isEmpty || !inventory.isEmpty else {
      // What has not run yet does not age.
      (result.lastActivityAt, result.activity.aliveSince) = (nil, nil)
      return result
    }
    if isPushed || (isAsked && !isNew) || lastActivityAt == nil { result.lastActivityAt = moment }
    if activity.aliveSince == nil || (rested && (isPushed || isAsked) && !spec.control.isStopped) {
      result.activity.aliveSince = moment
    }
    // Talk keeps a preview alive; it does not bring one back.
    if let commentedAt, phase != .expired { result.lastActivityAt = max(result.lastActivityAt ?? moment, commentedAt) }
    result.expiresAt = expiry(result, spec).map { foretold($0, spec.lifetime, now: moment) }
    return result
  }
}

extension PreviewStatus {
  /// An end that has come without anybody having been told of it, since the set's limits are new or shorter, is put off: for as
  /// long as the warning before it lasts, or, where nobody is warned, for the limit itself.
  private func foretold(_ end: Timestamp, _ lifetime: LifetimeSettings, now: Timestamp) -> Timestamp {
    guard end <= now, phase != .expired else { return end }
    if let told = expiresAt, told <= now { return end }
    let warning = lifetime.warnBefore > .zero ? lifetime.warnBefore : nil
    let notice = [warning, lifetime.idle, lifetime.maximum].compactMap { $0 }.min() ?? .zero
    return min(expiresAt ?? now + notice, now + notice)
  }
}

/// Head and labels: what counts as something new on the pull request's side.
private func pushMark(_ spec: PreviewSpec) -> String {
  let members = spec.pullRequests.flatMap { [$0.headSHA] + $0.labels }
  return ShortHash.hex(members.joined(separator: "\0"))
}

/// What people asked for last.
func wishMark(_ spec: PreviewSpec) -> String { ShortHash.hex(JSON.text(spec.control.value)) }

/// When it expires unless something happens before; nil: never.
func expiry(_ status: PreviewStatus, _ spec: PreviewSpec) -> Timestamp? {
  let (lifetime, control) = (spec.lifetime, spec.control)
  guard let active = status.lastActivityAt, let alive = status.activity.aliveSince else { return nil }
  var end = lifetime.idle.map { max(active + $0, control.extendedUntil ?? active) }
  if let most = lifetime.maximum { end = min(end ?? alive + most, alive + most) }
  guard var end else { return nil }
  if let pinned = control.pinnedUntil {
    end = max(end, min(pinned, (status.activity.askedAt ?? active) + lifetime.maximumPin))
  }
  return end
}

/// Why nothing of it is to run now; nil when it may.
func rest(_ status: PreviewStatus, _ spec: PreviewSpec, now: Timestamp) -> Rest? {
  if spec.control.isStopped { return .stopped }
  guard let end = status.expiresAt, end <= now else { return nil }
  return .expired(end)
}

/// Why nothing of an existing preview is to run, seen with the newest of its pull request and settings.
public func rest(of preview: Preview, as spec: PreviewSpec, now: Timestamp) -> Rest? {
  var spec = spec
  spec.control = preview.spec.control
  // Ageing is for what runs, or ran until it expired.
  spec.manifests = preview.spec.manifests
  return rest(preview.status.having(spec, now: now), spec, now: now)
}

/// What the pull request is to be told before the end; nil while that is far.
func warning(_ status: PreviewStatus, _ spec: PreviewSpec, now: Timestamp) -> String? {
  guard spec.lifetime.warnBefore > .zero, let end = status.expiresAt, end > now, end - now <= spec.lifetime.warnBefore
  else { return nil }
  return "It expires at \(end) unless there is a push, or somebody writes `/preview extend 48h` or `/preview pin`."
}
