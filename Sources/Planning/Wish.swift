// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
internal import KubeModel
public import PreviewAPI

/// What a command comes to for one preview at one moment. Comments, command line and dashboard ask the same function.
public enum Wish: Sendable, Equatable {
  /// Members to merge into `spec.control`, and what to tell whoever asked.
  case change(Value, told: String)
  /// Nothing to change: an answer.
  case answer(String)
  /// Not possible now: why, and what to do.
  case refusal(String)

  /// The merge patch of a `change`; nil otherwise.
  public var patch: Value? {
    guard case .change(let members, _) = self else { return nil }
    return ["spec": ["control": members]]
  }

  /// What to tell whoever asked.
  public var told: String {
    switch self {
    case .change(_, let told): told
    case .answer(let text), .refusal(let text): text
    }
  }
}

/// What a command comes to. Whether the person may ask for it is for the caller to find out first.
///
/// - Parameter pullRequest: on which it was said, or that was named; nil where only the preview was.
public func wish(
  _ command: PreviewCommand, of preview: Preview, on pullRequest: PullRequestReference? = nil, now: Timestamp
) -> Wish {
  if preview.isTerminating, ![.status, .help].contains(command) {
    return .refusal("this preview is being removed; nothing can be asked of it any more")
  }
  func change(_ members: Value, _ told: String) -> Wish {
    var members = members
    members["askedAt"] = .string(now.microText)
    return .change(members, told: told)
  }
  switch command {
  case .status: return .answer(statusSentence(preview, now))
  case .help: return .answer(helpText)
  case .unknown(let what): return .refusal(what)
  case .deploy: return change(["stopped": false, "asleep": false], "it will be brought back as soon as there is room")
  case .redeploy:
    return change(
      ["stopped": false, "asleep": false, "redeployAt": .string(now.microText)], "everything is applied anew")
  case .stop: return change(["stopped": true], "everything of it will be removed; `deploy` brings it back")
  case .sleep: return change(["asleep": true], "it will be scaled to zero; `wake` or a push brings it back")
  case .wake: return change(["asleep": false], "it will be scaled up again")
  case .unpin: return change(["pinnedUntil": .null], "it may expire again")
  case .pin:
    let until = now + preview.spec.lifetime.maximumPin
    return change(["pinnedUntil": .string(until.description)], "it does not expire before \(until)")
  case .extend(let span):
    let until = max(now, preview.status.expiresAt ?? now) + span
    return change(["extendedUntil": .string(until.description)], "its idle limit ends no sooner than \(until)")
  case .approve(let sha):
    return approval(of: sha, preview, pullRequest, change)
  }
}

/// An approval is for a commit that is a head now; whoever read another one has to read again.
private func approval(
  of sha: String, _ preview: Preview, _ pullRequest: PullRequestReference?, _ change: (Value, String) -> Wish
) -> Wish {
  let members = pullRequest.map { [$0] } ?? waitingFirst(preview.spec)
  guard let first = members.first, !first.headSHA.isEmpty else {
    return .refusal("this preview belongs to no pull request; there is nothing to approve")
  }
  guard let meant = members.first(where: { $0.headSHA.hasPrefix(sha) }) else {
    return .refusal(
      "commit \(sha.prefix(12)) is not the head any more, \(first.headSHA.prefix(12)) is; read that and approve it")
  }
  return change(
    approval(of: meant, in: preview.spec),
    "commit \(meant.headSHA.prefix(7)) may be deployed; the next push asks again")
}

/// The one that waits for a person comes first.
private func waitingFirst(_ spec: PreviewSpec) -> [PullRequestReference] {
  let waiting = spec.pullRequests.filter { $0.label == spec.hold?.pullRequest }
  return waiting + spec.pullRequests.filter { $0.label != spec.hold?.pullRequest }
}

/// Members of `spec.control` that let the head commit of this pull request through.
public func approval(of pullRequest: PullRequestReference, in spec: PreviewSpec) -> Value {
  pullRequest.key == spec.pullRequest?.key
    ? ["approvedSHA": .string(pullRequest.headSHA)]
    : ["approvals": .object([pullRequest.label: .string(pullRequest.headSHA)])]
}

private func statusSentence(_ preview: Preview, _ now: Timestamp) -> String {
  let status = preview.status
  var sentence = status.phase?.rawValue ?? "not looked at yet"
  if let message = status.conditions.first(where: { $0.type == "Ready" })?.message, !message.isEmpty {
    sentence += ": " + message
  }
  if status.phase == .ready, !status.url.isEmpty { sentence += " at " + status.url }
  if let end = status.expiresAt, end > now { sentence += "; it expires in \((end - now).shortText)" }
  return sentence
}

private var helpText: String {
  PreviewCommand.vocabulary.map { row in
    "- `/preview \(row.word)\(row.argument.isEmpty ? "" : " " + row.argument)` \(row.effect)"
  }.joined(separator: "\n")
}
