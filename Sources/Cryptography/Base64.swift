// SPDX-License-Identifier: Apache-2.0

/// Why a text is not base64.
public enum Base64Error: Error, Sendable, Equatable {
  /// The byte (from 0) at which reading stopped, counted as Go's `CorruptInputError` counts.
  case corrupt(offset: Int)
}

/// Bytes as text of 64 letters (RFC 4648).
public enum Base64 {
  public enum Alphabet: Sendable {
    /// `+` and `/`: section 4.
    case standard
    /// `-` and `_`: section 5, safe in URLs and file names.
    case url
  }

  public static func encode(_ bytes: [UInt8], alphabet: Alphabet = .standard, isPadded: Bool = true) -> String {
    let letters = alphabet.letters
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let size = min(3, bytes.count - start)
      var group = 0
      for place in 0..<3 { group = group << 8 | (place < size ? Int(bytes[start + place]) : 0) }
      for place in 0..<4 {
        if place <= size {
          text.append(letters[group >> (18 - 6 * place) & 0x3F])
        } else if isPadded {
          text.append(padding)
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Line ends are skipped. A padded text must have its padding and an unpadded one must have none, as in Go's
  /// `StdEncoding` and `RawStdEncoding`.
  public static func decode(
    _ text: String, alphabet: Alphabet = .standard, isPadded: Bool = true
  ) throws(Base64Error) -> [UInt8] {
    var reader = Base64Reader(text: Array(text.utf8), values: alphabet.values, isPadded: isPadded)
    while try reader.readGroup() {}
    return reader.bytes
  }

  static let padding = UInt8(ascii: "=")
}

extension Base64.Alphabet {
  fileprivate var letters: [UInt8] {
    switch self {
    case .standard: Base64.standardLetters
    case .url: Base64.urlLetters
    }
  }
  fileprivate var values: [UInt8] {
    switch self {
    case .standard: Base64.standardValues
    case .url: Base64.urlValues
    }
  }
}

extension Base64 {
  private static let common = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
  fileprivate static let standardLetters = common + Array("+/".utf8)
  fileprivate static let urlLetters = common + Array("-_".utf8)
  fileprivate static let standardValues = values(of: standardLetters)
  fileprivate static let urlValues = values(of: urlLetters)

  private static func values(of letters: [UInt8]) -> [UInt8] {
    var table = [UInt8](repeating: 0xFF, count: 256)
    for (value, letter) in letters.enumerated() { table[Int(letter)] = UInt8(value) }
    return table
  }
}

/// Reads groups of four letters; the places named in errors are Go's.
private struct Base64Reader {
  let text: [UInt8]
  let values: [UInt8]
  let isPadded: Bool
  var bytes: [UInt8] = []
  private var place = 0

  init(text: [UInt8], values: [UInt8], isPadded: Bool) {
    self.text = text
    self.values = values
    self.isPadded = isPadded
    bytes.reserveCapacity(text.count / 4 * 3)
  }

  /// False at the end of the text.
  mutating func readGroup() throws(Base64Error) -> Bool {
    var group: [4 of UInt8] = [0, 0, 0, 0]
    var size = 0
    while size < 4 {
      guard place < text.count else {
        if size == 0 { return false }
        if size == 1 || isPadded { throw .corrupt(offset: place - size) }
        break
      }
      let letter = text[place]
      place += 1
      let value = values[Int(letter)]
      if value != 0xFF {
        group[size] = value
        size += 1
      } else if !Base64Reader.isLineEnd(letter) {
        guard isPadded, letter == Base64.padding, size >= 2 else { throw .corrupt(offset: place - 1) }
        try readPadding(isDouble: size == 2)
        break
      }
    }
    let whole = UInt32(group[0]) << 18 | UInt32(group[1]) << 12 | UInt32(group[2]) << 6 | UInt32(group[3])
    for index in 0..<(size - 1) { bytes.append(UInt8(whole >> (16 - 8 * index) & 0xFF)) }
    return size == 4
  }

  /// After the first `=`: perhaps a second one, then nothing but line ends.
  private mutating func readPadding(isDouble: Bool) throws(Base64Error) {
    skipLineEnds()
    if isDouble {
      guard place < text.count else { throw .corrupt(offset: text.count) }
      guard text[place] == Base64.padding else { throw .corrupt(offset: place - 1) }
      place += 1
      skipLineEnds()
    }
    if place < text.count { throw .corrupt(offset: place) }
  }

  private mutating func skipLineEnds() {
    while place < text.count, Base64Reader.isLineEnd(text[place]) { place += 1 }
  }
  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
