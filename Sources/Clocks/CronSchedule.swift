// SPDX-License-Identifier: Apache-2.0

/// A cron expression of five fields: minute, hour, day of month, month, day of week (POSIX crontab, with names, ranges, steps
/// and 7 for Sunday). When both days are restricted, either is enough.
public struct CronSchedule: Sendable, Hashable {
  private var minutes: UInt64
  private var hours: UInt64
  private var days: UInt64
  private var months: UInt64
  private var weekdays: UInt64
  private var isEitherDay: Bool

  /// Nil for what is no such expression.
  public init?(_ text: String) {
    let fields = text.split(separator: " ").map(String.init)
    guard fields.count == 5,
      let minutes = CronSchedule.field(fields[0], 0...59), let hours = CronSchedule.field(fields[1], 0...23),
      let days = CronSchedule.field(fields[2], 1...31),
      let months = CronSchedule.field(fields[3], 1...12, names: CronSchedule.monthNames, first: 1),
      var weekdays = CronSchedule.field(fields[4], 0...7, names: CronSchedule.dayNames, first: 0)
    else { return nil }
    if weekdays & 1 << 7 != 0 { weekdays |= 1 }
    self.minutes = minutes
    self.hours = hours
    self.days = days
    self.months = months
    self.weekdays = weekdays
    isEitherDay = !fields[2].hasPrefix("*") && !fields[4].hasPrefix("*")
  }

  /// The last time at or before a moment; nil when there is none in the eight years before.
  public func last(by moment: Timestamp, in zone: TimeZone) -> Timestamp? {
    let today = zone.localDay(moment)
    for day in stride(from: today + 1, through: today - CronSchedule.horizon, by: -1) where matches(day: day) {
      for minute in stride(from: 1439, through: 0, by: -1) where matches(minute: minute) {
        let instant = zone.instant(day: day, minute: Int64(minute))
        if instant <= moment { return instant }
      }
    }
    return nil
  }

  /// The first time after a moment; nil when there is none in the eight years to come.
  public func next(after moment: Timestamp, in zone: TimeZone) -> Timestamp? {
    let today = zone.localDay(moment)
    for day in today - 1...today + CronSchedule.horizon where matches(day: day) {
      for minute in 0..<1440 where matches(minute: minute) {
        let instant = zone.instant(day: day, minute: Int64(minute))
        if instant > moment { return instant }
      }
    }
    return nil
  }

  /// Eight years: a 29 February may be that far.
  private static let horizon: Int64 = 2922

  private func matches(minute: Int) -> Bool {
    hours & 1 << UInt64(minute / 60) != 0 && minutes & 1 << UInt64(minute % 60) != 0
  }

  private func matches(day: Int64) -> Bool {
    let date = Timestamp.civil(days: day)
    guard months & 1 << UInt64(date.month) != 0 else { return false }
    let isDay = days & 1 << UInt64(date.day) != 0
    // The first of January 1970 was a Thursday.
    let isWeekday = weekdays & 1 << UInt64(((day + 4) % 7 + 7) % 7) != 0
    return isEitherDay ? isDay || isWeekday : isDay && isWeekday
  }

  private static let monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
  private static let dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

  /// `*`, `5`, `1-5`, `*/15`, `1-30/2`, and lists of these, as a set of bits.
  private static func field(_ text: String, _ range: ClosedRange<Int>, names: [String] = [], first: Int = 0) -> UInt64?
  {
    var bits: UInt64 = 0
    func number(_ text: Substring) -> Int? {
      if let place = names.firstIndex(of: text.lowercased()) { return place + first }
      guard text.utf8.count <= 2, let value = Int(text), range.contains(value), text.first != "+", text.first != "-"
      else {
        return nil
      }
      return value
    }
    for item in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = item.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count <= 2, let span = parts.first, !span.isEmpty else { return nil }
      var step = 1
      if parts.count == 2 {
        guard let value = Int(parts[1]), value > 0, value <= range.upperBound + 1 else { return nil }
        step = value
      }
      var bounds = range
      if span != "*" {
        let ends = span.split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count <= 2, let low = number(ends[0]) else { return nil }
        // `5/15` counts on from 5.
        var high = parts.count == 2 ? range.upperBound : low
        if ends.count == 2 {
          guard let given = number(ends[1]) else { return nil }
          high = given
        }
        guard low <= high else { return nil }
        bounds = low...high
      }
      for value in stride(from: bounds.lowerBound, through: bounds.upperBound, by: step) { bits |= 1 << UInt64(value) }
    }
    return bits
  }
}

extension TimeZone {
  /// Days since 1970 as the calendar there shows them.
  func localDay(_ moment: Timestamp) -> Int64 {
    (moment.seconds + lookup(moment.seconds).offset).flooringDivision(by: 86_400)
  }

  /// The instant at which clocks there show that minute of that day: the first of two in autumn. A minute that clocks jump over
  /// in spring is taken to be as long after the jump as it would have been after the beginning of the jump.
  func instant(day: Int64, minute: Int64) -> Timestamp {
    let local = day * 86_400 + minute * 60
    let before = local - lookup(local - 86_400).offset
    let after = local - lookup(local + 86_400).offset
    for candidate in [min(before, after), max(before, after)] where candidate + lookup(candidate).offset == local {
      return Timestamp(seconds: candidate)
    }
    return Timestamp(seconds: before)
  }
}
