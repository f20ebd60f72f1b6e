// SPDX-License-Identifier: Apache-2.0
internal import Patterns

extension FunctionFamily {
  static let expressions = FunctionFamily(
    name: "regular expressions",
    functions: [
      .two("regexMatch", .string, .string, "Whether the pattern matches; false for a bad pattern.") {
        pattern, text, _ in
        .bool((try? compiled(pattern))?.isMatch(text.text ?? "") ?? false)
      },
      .two("mustRegexMatch", .string, .string, "Whether the pattern matches.") { pattern, text, _ throws(Failure) in
        .bool(try compiled(pattern).isMatch(text.text ?? ""))
      },
    ]
      + twice("regexFind", [.string, .string], "The first match; empty when there is none.") {
        values, _ throws(Failure) in
        .string(try compiled(values[0]).firstMatch(in: values[1].text ?? "")?.text ?? "")
      }
      + twice("regexFindAll", [.string, .string, .int], "The matches, at most so many; all for a negative number.") {
        values, _ throws(Failure) in
        let expression = try compiled(values[0])
        let limit = values[2].asInt64
        let matches = limit == 0 ? [] : expression.allMatches(in: values[1].text ?? "", limit: bound(limit))
        return .list(GoList(matches.map { .string($0.text) }, type: .strings, isNil: matches.isEmpty))
      }
      + twice("regexReplaceAll", [.string, .string, .string], "Every match replaced; $1 stands for a group.") {
        values, state throws(Failure) in
        let expression = try compiled(values[0])
        try state.reserve(values[1].bytes.count + 1, times: values[2].bytes.count + 1)
        return .string(expression.replaceAll(in: values[1].text ?? "", with: values[2].text ?? ""))
      }
      + twice("regexReplaceAllLiteral", [.string, .string, .string], "Every match replaced by the text as it is.") {
        values, state throws(Failure) in
        let expression = try compiled(values[0])
        try state.reserve(values[1].bytes.count + 1, times: values[2].bytes.count + 1)
        return .string(expression.replaceAllLiteral(in: values[1].text ?? "", with: values[2].text ?? ""))
      }
      + twice("regexSplit", [.string, .string, .int], "The parts between matches, at most so many.") {
        values, _ throws(Failure) in
        let expression = try compiled(values[0])
        let limit = values[2].asInt64
        let parts = limit == 0 ? [] : expression.split(values[1].text ?? "", limit: bound(limit))
        return .list(GoList(parts.map { .string($0) }, type: .strings, isNil: limit == 0))
      }
      + [
        .one("regexQuoteMeta", .string, "The text as a pattern that matches just it.") { text, _ in
          .string(RegularExpression.quoteMeta(text.text ?? ""))
        }
      ])

  private static func twice(
    _ name: String, _ parameters: [StaticType], _ summary: String,
    _ body: @escaping @Sendable ([GoValue], inout Evaluation) throws(Failure) -> GoValue
  ) -> [Function] {
    let function = Function.many(name, parameters, summary, body)
    return [function, function.named("mustR" + name.dropFirst(), "The same as \(name).")]
  }

  private static func compiled(_ pattern: GoValue) throws(Failure) -> RegularExpression {
    if case .bytes = pattern { throw .function("error parsing regexp: invalid UTF-8") }
    // RE2 has \C for any byte, Go has not.
    var isEscape = false
    for byte in pattern.bytes {
      if isEscape, byte == UInt8(ascii: "C") { throw .function("error parsing regexp: invalid escape sequence: `\\C`") }
      isEscape = !isEscape && byte == UInt8(ascii: "\\")
    }
    do { return try RegularExpression(pattern.text ?? "") } catch { throw .function(error.description) }
  }

  private static func bound(_ limit: Int64) -> Int? { limit < 0 ? nil : Int(limit) }
}
