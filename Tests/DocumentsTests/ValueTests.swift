// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

@Suite struct ObjectTests {
  @Test(arguments: [3, 16, 17, 40]) func `setting, finding and removing work at any size`(size: Int) {
    var object = Object()
    for number in 0..<size { object["key\(number)"] = .int(Int64(number)) }
    #expect(object.count == size)
    for number in 0..<size { #expect(object["key\(number)"] == .int(Int64(number))) }
    object["key1"] = "changed"
    object["key0"] = nil
    #expect(object.keys.first == "key1" && object.count == size - 1)
    #expect(object["key0"] == nil && object["key1"] == "changed" && object["none"] == nil)
    object["key0"] = true
    #expect(object.keys.last == "key0" && object["key0"] == true)
  }

  @Test func `equality and hash ignore order`() {
    let one = Object([("a", 1), ("b", 2)])
    let other = Object([("b", 2), ("a", 1)])
    #expect(one == other && one.hashValue == other.hashValue)
    #expect(one != Object([("a", 1), ("c", 2)]) && one != Object([("a", 1)]))
    #expect(Object((0..<30).map { ("\($0)", .int($0)) }) == Object((0..<30).reversed().map { ("\($0)", .int($0)) }))
  }

  @Test func `copies do not see each other's changes`() {
    let one: Value = ["a": ["b": 1]]
    var other = one
    other["a"]?["b"] = 2
    #expect(one.at("a", "b") == 1 && other.at("a", "b") == 2)
  }

  @Test func `byte order of keys is Go's`() {
    let object = Object([("b", 1), ("é", 2), ("Z", 3), ("a", 4), ("a-", 5)])
    #expect(object.pairsByKey.map(\.key) == ["Z", "a", "a-", "b", "é"])
    #expect(JSON.text(Value.array([.object(object)]).sortedByKey) == #"[{"Z":3,"a":4,"a-":5,"b":1,"é":2}]"#)
  }
}

@Suite struct PatchTests {
  /// The examples of RFC 7386, appendix A.
  @Test(arguments: [
    (#"{"a":"b"}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"b"}"#, #"{"b":"c"}"#, #"{"a":"b","b":"c"}"#),
    (#"{"a":"b"}"#, #"{"a":null}"#, "{}"), (#"{"a":"b","b":"c"}"#, #"{"a":null}"#, #"{"b":"c"}"#),
    (#"{"a":["b"]}"#, #"{"a":"c"}"#, #"{"a":"c"}"#), (#"{"a":"c"}"#, #"{"a":["b"]}"#, #"{"a":["b"]}"#),
    (#"{"a":{"b":"c"}}"#, #"{"a":{"b":"d","c":null}}"#, #"{"a":{"b":"d"}}"#),
    (#"{"a":[{"b":"c"}]}"#, #"{"a":[1]}"#, #"{"a":[1]}"#),
    (#"["a","b"]"#, #"["c","d"]"#, #"["c","d"]"#), (#"{"a":"b"}"#, #"["c"]"#, #"["c"]"#),
    (#"{"a":"foo"}"#, "null", "null"),
    (#"{"a":"foo"}"#, #""bar""#, #""bar""#), (#"{"e":null}"#, #"{"a":1}"#, #"{"e":null,"a":1}"#),
    (#"[1,2]"#, #"{"a":"b","c":null}"#, #"{"a":"b"}"#), ("{}", #"{"a":{"bb":{"ccc":null}}}"#, #"{"a":{"bb":{}}}"#),
  ])
  func `a merge patch is that of RFC 7386`(target: String, patch: String, expected: String) throws {
    #expect(JSON.text(try JSON.parse(target).merged(with: try JSON.parse(patch))) == expected)
  }

  /// After the examples of RFC 6902, appendix A.
  @Test(arguments: [
    (#"{"foo":"bar"}"#, #"[{"op":"add","path":"/baz","value":"qux"}]"#, #"{"foo":"bar","baz":"qux"}"#),
    (#"{"foo":["bar","baz"]}"#, #"[{"op":"add","path":"/foo/1","value":"qux"}]"#, #"{"foo":["bar","qux","baz"]}"#),
    (#"{"foo":["bar"]}"#, #"[{"op":"add","path":"/foo/-","value":["abc"]}]"#, #"{"foo":["bar",["abc"]]}"#),
    (#"{"baz":"qux","foo":"bar"}"#, #"[{"op":"remove","path":"/baz"}]"#, #"{"foo":"bar"}"#),
    (#"{"foo":["bar","qux","baz"]}"#, #"[{"op":"remove","path":"/foo/1"}]"#, #"{"foo":["bar","baz"]}"#),
    (#"{"baz":"qux"}"#, #"[{"op":"replace","path":"/baz","value":"boo"}]"#, #"{"baz":"boo"}"#),
    (
      #"{"foo":{"bar":"baz","waldo":"fred"},"qux":{}}"#, #"[{"op":"move","from":"/foo/waldo","path":"/qux/thud"}]"#,
      #"{"foo":{"bar":"baz"},"qux":{"thud":"fred"}}"#
    ),
    (#"{"foo":[1,2,3]}"#, #"[{"op":"move","from":"/foo/0","path":"/foo/2"}]"#, #"{"foo":[2,3,1]}"#),
    (
      #"{"a":{"b":[1]}}"#, #"[{"op":"copy","from":"/a","path":"/c"},{"op":"add","path":"/c/b/0","value":0}]"#,
      #"{"a":{"b":[1]},"c":{"b":[0,1]}}"#
    ),
    (#"{"a":1}"#, #"[{"op":"test","path":"/a","value":1.0},{"op":"replace","path":"","value":[2]}]"#, "[2]"),
    (#"{"a~/b":1}"#, #"[{"op":"test","path":"/a~0~1b","value":1},{"op":"remove","path":"/a~0~1b"}]"#, "{}"),
    (#"{"":1}"#, #"[{"op":"replace","path":"/","value":2}]"#, #"{"":2}"#),
  ])
  func `a JSON patch is that of RFC 6902`(target: String, patch: String, expected: String) throws {
    #expect(JSON.text(try JSON.parse(target).patched(with: try JSON.parse(patch))) == expected)
  }

  @Test(arguments: [
    #"[{"op":"remove","path":"/x"}]"#, #"[{"op":"replace","path":"/x","value":1}]"#,
    #"[{"op":"add","path":"/x/y","value":1}]"#,
    #"[{"op":"add","path":"/l/3","value":1}]"#, #"[{"op":"add","path":"/l/01","value":1}]"#,
    #"[{"op":"add","path":"/s/x","value":1}]"#,
    #"[{"op":"test","path":"/s","value":"u"}]"#, #"[{"op":"test","path":"/none","value":null}]"#,
    #"[{"op":"add","path":"/x"}]"#,
    #"[{"op":"grow","path":"/x"}]"#, #"[{"op":"remove","path":"x"}]"#, #"[{"op":"remove","path":"/~2"}]"#,
    #"{"op":"remove"}"#,
    #"[{"op":"move","from":"/m","path":"/m/n"}]"#, #"[{"op":"copy","from":"/none","path":"/c"}]"#,
    #"[{"op":"remove","path":"/l/-"}]"#,
  ])
  func `a patch that cannot be applied is refused`(patch: String) throws {
    let target = try JSON.parse(#"{"l":[1,2],"s":"t","m":{}}"#)
    #expect(throws: PatchError.self) { try target.patched(with: try JSON.parse(patch)) }
  }

  @Test func `a failed change leaves the value whole`() throws {
    var value: Value = ["a": ["b": [1, 2]]]
    let before = value
    let missing = try #require(JSONPointer("/a/b/7"))
    #expect(throws: PointerError.missing(missing)) { try value.remove(at: missing) }
    #expect(value == before)
  }

  @Test func `pointers are read, written and followed`() throws {
    let pointer = try #require(JSONPointer("/a~1b/0/~0"))
    #expect(pointer.tokens == ["a/b", "0", "~"] && pointer.description == "/a~1b/0/~0")
    let value: Value = ["a/b": [["~": "found"]]]
    #expect(value[pointer] == "found")
    #expect(value[JSONPointer(tokens: [])] == value)
    #expect(JSONPointer("a") == nil && JSONPointer("/~") == nil)
  }
}

@Suite struct DifferenceTests {
  @Test func `differences are told at the deepest place`() {
    let old: Value = [
      "metadata": ["annotations": ["example.com/owner": "a"], "name": "x"],
      "spec": ["containers": [["image": "a:1"], ["image": "b:1"]], "replicas": 1, "gone": true],
    ]
    let new: Value = [
      "metadata": ["annotations": ["example.com/owner": "b"], "name": "x"],
      "spec": ["replicas": 1.0, "containers": [["image": "a:2"]], "added": [:]],
    ]
    #expect(
      new.differences(from: old) == [
        Difference(path: "metadata.annotations[\"example.com/owner\"]", old: "a", new: "b"),
        Difference(path: "spec.containers[0].image", old: "a:1", new: "a:2"),
        Difference(path: "spec.containers[1]", old: ["image": "b:1"], new: nil),
        Difference(path: "spec.added", old: nil, new: [:]), Difference(path: "spec.gone", old: true, new: nil),
      ])
  }

  @Test func `the same value has none, another kind has one`() {
    let value: Value = ["a": [1, ["b": .null]]]
    #expect(value.differences(from: value).isEmpty)
    #expect(value.differences(from: "x") == [Difference(path: "", old: "x", new: value)])
  }

  @Test func `the search is bounded`() {
    let old = Value.array((0..<100).map { .int($0) })
    let new = Value.array((0..<100).map { .int($0 + 1) })
    #expect(new.differences(from: old, limit: 5).count == 5)
  }

  @Test func `scalars have a text`() {
    #expect(Value.double(1_000_000).scalarText == "1000000" && Value.null.scalarText == "")
    #expect(Value.bool(true).scalarText == "true" && Value.array([]).scalarText == nil)
  }
}
