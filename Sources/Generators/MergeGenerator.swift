// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import PreviewAPI
internal import Templating

extension GeneratorKind {
  /// The first generator's sets, with those of others laid over where the keys agree (appset-engine section 5.5).
  ///
  /// Sets come in the order of the first generator, where the original's order is random.
  static let merge = GeneratorKind(
    name: "merge", summary: "The sets of the first generator, overridden by those of others with the same keys.",
    schema: combinationSchema([
      (
        "mergeKeys",
        ["type": "array", "description": "Parameters by which sets are told apart.", "items": ["type": "string"]]
      )
    ]), isCombination: true, interval: { childInterval($0, $1) }
  ) { call throws(GeneratorError) in
    let children = try call.children()
    guard children.count >= 2 else {
      throw call.body.wrong("generators", "a merge has at least two generators, found \(children.count)")
    }
    let keys = Array(Set(try call.body.strings("mergeKeys"))).sorted()
    guard !keys.isEmpty else { throw call.body.wrong("mergeKeys", "is required; name at least one parameter") }
    var outcome = GeneratorOutcome()
    var places: [String: Int] = [:]
    // Of these not even the keys are known; to the others they are not there.
    var withheld: [GeneratedSet] = []
    for (number, child) in children.enumerated() {
      let found = await call.run.perform(child, depth: call.depth + 1)
      outcome.failures += found.failures
      // Without the whole child a set would come out with parameters that are wrong, not missing.
      guard found.failures.isEmpty else { return GeneratorOutcome(failures: outcome.failures) }
      let whole = found.sets.filter { !$0.isWithheld }
      withheld += found.sets.filter(\.isWithheld)
      let keyed = try keyed(whole, keys, path: child.origin)
      if number == 0 {
        outcome.sets = whole
        for (place, entry) in keyed.enumerated() { places[entry.key] = place }
        continue
      }
      for entry in keyed {
        guard let place = places[entry.key] else { continue }
        let base = outcome.sets[place]
        let parameters =
          call.run.context.isGoTemplate
          ? base.parameters.overlaid(with: entry.set.parameters) : base.parameters.replacing(entry.set.parameters)
        outcome.sets[place] = base.combined(with: entry.set, parameters, origin: call.body.path)
      }
    }
    outcome.sets += withheld
    return outcome
  }

  private static func keyed(
    _ sets: [GeneratedSet], _ keys: [String], path: String
  ) throws(GeneratorError) -> [(key: String, set: GeneratedSet)] {
    var seen: Set<String> = []
    var result: [(key: String, set: GeneratedSet)] = []
    for set in sets {
      // As text, since a number is the same however it was written.
      let key = JSON.text(.object(Object(keys.map { ($0, set.parameters.values[$0] ?? .null) })))
      guard seen.insert(key).inserted else {
        throw .parameters(
          path: path, detail: "two sets have the same merge keys \(key); choose keys that tell them apart")
      }
      result.append((key, set))
    }
    return result
  }
}

extension Parameters {
  /// Each parameter of the other takes the place of ours, whole.
  fileprivate func replacing(_ other: Parameters) -> Parameters {
    var result = self
    for pair in other.values { result.values[pair.key] = pair.value }
    return result
  }
}
