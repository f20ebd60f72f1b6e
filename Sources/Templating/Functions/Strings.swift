// SPDX-License-Identifier: Apache-2.0

extension FunctionFamily {
  static let strings = FunctionFamily(
    name: "strings",
    functions: [
      .none("hello", "A greeting.") { _ in .string("Hello!") },
      .one("trim", .string, "Without white space at both ends.") { value, _ in
        GoValue(text: Texts.trimmed(value.bytes) { $0.isGoSpace })
      },
      .two("trimAll", .string, .string, "Without the given characters at both ends.") { set, value, _ in
        Texts.trimAll(set, value)
      },
      .two("trimall", .string, .string, "The same as trimAll.") { set, value, _ in Texts.trimAll(set, value) },
      .two("trimSuffix", .string, .string, "Without the suffix.") { suffix, value, _ in
        value.withBytes { bytes in
          suffix.withBytes { suffix in
            bytes.ends(with: suffix) ? GoValue(text: bytes.part(0..<(bytes.count - suffix.count))) : value
          }
        }
      },
      .two("trimPrefix", .string, .string, "Without the prefix.") { prefix, value, _ in
        value.withBytes { bytes in
          prefix.withBytes { prefix in
            bytes.begins(with: prefix) ? GoValue(text: bytes.part(prefix.count..<bytes.count)) : value
          }
        }
      },
      .one("upper", .string, "In upper case.") { value, _ in Texts.cased(value, 0x61...0x7A) { $0.goUpper } },
      .one("lower", .string, "In lower case.") { value, _ in Texts.cased(value, 0x41...0x5A) { $0.goLower } },
      .one("title", .string, "With the first letter of each word in upper case.") { value, _ in Texts.title(value) },
      .one("untitle", .string, "With the first letter of each word in lower case.") { value, _ in
        Texts.untitle(value)
      },
      .one("swapcase", .string, "With upper and lower case exchanged.") { value, _ in Texts.swapCase(value) },
      .one("initials", .string, "The first letter of each word.") { value, _ in Texts.initials(value) },
      .one("nospace", .string, "Without white space.") { value, _ in Texts.withoutSpace(value) },
      .many("repeat", [.int, .string], "That many times in a row.") { values, state throws(Failure) in
        let (count, bytes) = (Int(values[0].asInt64), values[1].bytes)
        if count < 0 { throw .function("strings: negative Repeat count") }
        try state.reserve(count, times: bytes.count)
        return GoValue(text: Array(repeatElement(bytes, count: count).joined()))
      },
      .two("trunc", .int, .string, "The first bytes; the last ones for a negative number.") { count, value, _ in
        let count = Int(clamping: count.asInt64)
        return value.withBytes { bytes in
          if count < 0 {
            return bytes.count + count > 0 ? GoValue(text: bytes.part((bytes.count + count)..<bytes.count)) : value
          }
          return bytes.count > count ? GoValue(text: bytes.part(0..<count)) : value
        }
      },
      .many("substr", [.int, .int, .string], "From a start to an end, in bytes.") { values, _ throws(Failure) in
        try Texts.substring(Int(values[0].asInt64), Int(values[1].asInt64), values[2].bytes)
      },
      .two("abbrev", .int, .string, "Cut to a width with an ellipsis.") { width, value, _ in
        width.asInt64 < 4 ? value : GoValue(text: Texts.abbreviated(value.bytes, 0, Int(width.asInt64)))
      },
      .many("abbrevboth", [.int, .int, .string], "Cut on both sides with ellipses.") { values, _ in
        let (left, right) = (values[0].asInt64, values[1].asInt64)
        if right < 4 || left > 0 && right < 7 { return values[2] }
        return GoValue(text: Texts.abbreviated(values[2].bytes, Int(left), Int(right)))
      },
      .two("wrap", .int, .string, "Broken into lines of that width; long words stay whole.") { width, value, _ in
        GoValue(text: Texts.wrapped(value.bytes, Int(width.asInt64), [0x0A], breaksWords: false))
      },
      .many("wrapWith", [.int, .string, .string], "Broken by a separator at that width; long words too.") {
        values, state throws(Failure) in
        try state.reserve(values[2].bytes.count, times: values[1].bytes.count + 1)
        let separator = values[1].bytes
        return GoValue(
          text: Texts.wrapped(
            values[2].bytes, Int(values[0].asInt64), separator.isEmpty ? [0x0A] : separator, breaksWords: true))
      },
      .two("contains", .string, .string, "Whether the second text contains the first.") { part, value, _ in
        .bool(value.bytes.firstOffset(of: part.bytes) != nil)
      },
      .two("hasPrefix", .string, .string, "Whether the second text begins with the first.") { part, value, _ in
        .bool(value.withBytes { bytes in part.withBytes { bytes.begins(with: $0) } })
      },
      .two("hasSuffix", .string, .string, "Whether the second text ends with the first.") { part, value, _ in
        .bool(value.withBytes { bytes in part.withBytes { bytes.ends(with: $0) } })
      },
      .many("quote", [], rest: .any, "Each argument in double quotes.") { values, _ in
        GoValue(
          text: Texts.joined(
            values.filter { !$0.isNull }.map { Quoting.quotedBytes($0.textBytes) }, separator: [0x20]))
      }.mostly(.one { value, _ in value.isNull ? .string("") : Texts.quoted(value) }),
      .many("squote", [], rest: .any, "Each argument in single quotes.") { values, _ in
        GoValue(
          text: Texts.joined(
            values.filter { !$0.isNull }.map { [0x27] + Formatter.text($0) + [0x27] }, separator: [0x20]))
      }.mostly(
        .one { value, _ in value.isNull ? .string("") : GoValue(text: [0x27] + Formatter.text(value) + [0x27]) }),
      .many("cat", [], rest: .any, "The arguments joined by spaces.") { values, _ in
        GoValue(text: Texts.joined(values.filter { !$0.isNull }.map { Formatter.text($0) }, separator: [0x20]))
      },
      .two("indent", .int, .string, "Each line moved right.") { count, value, state throws(Failure) in
        GoValue(text: try Texts.indented(value.bytes, count.asInt64, &state))
      },
      .two("nindent", .int, .string, "A line end, then each line moved right.") { count, value, state throws(Failure) in
        GoValue(text: [0x0A] + (try Texts.indented(value.bytes, count.asInt64, &state)))
      },
      .three("replace", [.string, .string, .string], "Every occurrence of the first text replaced by the second.") {
        old, new, value, state throws(Failure) in
        if let result = Texts.replaced(value, old, new) { return result }
        let (old, new, bytes) = (old.bytes, new.bytes, value.bytes)
        try state.reserve(bytes.count / max(old.count, 1) + 1, times: new.count)
        return GoValue(text: bytes.replacing(old, with: new))
      },
      .many("plural", [.string, .string, .int], "The first text for one, else the second.") { values, _ in
        values[2].asInt64 == 1 ? values[0] : values[1]
      },
      .one("snakecase", .string, "Words joined by underscores, in lower case.") { value, _ in
        GoValue(text: Casing.joined(value.bytes, by: "_"))
      },
      .one("kebabcase", .string, "Words joined by dashes, in lower case.") { value, _ in
        GoValue(text: Casing.joined(value.bytes, by: "-"))
      },
      .one("camelcase", .string, "Words joined, each with its first letter in upper case.") { value, _ in
        GoValue(text: Casing.pascal(value.bytes))
      },
      .two("split", .string, .string, "Parts between separators as a map _0, _1, …") {
        separator, value, state throws(Failure) in
        try Texts.partMap(value.bytes, separator.bytes, limit: -1, &state)
      },
      .many("splitn", [.string, .int, .string], "At most so many parts as a map _0, _1, …") {
        values, state throws(Failure) in
        try Texts.partMap(values[2].bytes, values[0].bytes, limit: Int(clamping: values[1].asInt64), &state)
      },
      .two("splitList", .string, .string, "Parts between separators as a list.") {
        separator, value, state throws(Failure) in
        try Texts.reserveParts(of: value.bytes, separator.bytes, &state)
        return .list(GoList(value.bytes.split(by: separator.bytes).map { GoValue(text: $0) }, type: .strings))
      },
      .two("join", .string, .any, "The items of a list with a separator between.") {
        separator, value, state throws(Failure) in
        guard case .list(let list) = value.stringList else { return .string("") }
        let separator = separator.bytes
        try state.reserve(list.items.count, times: separator.count)
        var output: [UInt8] = []
        for (place, item) in list.items.enumerated() {
          if place > 0 { output += separator }
          if case .string(let text) = item { output.append(text) } else { output += item.bytes }
        }
        return GoValue(text: output)
      },
      .one("sortAlpha", .any, "The items of a list as texts in order.") { value, _ in
        if value.isNull { return GoValue(strings: ["<nil>"]) }
        guard case .list(let list) = value.stringList else { return value }
        let sorted = list.items.map(\.bytes).sorted { $0.lexicographicallyPrecedes($1) }
        return .list(GoList(sorted.map { GoValue(text: $0) }, type: .strings))
      },
      .one("shuffle", .string, isHermetic: false, "The characters in random order.") { value, state in
        var runes = value.bytes.runes
        for place in runes.indices.reversed().dropLast() {
          runes.swapAt(place, state.random(below: place + 1))
        }
        return GoValue(text: Array(runes: runes))
      },
      .one("normalize", .string, "A text that may stand in a name: lower-case letters, digits, dots and dashes.") {
        value, _ in .string(Names.normalize(value))
      },
      .many("slugify", [], rest: .any, "A short text that may stand in a host name; length and smart cut first.") {
        values, _ throws(Failure) in .string(try Names.slugify(values))
      }.mostly(
        .three { maximum, isSmart, text, _ throws(Failure) in
          .string(try Names.slugify(text, maximum: try Names.int(maximum), isSmart: try Names.bool(isSmart)))
        }),
    ])
}

extension GoValue {
  /// The bytes of a string parameter.
  var bytes: [UInt8] { stringBytes ?? [] }
}
