// SPDX-License-Identifier: Apache-2.0

extension FunctionFamily {
  static let conversion = FunctionFamily(
    name: "conversion",
    functions: [
      .one("toString", .any, "The argument as text.") { value, _ in GoValue(text: value.textBytes) },
      .one("toStrings", .any, "The items of a list as texts.") { value, _ in value.stringList },
      .one("atoi", .string, "A decimal integer; 0 for what is none.") { value, _ in
        do throws(GoNumber.Failure) {
          return .int(try GoNumber.integer(value.text ?? "", base: 10))
        } catch {
          if case .range(let nearest) = error { return .int(nearest) }
          return .int(0)
        }
      },
      .one("int", .any, "The argument as an int; 0 for what is none.") { value, _ in .int(value.asInt64) },
      .one("int64", .any, "The argument as an int64; 0 for what is none.") { value, _ in
        .integer(value.asInt64, .int64)
      },
      .one("float64", .any, "The argument as a float64; 0 for what is none.") { value, _ in .double(value.asDouble) },
      .one("toDecimal", .any, "An octal number as an integer.") { value, _ in
        let text = String(decoding: Formatter.text(value), as: UTF8.self)
        return .integer(GoNumber.signed(text, base: 8) ?? 0, .int64)
      },
    ])
}

extension GoValue {
  /// `strval`: as text.
  var textBytes: [UInt8] { isNull ? Array("<nil>".utf8) : Formatter.text(self) }

  /// `strslice`: the items as a `[]string`, nils left out; what is no list is its only item.
  var stringList: GoValue {
    switch self {
    case .list(let list):
      if list.type == .strings { return self }
      let items = list.items.filter { !$0.isNull }
      return .list(
        GoList(items.map { if case .string = $0 { $0 } else { GoValue(text: $0.textBytes) } }, type: .strings))
    case .null: return .list(GoList([], type: .strings))
    default: return .list(GoList([GoValue(text: textBytes)], type: .strings))
    }
  }

  /// `cast.ToInt64`
  var asInt64: Int64 {
    switch self {
    case .int(let number): number
    case .integer(let number, let kind): kind == .duration ? 0 : number
    case .double(let number): Int64(goTruncating: number)
    case .bool(let flag): flag ? 1 : 0
    case .string, .bytes: GoNumber.signed(GoValue.withoutZeroFraction(text ?? "")) ?? 0
    default: 0
    }
  }

  /// `cast.ToFloat64`
  var asDouble: Double {
    switch self {
    case .int(let number): Double(number)
    case .integer(let number, let kind):
      kind == .duration ? 0 : kind.isSigned ? Double(number) : Double(UInt64(bitPattern: number))
    case .double(let number): number
    case .bool(let flag): flag ? 1 : 0
    case .string, .bytes: GoNumber.float(text ?? "") ?? 0
    default: 0
    }
  }

  /// `12.00` → `12`
  private static func withoutZeroFraction(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var hasZero = false
    for place in bytes.indices.reversed() {
      if bytes[place] == 0x2E { return hasZero ? String(decoding: bytes[..<place], as: UTF8.self) : text }
      if bytes[place] != 0x30 { return text }
      hasZero = true
    }
    return text
  }
}

extension Int64 {
  /// What amd64 makes of a float that is out of range.
  init(goTruncating number: Double) {
    self = number >= -0x1p63 && number < 0x1p63 ? Int64(number) : .min
  }
}
