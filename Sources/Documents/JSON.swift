// SPDX-License-Identifier: Apache-2.0

/// JSON (RFC 8259) in and out of `Value`.
public enum JSON {
  /// Nesting deeper than this is refused: nothing we read comes near it, and a hostile text must not exhaust the stack.
  static let maximumDepth = 512

  /// Reads exactly one JSON value.
  ///
  /// A number without fraction and exponent that fits `Int64` becomes `int`, any other `double`. Of a repeated key the last value
  /// stays, as in Go. Bytes that are not UTF-8 become U+FFFD, as do lone surrogates.
  /// - Parameters:
  ///   - source: file name or other origin, for the error.
  ///   - unreadableNumbersAreNull: makes null of a number beyond a double (`1e400`) instead of an error.
  /// - Throws: `DocumentError` with line and column for anything that is not JSON, for numbers beyond a double and for nesting
  ///   deeper than 512.
  public static func parse(
    _ bytes: [UInt8], source: String? = nil, unreadableNumbersAreNull: Bool = false
  ) throws(DocumentError) -> Value {
    try parse(bytes[...], source: source, unreadableNumbersAreNull: unreadableNumbersAreNull)
  }

  /// The same for a part of a longer text; line and column count from where the part begins.
  public static func parse(
    _ bytes: ArraySlice<UInt8>, source: String? = nil, unreadableNumbersAreNull: Bool = false
  ) throws(DocumentError) -> Value {
    let outcome = bytes.withUnsafeBufferPointer { buffer -> Result<Value, DocumentError> in
      do throws(JSONFault) {
        var reader = JSONReader(buffer, unreadableNumbersAreNull: unreadableNumbersAreNull)
        return .success(try reader.document())
      } catch {
        return .failure(error.located(in: buffer, source: source))
      }
    }
    return try outcome.get()
  }

  /// Reads exactly one JSON value from text; see `parse(_:source:)` for bytes.
  public static func parse(_ text: String, source: String? = nil) throws(DocumentError) -> Value {
    try parse(Array(text.utf8), source: source)
  }

  /// Writes a value as UTF-8.
  ///
  /// Doubles look as Go's encoding/json prints them: shortest digits that read back the same, an exponent below 1e-6 and from
  /// 1e21 on. A value JSON cannot hold (NaN, infinity) is written as null.
  /// - Parameters:
  ///   - pretty: one member per line, indented by two spaces.
  ///   - htmlSafe: writes `<`, `>` and `&` as escapes, as Go's `json.Marshal` does.
  ///   - sortedKeys: members in byte order of their keys instead of the order they were inserted in.
  public static func bytes(
    _ value: Value, pretty: Bool = false, htmlSafe: Bool = false, sortedKeys: Bool = false
  ) -> [UInt8] {
    var writer = JSONWriter(pretty: pretty, htmlSafe: htmlSafe, sortedKeys: sortedKeys)
    writer.write(value, depth: 0)
    return writer.output
  }

  /// Writes a value as text; see `bytes`.
  public static func text(
    _ value: Value, pretty: Bool = false, htmlSafe: Bool = false, sortedKeys: Bool = false
  ) -> String {
    String(decoding: bytes(value, pretty: pretty, htmlSafe: htmlSafe, sortedKeys: sortedKeys), as: UTF8.self)
  }
}

/// What is wrong at which byte; line and column are worked out only when there is something to report.
struct JSONFault: Error {
  var message: String
  var offset: Int

  func located(in text: UnsafeBufferPointer<UInt8>, source: String?) -> DocumentError {
    let (line, column) = place(ofByte: offset, in: text)
    return DocumentError(source: source, line: line, column: column, message: message)
  }
}

/// Line and column (in characters), both from 1, of a byte offset.
func place(ofByte offset: Int, in text: UnsafeBufferPointer<UInt8>) -> (line: Int, column: Int) {
  var line = 1
  var column = 1
  for byte in text.prefix(offset) {
    if byte == 0x0A {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {  // a continuation byte belongs to the character before it
      column += 1
    }
  }
  return (line, column)
}
