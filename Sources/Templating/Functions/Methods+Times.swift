// SPDX-License-Identifier: Apache-2.0

extension Methods {
  static let ofInstants: [Method] = [
    instant("Year") { .int($0.date.year) },
    instant("Month") { .integer($0.date.month, .month) },
    instant("Day") { .int($0.date.day) },
    instant("Hour") { .int($0.secondOfDay / 3600) },
    instant("Minute") { .int($0.secondOfDay / 60 % 60) },
    instant("Second") { .int($0.secondOfDay % 60) },
    instant("Nanosecond") { .int($0.nanoseconds) },
    instant("Weekday") { .integer($0.weekday, .weekday) },
    instant("YearDay") { .int($0.yearDay) },
    instant("Unix") { .integer($0.seconds, .int64) },
    instant("UnixMilli") { .integer($0.seconds &* 1000 &+ $0.nanoseconds / 1_000_000, .int64) },
    instant("UnixMicro") { .integer($0.seconds &* 1_000_000 &+ $0.nanoseconds / 1000, .int64) },
    instant("UnixNano") { .integer($0.seconds &* 1_000_000_000 &+ $0.nanoseconds, .int64) },
    instant("IsZero") { .bool($0.seconds == GoTime.zero.seconds && $0.nanoseconds == 0) },
    instant("String") { .string($0.description) },
    instant("GoString") { .string($0.goSyntax) },
    instant("IsDST") { _ in .bool(false) },
    instant("MarshalJSON") { time throws(Failure) in
      GoValue(goBytes: Array("\"\(try time.marshalled(by: "MarshalJSON"))\"".utf8))
    },
    instant("MarshalText") { time throws(Failure) in
      GoValue(goBytes: Array(try time.marshalled(by: "MarshalText").utf8))
    },
    instant("Location") { .string($0.zone) },
    Method.unusable("Date", because: "function Date has 3 return values; should be 1 or 2"),
    Method.unusable("Clock", because: "function Clock has 3 return values; should be 1 or 2"),
    Method.unusable("ISOWeek", because: signature("ISOWeek", "int")),
    Method.unusable("Zone", because: signature("Zone", "int")),
    Method.unusable("ZoneBounds", because: signature("ZoneBounds", "time.Time")),
    instant("UTC") { .instant($0.shown(offset: 0, zone: "UTC")) },
    instant("Local") { .instant($0.shown(offset: 0, zone: "UTC")) },
    instant("Format", [.string]) { .string(TimeLayout.text($0, $1[0].bytes)) },
    instant("Add", [.duration]) { .instant($0.adding(nanoseconds: $1[0].signed ?? 0)) },
    instant("AddDate", [.int, .int, .int]) { time, values in
      .instant(time.adding(years: bearable(values[0]), months: bearable(values[1]), days: bearable(values[2])))
    },
    instant("Round", [.duration]) { .instant($0.multiple(of: $1[0].signed ?? 0, isRounded: true)) },
    instant("Truncate", [.duration]) { .instant($0.multiple(of: $1[0].signed ?? 0, isRounded: false)) },
    instant("Compare", [.instant]) {
      .int($0.precedes(other($1)) ? -1 : other($1).precedes($0) ? 1 : 0)
    },
    instant("Sub", [.instant]) { .integer($0.since(other($1)), .duration) },
    instant("Before", [.instant]) { .bool($0.precedes(other($1))) },
    instant("After", [.instant]) { .bool(other($1).precedes($0)) },
    instant("Equal", [.instant]) { .bool(!$0.precedes(other($1)) && !other($1).precedes($0)) },
  ]

  /// Dates beyond that are of no use, and do not fit.
  private static func bearable(_ value: GoValue) -> Int64 { max(-1_000_000_000, min(1_000_000_000, value.asInt64)) }

  private static func other(_ values: [GoValue]) -> GoTime {
    if case .instant(let time) = values[0] { time } else { .zero }
  }

  private static func instant(
    _ name: String, _ body: @escaping @Sendable (GoTime) throws(Failure) -> GoValue
  ) -> Method {
    instant(name, []) { time, _ throws(Failure) in try body(time) }
  }

  private static func instant(
    _ name: String, _ parameters: [StaticType],
    _ body: @escaping @Sendable (GoTime, [GoValue]) throws(Failure) -> GoValue
  ) -> Method {
    Method(name, parameters) { receiver, values throws(Failure) in
      guard case .instant(let time) = receiver else { return .null }
      return try body(time, values)
    }
  }

  static let ofDurations: [Method] = [
    duration("Hours") { .double(Double($0) / 3_600_000_000_000) },
    duration("Minutes") { .double(Double($0) / 60_000_000_000) },
    duration("Seconds") { .double(Double($0) / 1_000_000_000) },
    duration("Milliseconds") { .integer($0 / 1_000_000, .int64) },
    duration("Microseconds") { .integer($0 / 1000, .int64) },
    duration("Nanoseconds") { .integer($0, .int64) },
    duration("Abs") { .integer($0 == .min ? .max : abs($0), .duration) },
    duration("Truncate", [.duration]) { .integer(multiple($0, of: $1[0].signed ?? 0, isRounded: false), .duration) },
    duration("Round", [.duration]) { .integer(multiple($0, of: $1[0].signed ?? 0, isRounded: true), .duration) },
    duration("String") { .string(GoDuration.text($0)) },
  ]

  private static func duration(_ name: String, _ body: @escaping @Sendable (Int64) -> GoValue) -> Method {
    duration(name, []) { span, _ in body(span) }
  }

  private static func duration(
    _ name: String, _ parameters: [StaticType], _ body: @escaping @Sendable (Int64, [GoValue]) -> GoValue
  ) -> Method {
    Method(name, parameters) { receiver, values throws(Failure) in body(receiver.signed ?? 0, values) }
  }

  /// Towards zero, or to the nearest and then away from it, to a multiple of a unit.
  private static func multiple(_ span: Int64, of unit: Int64, isRounded: Bool) -> Int64 {
    guard unit > 0 else { return span }
    let rest = span % unit
    guard isRounded, rest.magnitude >= unit.magnitude - rest.magnitude else { return span - rest }
    let (sum, overflow) = (span - rest).addingReportingOverflow(span < 0 ? -unit : unit)
    return overflow ? (span < 0 ? .min : .max) : sum
  }

  /// Of two results the second must be an error.
  private static func signature(_ name: String, _ second: String) -> String {
    "invalid function signature for \(name): second return value should be error; is \(second)"
  }
}
