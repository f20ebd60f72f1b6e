// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Forge
public import PreviewAPI

/// What the world said about one image.
public enum ImageAnswer: Sendable, Hashable {
  /// There, under this digest; "" where the registry tells none.
  case present(String)
  case absent
  /// No answer; why.
  case unknown(String)
}

/// What the world said about a head commit.
public struct WaitAnswers: Sendable, Hashable {
  public var checks: [Check]
  /// Why the checks could not be asked for; nil when they were.
  public var checksProblem: String?
  public var images: [String: ImageAnswer]

  public init(checks: [Check] = [], checksProblem: String? = nil, images: [String: ImageAnswer] = [:]) {
    self.checks = checks
    self.checksProblem = checksProblem
    self.images = images
  }
}

/// Whether a head commit may be deployed yet.
public enum Waiting: Sendable, Hashable {
  case over
  /// The world has to be asked, or asked again.
  case asks
  case goesOn(Reason, String)
  /// Nothing is asked any more until there is a new commit or somebody says `deploy`.
  case gaveUp(String)
}

/// Judges `spec.preview.wait` for one head commit: the same commit gives the same answer whenever it is asked.
///
/// - Parameter answers: nil before the first question.
public func waiting(
  _ settings: WaitSettings, images: [String], answers: WaitAnswers?, since: Timestamp, now: Timestamp
) -> Waiting {
  if settings.checks.isEmpty, images.isEmpty { return .over }
  guard let answers else { return .asks }
  guard let missing = missingCheck(settings, answers) ?? missingImage(images, answers) else { return .over }
  guard now - since < settings.timeout else {
    return .gaveUp(
      "gave up after \(settings.timeout.shortText): \(missing.message); a new commit or `deploy` starts anew")
  }
  return .goesOn(missing.reason, "waits for \(missing.message)")
}

/// The checks of several commits as one: a check has succeeded when it has on each of them, and is there when it is on each.
public func together(_ commits: [[Check]], _ names: [String]) -> [Check] {
  guard commits.count > 1 else { return commits.first ?? [] }
  return names.compactMap { name in
    let found = commits.compactMap { checks in checks.first { $0.name == name } }
    guard found.count == commits.count else { return nil }
    let worst = found.first { $0.state == .failure } ?? found.first { $0.state == .pending } ?? found.first
    return worst
  }
}

private func missingCheck(_ settings: WaitSettings, _ answers: WaitAnswers) -> (reason: Reason, message: String)? {
  for name in settings.checks {
    let found = answers.checks.first { $0.name == name }
    if found?.state == .success { continue }
    let state =
      switch found?.state {
      case .failure: "has failed"
      case .pending: "is running"
      case .success, nil: answers.checksProblem ?? "is not there yet"
      }
    return (
      .waitingForChecks, "check “\(name)”, which \(answers.checksProblem == nil ? state : "is unknown: \(state)")"
    )
  }
  return nil
}

private func missingImage(_ images: [String], _ answers: WaitAnswers) -> (reason: Reason, message: String)? {
  for image in images {
    switch answers.images[image] {
    case .present?: continue
    case .absent?: return (.waitingForImages, "image \(image), which is not in its registry yet")
    case .unknown(let why)?: return (.waitingForImages, "image \(image), which could not be asked for: \(why)")
    case nil: return (.waitingForImages, "image \(image), which has not been asked for yet")
    }
  }
  return nil
}

/// Where the wait for a head commit stands, by what the preview remembers of it.
public enum WaitState: Sendable, Hashable {
  case over
  case gaveUp(PreviewSpec.Hold)
  case since(Timestamp)
}

/// The same head commit with the same images is asked about once. After giving up only a wish begins anew.
public func waitState(of preview: Preview?, head: String, images: [String], now: Timestamp) -> WaitState {
  guard let preview, preview.spec.head == head else { return .since(now) }
  let spec = preview.spec
  switch spec.hold?.reason {
  case nil where !spec.manifests.isEmpty, .queued?: return spec.images.map(\.name) == images ? .over : .since(now)
  case .waitingForChecks?, .waitingForImages?: return .since(spec.hold?.since ?? now)
  case .waitTimedOut?:
    guard let hold = spec.hold else { return .since(now) }
    let wishes = [spec.control.askedAt, spec.control.redeployAt].compactMap { $0 }
    return wishes.contains { $0 > hold.since ?? now } ? .since(now) : .gaveUp(hold)
  default: return .since(now)
  }
}
