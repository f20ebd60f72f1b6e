// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents
internal import Forge
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Registries
internal import Rendering

/// A rendered preview on its way through the gates behind the rules: lifetime, wait, limits.
struct Gated: Sendable {
  var rendered: RenderedPreview
  var existing: Preview?
  /// What the rules keep it waiting for.
  var waiting: PreviewSpec.Hold?
  /// Everything of the Preview but its objects.
  var spec: PreviewSpec
  /// What each gate said, as far as they were asked.
  var verdicts: [RuleVerdict] = []

  /// A gate that lets nothing new through.
  mutating func hold(at rule: Rule, _ hold: PreviewSpec.Hold) {
    spec.hold = hold
    verdicts.append(RuleVerdict(rule, .held, hold.message))
  }
}

/// How often the world is asked while a commit waits.
private let waitInterval = Duration.seconds(15)

extension SetReconciler {
  /// Takes every preview through the gates, the one for all of them last.
  func gated(
    _ previews: [RenderedPreview], _ judged: [String: Judged], _ existing: [Preview], _ admitted: Admitted,
    _ facts: SetFacts
  ) async -> [Gated] {
    let byKey = Dictionary(existing.map { ($0.spec.key, $0) }, uniquingKeysWith: { first, _ in first })
    var result: [Gated] = []
    for preview in previews {
      var one = Gated(
        rendered: preview, existing: byKey[preview.key],
        spec: baseSpec(preview, byKey[preview.key], admitted.set, facts.caps))
      // Whatever shares a preview is let through together: one that has to wait holds up all.
      for member in preview.members where one.waiting == nil {
        guard let decision = judged[member.key]?.decision, decision.verdict == .hold else { continue }
        let isAlone = preview.members.count == 1
        one.waiting = PreviewSpec.Hold(
          reason: decision.reason, message: isAlone ? decision.message : "\(member.label): \(decision.message)")
        if !isAlone { one.waiting?.pullRequest = member.label }
      }
      await pass(&one, admitted.set, facts.now)
      result.append(one)
    }
    await enqueue(&result, existing, admitted.set, facts)
    return result
  }

  /// The gates that look at one preview alone.
  private func pass(_ one: inout Gated, _ set: PreviewSet, _ now: Timestamp) async {
    if let existing = one.existing, let rest = rest(of: existing, as: one.spec, now: now) {
      return one.hold(at: .lifetime, PreviewSpec.Hold(reason: rest.reason, message: rest.message))
    }
    one.verdicts.append(RuleVerdict(.lifetime, .passed))
    if let waiting = one.waiting {
      one.spec.hold = waiting
      return
    }
    // Nothing was fetched for it, so there is nothing to deploy yet; the next pass fetches.
    guard !one.rendered.isWithheld else {
      one.spec.hold =
        one.existing?.spec.hold ?? PreviewSpec.Hold(reason: .awaitingApproval, message: "just let through")
      return
    }
    await wait(&one, set, now)
  }

  private func wait(_ one: inout Gated, _ set: PreviewSet, _ now: Timestamp) async {
    guard let settings = set.preview?.wait else { return }
    let (images, head) = (one.rendered.images, one.spec.head)
    switch waitState(of: one.existing, head: head, images: images, now: now) {
    case .over:
      one.spec.images = one.existing?.spec.images ?? []
      one.verdicts.append(RuleVerdict(.wait, .passed))
    case .gaveUp(let hold): one.hold(at: .wait, hold)
    case .since(let since):
      var answers: WaitAnswers?
      if case .asks = waiting(settings, images: images, answers: nil, since: since, now: now) {
        answers = await ask(settings, images, one.rendered.members, set, now)
      }
      switch waiting(settings, images: images, answers: answers, since: since, now: now) {
      case .over:
        one.spec.images = images.map { name in
          if case .present(let digest)? = answers?.images[name] { return PreviewSpec.Image(name: name, digest: digest) }
          return PreviewSpec.Image(name: name, digest: "")
        }
        let seen = one.spec.images.map { "\($0.name) is \($0.digest)" }.joined(separator: ", ")
        one.verdicts.append(RuleVerdict(.wait, .passed, seen))
      case .asks: break
      case .goesOn(let reason, let message):
        one.hold(at: .wait, PreviewSpec.Hold(reason: reason, message: message, since: since))
      case .gaveUp(let message):
        one.hold(at: .wait, PreviewSpec.Hold(reason: .waitTimedOut, message: message, since: now))
      }
    }
  }

  /// Asks forge and registries about a head commit, not more often than it makes sense.
  private func ask(
    _ settings: WaitSettings, _ images: [String], _ members: [PullRequestReference], _ set: PreviewSet,
    _ now: Timestamp
  ) async -> WaitAnswers {
    let subject = WaitSubject(
      set: set.object.uid,
      commits: members.map { .init(pullRequest: $0.key, repository: $0.repository, sha: $0.headSHA) }, images: images)
    if let known = await answers.wait(subject, notBefore: now - waitInterval) { return known }
    var result = WaitAnswers()
    if !settings.checks.isEmpty {
      do throws(ForgeError) {
        var checks: [[Check]] = []
        for member in members {
          let connection = try await world.forges.connect(member.forge, member.source, namespace: set.namespace)
          checks.append(try await connection.client.checks(connection.repository, sha: member.headSHA))
        }
        result.checks = together(checks, settings.checks)
      } catch {
        result.checksProblem = error.words
      }
    }
    let credentials = images.isEmpty ? RegistryCredentials() : await credentials(settings.pullSecrets, set.namespace)
    for image in images {
      do throws(RegistryError) {
        let digest = try await world.registries.digest(of: image, credentials)
        result.images[image] = digest.map { .present($0) } ?? .absent
      } catch {
        result.images[image] = .unknown(error.description)
      }
    }
    await answers.keep(result, for: subject, at: now)
    return result
  }

  /// A pull secret that cannot be read adds nothing; the registry then says that it wants credentials.
  private func credentials(_ names: [String], _ namespace: String) async -> RegistryCredentials {
    var result = RegistryCredentials()
    for name in names {
      let ref = ObjectRef(GroupVersionKind(group: "", version: "v1", kind: "Secret"), namespace: namespace, name: name)
      guard let secret = try? await world.kube.get(ref),
        let text = secret.value.at("data", ".dockerconfigjson")?.string, let bytes = try? Base64.decode(text)
      else { continue }
      result.add(dockerConfig: bytes)
    }
    return result
  }

  /// The gate for all: who may run, and who waits at which place.
  private func enqueue(_ gated: inout [Gated], _ existing: [Preview], _ set: PreviewSet, _ facts: SetFacts) async {
    let settings = set.preview?.limits
    var caps = Caps(
      total: PolicyCaps.stricter(settings?.total, facts.caps.perSet),
      perAuthor: PolicyCaps.stricter(settings?.perAuthor, facts.caps.perAuthor),
      priorityLabel: settings?.priorityLabel ?? "")
    let isCapped = caps.total != nil || caps.perAuthor != nil || facts.caps.total != nil
    var present = existing
    if isCapped {
      // What was written a moment ago may not have come back by the watch yet, and would be let through twice.
      do throws(KubeError) { present = try await livePreviews(of: set) } catch { caps.total = 0 }
    }
    let all = Dictionary((present + existing).map { ($0.name, $0) }, uniquingKeysWith: { $0.hasPlace ? $0 : $1 })
    let placed = Set(all.values.filter(\.hasPlace).map(\.name))
    caps.policyRoom = facts.caps.total.map { $0 - facts.runningElsewhere - placed.count }
    let wanted = Set(gated.map(\.rendered.name))
    var contenders = all.values.filter { $0.hasPlace && !wanted.contains($0.name) }.map {
      Contender($0.name, $0.spec.pullRequest, hasPlace: true, since: facts.now)
    }
    for one in gated where placed.contains(one.rendered.name) || one.spec.hold == nil {
      contenders.append(
        Contender(
          one.rendered.name, one.rendered.pullRequest, hasPlace: placed.contains(one.rendered.name),
          since: one.existing?.spec.queuedSince ?? facts.now))
    }
    let queued = queue(contenders, caps)
    for place in gated.indices where gated[place].spec.hold == nil {
      guard let waits = queued[gated[place].rendered.name] else {
        gated[place].verdicts.append(RuleVerdict(.limits, .passed))
        continue
      }
      gated[place].spec.queuedSince =
        gated[place].existing?.spec.queuedSince ?? Timestamp(seconds: facts.now.seconds)
      gated[place].hold(
        at: .limits, PreviewSpec.Hold(reason: .queued, message: waits.message, position: waits.position))
    }
  }

  private func livePreviews(of set: PreviewSet) async throws(KubeError) -> [Preview] {
    var options = ListOptions()
    var result: [Preview] = []
    repeat {
      let page = try await world.kube.list(Names.preview, namespace: set.namespace, options)
      result += page.items.filter { $0.ownerReferences.contains { $0.uid == set.object.uid } }
        .compactMap { try? Preview($0) }
      options.continueToken = page.continueToken
    } while options.continueToken != nil
    return result
  }

  /// When to look again for the sake of what waits.
  func interval(_ gated: [Gated], _ regular: Duration) -> Duration {
    let isWaiting = gated.contains { [.waitingForChecks, .waitingForImages].contains($0.spec.hold?.reason) }
    return isWaiting ? min(regular, waitInterval) : regular
  }
}

extension Contender {
  fileprivate init(_ name: String, _ pullRequest: PullRequestReference?, hasPlace: Bool, since: Timestamp) {
    self.init(
      key: name, author: pullRequest?.author ?? "", labels: pullRequest?.labels ?? [], hasPlace: hasPlace,
      since: since, number: pullRequest?.number ?? 0)
  }
}
