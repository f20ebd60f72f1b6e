// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

@Suite struct JSONTests {
  @Test func `all kinds of values are read`() throws {
    let value = try JSON.parse(#" {"a": [1, -2.5, true, false, null, "x"], "b": {}, "c": [] } "#)
    #expect(value == ["a": [1, -2.5, true, false, .null, "x"], "b": [:], "c": []])
    #expect(value.object?.keys == ["a", "b", "c"])
  }

  @Test(
    arguments: [
      ("0", .int(0)), ("-0", .double(-0.0)), ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
      ("9223372036854775808", .double(9_223_372_036_854_775_808)), ("1.0", .double(1)), ("1e3", .double(1000)),
      ("1E-2", .double(0.01)),
      ("-1.5e+2", .double(-150)), ("123456789012345678", .int(123_456_789_012_345_678)), ("0.1", .double(0.1)),
      ("2.2250738585072014e-308", .double(2.2250738585072014e-308)),
      ("1.7976931348623157e308", .double(.greatestFiniteMagnitude)),
      ("0.30000000000000004", .double(0.30000000000000004)), ("1e-400", .double(0)),
      ("100000000000000000000000", .double(1e23)),
    ] as [(String, Value)])
  func `numbers keep their kind and value`(text: String, expected: Value) throws {
    #expect(try JSON.parse(text) == expected)
  }

  @Test(arguments: [
    (#""\u00e9\n\t\"\\\/\b\f\r""#, "é\n\t\"\\/\u{8}\u{C}\r"), (#""\ud83d\ude80""#, "🚀"), (#""\ud83d""#, "\u{FFFD}"),
    (#""\ude80x""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"), (#""\uD83D\uD83D\uDE80""#, "\u{FFFD}🚀"),
    (#""日本""#, "日本"),
    (#""\u0000""#, "\0"), (#""""#, ""),
  ])
  func `strings are unescaped`(text: String, expected: String) throws {
    #expect(try JSON.parse(text).string?.utf8.elementsEqual(expected.utf8) == true)
  }

  @Test func `bytes that are not UTF-8 are replaced`() throws {
    #expect(try JSON.parse([0x22, 0x61, 0xFF, 0x22]) == "a\u{FFFD}")
  }

  @Test(arguments: [
    ("", 1, 1), ("{\n  \"a\": 1,\n}", 3, 1), ("[1 2]", 1, 4), ("[1,]", 1, 4), ("{\"é\" 1}", 1, 6), ("01", 1, 1),
    ("-", 1, 2), ("1.", 1, 3),
    ("1e", 1, 3), (".5", 1, 1), ("+1", 1, 1), ("tru", 1, 1), ("nulll", 1, 5), ("\"a", 1, 1), ("\"a\nb\"", 1, 3),
    ("\"\\x\"", 1, 2),
    ("\"\\u12g4\"", 1, 6), ("1e999", 1, 1), ("[1]\n]", 2, 1), ("{a:1}", 1, 2), ("'a'", 1, 1), ("[", 1, 2),
    ("{\"a\":}", 1, 6),
    ("NaN", 1, 1), ("\u{1}", 1, 1),
  ])
  func `what is not JSON is refused with its place`(text: String, line: Int, column: Int) {
    #expect { try JSON.parse(text, source: "x.json") } throws: { error in
      guard let error = error as? DocumentError else { return false }
      return error.line == line && error.column == column && error.description.hasPrefix("x.json:\(line):\(column): ")
    }
  }

  @Test func `nesting is bounded`() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(try JSON.parse(nested(512)).array?.count == 1)
    #expect(throws: DocumentError.self) { try JSON.parse(nested(513)) }
    #expect(throws: DocumentError.self) { try JSON.parse(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test func `of a repeated key the last value stays, in maps of any size`() throws {
    #expect(JSON.text(try JSON.parse(#"{"a":1,"b":2,"a":3}"#)) == #"{"a":3,"b":2}"#)
    let many = (0..<100).map { "\"key\($0 % 40)\":\($0)" }.joined(separator: ",")
    let value = try JSON.parse("{\(many)}")
    #expect(value.object?.count == 40)
    #expect(value["key3"] == 83)
  }

  @Test func `keys are the same when their bytes are`() throws {
    let value = try JSON.parse("{\"\u{E9}\":1,\"e\u{301}\":2}")
    #expect(value.object?.count == 2)
    #expect(value["\u{E9}"] == 1)
    #expect(value["e\u{301}"] == 2)
    #expect(Value.string("\u{E9}") != Value.string("e\u{301}"))
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "-0"), (1, "1"), (1.5, "1.5"), (100, "100"), (1e20, "100000000000000000000"), (1e21, "1e+21"),
      (1e-6, "0.000001"),
      (1e-7, "1e-7"), (1.25e-9, "1.25e-9"), (-1.5e300, "-1.5e+300"), (0.1, "0.1"), (123_456_789.125, "123456789.125"),
      (.nan, "null"), (.infinity, "null"), (.leastNonzeroMagnitude, "5e-324"), (1e6, "1000000"),
    ] as [(Double, String)])
  func `doubles are written as Go writes them`(number: Double, expected: String) {
    #expect(JSON.text(.double(number)) == expected)
  }

  @Test(
    arguments: [
      (0, "0"), (1e6, "1e+06"), (100_000, "100000"), (1.5, "1.5"), (1e-4, "0.0001"), (1e-5, "1e-05"),
      (123_456_789, "1.23456789e+08"),
      (.infinity, "+Inf"), (-.infinity, "-Inf"), (.nan, "NaN"), (1e100, "1e+100"),
    ] as [(Double, String)])
  func `the general form is Go's %v`(number: Double, expected: String) {
    #expect(NumberText.general(number) == expected)
  }

  @Test func `strings are escaped, markup only when asked`() {
    let value: Value = .string("a\"\\\n\t\r\u{8}\u{C}\u{1}\u{1F}<>&\u{2028}\u{2029}é🚀\u{7F}")
    #expect(JSON.text(value) == #""a\"\\\n\t\r\b\f\u0001\u001f<>&\u2028\u2029é🚀"# + "\u{7F}\"")
    #expect(JSON.text("<a&b>", htmlSafe: true) == #""\u003ca\u0026b\u003e""#)
    #expect(JSON.text(.int(.min)) == "-9223372036854775808")
  }

  @Test func `pretty printing indents by two, keys can be sorted`() {
    let value: Value = ["b": [1, [:], []], "a": ["x": .null]]
    #expect(
      JSON.text(value, pretty: true, sortedKeys: true) == """
        {
          "a": {
            "x": null
          },
          "b": [
            1,
            {},
            []
          ]
        }
        """)
    #expect(JSON.text(value) == #"{"b":[1,{},[]],"a":{"x":null}}"#)
  }

  @Test func `what is written reads back`() throws {
    var generator = Dice(state: 42)
    for _ in 0..<300 {
      let value = randomValue(depth: 0, &generator)
      #expect(try JSON.parse(JSON.bytes(value)) == value)
      #expect(try JSON.parse(JSON.bytes(value, pretty: true, htmlSafe: true)) == value)
    }
  }

  @Test func `a text cut off anywhere is refused`() {
    let bytes = Array(#"{"a":[1.5,"x\u00e9",{"b":null}],"c":true}"#.utf8)
    for end in 0..<bytes.count {
      #expect(throws: DocumentError.self) { try JSON.parse(Array(bytes[..<end])) }
    }
  }
}
