// SPDX-License-Identifier: Apache-2.0
import Documents
import Glibc
import PreviewAPI
import Testing

/// The state machine as docs/states.md draws it.
enum Drawing {
  /// The lines `A --> B` of its Mermaid diagram.
  static func read() throws -> Set<Model.Transition> {
    var result: Set<Model.Transition> = []
    for line in try text().split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count >= 3, words[1] == "-->" else { continue }
      result.insert(Model.Transition(from: try phase(words[0]), to: try phase(words[2])))
    }
    return result
  }

  /// `[*]` is before the first look at a preview, and after its end.
  private static func phase(_ word: Substring) throws -> Phase? {
    if word == "[*]" { return nil }
    guard let known = Phase(rawValue: String(word)) else { throw StrangePhase(name: String(word)) }
    return known
  }

  private struct StrangePhase: Error { var name: String }

  private static func text() throws -> String {
    let path = #filePath.split(separator: "/").dropLast(4).map { "/" + $0 }.joined() + "/docs/states.md"
    let file = try #require(fopen(path, "r"), "\(path) cannot be read")
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}

@Suite struct `The drawing of the state machine` {
  @Test func `shows every phase`() throws {
    let drawn = try Drawing.read()
    for phase in Phase.allCases {
      #expect(drawn.contains { $0.to == phase } && drawn.contains { $0.from == phase }, "\(phase)")
    }
  }

  @Test func `leads from every phase to the end`() throws {
    let drawn = try Drawing.read()
    for phase in Phase.allCases {
      var reached: Set<Phase> = [phase]
      while true {
        let next = reached.union(drawn.filter { $0.from.map(reached.contains) ?? false }.compactMap(\.to))
        if next == reached { break }
        reached = next
      }
      #expect(drawn.contains { $0.to == nil && ($0.from.map(reached.contains) ?? false) }, "\(phase)")
    }
  }
}
