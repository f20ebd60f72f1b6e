// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import PreviewAPI
internal import Templating

extension GeneratorKind {
  /// Every set of one generator with every set of another, whose body may use the first's (appset-engine section 5.4).
  static let matrix = GeneratorKind(
    name: "matrix", summary: "Each set of the first generator combined with each of the second, which may use it.",
    schema: combinationSchema([]), isCombination: true, interval: { childInterval($0, $1) }
  ) { call throws(GeneratorError) in
    let children = try call.children()
    guard children.count == 2 else {
      throw call.body.wrong(
        "generators",
        "a matrix has exactly two generators, found \(children.count)\(children.count > 2 ? "; nest them" : "")")
    }
    let first = await call.run.perform(children[0], depth: call.depth + 1)
    var outcome = GeneratorOutcome(failures: first.failures)
    for left in first.sets {
      if left.isWithheld {
        outcome.sets.append(left.withheld(origin: call.body.path))
        continue
      }
      var child = children[1]
      do throws(GeneratorError) {
        child.body = try call.run.renderer.interpolate(
          child.body, kind: child.kind, with: left.parameters, path: child.origin)
      } catch {
        outcome.failures.append(GenerationFailure(origin: child.origin, cause: error))
        continue
      }
      if left.pullRequest != nil, child.fetches(more: children[1]), await !call.run.ports.mayRead(left) {
        outcome.sets.append(left.withheld(origin: call.body.path))
        continue
      }
      let second = await call.run.perform(child, depth: call.depth + 1)
      outcome.failures += second.failures
      for right in second.sets {
        outcome.add(call.body.path) { () throws(GeneratorError) in
          let parameters =
            call.run.context.isGoTemplate
            ? right.parameters.overlaid(with: left.parameters)
            : try joined(left.parameters, right.parameters, path: call.body.path)
          return left.combined(with: right, parameters, origin: call.body.path)
        }
      }
    }
    return outcome
  }

  /// `{{param}}` mode: all texts, and a name may not mean two things.
  private static func joined(
    _ left: Parameters, _ right: Parameters, path: String
  ) throws(GeneratorError) -> Parameters {
    var (result, other) = (left.texts(), right.texts())
    for pair in other.values {
      if let known = result.values[pair.key], known != pair.value {
        throw .parameters(
          path: path,
          detail:
            "both generators have a parameter \(pair.key): “\(known.string ?? "")” and “\(pair.value.string ?? "")”")
      }
      result.values[pair.key] = pair.value
    }
    other.values = result.values
    return other
  }

  static func combinationSchema(_ more: [(String, Value)]) -> Value {
    var properties: Object = [
      "generators": [
        "type": "array", "description": "Entries as in spec.generators, one generator each.",
        "items": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
      ]
    ]
    for (key, value) in more { properties[key] = value }
    properties["template"] = templateSchema
    let required = ["generators"] + more.map(\.0)
    return [
      "type": "object", "required": .array(required.map { .string($0) }), "properties": .object(properties),
    ]
  }

  static func childInterval(_ body: Value, _ context: GeneratorContext) -> Duration? {
    (body["generators"]?.array ?? []).compactMap { try? GeneratorSpec($0, path: "").interval(context) }.min()
  }
}

extension GeneratorCall {
  /// The entries inside a combination. Each has exactly one generator.
  func children() throws(GeneratorError) -> [GeneratorSpec] {
    var children: [GeneratorSpec] = []
    for entry in try body.maps("generators") {
      do throws(ValidationError) { children.append(try GeneratorSpec(entry.value, path: entry.path)) } catch {
        throw .invalid(error)
      }
    }
    return children
  }
}

extension GeneratorSpec {
  /// Whether running it would fetch what a first child's parameters name, as told by what it was before they were put in.
  fileprivate func fetches(more original: GeneratorSpec) -> Bool {
    // A child's template has no effect, and interpolation leaves it out.
    func named(_ body: Value) -> Value {
      var result = body
      result["template"] = nil
      return result
    }
    return reachesOut && named(body) != named(original.body)
  }

  private var reachesOut: Bool {
    guard let known = GeneratorKind.named(kind), known.isCombination else {
      return GeneratorKind.named(kind)?.reachesOut ?? false
    }
    return (body["generators"]?.array ?? []).contains { (try? GeneratorSpec($0, path: path))?.reachesOut ?? false }
  }
}

extension GeneratedSet {
  fileprivate func withheld(origin: String) -> GeneratedSet {
    var result = self
    result.isWithheld = true
    result.origin = origin
    return result
  }

  /// What becomes of two sets: the given parameters, and whichever pull request took part.
  func combined(with other: GeneratedSet, _ parameters: Parameters, origin: String) -> GeneratedSet {
    let source = pullRequest == nil ? other : self
    var result = GeneratedSet(
      parameters: parameters, pullRequest: source.pullRequest, forge: source.forge, forgeHost: source.forgeHost,
      forgeMember: source.forgeMember, origin: origin)
    result.standsIn = source.standsIn
    return result
  }
}
