// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge

/// A JSON map from a forge: what must be there is asked for and named when it is not, the rest is read leniently.
struct WireObject {
  let value: Value
  let host: String
  /// Names the map in errors: `pull request 7`.
  let name: String

  func required(_ path: String...) throws(ForgeError) -> String {
    guard let text = value.at(path)?.string else { throw missing(path) }
    return text
  }

  func requiredNumber(_ path: String...) throws(ForgeError) -> Int {
    guard let number = value.at(path)?.int.flatMap({ Int(exactly: $0) }) else { throw missing(path) }
    return number
  }

  /// "" when absent, null or no text.
  func text(_ path: String...) -> String { value.at(path)?.string ?? "" }
  func flag(_ path: String...) -> Bool? { value.at(path)?.bool }
  func number(_ path: String...) -> Int64? { value.at(path)?.int }
  /// RFC 3339, also with an offset without its colon; a number counts milliseconds (Bitbucket Data Center). Nil for anything else.
  func instant(_ path: String...) -> Timestamp? {
    guard let value = value.at(path) else { return nil }
    if let text = value.string { return Timestamp(text) ?? Timestamp(WireObject.withColon(text)) }
    return value.int.flatMap { $0.magnitude < 1 << 52 ? Timestamp(microseconds: $0 * 1000) : nil }
  }
  func isMap(_ path: String...) -> Bool { value.at(path)?.object != nil }

  private static func withColon(_ text: String) -> String { text.dropLast(2) + ":" + text.suffix(2) }

  private func missing(_ path: [String]) -> ForgeError {
    .malformed(host: host, detail: "\(name) has no \(path.joined(separator: "."))")
  }
}
