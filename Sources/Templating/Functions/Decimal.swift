// SPDX-License-Identifier: Apache-2.0

/// A decimal number of any length, as Sprig's float functions use to get 0.3 from 0.1 and 0.2.
struct Decimal {
  private var isNegative = false
  /// Decimal digits, least first, without zeros at the end of the array.
  private var digits: [UInt8]
  private var exponent: Int

  /// Digits after the point that a quotient is rounded to.
  private static let quotientPlaces = 16

  private init(_ digits: [UInt8], exponent: Int, isNegative: Bool = false) {
    self.digits = digits
    while self.digits.last == 0 { self.digits.removeLast() }
    self.exponent = exponent
    self.isNegative = isNegative
  }

  /// The shortest digits that read back as the number; nil for what is no number.
  init?(_ number: Double) {
    guard number.isFinite else { return nil }
    let (text, point) = GoNumber.shortest(number.magnitude)
    self.init(text.reversed().map { $0 - 0x30 }, exponent: point - text.count, isNegative: number < 0)
  }

  /// The nearest float.
  var double: Double {
    let text = digits.isEmpty ? "0" : String(decoding: digits.reversed().map { $0 + 0x30 }, as: UTF8.self)
    let magnitude = Double("\(text)e\(exponent)") ?? .infinity
    return isNegative && magnitude != 0 ? -magnitude : magnitude
  }

  static func fold(
    _ first: GoValue, _ rest: ArraySlice<GoValue>, _ state: inout Evaluation,
    _ combine: (Decimal, Decimal) -> Decimal
  ) throws(Failure) -> GoValue {
    guard var result = Decimal(first.asDouble) else { throw cannot(first) }
    for value in rest {
      guard let next = Decimal(value.asDouble) else { throw cannot(value) }
      // Schoolbook arithmetic: the work grows with the product of the lengths.
      try state.step(1 + result.digits.count / 8)
      result = combine(result, next)
    }
    return .double(result.double)
  }

  private static func cannot(_ value: GoValue) -> Failure {
    .function("Cannot create a Decimal from \(GoNumber.text(value.asDouble))")
  }

  private func aligned(to other: Int) -> [UInt8] {
    digits.isEmpty ? [] : Array(repeating: 0, count: exponent - other) + digits
  }

  static func + (left: Decimal, right: Decimal) -> Decimal {
    if left.digits.isEmpty { return right }
    if right.digits.isEmpty { return left }
    let exponent = min(left.exponent, right.exponent)
    let (one, two) = (left.aligned(to: exponent), right.aligned(to: exponent))
    if left.isNegative == right.isNegative {
      return Decimal(sum(one, two), exponent: exponent, isNegative: left.isNegative)
    }
    return isLess(one, two)
      ? Decimal(difference(two, one), exponent: exponent, isNegative: right.isNegative)
      : Decimal(difference(one, two), exponent: exponent, isNegative: left.isNegative)
  }

  static func - (left: Decimal, right: Decimal) -> Decimal {
    var negated = right
    negated.isNegative.toggle()
    return left + negated
  }

  static func * (left: Decimal, right: Decimal) -> Decimal {
    var result = [Int](repeating: 0, count: left.digits.count + right.digits.count + 1)
    for (place, digit) in left.digits.enumerated() {
      for (other, factor) in right.digits.enumerated() { result[place + other] += Int(digit) * Int(factor) }
    }
    var carry = 0
    let digits = result.map { value -> UInt8 in
      carry += value
      defer { carry /= 10 }
      return UInt8(carry % 10)
    }
    return Decimal(
      digits, exponent: left.exponent + right.exponent, isNegative: left.isNegative != right.isNegative)
  }

  /// Rounded half away from zero at the sixteenth place.
  static func / (left: Decimal, right: Decimal) -> Decimal {
    // left / right = (left.digits × 10^shift) / right.digits × 10^-16
    let shift = left.exponent - right.exponent + quotientPlaces
    var numerator = left.digits
    var denominator = right.digits
    if shift > 0 { numerator = Array(repeating: 0, count: shift) + numerator }
    if shift < 0 { denominator = Array(repeating: 0, count: -shift) + denominator }
    var quotient: [UInt8] = []
    var rest: [UInt8] = []
    for digit in numerator.reversed() {
      rest.insert(digit, at: 0)
      while rest.last == 0 { rest.removeLast() }
      var count: UInt8 = 0
      while !isLess(rest, denominator) {
        rest = difference(rest, denominator)
        while rest.last == 0 { rest.removeLast() }
        count += 1
      }
      quotient.insert(count, at: 0)
    }
    if !isLess(sum(rest, rest), denominator) { quotient = sum(quotient, [1]) }
    return Decimal(quotient, exponent: -quotientPlaces, isNegative: left.isNegative != right.isNegative)
  }

  // MARK: digits, least first

  private static func sum(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var carry: UInt8 = 0
    for place in 0..<max(left.count, right.count) {
      let digit = (place < left.count ? left[place] : 0) + (place < right.count ? right[place] : 0) + carry
      result.append(digit % 10)
      carry = digit / 10
    }
    if carry > 0 { result.append(carry) }
    return result
  }

  /// The first is not less than the second.
  private static func difference(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var borrow: Int8 = 0
    for place in left.indices {
      var digit = Int8(left[place]) - borrow - (place < right.count ? Int8(right[place]) : 0)
      borrow = digit < 0 ? 1 : 0
      if digit < 0 { digit += 10 }
      result.append(UInt8(digit))
    }
    return result
  }

  private static func isLess(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    let (one, two) = (significant(left), significant(right))
    if one.count != two.count { return one.count < two.count }
    return one.reversed().lexicographicallyPrecedes(two.reversed())
  }

  private static func significant(_ digits: [UInt8]) -> ArraySlice<UInt8> {
    digits[..<((digits.lastIndex { $0 != 0 } ?? -1) + 1)]
  }
}
