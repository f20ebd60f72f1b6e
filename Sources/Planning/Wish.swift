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
/// Where it would change nothing, the answer says why, and what to say instead.
///
/// - Parameter pullRequest: on which it was said, or that was named; nil where only the preview was.
public func wish(
  _ command: PreviewCommand, of preview: Preview, on pullRequest: PullRequestReference? = nil, now: Timestamp
) -> Wish {
  if preview.isTerminating, ![.status, .help].contains(command) {
    return .refusal("this preview is being removed; nothing can be asked of it any more")
  }
  let asking = Asking(preview: preview, now: now)
  return switch command {
  case .status: .answer(statusSentence(preview, now))
  case .help: .answer(helpText)
  case .unknown(let what): .refusal(what)
  case .deploy: asking.deploy()
  case .redeploy: asking.redeploy()
  case .stop: asking.stop()
  case .sleep: asking.sleep()
  case .wake: asking.wake()
  case .pin: asking.pin()
  case .unpin: asking.unpin()
  case .extend(let span): asking.extend(span)
  case .approve(let sha): asking.approve(sha, pullRequest)
  }
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
