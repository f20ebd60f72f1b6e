// SPDX-License-Identifier: Apache-2.0

internal import Glibc

/// A zone of the tz database, read from its compiled file (RFC 8536).
public struct TimeZone: Sendable {
  private struct Kind {
    let offset: Int64
    let isDaylight: Bool
    let name: String
  }

  private let transitions: [(at: Int64, kind: Int)]
  private let kinds: [Kind]
  private let rule: TimeZoneRule?

  /// Nil for what is no such file.
  public init?(_ file: [UInt8]) {
    guard file.count >= 44, file.starts(with: "TZif".utf8), file[4] >= UInt8(ascii: "2") else { return nil }
    func number(_ place: Int, _ width: Int) -> Int64 {
      var value: Int64 = width == 4 ? Int64(Int8(bitPattern: file[place])) : Int64(Int8(bitPattern: file[place]))
      for offset in 1..<width { value = value << 8 | Int64(file[place + offset]) }
      return value
    }
    func counts(_ header: Int) -> [Int]? {
      guard header + 44 <= file.count else { return nil }
      let counts = (0..<6).map { Int(number(header + 20 + 4 * $0, 4)) }
      return counts.allSatisfy { (0...100_000).contains($0) } ? counts : nil
    }
    guard let first = counts(0) else { return nil }
    let old = first[3] * 5 + first[4] * 6 + first[5] + first[2] * 8 + first[1] + first[0]
    let header = 44 + old
    guard let count = counts(header) else { return nil }
    let (times, types, characters) = (count[3], count[4], count[5])
    let times0 = header + 44
    let kinds0 = times0 + times * 9
    let names0 = kinds0 + types * 6
    let footer = names0 + characters + count[2] * 12 + count[1] + count[0]
    guard types > 0, footer <= file.count else { return nil }
    kinds = (0..<types).map { index in
      let place = kinds0 + index * 6
      let name = file[min(names0 + Int(file[place + 5]), file.count)...].prefix { $0 != 0 }
      return Kind(
        offset: number(place, 4), isDaylight: file[place + 4] != 0, name: String(decoding: name, as: UTF8.self))
    }
    let known = types
    transitions = (0..<times).map { (number(times0 + $0 * 8, 8), min(Int(file[times0 + times * 8 + $0]), known - 1)) }
    rule = TimeZoneRule(Array(file[footer...].dropFirst().prefix { $0 != 0x0A }))
  }

  /// What the zone shows at an instant: seconds east of UTC, and the abbreviation.
  public func lookup(_ seconds: Int64) -> (offset: Int64, name: String) {
    guard let last = transitions.last, let first = transitions.first else {
      return rule?.lookup(seconds) ?? (kinds[0].offset, kinds[0].name)
    }
    if seconds < first.at {
      let kind = kinds.first { !$0.isDaylight } ?? kinds[0]
      return (kind.offset, kind.name)
    }
    if seconds >= last.at, let rule { return rule.lookup(seconds) }
    var (low, high) = (0, transitions.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if transitions[middle].at <= seconds { low = middle } else { high = middle }
    }
    let kind = kinds[transitions[low].kind]
    return (kind.offset, kind.name)
  }
}

extension TimeZone {
  public static let utc = TimeZone(offset: 0, name: "UTC")

  private init(offset: Int64, name: String) {
    transitions = []
    kinds = [Kind(offset: offset, isDaylight: false, name: name)]
    rule = nil
  }

  /// A zone of the machine's tz database, such as `Europe/Berlin`; nil when there is none. UTC needs no database.
  public static func named(_ name: String) -> TimeZone? {
    name == "UTC" ? utc : file(named: name).flatMap { TimeZone($0) }
  }

  /// The compiled file of a zone of the machine's tz database.
  public static func file(named name: String) -> [UInt8]? {
    // The name comes from others: it must not lead out of the folder.
    guard !name.isEmpty, name.utf8.count < 64, !name.hasPrefix("/"), !name.contains(".."),
      let file = fopen("/usr/share/zoneinfo/" + name, "rb")
    else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    let count = fread(&bytes, 1, bytes.count, file)
    return Array(bytes[..<count])
  }
}

/// The rule for all times after the last transition: `CET-1CEST,M3.5.0,M10.5.0/3`.
private struct TimeZoneRule: Sendable {
  private struct Day {
    let month: Int64
    let week: Int64
    let weekday: Int64
    let second: Int64
  }

  private let standard: (offset: Int64, name: String)
  private var daylight: (offset: Int64, name: String)?
  private var start: Day?
  private var end: Day?

  init?(_ text: [UInt8]) {
    var rest = text[...]
    guard let name = TimeZoneRule.name(&rest), let offset = TimeZoneRule.time(&rest) else { return nil }
    standard = (-offset, name)
    guard let summer = TimeZoneRule.name(&rest) else { return }
    var shift = standard.offset + 3600
    if rest.first != 0x2C, let given = TimeZoneRule.time(&rest) { shift = -given }
    guard let start = TimeZoneRule.day(&rest), let end = TimeZoneRule.day(&rest) else { return }
    daylight = (shift, summer)
    self.start = start
    self.end = end
  }

  private static func name(_ rest: inout ArraySlice<UInt8>) -> String? {
    var name: ArraySlice<UInt8>
    if rest.first == UInt8(ascii: "<") {
      name = rest.dropFirst().prefix { $0 != UInt8(ascii: ">") }
      rest = rest.dropFirst(name.count + 2)
    } else {
      name = rest.prefix { (0x41...0x5A).contains($0 & 0xDF) }
      rest = rest.dropFirst(name.count)
    }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  /// `[+-]h[:mm[:ss]]` in seconds.
  private static func time(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    var isNegative = false
    if let sign = rest.first, sign == 0x2B || sign == 0x2D {
      isNegative = sign == 0x2D
      rest = rest.dropFirst()
    }
    guard var sum = number(&rest).map({ $0 * 3600 }) else { return nil }
    for unit in [Int64(60), 1] where rest.first == 0x3A {
      rest = rest.dropFirst()
      sum += (number(&rest) ?? 0) * unit
    }
    return isNegative ? -sum : sum
  }

  private static func number(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    let digits = rest.prefix(4).prefix { (0x30...0x39).contains($0) }
    rest = rest.dropFirst(digits.count)
    return Int64(String(decoding: digits, as: UTF8.self))
  }

  /// `,Mmonth.week.day[/time]`
  private static func day(_ rest: inout ArraySlice<UInt8>) -> Day? {
    guard rest.first == 0x2C, rest.dropFirst().first == UInt8(ascii: "M") else { return nil }
    rest = rest.dropFirst(2)
    guard let month = number(&rest) else { return nil }
    rest = rest.dropFirst()
    guard let week = number(&rest) else { return nil }
    rest = rest.dropFirst()
    guard let weekday = number(&rest), (1...12).contains(month) else { return nil }
    var second: Int64 = 7200
    if rest.first == 0x2F {
      rest = rest.dropFirst()
      second = time(&rest) ?? second
    }
    return Day(month: month, week: week, weekday: weekday, second: second)
  }

  func lookup(_ seconds: Int64) -> (offset: Int64, name: String) {
    guard let daylight, let start, let end else { return standard }
    let year = Timestamp.civil(days: (seconds + standard.offset).flooringDivision(by: 86_400)).year
    let from = instant(start, year) - standard.offset
    let to = instant(end, year) - daylight.offset
    let isDaylight = from < to ? seconds >= from && seconds < to : !(seconds >= to && seconds < from)
    return isDaylight ? daylight : standard
  }

  /// Seconds since 1970 of the rule's day, as clocks there show them.
  private func instant(_ day: Day, _ year: Int64) -> Int64 {
    let first = Timestamp.days(year: year, month: day.month, day: 1)
    let weekday = ((first + 4) % 7 + 7) % 7
    var number = 1 + (day.weekday - weekday + 7) % 7 + (day.week - 1) * 7
    let following =
      day.month == 12
      ? Timestamp.days(year: year + 1, month: 1, day: 1) : Timestamp.days(year: year, month: day.month + 1, day: 1)
    if number > following - first { number -= 7 }
    return (first + number - 1) * 86_400 + day.second
  }
}
