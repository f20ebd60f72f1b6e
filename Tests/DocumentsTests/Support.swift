// SPDX-License-Identifier: Apache-2.0
import Documents
import Glibc

/// The lines of a fixture file, each a JSON value.
func fixture(_ name: String, beside file: StaticString = #filePath) -> [Value] {
  var folder = "\(file)".split(separator: "/", omittingEmptySubsequences: false).dropLast()
  folder += ["Fixtures", Substring(name)]
  let text = contents(folder.joined(separator: "/"))
  return text.split(separator: 0x0A).compactMap { try? JSON.parse(Array($0)) }
}

func contents(_ path: String) -> [UInt8] {
  guard let handle = fopen(path, "rb") else { return [] }
  defer { fclose(handle) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&chunk, 1, chunk.count, handle), count > 0 { bytes += chunk[..<count] }
  return bytes
}

/// A map in the order written; unlike a literal it may repeat keys.
func object(_ pairs: KeyValuePairs<String, Value>) -> Value { .object(Object(pairs.map { ($0.key, $0.value) })) }

/// Random numbers that are the same in each run.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mix = state
    mix = (mix ^ (mix >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mix = (mix ^ (mix >> 27)) &* 0x94D0_49BB_1331_11EB
    return mix ^ (mix >> 31)
  }
}

/// Any value that JSON can hold.
func randomValue(depth: Int, _ dice: inout Dice) -> Value {
  switch Int.random(in: 0..<(depth > 4 ? 6 : 8), using: &dice) {
  case 0: return .null
  case 1: return .bool(Bool.random(using: &dice))
  case 2: return .int(Int64(truncatingIfNeeded: dice.next()) >> Int64.random(in: 0..<64, using: &dice))
  case 3:
    // Doubles with a fraction, or they would come back as integers.
    return .double(Double(Int.random(in: -1_000_000...1_000_000, using: &dice)) + 0.1)
  case 4, 5: return .string(randomText(&dice))
  case 6:
    return .array((0..<Int.random(in: 0..<6, using: &dice)).map { _ in randomValue(depth: depth + 1, &dice) })
  default:
    return .object(
      Object(
        (0..<Int.random(in: 0..<25, using: &dice)).map { _ in (randomText(&dice), randomValue(depth: depth + 1, &dice))
        }))
  }
}

func randomText(_ dice: inout Dice) -> String {
  let samples: [Unicode.Scalar] = [
    "a", "Z", "0", "9", " ", "\n", "\t", "\r", ":", "#", "-", "?", "'", "\"", "\\", "{", "]", ",", "&", "*", "!", "|",
    ">", "%", "@", "`",
    "é", "\u{85}", "\u{2028}", "日", "🚀", "\0", "\u{7F}", "~", ".", "<", "=", "y", "n", "e", "_", "+", "\u{FEFF}",
    "\u{A0}",
  ]
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0..<12, using: &dice) { text.append(samples.randomElement(using: &dice) ?? "x") }
  return String(text)
}
