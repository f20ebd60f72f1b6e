// SPDX-License-Identifier: Apache-2.0

/// A constant of the language, in every type it can have.
struct NumberLiteral: Sendable {
  struct Invalid: Error { let message: String }

  let text: String
  var int: Int64?
  var uint: UInt64?
  var float: Double?
  var complex: Complex?

  static func parse(_ text: String, _ kind: Token.Kind) -> Result<NumberLiteral, Invalid> {
    var number = NumberLiteral(text: text)
    let bytes = Array(text.utf8)
    switch kind {
    case .characterConstant:
      var place = 1
      guard let piece = Quoting.unquotedCharacter(bytes, at: &place, quote: 0x27) else {
        return .failure(Invalid(message: "invalid syntax"))
      }
      guard place == bytes.count - 1 else { return .failure(Invalid(message: "malformed character constant: \(text)")) }
      let value: UInt32 =
        switch piece {
        case .byte(let byte): UInt32(byte)
        case .scalar(let scalar): scalar.value
        }
      number.setInteger(Int64(value))
    case .complex:
      guard let complex = complexPair(bytes) else {
        return .failure(Invalid(message: "syntax error scanning complex number"))
      }
      number.setComplex(complex)
    default:
      if bytes.last == UInt8(ascii: "i"), let imaginary = GoNumber.float(String(text.dropLast())) {
        number.setComplex(Complex(0, imaginary))
      } else if !number.setReal() {
        if GoNumber.float(text) != nil {
          return .failure(Invalid(message: "integer overflow: \(Quoting.quoted(text))"))
        }
        return .failure(Invalid(message: "illegal number syntax: \(Quoting.quoted(text))"))
      }
    }
    return .success(number)
  }

  private mutating func setInteger(_ value: Int64) {
    int = value
    uint = value >= 0 ? UInt64(value) : nil
    float = Double(value)
  }

  private mutating func setComplex(_ value: Complex) {
    complex = value
    guard value.imaginary == 0 else { return }
    float = value.real
    int = Int64(exactly: value.real)
    uint = UInt64(exactly: value.real)
  }

  /// An integer first, so that 0x123 is one, else a float, which is an integer too when it has no fraction.
  private mutating func setReal() -> Bool {
    uint = GoNumber.unsigned(text)
    int = GoNumber.signed(text)
    if int == 0 { uint = 0 }
    if let int {
      float = Double(int)
    } else if let uint {
      float = Double(uint)
    } else if let value = GoNumber.float(text), text.utf8.contains(where: { ".eEpP".utf8.contains($0) }) {
      float = value
      int = Int64(exactly: value)
      uint = UInt64(exactly: value)
    }
    return float != nil
  }

  private static func complexPair(_ bytes: [UInt8]) -> Complex? {
    // The second sign that does not belong to an exponent parts the two.
    for place in bytes.indices.dropFirst().reversed() where bytes[place] == 0x2B || bytes[place] == 0x2D {
      let before = bytes[place - 1] | 0x20
      if before == UInt8(ascii: "e") || before == UInt8(ascii: "p") { continue }
      guard let real = GoNumber.float(String(decoding: bytes[..<place], as: UTF8.self)),
        let imaginary = GoNumber.float(String(decoding: bytes[place..<(bytes.count - 1)], as: UTF8.self))
      else { return nil }
      return Complex(real, imaginary)
    }
    return nil
  }
}
