// SPDX-License-Identifier: Apache-2.0
public import Documents
internal import Naming

/// A kind of generator: a name in `spec.generators`, what its body looks like, and how it makes sets of parameters.
public struct GeneratorKind: Sendable {
  /// The key in an entry: `list`, `pullRequest`.
  public let name: String
  /// One sentence for the reference.
  public let summary: String
  /// OpenAPI v3 of the body.
  public let schema: Value
  /// True for kinds whose body holds other generators.
  let isCombination: Bool
  /// True for kinds that fetch what their body names, or hand it to somebody else.
  let reachesOut: Bool
  /// How often its sources want to be looked at again; nil for never by the clock.
  let interval: @Sendable (_ body: Value, _ context: GeneratorContext) -> Duration?
  /// Sets in order. Throws when there is no result at all; what concerns one set only goes into the failures.
  let generate: @Sendable (GeneratorCall) async throws(GeneratorError) -> GeneratorOutcome

  init(
    name: String, summary: String, schema: Value, isCombination: Bool = false, reachesOut: Bool = true,
    interval: @escaping @Sendable (_ body: Value, _ context: GeneratorContext) -> Duration? = { _, _ in nil },
    generate: @escaping @Sendable (GeneratorCall) async throws(GeneratorError) -> GeneratorOutcome
  ) {
    self.name = name
    self.summary = summary
    self.schema = schema
    self.isCombination = isCombination
    self.reachesOut = reachesOut
    self.interval = interval
    self.generate = generate
  }

  /// Every kind, in order of documentation. A new kind is its file and its line here.
  public static let all: [GeneratorKind] = [
    .list,
    .clusters,
    .git,
    .scmProvider,
    .clusterDecisionResource,
    .pullRequest,
    .matrix,
    .merge,
    .plugin,
  ]

  /// Every kind, with the members that forges have in it as those who speak to the forges describe them.
  /// - Parameter members: by the name of the generator in which they stand.
  public static func all(describing members: [String: [(name: String, schema: Value)]]) -> [GeneratorKind] {
    all.map { kind in
      var schema = kind.schema
      for member in members[kind.name] ?? [] { schema["properties"]?[member.name] = member.schema }
      return GeneratorKind(
        name: kind.name, summary: kind.summary, schema: schema, isCombination: kind.isCombination,
        reachesOut: kind.reachesOut, interval: kind.interval, generate: kind.generate)
    }
  }

  public static func named(_ name: String) -> GeneratorKind? { all.first { $0.name == name } }

  /// What to say where a name is none of these.
  static func hint(for name: String) -> String {
    let names = all.map(\.name)
    let near = names.first { $0.lowercased() == name.lowercased() } ?? suggestion(for: name, among: names)
    return (near.map { "; did you mean \($0)?" } ?? ";") + " known are \(names.joined(separator: ", "))"
  }
}

/// What a kind gets: its body, already interpolated, and the run it is part of.
struct GeneratorCall: Sendable {
  var body: Body
  /// How many combinations stand around it.
  var depth: Int
  var run: GeneratorRun
}

/// What a kind gives.
struct GeneratorOutcome: Sendable {
  var sets: [GeneratedSet] = []
  var failures: [GenerationFailure] = []
}

extension GeneratorOutcome {
  /// Keeps a set, or the reason why there is none.
  mutating func add(_ origin: String, _ make: () throws(GeneratorError) -> GeneratedSet) {
    do throws(GeneratorError) { sets.append(try make()) } catch {
      failures.append(GenerationFailure(origin: origin, cause: error))
    }
  }
}
