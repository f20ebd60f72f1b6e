// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// The old form: `{{param}}` is replaced by the parameter of that exact name; there are no expressions.
///
/// Rules of appset-engine section 3.3. A tag whose name is no parameter, or whose parameter is not text, stays as written.
public struct TextTemplate: Sendable {
  private enum Piece: Sendable {
    case text([UInt8])
    case tag(name: String, verbatim: [UInt8])
  }

  private let pieces: [Piece]

  /// - Throws: a `{{` without a `}}` after it, in a text that has at least one whole tag on one line.
  public init(
    _ source: String, name: String = "base", options: TemplateOptions = .init()
  ) throws(TemplateError) {
    let bytes = Array(source.utf8)
    guard TextTemplate.hasTag(bytes) else {
      pieces = [.text(bytes)]
      return
    }
    var pieces: [Piece] = []
    var place = 0
    while let open = TextTemplate.find(0x7B, in: bytes, from: place) {
      if open > place { pieces.append(.text(Array(bytes[place..<open]))) }
      guard let close = TextTemplate.find(0x7D, in: bytes, from: open + 2) else {
        throw TextTemplate.unclosed(bytes, at: open, name: name)
      }
      let tag = String(decoding: bytes[open + 2..<close], as: UTF8.self)
      pieces.append(.tag(name: tag.trimmed(where: \.isGoSpace), verbatim: Array(bytes[open..<close + 2])))
      place = close + 2
    }
    if place < bytes.count { pieces.append(.text(Array(bytes[place...]))) }
    self.pieces = pieces
  }

  /// The names of its tags, in order, as they are looked up.
  public var names: [String] { pieces.compactMap { if case .tag(let name, _) = $0 { name } else { nil } } }

  /// The text with its tags replaced.
  public func render(_ parameters: Parameters) throws(TemplateError) -> String {
    String(decoding: try renderBytes(parameters), as: UTF8.self)
  }

  /// The bytes of the text with its tags replaced.
  public func renderBytes(_ parameters: Parameters) throws(TemplateError) -> [UInt8] {
    if pieces.count == 1, case .text(let bytes) = pieces[0] { return bytes }
    var output: [UInt8] = []
    for piece in pieces {
      switch piece {
      case .text(let bytes): output += bytes
      case .tag(let name, let verbatim):
        // The empty name is never looked up: `{{}}` stays, whatever the parameters are.
        if !name.isEmpty, case .string(let text)? = parameters.values[name] {
          output += text.utf8
        } else {
          output += verbatim
        }
      }
    }
    return output
  }

  /// Whether some line has `{{` and a `}}` after it.
  private static func hasTag(_ bytes: [UInt8]) -> Bool {
    for line in bytes.split(separator: 0x0A) {
      let line = Array(line)
      if let open = find(0x7B, in: line, from: 0), find(0x7D, in: line, from: open + 2) != nil { return true }
    }
    return false
  }

  /// Where two of `mark` stand beside each other.
  private static func find(_ mark: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
    var place = start
    while place + 1 < bytes.count {
      if bytes[place] == mark, bytes[place + 1] == mark { return place }
      place += 1
    }
    return nil
  }

  private static func unclosed(_ bytes: [UInt8], at place: Int, name: String) -> TemplateError {
    let position = SourcePosition(offset: place, in: bytes)
    let rest = String(decoding: bytes[(place + 2)...], as: UTF8.self)
    return TemplateError(
      stage: .parse,
      message:
        "Cannot find end tag=\"}}\" in the template=\(Quoting.quoted(bytes)) starting from \(Quoting.quoted(rest))",
      templateName: name, line: position.line, column: position.column, sourceLine: position.text)
  }
}

/// Line and column of a byte of a template.
struct SourcePosition {
  /// From 1.
  let line: Int
  /// In bytes from 0.
  let column: Int
  /// The whole line.
  let text: String

  init(offset: Int, in bytes: [UInt8]) {
    let offset = min(offset, bytes.count)
    let start = (bytes[..<offset].lastIndex(of: 0x0A) ?? -1) + 1
    let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
    line = 1 + bytes[..<offset].count { $0 == 0x0A }
    column = offset - start
    text = String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
