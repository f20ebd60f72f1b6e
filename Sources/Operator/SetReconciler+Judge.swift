// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import Generators
internal import KubeClient
internal import KubeModel
internal import Locks
internal import Planning
internal import PreviewAPI
internal import Rendering
internal import Telemetry

/// What was seen of one pull request and what the rules say.
struct Judged: Sendable {
  var reference: PullRequestReference
  var decision: Decision
  /// Of its Preview; "" when it has none.
  var preview: String = ""
  /// Why there is no decision now: a question that the forge did not answer. What runs goes on as it is.
  var problem: String?
  /// Each of its commits needs somebody's word.
  var isStranger = false
}

extension Admitted {
  /// Whether a change of labels means anything beyond selection: where it does not, it is no reason to write.
  fileprivate var remembersLabels: Bool {
    guard let preview = set.preview else { return false }
    return preview.lifetime != LifetimeSettings() || !preview.select.approvalLabel.isEmpty
      || !preview.limits.priorityLabel.isEmpty
  }
}

/// The judgements of one pass: each pull request is judged once, whether a generator wants to know or the templates.
final class Docket: Sendable {
  let admitted: Admitted
  /// By pull request: every Preview that it has part in.
  let previews: [String: [Preview]]
  private let settled = Mutex<[String: Judged]>([:])

  init(_ admitted: Admitted, _ existing: [Preview]) {
    self.admitted = admitted
    previews = Dictionary(
      grouping: existing.flatMap { preview in preview.spec.pullRequests.map { (key: $0.key, preview: preview) } },
      by: \.key
    ).mapValues { $0.map(\.preview) }
  }

  subscript(key: String) -> Judged? {
    get { settled.withLock { $0[key] } }
    set { settled.withLock { $0[key] = newValue } }
  }

  var all: [String: Judged] { settled.withLock { $0 } }
}

extension SetReconciler {
  /// What the rules say about each pull request, and the parameter sets of those that may have a preview.
  func judge(_ generation: Generation, _ docket: Docket) async -> ([String: Judged], [RenderInput]) {
    var inputs: [RenderInput] = []
    for item in generation.sets {
      let known = await judgement(of: item, docket)
      if let known, known.decision.verdict == .skip || known.problem != nil { continue }
      inputs.append(
        RenderInput(
          parameters: item.parameters, templateOverride: item.template, pullRequest: known?.reference,
          isStranger: known?.isStranger ?? false, isWithheld: item.isWithheld,
          standsIn: item.standsIn, origin: item.origin))
    }
    return (docket.all, inputs)
  }

  /// Whether what the pull request of this set names may be fetched: the rules let it through, its author's trust included.
  func mayRead(_ item: GeneratedSet, _ docket: Docket) async -> Bool {
    guard let judged = await judgement(of: item, docket) else { return true }
    return judged.decision.verdict == .include && judged.problem == nil
  }

  /// nil for a set without a pull request.
  private func judgement(of item: GeneratedSet, _ docket: Docket) async -> Judged? {
    guard let pullRequest = item.pullRequest else { return nil }
    var wanted = PullRequestReference(pullRequest, item)
    if !docket.admitted.remembersLabels { wanted.labels = [] }
    if let known = docket[wanted.key] { return known }
    let judged = await judgement(of: pullRequest, wanted, docket)
    docket[wanted.key] = judged
    return judged
  }

  private func judgement(
    of pullRequest: PullRequest, _ reference: PullRequestReference, _ docket: Docket
  ) async -> Judged {
    let admitted = docket.admitted
    guard let selection = admitted.selection else { return Judged(reference: reference, decision: .unruled) }
    let previews = docket.previews[reference.key] ?? []
    var candidate = Candidate(pullRequest, isRunning: !previews.isEmpty)
    do throws(KubeError) {
      for preview in previews {
        if try await takeLabel(pullRequest, reference, preview, selection) || preview.spec.control.approves(reference) {
          candidate.approvedSHA = pullRequest.headSHA
        }
      }
    } catch {
      return unanswered(reference, .applyFailed, words(of: error))
    }
    candidate.wasLetThrough = previews.contains { $0.hasLetThrough(reference) }
    do throws(ForgeError) {
      let decision = try await decide(&candidate, selection, reference, namespace: admitted.set.namespace)
      // What was let through once is not asked about again: it stays where it is.
      let isStranger =
        selection.isStranger(candidate)
        || candidate.wasLetThrough && admitted.set.preview?.key != nil
          && previews.contains { $0.spec.key == reference.key }
      return Judged(reference: reference, decision: decision, isStranger: isStranger)
    } catch {
      return unanswered(reference, .forgeUnavailable, error.words)
    }
  }

  private func unanswered(_ reference: PullRequestReference, _ reason: Reason, _ why: String) -> Judged {
    Judged(reference: reference, decision: Decision(.hold, reason, why), problem: why)
  }

  /// Asks the rules and answers what they ask until they decide.
  ///
  /// - Parameter candidate: gets the answers.
  func decide(
    _ candidate: inout Candidate, _ selection: Selection, _ reference: PullRequestReference, namespace: String
  ) async throws(ForgeError) -> Decision {
    while true {
      switch selection.judge(candidate) {
      case .decided(let decision): return decision
      case .asks(.changedFiles): candidate.changedFiles = try await changedFiles(reference, namespace)
      case .asks(.permission):
        candidate.permission = try await permission(of: candidate.pullRequest, reference, namespace)
      }
    }
  }

  /// Asked once per head commit. A forge without such lists says so, and then everything counts as changed.
  private func changedFiles(_ reference: PullRequestReference, _ namespace: String) async throws(ForgeError)
    -> ChangedFiles
  {
    if let known = await answers.changedFiles(reference) { return known }
    let files: ChangedFiles
    do throws(ForgeError) {
      let connection = try await world.forges.connect(reference.forge, reference.source, namespace: namespace)
      files = try await connection.client.changedFiles(connection.repository, reference.number)
    } catch {
      guard case .unsupported = error else { throw error }
      files = .unknown(error.words)
    }
    await answers.keep(files, for: reference)
    return files
  }

  /// What its author may do. Asked once per head commit when the answer is good, and again after a while when it is not, so that
  /// whoever is let in need not push again.
  private func permission(
    of pullRequest: PullRequest, _ reference: PullRequestReference, _ namespace: String
  ) async throws(ForgeError) -> PermissionAnswer {
    let now = world.clock.now()
    if let known = await answers.permission(reference, now: now) { return known }
    let account = pullRequest.authorAccount.isEmpty ? pullRequest.author : pullRequest.authorAccount
    let answer: PermissionAnswer
    do throws(ForgeError) {
      let connection = try await world.forges.connect(reference.forge, reference.source, namespace: namespace)
      answer = .known(try await connection.client.permission(connection.repository, user: account))
    } catch {
      // What time may heal leaves everything as it is; anything else is no trust.
      guard !error.isTransient else { throw error }
      answer = .unknown(error.words)
    }
    await answers.keep(answer, for: reference, now: now)
    return answer
  }

  /// Enters an approval by label into `spec.control`, in the name of whoever set it. While that fails the preview stays as it is:
  /// once it has seen the label, the label is no longer new.
  private func takeLabel(
    _ pullRequest: PullRequest, _ reference: PullRequestReference, _ preview: Preview, _ selection: Selection
  ) async throws(KubeError) -> Bool {
    let before = preview.spec.pullRequests.first { $0.key == reference.key }
    guard selection.isApprovedByLabel(pullRequest, before: before) else { return false }
    if preview.spec.control.approves(reference) { return true }
    _ = try await world.kube.patch(
      preview.object.ref, .merge, ["spec": ["control": approval(of: reference, in: preview.spec)]], subresource: nil)
    world.logger.info("approved by label", [.preview: preview.label])
    return true
  }
}
