// SPDX-License-Identifier: Apache-2.0
import Documents
import Glibc
import Testing

@testable import Templating

/// Every case recorded from Go's own engine gives the same bytes, or the same error.
@Suite(.serialized) struct OracleTests {
  static let folder = #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Fixtures/oracle/"

  /// Every file of the folder is here: the last test counts them.
  static let themes = [
    "argo-branch-slug", "argo-fasttemplate", "argo-normalize-slugify", "argo-render-object", "argo-templates",
    "argo-yaml", "language-actions", "language-builtins", "language-compare", "language-control",
    "language-exec-errors", "language-literals", "language-missingkey", "language-parse-errors",
    "language-pipelines-vars", "language-printf", "language-templates", "sprig-conversion", "sprig-crypto-encoding",
    "sprig-dates", "sprig-defaults-json", "sprig-dicts", "sprig-lists", "sprig-math", "sprig-paths-urls",
    "sprig-reflection", "sprig-regex", "sprig-semver", "sprig-strings", "sprig-type-matrix", "generated-branch-slug",
    "generated-corners",
    "generated-dates", "generated-dicts", "generated-documents", "generated-each", "generated-fast",
    "generated-functions", "generated-json", "generated-math", "generated-object", "generated-parse",
    "generated-paths", "generated-printf", "generated-programs", "generated-regex", "generated-semver",
    "generated-text", "generated-url", "generated-yaml",
  ]

  @Test(arguments: themes)
  func `a recorded case gives what Go gave`(_ theme: String) async throws {
    let file = try #require(OracleTests.read(OracleTests.folder + theme + ".jsonl"))
    var failures: [String] = []
    var count = 0
    for line in file.split(separator: 0x0A) {
      let test = try JSON.parse(Array(line))
      count += 1
      // Others wait for the same threads.
      if count % 50 == 0 { await Task.yield() }
      if let failure = OracleTests.check(test) { failures.append(failure) }
    }
    #expect(
      failures.isEmpty, "\(failures.count) of \(count):\n\(failures.prefix(OracleTests.shown).joined(separator: "\n"))")
  }

  @Test func `no recorded file is left out`() throws {
    let folder = try #require(opendir(OracleTests.folder))
    defer { closedir(folder) }
    var files: Set<String> = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name.hasSuffix(".jsonl") { files.insert(String(name.dropLast(6))) }
    }
    #expect(files == Set(OracleTests.themes))
  }

  /// How many failures are printed per theme.
  static let shown = getenv("ORACLE_SHOW").flatMap { Int(String(cString: $0)) } ?? 5

  /// Nil when the result is the expected one.
  static func check(_ test: Value) -> String? {
    let expected = test["expect_head"] ?? test["expect"] ?? .null
    let actual = Value.object(Batch.run(test))
    if expected["error_stage"] != nil {
      let isRight =
        actual["error_stage"] == expected["error_stage"]
        && (expected["error_match"] == "stage" || bytes(actual["error"]) == bytes(expected["error"]))
      return isRight ? nil : describe(test, expected, actual)
    }
    if let tree = expected["output_json"] {
      return actual["output_json"].map { JSON.text($0, sortedKeys: true) } == JSON.text(tree, sortedKeys: true)
        ? nil : describe(test, expected, actual)
    }
    for key in ["output", "output_base64"] where expected[key] != nil {
      return bytes(actual[key]) == bytes(expected[key]) ? nil : describe(test, expected, actual)
    }
    return "a case without expectation: \(JSON.text(test))"
  }

  /// Strings compare by bytes: canonically equal ones differ.
  private static func bytes(_ value: Value?) -> [UInt8]? { value?.string.map { Array($0.utf8) } }

  private static func describe(_ test: Value, _ expected: Value, _ actual: Value) -> String {
    """
    \(test["id"]?.string ?? ""): \(JSON.text(test["template"] ?? .null)) \(JSON.text(test["data"] ?? .null)) \
    \(JSON.text(test["types"] ?? .null)) \(JSON.text(test["options"] ?? .null))
      expected \(JSON.text(expected))
      got      \(JSON.text(actual))
    """
  }

  static func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }
}
