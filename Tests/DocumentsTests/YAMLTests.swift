// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

@Suite struct YAMLTests {
  @Test(
    arguments: [
      ("010", .int(8)), ("0o10", .int(8)), ("0x1F", .int(31)), ("0b11", .int(3)), ("1_000", .int(1000)),
      ("+5", .int(5)), ("-3", .int(-3)),
      ("1e3", .double(1000)), ("1.10", .double(1.1)), ("08", .double(8)), ("1:30", "1:30"),
      ("2026-01-31", "2026-01-31"), ("~", .null),
      ("", .null), ("Null", .null), ("y", .bool(true)), ("NO", .bool(false)), ("On", .bool(true)), ("yEs", "yEs"),
      ("'yes'", "yes"),
      ("0x", "0x"), ("1_", .int(1)), ("_1", "_1"), ("1.2.3", "1.2.3"), (".5", .double(0.5)), ("5.", .double(5)),
      ("-.5", .double(-0.5)),
      ("9223372036854775808", .double(9_223_372_036_854_775_808)),
      ("18446744073709551616", .double(18_446_744_073_709_551_616)),
      ("-9223372036854775808", .int(.min)), ("!!str 5", "5"), ("!!int '5'", .int(5)), ("!!float 5", .double(5)),
      ("!!binary aGk=", "hi"),
      ("!mine x", "x"), ("- ", [.null]), ("{a: 1, b: [c]}", ["a": 1, "b": ["c"]]), ("|\n  a\n  b\n", "a\nb\n"),
      (">-\n  a\n  b\n", "a b"),
      ("\"a\\tb\\u00e9\"", "a\tbé"),
    ] as [(String, Value)])
  func `scalars are resolved as YAML 1.1`(text: String, expected: Value) throws {
    #expect(try YAML.parse(text) == expected)
  }

  @Test func `keys that are numbers or booleans become text`() throws {
    let value = try YAML.parse("n: 1\non: 2\n010: 3\n1.50: 4\n1e6: 5\n'n': 6\n? a\n: 7\n")
    #expect(value.object?.keys == ["false", "true", "8", "1.5", "1e+06", "n", "a"])
  }

  @Test func `anchors, aliases and merges`() throws {
    let text = """
      base: &base {a: 1, b: 2}
      list: &list [x, z]
      one: {<<: *base, b: 3}
      two: {b: 3, <<: *base}
      three: {<<: [*base, {a: 9, c: 4}]}
      again: *list
      *list2 : x
      """
    let value = try YAML.parse(text.split(separator: "\n").dropLast().joined(separator: "\n"))
    #expect(value["one"] == ["a": 1, "b": 3])
    #expect(value["two"] == ["b": 2, "a": 1])
    #expect(value["three"] == ["a": 1, "b": 2, "c": 4])
    #expect(value["again"] == ["x", "z"])
    #expect(throws: DocumentError.self) { try YAML.parse(text) }
    #expect(try YAML.parse("a: &k name\n*k : 1")["name"] == 1)
  }

  @Test func `of a repeated key the last value stays`() throws {
    #expect(try YAML.parse("a: 1\nb: 2\na: 3") == ["a": 3, "b": 2])
  }

  @Test func `several documents, or the first`() throws {
    let text = "# head\n---\na: 1\n---\n---\n- b\n...\n"
    #expect(try YAML.documents(text) == [["a": 1], .null, ["b"]])
    #expect(try YAML.parse(text) == ["a": 1])
    #expect(try YAML.parse("a: 1\n---\n{ not read") == ["a": 1])
    #expect(try YAML.documents("# only\n") == [])
    #expect(try YAML.parse("") == .null)
  }

  @Test(arguments: [
    ("a: 1\n b: 2", 2, 3), ("[a", 2, 1), ("a: *x", 1, 4), ("? [a]\n: b", 1, 3), ("~: a", 1, 1), ("a:\n\t- b", 2, 1),
    ("a: .inf", 1, 4),
    ("a: \u{1}", 1, 4), ("é: \u{1}", 1, 4), ("<<: 5", 1, 5), ("a: !!int x", 1, 4), ("%YAML 1.2\n---\na: 1", 1, 1),
    ("a: &a [*a]", 1, 8),
    ("a: !!binary '*'", 1, 4), ("a: 'b", 1, 6),
  ])
  func `every error has its place`(text: String, line: Int, column: Int) {
    #expect { try YAML.parse(text, source: "f.yaml") } throws: { error in
      guard let error = error as? DocumentError else { return false }
      if error.line != line || error.column != column { Issue.record("\(text): \(error)") }
      return error.source == "f.yaml"
    }
  }

  @Test func `aliases of aliases do not unfold without bound`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect { try YAML.parse(text) } throws: { "\($0)".contains("aliases") }
  }

  @Test func `nesting is bounded`() {
    #expect(throws: DocumentError.self) { try YAML.parse(String(repeating: "[", count: 10_000)) }
    #expect(throws: DocumentError.self) { try YAML.parse(String(repeating: "- ", count: 2_000)) }
  }

  @Test func `a Deployment looks as kubectl prints it`() {
    let value: Value = [
      "apiVersion": "apps/v1",
      "metadata": [
        "name": "web", "labels": ["app": "web"], "annotations": ["a/b": "true", "port": "8080", "none": ""],
      ],
      "spec": [
        "replicas": 2, "ratio": 0.5, "paused": false, "empty": [:], "list": [],
        "args": ["--x", "- y", "#z", "a: b", "yes", "1e3", "0x1", "2026-01-31", "1:30", "null"],
        "containers": [["name": "web", "ports": [["containerPort": 80]]]], "script": "set -e\necho hi\n",
        "matrix": [[1, 2], [3]],
      ],
    ]
    #expect(
      YAML.text(value) == """
        apiVersion: apps/v1
        metadata:
          name: web
          labels:
            app: web
          annotations:
            a/b: "true"
            port: "8080"
            none: ""
        spec:
          replicas: 2
          ratio: 0.5
          paused: false
          empty: {}
          list: []
          args:
          - --x
          - '- y'
          - '#z'
          - 'a: b'
          - "yes"
          - "1e3"
          - "0x1"
          - "2026-01-31"
          - "1:30"
          - "null"
          containers:
          - name: web
            ports:
            - containerPort: 80
          script: |
            set -e
            echo hi
          matrix:
          - - 1
            - 2
          - - 3

        """)
  }

  @Test func `keys can be sorted naturally`() {
    let value: Value = ["a10": 1, "a2": 2, "B": 3, "a": 4, "a-b": 5]
    #expect(YAML.text(value, sortedKeys: true) == "B: 3\na: 4\na-b: 5\na2: 2\na10: 1\n")
  }

  @Test func `several documents are separated`() throws {
    #expect(YAML.text(documents: [["a": 1], ["b": 2]]) == "a: 1\n---\nb: 2\n")
    #expect(YAML.text(documents: []) == "")
  }

  @Test func `any value reads back from what was written`() throws {
    var dice = Dice(state: 7)
    for _ in 0..<400 {
      let value = randomValue(depth: 0, &dice)
      let text = YAML.text(value)
      #expect(try YAML.parse(text) == value, "\(JSON.text(value))")
      #expect(try YAML.documents(YAML.text(documents: [value, value])) == [value, value], "\(JSON.text(value))")
    }
  }

  @Test func `long lines are folded and read back`() throws {
    let words = (0..<60).map { "word\($0)" }.joined(separator: " ")
    let value: Value = [
      "plain": .string(words), "quoted": .string("'" + words + ": x"), "double": .string(words + "\t" + words),
    ]
    let text = YAML.text(value)
    #expect(text.split(separator: "\n").allSatisfy { $0.count < 95 })
    #expect(try YAML.parse(text) == value)
  }

  @Test func `a byte order mark is passed over`() throws {
    #expect(try YAML.documents("\u{FEFF}a: 1\n---\nb: 2\n") == [["a": 1], ["b": 2]])
  }

  @Test(arguments: ["a: {{x}}", "a: {{ x }}-b", "- {{x}}", "a:\n  b: {{ .x }}/c\n  d: e"])
  func `a template without quotes is told as such`(_ text: String) throws {
    let error = #expect(throws: DocumentError.self) { try YAML.parse(text) }
    #expect(
      error?.message.hasSuffix("put quotes around a text that begins with {{") == true, "\(String(describing: error))")
  }
}
