// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

/// Answers recorded from Go (sigs.k8s.io/yaml): see Fixtures/MANIFEST.md.
@Suite struct GoYAMLTests {
  @Test func `values are written byte for byte as Go writes them`() {
    let cases = fixture("go-yaml-write.jsonl")
    #expect(cases.count > 100)
    for item in cases {
      guard let value = item["value"] else { continue }
      let written = YAML.text(value, sortedKeys: true)
      #expect(written.dropLast() == (item["yaml"]?.string ?? "")[...], "\(JSON.text(value))")
    }
  }

  @Test func `texts are read as Go reads them`() {
    let cases = fixture("go-yaml-read.jsonl")
    #expect(cases.count > 100)
    for item in cases {
      let text = item["yaml"]?.string ?? ""
      let outcome = Result { () throws(DocumentError) in try YAML.parse(text) }
      switch (outcome, item["json"]?.string) {
      case (.success(let value), let expected?):
        let seen = item["member"] == true ? value["k"] ?? .null : value
        // Go decodes null into an empty map or list.
        let empty: Value = seen.isNull ? (expected == "{}" ? [:] : expected == "[]" ? [] : seen) : seen
        let twin = try? JSON.parse(expected)
        #expect(empty.normalized == twin?.normalized, "\(text)")
      case (.failure(let error), nil):
        #expect(error.line >= 1 && error.column >= 1)
      case (.success(let value), nil):
        Issue.record("\(text) was read as \(JSON.text(value)); Go says: \(item["error"]?.string ?? "")")
      case (.failure(let error), let expected?):
        Issue.record("\(text) failed with \(error); Go reads \(expected)")
      }
    }
  }

  @Test func `what is written reads back`() throws {
    for item in fixture("go-yaml-write.jsonl") {
      guard let value = item["value"] else { continue }
      #expect(try YAML.parse(YAML.text(value)).normalized == value.normalized)
    }
  }
}

extension Value {
  /// Numbers as doubles, as JSON decoded in Go has them.
  fileprivate var normalized: Value {
    switch self {
    case .int(let number): .double(Double(number))
    case .array(let items): .array(items.map(\.normalized))
    case .object(let members): .object(Object(members.map { ($0.key, $0.value.normalized) }))
    default: self
    }
  }
}
