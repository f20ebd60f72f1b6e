// SPDX-License-Identifier: Apache-2.0
import Glibc
import KubeClient
import Templating
import TestKit
import Testing

/// The recorded cases once more, through the program. That `Batch` answers as Go does is what `OracleTests` say; here it is seen
/// that nothing on the way from standard input to standard output changes an answer.
@Suite struct `nestling template --batch, as a program` {
  private static let folder =
    #filePath.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/TemplatingTests/Fixtures/oracle"

  @Test func `answers every line of every recorded file`() async throws {
    let scratch = try ScratchFolder("batch")
    let files = try #require(glob("*.jsonl"))
    #expect(files.count >= 30)
    for file in files {
      let output = try await Subprocess(
        "/bin/sh", ["-c", #"exec "$0" template --batch < "$1""#, try BuiltBinary.path(), file],
        environment: BuiltBinary.environment(home: scratch.path), directory: scratch.path, timeout: .seconds(120),
        maximumOutput: 64 << 20
      ).run()
      #expect(output.exitCode == 0, "\(file)")
      let cases = try TextFile.read(file).utf8.split(separator: 0x0A).map { Array($0) }
      let answers = output.standardOutput.split(separator: 0x0A).map { Array($0) }
      try #require(answers.count == cases.count, "\(file)")
      for (answer, line) in zip(answers, cases) where answer != Batch.run(line: line) {
        Issue.record(
          "\(file): \(String(decoding: line, as: UTF8.self)) gives \(String(decoding: answer, as: UTF8.self))")
      }
    }
  }

  private func glob(_ pattern: String) -> [String]? {
    var found = glob_t()
    defer { globfree(&found) }
    guard Glibc.glob(Self.folder + "/" + pattern, 0, nil, &found) == 0 else { return nil }
    return (0..<Int(found.gl_pathc)).compactMap { found.gl_pathv[$0].map { String(cString: $0) } }
  }
}
