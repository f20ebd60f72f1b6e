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

extension PreviewReconciler {
  /// Carries out the commands in new comments, when something says that there may be some, and answers them.
  ///
  /// *Guarantees*: what a comment changes and that it was heard are written at once, so each is acted on once; an answer that
  /// could not be given is owed until it is.
  /// - Returns: the Preview as it is afterwards. A forge that is silent changes nothing; the next listing asks again.
  func hear(_ preview: Preview) async throws -> Preview {
    guard preview.spec.commands != nil else { return preview }
    let note = world.inbox.take(ObjectKey(namespace: preview.namespace, name: preview.name))
    var current = preview
    for member in preview.spec.pullRequests { current = try await hear(member, note, current) }
    return current
  }

  /// What was said on one of its pull requests.
  private func hear(_ reference: PullRequestReference, _ note: CommentInbox.Note?, _ preview: Preview) async throws
    -> Preview
  {
    // Where the forge does not say what a person may do, nobody may command.
    guard let rules = preview.spec.commands, world.forges.capabilities(reference.forge).contains(.permissions),
      note != nil || !preview.facing(reference).heard.owed.isEmpty
    else { return preview }
    var current = preview
    do {
      let connection = try await world.forges.connect(reference.forge, reference.source, namespace: preview.namespace)
      if let note { current = try await listen(note, rules, preview, reference, connection) }
      return try await answer(current, reference, connection)
    } catch let error as ForgeError {
      world.logger.warning("comments could not be read", [.preview: preview.label, .error: error.words])
      // What was read of others is read again with this one's; the next listing asks.
      world.inbox.read(ObjectKey(namespace: preview.namespace, name: preview.name), upTo: nil)
      return current
    }
  }

  private func listen(
    _ note: CommentInbox.Note, _ rules: CommandSettings, _ preview: Preview, _ reference: PullRequestReference,
    _ connection: Connection
  ) async throws -> Preview {
    let faced = preview.facing(reference)
    let comments = try await connection.client.comments(
      connection.repository, reference.number, since: faced.heard.until ?? preview.object.creationTimestamp)
    let now = world.clock.now()
    var found = hearing(comments, of: faced, now: now)
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
    let heard = found.heard == faced.heard ? preview : try await write(found.heard, control, preview, reference)
    if let change = note.asOf {
      world.inbox.read(
        ObjectKey(namespace: preview.namespace, name: preview.name), upTo: isReadUpTo(change, now: now))
    }
    return heard
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
