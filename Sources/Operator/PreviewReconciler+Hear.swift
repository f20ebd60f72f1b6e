// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Documents
internal import Forge
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Telemetry

/// What the comments of a pull request came to.
struct Heard {
  /// As it is afterwards.
  var preview: Preview
  /// When a person last said something; nil when nobody has, or nobody was listened to.
  var lastTalk: Timestamp?
}

extension PreviewReconciler {
  /// Carries out the commands in new comments, when something says that there may be some, and answers them.
  ///
  /// *Guarantees*: what a comment changes and that it was heard are written at once, so each is acted on once; an answer that
  /// could not be given is owed until it is.
  /// A forge that is silent changes nothing; the next listing asks again.
  func hear(_ preview: Preview) async throws -> Heard {
    guard preview.isListening else { return Heard(preview: preview) }
    let note = world.inbox.take(ObjectKey(namespace: preview.namespace, name: preview.name))
    var heard = Heard(preview: preview)
    for member in preview.spec.pullRequests {
      let found = try await hear(member, note, heard.preview)
      heard = Heard(preview: found.preview, lastTalk: [heard.lastTalk, found.lastTalk].compactMap(\.self).max())
    }
    return heard
  }

  /// What was said on one of its pull requests.
  private func hear(_ reference: PullRequestReference, _ note: CommentInbox.Note?, _ preview: Preview) async throws
    -> Heard
  {
    var heard = Heard(preview: preview)
    guard note != nil || !preview.facing(reference).heard.owed.isEmpty else { return heard }
    do {
      let connection = try await world.forges.connect(reference.forge, reference.source, namespace: preview.namespace)
      if let note { heard = try await listen(note, preview, reference, connection) }
      heard.preview = try await answer(heard.preview, reference, connection)
    } catch let error as ForgeError {
      world.logger.warning("comments could not be read", [.preview: preview.label, .error: error.words])
      // What was read of others is read again with this one's; the next listing asks.
      world.inbox.read(ObjectKey(namespace: preview.namespace, name: preview.name), upTo: nil)
    }
    return heard
  }

  private func listen(
    _ note: CommentInbox.Note, _ preview: Preview, _ reference: PullRequestReference, _ connection: Connection
  ) async throws -> Heard {
    let faced = preview.facing(reference)
    let comments = try await connection.client.comments(
      connection.repository, reference.number, since: faced.heard.until ?? preview.object.creationTimestamp)
    let now = world.clock.now()
    var heard = Heard(preview: preview, lastTalk: lastTalk(in: comments, of: faced))
    // Where the forge does not say what a person may do, nobody may command.
    if let rules = preview.spec.commands, world.forges.capabilities(reference.forge).contains(.permissions) {
      heard.preview = try await obey(hearing(comments, of: faced, now: now), rules, preview, reference, connection)
    }
    if let change = note.asOf {
      world.inbox.read(
        ObjectKey(namespace: preview.namespace, name: preview.name), upTo: isReadUpTo(change, now: now))
    }
    return heard
  }

  private func obey(
    _ hearing: Hearing, _ rules: CommandSettings, _ preview: Preview, _ reference: PullRequestReference,
    _ connection: Connection
  ) async throws -> Preview {
    var found = hearing
    var control: Value = .object([:])
    for heard in found.commands {
      let power = try await connection.client.permission(connection.repository, user: heard.author)
      let isAllowed = power >= (Permission(rawValue: rules.permission.rawValue) ?? .admin)
      let verdicts = verdicts(heard, of: preview, on: reference, isAllowed: isAllowed)
      for pair in verdicts.control { control[pair.key] = pair.value }
      found.heard.owed.append(verdicts.reply)
      world.logger.info(
        isAllowed ? "a command is carried out" : "a command by somebody without the permission is refused",
        [.preview: preview.label, .reason: heard.author])
    }
    return found.heard == preview.facing(reference).heard
      ? preview : try await write(found.heard, control, preview, reference)
  }

  private func write(
    _ heard: HeardComments, _ control: Value, _ preview: Preview, _ reference: PullRequestReference
  ) async throws -> Preview {
    let annotation = preview.heardAnnotation(reference)
    var patch: Value = ["metadata": ["annotations": .object([annotation: .string(heard.text)])]]
    if control.object?.isEmpty == false { patch["spec"] = ["control": control] }
    // Without an answer it is gone, and with it whatever was asked.
    return try await world.kube.patch(preview.object.ref, .merge, patch, subresource: nil).map(Preview.init) ?? preview
  }

  /// A reaction, and words where a reaction does not say enough. An answer that can never be given is dropped.
  private func answer(_ preview: Preview, _ reference: PullRequestReference, _ connection: Connection) async throws
    -> Preview
  {
    let before = preview.facing(reference).heard
    var heard = before
    guard !heard.owed.isEmpty else { return preview }
    heard.owed = []
    for reply in before.owed {
      do throws(ForgeError) {
        try await give(reply, preview, reference, connection)
      } catch {
        world.logger.warning("a command could not be answered", [.preview: preview.label, .error: error.words])
        if error.isTransient { heard.owed.append(reply) }
      }
    }
    return heard == before ? preview : try await write(heard, .object([:]), preview, reference)
  }

  private func give(
    _ reply: HeardComments.Reply, _ preview: Preview, _ reference: PullRequestReference, _ connection: Connection
  ) async throws(ForgeError) {
    let (client, repository) = (connection.client, connection.repository)
    let hasReactions = world.forges.capabilities(reference.forge).contains(.reactions)
    if hasReactions {
      try await client.acknowledge(
        repository, reference.number, commentID: reply.commentID, reply.isDone ? .done : .refused)
    }
    guard let body = replyBody(reply, preview, hasReactions: hasReactions) else { return }
    // A lost answer or a crash may have left it there.
    guard try await client.ownComment(repository, reference.number, marker: replyMarker(reply, preview).text) == nil
    else { return }
    _ = try await client.createComment(repository, reference.number, body: body)
  }
}
