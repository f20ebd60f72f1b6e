// SPDX-License-Identifier: Apache-2.0
internal import Glibc

extension FunctionFamily {
  static let numbers = FunctionFamily(
    name: "numbers",
    functions: [
      .one("add1", .any, "One more.") { value, _ in .integer(value.asInt64 &+ 1, .int64) },
      .many("add", [], rest: .any, "The sum as an integer.") { values, _ in
        .integer(values.reduce(0) { $0 &+ $1.asInt64 }, .int64)
      },
      .two("sub", .any, .any, "The difference as an integer.") { left, right, _ in
        .integer(left.asInt64 &- right.asInt64, .int64)
      },
      .many("mul", [.any], rest: .any, "The product as an integer.") { values, _ in
        .integer(values.dropFirst().reduce(values[0].asInt64) { $0 &* $1.asInt64 }, .int64)
      },
      .two("div", .any, .any, "The quotient as an integer.") { left, right, _ throws(Failure) in
        let divisor = right.asInt64
        if divisor == 0 { throw .function("runtime error: integer divide by zero") }
        return .integer(left.asInt64.dividedReportingOverflow(by: divisor).partialValue, .int64)
      },
      .two("mod", .any, .any, "The remainder of a division of integers.") { left, right, _ throws(Failure) in
        let divisor = right.asInt64
        if divisor == 0 { throw .function("runtime error: integer divide by zero") }
        return .integer(left.asInt64.remainderReportingOverflow(dividingBy: divisor).partialValue, .int64)
      },
      .many("max", [.any], rest: .any, "The greatest as an integer.") { values, _ in
        .integer(values.map(\.asInt64).max() ?? 0, .int64)
      },
      .many("biggest", [.any], rest: .any, "The same as max.") { values, _ in
        .integer(values.map(\.asInt64).max() ?? 0, .int64)
      },
      .many("min", [.any], rest: .any, "The least as an integer.") { values, _ in
        .integer(values.map(\.asInt64).min() ?? 0, .int64)
      },
      .many("maxf", [.any], rest: .any, "The greatest as a float.") { values, _ in
        .double(values.dropFirst().reduce(values[0].asDouble) { fmaxGo($0, $1.asDouble) })
      },
      .many("minf", [.any], rest: .any, "The least as a float.") { values, _ in
        .double(values.dropFirst().reduce(values[0].asDouble) { -fmaxGo(-$0, -$1.asDouble) })
      },
      .one("floor", .any, "The greatest whole number that is not more.") { value, _ in .double(floor(value.asDouble)) },
      .one("ceil", .any, "The least whole number that is not less.") { value, _ in .double(ceil(value.asDouble)) },
      .many("round", [.any, .int], rest: .float64, "Rounded to that many places.") { values, _ in
        let threshold = values.count > 2 ? values[2].asDouble : 0.5
        let power = pow(10, Double(values[1].asInt64))
        let digit = power * values[0].asDouble
        var whole = 0.0
        let fraction = modf(digit, &whole)
        return .double((fraction >= threshold ? ceil(digit) : floor(digit)) / power)
      },
      .one("add1f", .any, "One more, as a float.") { value, state throws(Failure) in
        try Decimal.fold(value, [.int(1)], &state) { left, right in left + right }
      },
      .many("addf", [], rest: .any, "The sum as a float.") { values, state throws(Failure) in
        try Decimal.fold(.double(0), values[...], &state) { left, right in left + right }
      },
      .many("subf", [.any], rest: .any, "The difference as a float.") { values, state throws(Failure) in
        try Decimal.fold(values[0], values.dropFirst(), &state) { left, right in left - right }
      },
      .many("mulf", [.any], rest: .any, "The product as a float.") { values, state throws(Failure) in
        try Decimal.fold(values[0], values.dropFirst(), &state) { left, right in left * right }
      },
      .many("divf", [.any], rest: .any, "The quotient as a float.") { values, state throws(Failure) in
        for divisor in values.dropFirst() where divisor.asDouble == 0 { throw .function("decimal division by 0") }
        return try Decimal.fold(values[0], values.dropFirst(), &state) { left, right in left / right }
      },
      .two("randInt", .int, .int, isHermetic: false, "A random number from the first to below the second.") {
        low, high, state throws(Failure) in
        let (width, overflow) = high.asInt64.subtractingReportingOverflow(low.asInt64)
        if overflow || width <= 0 { throw .function("invalid argument to Intn") }
        return .int(low.asInt64 + Int64(state.random(below: Int(width))))
      },
    ])
}

/// `math.Max`: NaN wins over numbers, infinity over NaN, and -0 is less than 0.
private func fmaxGo(_ left: Double, _ right: Double) -> Double {
  if left == .infinity || right == .infinity { return .infinity }
  if left.isNaN || right.isNaN { return .nan }
  if left == 0, right == 0 { return left.sign == .minus ? right : left }
  return left > right ? left : right
}
