// SPDX-License-Identifier: Apache-2.0
internal import CRE2

/// Owns a pattern of RE2.
///
/// `@unchecked`: RE2 objects do not change after construction and may be used from any thread (re2.h, "Thread-safety").
final class CompiledPattern: @unchecked Sendable {
  private let handle: OpaquePointer

  init(_ pattern: String, memoryLimit: Int64) throws(PatternError) {
    var code = CRE2_OK
    var part = [CChar](repeating: 0, count: 200)
    let handle = TextBytes.with(GoSyntax.translated(pattern)) { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cre2_compile($0.baseAddress, $0.count, memoryLimit, &code, &part, part.count)
      }
    }
    guard let handle else {
      if code == CRE2_TOO_LARGE || code == CRE2_OUT_OF_MEMORY { throw .tooLarge(pattern: pattern) }
      let bytes = part.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      throw .malformed(
        pattern: pattern, reason: GoSyntax.reason(code), part: String(decoding: bytes, as: UTF8.self))
    }
    self.handle = handle
  }

  deinit { cre2_free(handle) }

  var groupNames: [String?] {
    (0...Int(cre2_group_count(handle))).map { group in
      group == 0 ? nil : cre2_group_name(handle, Int32(group)).map { String(cString: $0) }
    }
  }

  /// Whether there is a match from this place on; the groups go to the spans.
  func match(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isFull: Bool, into spans: inout SpanBuffer) -> Bool {
    spans.fill { match(bytes, from: start, isFull: isFull, into: $0) }
  }

  func match(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, isFull: Bool,
    into spans: UnsafeMutableBufferPointer<cre2_span>?
  ) -> Bool {
    bytes.withMemoryRebound(to: CChar.self) { text in
      cre2_match(handle, text.baseAddress, text.count, start, isFull, spans?.baseAddress, Int32(spans?.count ?? 0))
    }
  }
}

/// Room for the groups of one match, reused from match to match.
struct SpanBuffer {
  private var spans: [cre2_span]

  init(_ groups: Int) { spans = Array(repeating: cre2_span(begin: -1, end: -1), count: groups) }

  mutating func fill(_ body: (UnsafeMutableBufferPointer<cre2_span>) -> Bool) -> Bool {
    spans.withUnsafeMutableBufferPointer { body($0) }
  }

  var ranges: [Range<Int>?] { spans.map { $0.begin < 0 ? nil : $0.begin..<$0.end } }
}

/// Where RE2 of this vintage and Go part.
enum GoSyntax {
  /// Go (since 1.22) takes `(?<name>` for `(?P<name>`; RE2 learnt it only in 2023.
  static func translated(_ pattern: String) -> String {
    let bytes = Array(pattern.utf8)
    let mark = Array("(?<".utf8)
    guard bytes.count > mark.count else { return pattern }
    var output: [UInt8] = []
    var place = 0
    var isInClass = false
    while place < bytes.count {
      let byte = bytes[place]
      if byte == UInt8(ascii: "\\"), place + 1 < bytes.count {
        output += bytes[place...place + 1]
        place += 2
        continue
      }
      if !isInClass, bytes[place...].starts(with: mark), place + 3 < bytes.count, isLetter(bytes[place + 3]) {
        output += Array("(?P<".utf8)
        place += mark.count
        continue
      }
      if byte == UInt8(ascii: "[") { isInClass = true }
      if byte == UInt8(ascii: "]") { isInClass = false }
      output.append(byte)
      place += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_")
  }

  /// The words of Go's `syntax.ErrorCode`.
  static func reason(_ code: cre2_code) -> String {
    switch code {
    case CRE2_BAD_ESCAPE: "invalid escape sequence"
    case CRE2_BAD_CHARACTER_CLASS: "invalid character class"
    case CRE2_BAD_CHARACTER_RANGE: "invalid character class range"
    case CRE2_MISSING_BRACKET: "missing closing ]"
    case CRE2_MISSING_PARENTHESIS: "missing closing )"
    case CRE2_UNEXPECTED_PARENTHESIS: "unexpected )"
    case CRE2_TRAILING_BACKSLASH: "trailing backslash at end of expression"
    case CRE2_REPEAT_ARGUMENT: "missing argument to repetition operator"
    case CRE2_REPEAT_SIZE: "invalid repeat count"
    case CRE2_REPEAT_OPERATOR: "invalid nested repetition operator"
    case CRE2_BAD_PERL_SYNTAX: "invalid or unsupported Perl syntax"
    case CRE2_BAD_UTF8: "invalid UTF-8"
    case CRE2_BAD_GROUP_NAME: "invalid named capture"
    default: "regexp/syntax: internal error"
    }
  }
}

/// The UTF-8 of a text for the length of a call, never with a null base: RE2 takes a null pointer for "no text".
enum TextBytes {
  static func with<Result>(_ text: String, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if text.isEmpty { return [UInt8(0)].withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[..<0])) } }
    var copy = text
    return copy.withUTF8(body)
  }
}

extension UnsafeBufferPointer<UInt8> {
  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: self[range]), as: UTF8.self)
  }

  /// Where the character that begins here ends; one past the end at the end.
  func characterEnd(after place: Int) -> Int {
    var next = place + 1
    while next < count, self[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }
}
