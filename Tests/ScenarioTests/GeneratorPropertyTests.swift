// SPDX-License-Identifier: Apache-2.0
import Documents
import Generators
import PreviewAPI
import Templating
import TestKit
import Testing

/// What holds for generators whatever they are asked; the seed is in the message.
@Suite(.serialized) struct `Of generators it always holds that` {
  private static let seeds: [UInt64] = Array(0..<60)

  /// A world and generators over it, made of dice.
  private struct World {
    var random: SeededRandom
    init(seed: UInt64) { random = SeededRandom(seed: seed) }

    mutating func element(_ key: String, _ number: Int) -> Value {
      .object([key: .string("\(key)\(number)"), "v": .string("\(Int.random(in: 0...9, using: &random))")])
    }

    mutating func list(_ key: String) -> (entry: Value, count: Int) {
      let count = Int.random(in: 0...5, using: &random)
      let elements = (0..<count).map { number in element(key, number) }
      return (["list": ["elements": .array(elements)]], count)
    }

    /// Clusters and pull requests, in any order.
    mutating func inputs() -> Value {
      let clusters = (0..<Int.random(in: 1...6, using: &random)).map { number -> Value in
        [
          "name": .string("c\(number)"), "server": .string("https://c\(number)"),
          "labels": ["k": .string("\(number % 2)")],
        ]
      }
      let pulls = (1...Int.random(in: 1...6, using: &random)).map { number -> Value in
        ["number": .int(Int64(number)), "branch": .string("b\(number)"), "labels": ["preview"]]
      }
      return [
        "clusters": .array(clusters.shuffled(using: &random)),
        "pullRequests": ["a/b": .array(pulls.shuffled(using: &random))],
      ]
    }

    /// Any few of the kinds, some inside others.
    mutating func entries() -> [Value] {
      let pulls: Value = ["pullRequest": ["github": ["owner": "a", "repo": "b"]]]
      let clusters: Value = ["clusters": ["selector": ["matchLabels": ["k": "1"]]]]
      let choices = [
        list("a").entry, pulls, clusters, ["matrix": ["generators": [list("a").entry, pulls]]],
        ["merge": ["mergeKeys": ["a"], "generators": [list("a").entry, list("a").entry]]],
        ["matrix": ["generators": [pulls, clusters]]],
      ]
      return choices.shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)).map { $0 }
    }
  }

  private func generation(_ entries: [Value], _ inputs: Value = [:]) async throws -> Generation {
    let specs = try entries.enumerated().flatMap { try GeneratorSpec.entries($1, path: "spec.generators[\($0)]") }
    let context = GeneratorContext(isGoTemplate: true)
    return await generate(
      specs, context: context, ports: try OfflinePorts(inputs, folder: "/nowhere").ports(context: context))
  }

  @Test(arguments: seeds) func `the same question has the same answer`(_ seed: UInt64) async throws {
    var world = World(seed: seed)
    let (entries, inputs) = (world.entries(), world.inputs())
    #expect(try await generation(entries, inputs) == generation(entries, inputs))
  }

  @Test(arguments: seeds) func `the order of what the world tells changes no set`(_ seed: UInt64) async throws {
    var world = World(seed: seed)
    let (entries, inputs) = (world.entries(), world.inputs())
    var other = inputs
    other["clusters"] = .array((inputs["clusters"]?.array ?? []).shuffled(using: &world.random))
    other["pullRequests"] = [
      "a/b": .array((inputs.at("pullRequests", "a/b")?.array ?? []).shuffled(using: &world.random))
    ]
    let (one, two) = (try await generation(entries, inputs), try await generation(entries, other))
    #expect(one.sets.count == two.sets.count)
    #expect(Set(one.sets.map(\.parameters)) == Set(two.sets.map(\.parameters)))
  }

  @Test(arguments: seeds) func `a matrix of A and B has as many sets as A times B`(_ seed: UInt64) async throws {
    var world = World(seed: seed)
    let (left, right) = (world.list("a"), world.list("b"))
    let made = try await generation([["matrix": ["generators": [left.entry, right.entry]]]])
    #expect(made.sets.count == left.count * right.count && made.isComplete)
  }

  @Test(arguments: seeds)
  func `a generator that fails takes no set from the others, and says that something is missing`(
    _ seed: UInt64
  ) async throws {
    var world = World(seed: seed)
    let (entries, inputs) = (world.entries(), world.inputs())
    let whole = try await generation(entries, inputs)
    let broken: [Value] = [
      ["carrierPigeon": [:]], ["pullRequest": ["github": ["owner": "a", "repo": "gone"]]], ["git": ["repoURL": "gone"]],
      [
        "matrix": [
          "generators": [["list": ["elements": [["x": "1"]]]], ["plugin": ["configMapRef": ["name": "gone"]]]]
        ]
      ],
    ]
    var more = entries
    more.insert(
      broken.randomElement(using: &world.random) ?? [:], at: Int.random(in: 0...entries.count, using: &world.random))
    let partial = try await generation(more, inputs)
    #expect(partial.sets.map(\.parameters) == whole.sets.map(\.parameters))
    #expect(whole.isComplete && !partial.isComplete)
  }
}
