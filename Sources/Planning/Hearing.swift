// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import Forge
internal import KubeModel
public import PreviewAPI

/// A comment with commands in it that nobody has acted on yet.
public struct HeardCommands: Sendable, Equatable {
  public var commentID: String
  public var author: String
  /// When it was written; the moment that its commands count from.
  public var at: Timestamp
  public var commands: [PreviewCommand]
}

/// What reading the comments of a pull request comes to.
public struct Hearing: Sendable, Equatable {
  /// Oldest first.
  public var commands: [HeardCommands] = []
  /// What has been read by then.
  public var heard: HeardComments
}

/// Finds the commands that are new. A comment counts once, when it is new: what is older than the newest one read is an edit, and
/// edits of old comments do nothing. What was written before the Preview existed was for another one of its name. Bots give no
/// commands.
public func hearing(_ comments: [Comment], of preview: Preview, now: Timestamp) -> Hearing {
  var heard = preview.heard
  let born = preview.object.creationTimestamp ?? .init(seconds: 0)
  let known = Set(heard.handled)
  let since = max(heard.until ?? born, born)
  let new = comments.filter { !known.contains($0.id) && ($0.createdAt ?? now) >= since }
  var commands: [HeardCommands] = []
  for comment in new where !comment.authorIsBot && comment.id != preview.status.commentID {
    let words = PreviewCommand.commands(in: comment.body)
    guard !words.isEmpty else { continue }
    commands.append(
      HeardCommands(commentID: comment.id, author: comment.author, at: comment.createdAt ?? now, commands: words))
  }
  heard.until = new.compactMap(\.createdAt).max() ?? heard.until
  let last = comments.filter { $0.createdAt == nil || $0.createdAt == heard.until }.map(\.id)
  let remembered = commands.map(\.commentID) + last
  heard.handled = Array(
    (heard.handled.filter { !remembered.contains($0) } + unique(remembered)).suffix(HeardComments.memory))
  return Hearing(commands: commands.sorted { ($0.at, $0.commentID) < ($1.at, $1.commentID) }, heard: heard)
}

/// When a person last said something. What we or another program wrote is no talk. Pure.
public func lastTalk(in comments: [Comment], of preview: Preview) -> Timestamp? {
  comments.filter { comment in
    !comment.authorIsBot && comment.id != preview.status.commentID && StickyMarker.leading(comment.body) == nil
  }.compactMap(\.createdAt).max()
}

extension Preview {
  /// Whether anything depends on what is said about its pull request: commands, or how long it has been quiet.
  public var isListening: Bool {
    spec.commands != nil || spec.lifetime.idle != nil || spec.lifetime.sleep.idle != nil
  }
}

/// Up to which change of the pull request its comments are read by now. Forges tell time in seconds: within the same one another
/// comment may still come, so a change of a moment ago is read once more.
public func isReadUpTo(_ change: Timestamp, now: Timestamp) -> Timestamp {
  now - change < .seconds(5) ? change - .seconds(1) : change
}

private func unique(_ ids: [String]) -> [String] {
  var seen: Set<String> = []
  return ids.filter { seen.insert($0).inserted }
}

/// What one comment's commands change and what is answered.
public struct Verdicts: Sendable, Equatable {
  /// Members of `spec.control` to merge; null takes one away.
  public var control: Object = [:]
  public var reply: HeardComments.Reply
}

/// Carries out a comment's commands in their order, each seeing what those before it asked for.
/// - Parameters:
///   - pullRequest: under which it was written; nil for the first.
///   - isAllowed: the forge says that the author may give commands.
public func verdicts(
  _ heard: HeardCommands, of preview: Preview, on pullRequest: PullRequestReference? = nil, isAllowed: Bool
) -> Verdicts {
  var result = Verdicts(reply: HeardComments.Reply(commentID: heard.commentID, isDone: isAllowed, text: ""))
  guard isAllowed else {
    let needed = preview.spec.commands?.permission.rawValue ?? CommandSettings.Permission.write.rawValue
    result.reply.text = "Commands to a preview need the permission “\(needed)” on this repository."
    return result
  }
  var texts: [String] = []
  var asked = preview
  for command in heard.commands {
    let member = pullRequest ?? preview.spec.pullRequest
    let answer = tooLate(command, heard, preview, member) ?? wish(command, of: asked, on: member, now: heard.at)
    switch answer {
    case .change(let members, _):
      for pair in members.object ?? [:] { result.control[pair.key] = pair.value }
      asked = asked.having(asked: members)
    case .answer(let text): texts.append(text)
    case .refusal(let text):
      result.reply.isDone = false
      texts.append(text)
    }
  }
  result.reply.text = texts.joined(separator: "\n\n")
  return result
}

extension Preview {
  /// The same after what was asked of it; what cannot be read leaves it as it is.
  fileprivate func having(asked members: Value) -> Preview {
    var object = object
    object.value["spec"] = object.spec.merged(with: ["control": members])
    return (try? Preview(object)) ?? self
  }
}

/// “approve” without a commit means the one that its author saw. When the head was pushed after that, it is not that one.
private func tooLate(
  _ command: PreviewCommand, _ heard: HeardCommands, _ preview: Preview, _ member: PullRequestReference?
) -> Wish? {
  guard case .approve(sha: "") = command, let since = preview.status.headSince, since > heard.at else { return nil }
  let head = member?.headSHA.prefix(12) ?? ""
  return .refusal("commit \(head) came after this comment; read it and write `/preview approve \(head)`")
}

/// Finds the answer to one comment again.
public func replyMarker(_ reply: HeardComments.Reply, _ preview: Preview) -> StickyMarker {
  StickyMarker(key: "reply/\(preview.namespace)/\(preview.setName)/\(reply.commentID)")
}

/// The answer as a comment; nil where a reaction says enough.
public func replyBody(_ reply: HeardComments.Reply, _ preview: Preview, hasReactions: Bool) -> String? {
  guard !reply.text.isEmpty || !hasReactions else { return nil }
  return replyMarker(reply, preview).body(reply.text.isEmpty ? "Done." : reply.text.shortened(toBytes: 4000))
}
