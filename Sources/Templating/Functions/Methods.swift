// SPDX-License-Identifier: Apache-2.0

/// The methods of times, durations and versions.
enum Methods {
  /// All types that parameters of methods have.
  static let parameterTypes: [StaticType] = [.string, .int, .duration, .instant, .version]

  static func find(_ name: String, of type: StaticType) -> Method? { table[type]?[name] }

  private static let table: [StaticType: [String: Method]] = [
    .version: byName(versions), .instant: byName(instants), .duration: byName(durations),
    .integer(.month): byName([Method("String") { value, _ throws(Failure) in GoValue(text: Formatter.text(value)) }]),
    .integer(.weekday): byName([Method("String") { value, _ throws(Failure) in GoValue(text: Formatter.text(value)) }]),
  ]

  private static func byName(_ methods: [Method]) -> [String: Method] {
    var table: [String: Method] = [:]
    for method in methods { table[method.name] = method }
    return table
  }

  // MARK: versions

  private static let versions: [Method] = [
    version("Major") { number($0.major) },
    version("Minor") { number($0.minor) },
    version("Patch") { number($0.patch) },
    version("Prerelease") { .string($0.prerelease) },
    version("Metadata") { .string($0.metadata) },
    version("Original") { .string($0.original) },
    version("String") { .string($0.description) },
    version("IncMajor") { raised($0, $0.major &+ 1, 0, 0) },
    version("IncMinor") { raised($0, $0.major, $0.minor &+ 1, 0) },
    version("IncPatch") { version in
      raised(version, version.major, version.minor, version.patch &+ (version.prerelease.isEmpty ? 1 : 0))
    },
    comparison("Compare") { .int(Int64($0)) },
    comparison("Equal") { .bool($0 == 0) },
    comparison("LessThan") { .bool($0 < 0) },
    comparison("LessThanEqual") { .bool($0 <= 0) },
    comparison("GreaterThan") { .bool($0 > 0) },
    comparison("GreaterThanEqual") { .bool($0 >= 0) },
  ]

  private static func number(_ value: UInt64) -> GoValue { .integer(Int64(bitPattern: value), .uint64) }

  private static func raised(_ version: SemanticVersion, _ major: UInt64, _ minor: UInt64, _ patch: UInt64) -> GoValue {
    let prefix = version.original.hasPrefix("v") ? "v" : ""
    return .version(
      SemanticVersion(major: major, minor: minor, patch: patch, original: "\(prefix)\(major).\(minor).\(patch)"))
  }

  private static func version(_ name: String, _ body: @escaping @Sendable (SemanticVersion) -> GoValue) -> Method {
    Method(name) { receiver, _ throws(Failure) in
      guard case .version(let version) = receiver else { return .null }
      return body(version)
    }
  }

  private static func comparison(_ name: String, _ body: @escaping @Sendable (Int) -> GoValue) -> Method {
    Method(name, [.version]) { receiver, values throws(Failure) in
      guard case .version(let left) = receiver, case .version(let right) = values[0] else {
        throw .function("runtime error: invalid memory address or nil pointer dereference")
      }
      return body(left.compare(right))
    }
  }

  // MARK: times

  private static let instants: [Method] = [
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
    instant("UTC") { .instant($0.shown(offset: 0, zone: "UTC")) },
    instant("Local") { .instant($0.shown(offset: 0, zone: "UTC")) },
    instant("Format", [.string]) { .string(TimeLayout.text($0, $1[0].bytes)) },
    instant("Add", [.duration]) { .instant($0.adding(nanoseconds: $1[0].signed ?? 0)) },
    instant("AddDate", [.int, .int, .int]) { time, values in
      .instant(time.adding(years: bearable(values[0]), months: bearable(values[1]), days: bearable(values[2])))
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

  private static func instant(_ name: String, _ body: @escaping @Sendable (GoTime) -> GoValue) -> Method {
    instant(name, []) { time, _ in body(time) }
  }

  private static func instant(
    _ name: String, _ parameters: [StaticType], _ body: @escaping @Sendable (GoTime, [GoValue]) -> GoValue
  ) -> Method {
    Method(name, parameters) { receiver, values throws(Failure) in
      guard case .instant(let time) = receiver else { return .null }
      return body(time, values)
    }
  }

  private static let durations: [Method] = [
    duration("Hours") { .double(Double($0) / 3_600_000_000_000) },
    duration("Minutes") { .double(Double($0) / 60_000_000_000) },
    duration("Seconds") { .double(Double($0) / 1_000_000_000) },
    duration("Milliseconds") { .integer($0 / 1_000_000, .int64) },
    duration("Microseconds") { .integer($0 / 1000, .int64) },
    duration("Nanoseconds") { .integer($0, .int64) },
    duration("String") { .string(GoDuration.text($0)) },
  ]

  private static func duration(_ name: String, _ body: @escaping @Sendable (Int64) -> GoValue) -> Method {
    Method(name) { receiver, _ throws(Failure) in body(receiver.signed ?? 0) }
  }
}
