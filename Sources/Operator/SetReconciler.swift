// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import KubeModel
internal import Planning
internal import PreviewAPI
internal import Rendering

/// Makes the Previews of one PreviewSet match the pull requests: lists, generates, renders, plans, applies, reports.
struct SetReconciler: Sendable {
  let world: World
  let sets: Store<KubeObject>
  let previews: Store<KubeObject>
  /// Every PreviewPolicy of the cluster.
  let policies: Store<KubeObject>
  let generations: Generations
  let claims: NameClaims
  let sources: LiveSources
  let answers: Answers
  /// Has a set looked at again.
  let wake: @Sendable (ObjectKey) async -> Void
  /// How often a forge is listed when a set does not say.
  let pollInterval: Duration

  func reconcile(_ key: ObjectKey) async throws -> Outcome {
    guard let object = await sets.get(key) else {
      await generations.forget(key)
      for rival in await claims.enter(key, []).affected { await wake(rival) }
      return .awaitChange
    }
    let admitted: Admitted
    do throws(Rejection) { admitted = try admit(object) } catch { return try await stall(object, error) }
    let observed = await rehearsed(await observe(admitted))
    let plan = Planning.plan(observed.facts)
    let isHandsOff = admitted.set.isSuspended || admitted.set.isDryRun
    let results = await perform(isHandsOff ? withheld(plan) : plan, admitted.set)
    let told = await refuse(observed, admitted)
    return try await report(plan, results, observed, told: told, admitted.set)
  }
}

/// A set whose specification can work: everything that can be checked without the world is checked.
struct Admitted: Sendable {
  var set: PreviewSet
  var renderer: Renderer
  /// nil for a set without `spec.preview`, which takes every pull request.
  var selection: Selection?
}

/// Why a set cannot work until somebody changes it.
struct Rejection: Error {
  var message: String
}

func admit(_ object: KubeObject) throws(Rejection) -> Admitted {
  do {
    let set = try PreviewSet(object)
    try check(set.applicationRules)
    if let name = set.preview?.lifetime.sleep.timeZone, TimeZone.named(name) == nil {
      throw ValidationError(
        field: "spec.preview.lifetime.sleep.timeZone",
        message: "“\(name)” is not in the tz database; write it like Europe/Berlin")
    }
    let selection = try set.preview.map { try Selection($0.select) }
    return Admitted(set: set, renderer: try Renderer(set), selection: selection)
  } catch let error as ValidationError {
    throw Rejection(message: error.description)
  } catch let error as RenderFailure {
    throw Rejection(message: error.description)
  } catch {
    throw Rejection(message: "\(error)")
  }
}
