// SPDX-License-Identifier: Apache-2.0

/// The words of an identifier, as the library behind Sprig's `snakecase`, `kebabcase` and `camelcase` finds them.
enum Casing {
  private enum Kind {
    case invalid
    case number
    case upper
    case alphabet
    case connector
    case punctuation
    case other
  }

  private struct Word {
    var kind = Kind.invalid
    var runes: ArraySlice<Unicode.Scalar> = []
  }

  static func pascal(_ bytes: [UInt8]) -> [UInt8] {
    let runes = bytes.runes
    var output: [UInt8] = []
    var place = 0
    while place < runes.count, isConnector(runes[place]) {
      output.append(runes[place])
      place += 1
    }
    // A text of nothing else gets its last one twice, as there.
    guard place < runes.count else { return runes.last.map { output + Array(runes: [$0]) } ?? [] }
    // Capitals after the first letter of a word become small, up to the first that is not one.
    var isInCapitals = isUpper(runes[place])
    var last = runes[place].goUpper
    for rune in runes[(place + 1)...] {
      if isConnector(rune), isConnector(last) {
        output.append(last)
        last = rune
        continue
      }
      if isConnector(last) {
        isInCapitals = isUpper(rune)
        last = rune.goUpper
      } else {
        output.append(last)
        isInCapitals = isInCapitals && isUpper(rune)
        last = isInCapitals ? rune.goLower : rune
      }
    }
    output.append(last)
    return output
  }

  static func joined(_ bytes: [UInt8], by connector: Unicode.Scalar) -> [UInt8] {
    var rest = bytes.runes[...]
    var output: [UInt8] = []
    var word = next(&rest)
    func isOpen(_ kind: Kind) -> Bool { kind != .connector && kind != .punctuation }
    while !rest.isEmpty {
      if word.kind != .connector { append(word, to: &output, connector) }
      let last = word
      word = next(&rest)
      switch last.kind {
      case .number:
        while word.kind == .alphabet || word.kind == .number {
          append(word, to: &output, connector)
          word = next(&rest)
        }
        if word.kind != .invalid, isOpen(word.kind) { output.append(connector) }
      case .connector: append(last, to: &output, connector)
      case .punctuation: break
      default:
        if word.kind != .number {
          if isOpen(word.kind) { output.append(connector) }
          break
        }
        if rest.isEmpty { break }
        let number = word
        word = next(&rest)
        // A number belongs to the word before it: Bld4Floor is bld4_floor.
        if word.kind != .alphabet {
          append(number, to: &output, connector)
          if isOpen(word.kind) { output.append(connector) }
          break
        }
        // Unless lower-case letters follow: HTTP2xx is http_2xx.
        output.append(connector)
        append(number, to: &output, connector)
        while word.kind == .alphabet || word.kind == .number {
          append(word, to: &output, connector)
          word = next(&rest)
        }
        if word.kind != .invalid, isOpen(word.kind) { output.append(connector) }
      }
    }
    append(word, to: &output, connector)
    return output
  }

  private static func append(_ word: Word, to output: inout [UInt8], _ connector: Unicode.Scalar) {
    for rune in word.runes {
      if word.kind != .upper, word.kind != .connector {
        output.append(rune)
      } else if isConnector(rune) {
        output.append(connector)
      } else {
        output.append(isUpper(rune) ? rune.goLower : rune)
      }
    }
  }

  private static func next(_ rest: inout ArraySlice<Unicode.Scalar>) -> Word {
    guard let first = rest.first else { return Word() }
    var word = Word()
    var end = rest.startIndex + 1
    func skip(while condition: (Unicode.Scalar) -> Bool) {
      while end < rest.endIndex, condition(rest[end]) { end += 1 }
    }
    if isConnector(first) {
      word.kind = .connector
      skip(while: isConnector)
    } else if isPunctuation(first) {
      word.kind = .punctuation
      skip(while: isPunctuation)
    } else if isUpper(first) {
      word.kind = .upper
      if end < rest.endIndex, isUpper(rest[end]) {
        skip(while: isUpper)
        // HTTPStatus is HTTP and Status.
        if end < rest.endIndex, isAlphabet(rest[end]) { end -= 1 }
      } else {
        skip { isAlphabet($0) && !isUpper($0) }
      }
    } else if isAlphabet(first) {
      word.kind = .alphabet
      skip { isAlphabet($0) && !isUpper($0) }
    } else if isNumber(first) {
      word.kind = .number
      skip(while: isNumber)
    } else {
      word.kind = .other
      skip { !isConnector($0) && !isAlphabet($0) && !isNumber($0) && !isPunctuation($0) }
    }
    word.runes = rest[..<end]
    rest = rest[end...]
    return word
  }

  private static func isConnector(_ rune: Unicode.Scalar) -> Bool { rune == "-" || rune == "_" || rune.isGoSpace }
  private static func isUpper(_ rune: Unicode.Scalar) -> Bool { rune.properties.generalCategory == .uppercaseLetter }

  private static func isNumber(_ rune: Unicode.Scalar) -> Bool {
    switch rune.properties.generalCategory {
    case .decimalNumber, .letterNumber, .otherNumber: true
    default: false
    }
  }

  private static func isPunctuation(_ rune: Unicode.Scalar) -> Bool {
    switch rune.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// A letter of an alphabet, not an ideograph.
  private static func isAlphabet(_ rune: Unicode.Scalar) -> Bool {
    guard rune.isGoLetter else { return false }
    switch rune.value {
    case 0x3400...0x4D85, 0x4E00...0x9FCC, 0x20000...0x2B81D: return false
    default: return true
    }
  }
}
