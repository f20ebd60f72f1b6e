// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Glibc
import Testing

@testable import Templating

/// Random programs over random data: whatever comes out, it comes within the bounds and without a crash.
///
/// `FUZZ_PROGRAMS=1000000 swift test --filter FuzzTests` runs longer, `FUZZ_SEED` runs one course again.
@Suite struct FuzzTests {
  private static func number(_ name: String) -> UInt64? { getenv(name).flatMap { UInt64(String(cString: $0)) } }

  @Test func `no template crashes, hangs or writes beyond its bounds`() throws {
    let seed = FuzzTests.number("FUZZ_SEED") ?? UInt64.random(in: .min ... .max)
    var options = TemplateOptions(
      limits: TemplateLimits(steps: 5000, outputBytes: 1 << 16, valueBytes: 1 << 20, nesting: 200),
      environment: Environment(now: { Timestamp(seconds: 0) }, randomBytes: { [UInt8](repeating: 7, count: $0) }))
    var writer = ProgramWriter(seed: seed)
    for round in 0..<(FuzzTests.number("FUZZ_PROGRAMS") ?? 3000) {
      let source = writer.program()
      options.missingKey = [.default, .zero, .error][Int(round % 3)]
      do {
        let output = try Template(source, options: options).renderBytes(FuzzTests.parameters)
        #expect(output.count <= options.limits.outputBytes + 1, "seed \(seed): \(source)")
      } catch {
        #expect(!error.message.isEmpty, "seed \(seed): \(source)")
        // A report must hold for any place in any text.
        _ = error.report()
      }
    }
  }

  private static let parameters = Parameters(
    [
      "s": "Hello, Wörld", "e": "", "n": 3, "f": 2.5, "b": true, "nil": .null, "l": ["a", "b", "a"],
      "m": ["a": "x", "b": ["c": 1]], "big": 1e21, "js": #"{"a":[1,2]}"#, "t": "2024-02-29", "i": 5, "ms": ["p": "q"],
    ], types: ["/i": .int, "/ms": .stringMap])
}

/// Writes templates that are mostly well formed, and breaks some.
private struct ProgramWriter {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  /// SplitMix64
  private mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((word ^ (word >> 31)) % UInt64(bound))
  }

  private mutating func one(of words: [String]) -> String { words[next(below: words.count)] }

  private static let names = FunctionReference.rows.map(\.name)
    .filter { !["bcrypt", "htpasswd", "derivePassword"].contains($0) && !$0.hasPrefix("gen") }
  private static let operands = [
    ".", "$", ".s", ".e", ".n", ".f", ".b", ".nil", ".l", ".m", ".m.b.c", ".big", ".js", ".t", ".i", ".ms.p", ".none",
    "nil", "true", "1", "-1", "0", "100000", "9223372036854775807", "1.5", "1i", "'x'", #""abc""#, #""%d %s %v""#,
    #""""#, "`a+`", #""(""#, #""2006-01-02""#, "$x", "$k", #""\\xff""#,
  ]

  mutating func program() -> String {
    var text = "{{$x := 1}}{{$k := .l}}" + block(depth: 3)
    if next(below: 4) == 0, !text.isEmpty {
      var scalars = Array(text.unicodeScalars)
      let place = next(below: scalars.count)
      if next(below: 2) == 0 { scalars.remove(at: place) } else { scalars.insert("{", at: place) }
      text = String(String.UnicodeScalarView(scalars))
    }
    return text
  }

  private mutating func block(depth: Int) -> String {
    (0...next(below: 3)).map { _ in statement(depth: depth) }.joined()
  }

  private mutating func statement(depth: Int) -> String {
    let open = one(of: ["{{", "{{", "{{- "])
    switch depth == 0 ? 0 : next(below: 9) {
    case 1: return open + "if " + expression(2) + "}}" + block(depth: depth - 1) + "{{else}}é{{end}}"
    case 2: return open + "with " + expression(2) + "}}" + block(depth: depth - 1) + "{{end}}"
    case 3: return open + "range $k, $x := " + expression(2) + "}}" + block(depth: depth - 1) + "{{end}}"
    case 4:
      return open + "range " + expression(1) + "}}" + block(depth: depth - 1)
        + one(of: ["{{break}}", "{{continue}}", ""])
        + "{{else}}none{{end}}"
    case 5: return open + "$x = " + expression(2) + "}}"
    case 6: return #"{{define "t"}}"# + block(depth: depth - 1) + #"{{end}}{{template "t" .}}"#
    case 7: return one(of: ["text", "\n  ", "{ {", "日本"])
    default: return open + expression(3) + one(of: ["}}", " -}}"])
    }
  }

  private mutating func expression(_ depth: Int) -> String {
    if depth == 0 || next(below: 4) == 0 { return one(of: ProgramWriter.operands) }
    let arguments = (0..<next(below: 4)).map { _ in argument(depth - 1) }
    let call = ([one(of: ProgramWriter.names)] + arguments).joined(separator: " ")
    return next(below: 4) == 0 ? argument(depth - 1) + " | " + call : call
  }

  private mutating func argument(_ depth: Int) -> String {
    next(below: 3) == 0 ? "(" + expression(depth) + ")" : one(of: ProgramWriter.operands)
  }
}
