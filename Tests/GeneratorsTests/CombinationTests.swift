// SPDX-License-Identifier: Apache-2.0
import Documents
import PreviewAPI
import Templating
import Testing

@testable import Generators

@Suite struct MatrixTests {
  @Test(arguments: [false, true]) func `sets come first-major`(_ isGoTemplate: Bool) async throws {
    let made = try await generate(
      "[{matrix: {generators: [{list: {elements: [{a: '1'}, {a: '2'}]}}, {list: {elements: [{b: '1'}, {b: '2'}]}}]}}]",
      isGoTemplate: isGoTemplate)
    #expect(
      made.values == [["a": "1", "b": "1"], ["a": "1", "b": "2"], ["a": "2", "b": "1"], ["a": "2", "b": "2"]])
    #expect(made.sets.first?.origin == "spec.generators[0].matrix")
  }

  @Test func `the first child wins, empty and false things too`() async throws {
    let made = try await generate(
      """
      [{matrix: {generators: [{list: {elements: [{bF: false, bT: true, sF: 'false', m: {x: 1}, l: []}]}},
                              {list: {elements: [{bF: true, bT: false, sF: 'true', m: {x: 2, z: 3}, l: [1]}]}}]}}]
      """)
    #expect(made.values == [["bF": false, "bT": true, "sF": "false", "m": ["x": 1, "z": 3], "l": []]])
  }

  @Test func `in the old mode a name may not mean two things`() async throws {
    let entry =
      "[{matrix: {generators: [{list: {elements: [{c: red}]}}, {list: {elements: [{c: blue}, {c: red, d: x}]}}]}}]"
    let made = try await generate(entry, isGoTemplate: false)
    #expect(made.values == [["c": "red", "d": "x"]])
    #expect(made.messages.first?.contains("“red” and “blue”") == true)
  }

  @Test func `one bad set of the first child stops only itself`() async throws {
    let entry = """
      [{matrix: {generators: [{list: {elements: [{a: x}, {b: y}]}}, {list: {elements: [{c: '{{.a}}'}]}}]}}]
      """
    let made = try await generate(entry, options: ["missingkey=error"])
    #expect(made.values == [["a": "x", "c": "x"]] && made.failures.count == 1)
  }

  @Test(arguments: [
    ("[{list: {}}]", "exactly two"), ("[{list: {}}, {list: {}}, {list: {}}]", "exactly two"),
    ("[{list: {elements: [{}]}}, {}]", "names no generator"),
    ("[{list: {elements: [{}]}}, {list: {}, git: {}}]", "one generator per entry"),
  ])
  func `children are two, with one generator each`(_ children: String, _ words: String) async throws {
    let made = try await generate("[{matrix: {generators: \(children)}}]")
    #expect(made.messages.contains { $0.contains(words) })
  }

  @Test func `a third level is refused`() async throws {
    let inner = "{matrix: {generators: [{list: {elements: [{a: '1'}]}}, {list: {elements: [{b: '1'}]}}]}}"
    let one = "{list: {elements: [{z: '1'}]}}"
    #expect(try await generate("[{matrix: {generators: [\(one), \(inner)]}}]").isComplete)
    let deep = "[{matrix: {generators: [\(one), {matrix: {generators: [\(one), \(inner)]}}]}}]"
    #expect(try await generate(deep).messages.contains { $0.contains("nested only once") })
  }
}

@Suite struct MergeTests {
  private func merged(_ keys: String, _ children: String...) async throws -> Generation {
    let lists = children.map { "{list: {elements: \($0)}}" }.joined(separator: ", ")
    return try await generate("[{merge: {mergeKeys: \(keys), generators: [\(lists)]}}]")
  }

  @Test func `later children override where keys agree, the rest is dropped`() async throws {
    let made = try await merged(
      "[b]", "[{a: '1_1', b: same, c: '1_3'}]", "[{a: '2_1', b: same}]", "[{a: '3_1', b: different, c: '3_3'}]")
    #expect(made.values == [["a": "2_1", "b": "same", "c": "1_3"]])
  }

  @Test func `sets that lack the key share one`() async throws {
    #expect(try await merged("[b]", "[{a: a}]", "[{a: z}]").values == [["a": "z"]])
    #expect(try await merged("[b]", "[{a: a}]", "[{b: b}]").values == [["a": "a"]])
  }

  @Test func `keys must tell sets of a child apart`() async throws {
    let made = try await merged("[k]", "[{k: x}]", "[{k: w, v: 1}, {k: w, v: 2}]")
    #expect(made.sets.isEmpty && made.messages.first?.contains(#"{"k":"w"}"#) == true)
  }

  @Test func `a string is not the number it looks like`() async throws {
    #expect(try await merged("[k]", "[{k: 3}]", "[{k: '3', v: 1}]").values == [["k": 3]])
  }

  @Test func `a child that failed fails the whole, for its overrides would be missing`() async throws {
    let made = try await generate(
      "[{merge: {mergeKeys: [k], generators: [{list: {elements: [{k: x}]}}, {carrierPigeon: {}}]}}]")
    #expect(made.sets.isEmpty && made.failures.count == 1)
  }

  @Test func `typed maps merge with plain ones`() {
    let base = Parameters(["values": ["a": "1"]], types: ["/values": .stringMap])
    let over = Parameters(["values": ["b": 2]])
    #expect(base.overlaid(with: over) == Parameters(["values": ["a": "1", "b": 2]]))
    #expect(base.overlaid(with: base) == base)
    let lists = Parameters(["path": ["segments": ["x"]]], types: ["/path/segments": .strings])
    #expect(over.overlaid(with: lists).types == lists.types)
    #expect(lists.overlaid(with: Parameters(["path": 1])).types.isEmpty)
  }
}

@Suite struct SelectorTests {
  private func kept(_ element: String, _ selector: String, isGoTemplate: Bool = true) async throws -> Generation {
    try await generate("[{list: {elements: [\(element)]}, selector: \(selector)}]", isGoTemplate: isGoTemplate)
  }

  @Test(arguments: [
    ("{values: {foo: bar}}", "{matchLabels: {values.foo: bar}}", 1),
    ("{values: {foo: bar}}", "{matchLabels: {values.foo: foo}}", 0),
    ("{values: [bar]}", "{matchLabels: {values.0: bar}}", 1),
    ("{k: 1000000}", "{matchLabels: {k: '1e+06'}}", 1), ("{k: null}", "{matchLabels: {k: <nil>}}", 1),
    ("{a: b}", "{matchExpressions: [{key: k, operator: NotIn, values: [x]}]}", 1),
    ("{k: x}", "{matchExpressions: [{key: k, operator: NotIn, values: [x]}]}", 0),
    ("{k: x}", "{matchExpressions: [{key: k, operator: In, values: [x, z]}]}", 1),
    ("{k: x}", "{matchExpressions: [{key: k, operator: Exists}]}", 1),
    ("{k: x}", "{matchExpressions: [{key: k, operator: DoesNotExist}]}", 0), ("{k: x}", "{}", 1),
  ])
  func `flattened parameters are selected like labels`(_ element: String, _ selector: String, _ count: Int) async throws
  {
    let made = try await kept(element, selector)
    #expect(made.sets.count == count && made.failures.isEmpty)
  }

  @Test(arguments: [
    "{matchLabels: {'path[0]': x}}", "{matchLabels: {a/b/c: x}}",
    "{matchExpressions: [{key: k, operator: Like, values: [x]}]}",
    "{matchExpressions: [{key: k, operator: In}]}", "{matchExpressions: [{key: k, operator: Exists, values: [x]}]}",
    "[]",
  ])
  func `a malformed selector fails the generator`(_ selector: String) async throws {
    let made = try await kept("{k: x}", selector)
    #expect(made.sets.isEmpty && made.failures.count == 1)
  }

  @Test func `typed lists are leaves`() {
    let parameters = Parameters(
      ["path": ["segments": ["a", "b"]], "plain": ["a", ["k": 1.5]]], types: ["/path/segments": .strings])
    #expect(
      Printing.flattened(parameters) == ["path.segments": "[a b]", "plain.0": "a", "plain.1.k": "1.5"])
  }
}
