// SPDX-License-Identifier: Apache-2.0

/// `time.Time`: an instant and the zone it is shown in.
struct GoTime: Sendable, Hashable {
  /// Seconds since 1970, UTC.
  let seconds: Int64
  let nanoseconds: Int64
  /// Seconds east of UTC.
  let offset: Int64
  /// The zone's short name; empty when only the offset is known.
  let zone: String

  init(seconds: Int64, nanoseconds: Int64 = 0, offset: Int64 = 0, zone: String = "UTC") {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offset = offset
    self.zone = zone
  }

  /// From a date and time of day in a zone; days and times beyond their range carry over.
  init(
    year: Int64, month: Int64, day: Int64, secondOfDay: Int64 = 0, nanoseconds: Int64 = 0, offset: Int64 = 0,
    zone: String = "UTC"
  ) {
    let months = month - 1
    let carried = year + months.flooring(12).quotient
    let days = GoTime.days(year: carried, month: months.flooring(12).remainder + 1, day: day)
    self.init(
      seconds: days * 86_400 + secondOfDay - offset, nanoseconds: nanoseconds, offset: offset, zone: zone)
  }

  /// `time.Time{}`: the first second of year 1.
  static let zero = GoTime(seconds: -62_135_596_800)

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

  // MARK: parts, as shown in the zone

  private var local: Int64 { seconds &+ offset }
  private var day: Int64 { local.flooring(86_400).quotient }
  var secondOfDay: Int64 { local.flooring(86_400).remainder }
  var date: (year: Int64, month: Int64, day: Int64) { GoTime.civil(days: day) }
  var weekday: Int64 { (day + 4).flooring(7).remainder }
  var yearDay: Int64 { day - GoTime.days(year: date.year, month: 1, day: 1) + 1 }

  // MARK: arithmetic

  func adding(nanoseconds span: Int64) -> GoTime {
    let sum = nanoseconds + span.flooring(1_000_000_000).remainder
    return GoTime(
      seconds: seconds &+ span.flooring(1_000_000_000).quotient &+ sum / 1_000_000_000,
      nanoseconds: sum % 1_000_000_000, offset: offset, zone: zone)
  }

  func adding(years: Int64, months: Int64, days: Int64) -> GoTime {
    let date = date
    return GoTime(
      year: date.year + years, month: date.month + months, day: date.day + days, secondOfDay: secondOfDay,
      nanoseconds: nanoseconds, offset: offset, zone: zone)
  }

  /// Nanoseconds since another instant, or the nearest bound.
  func since(_ other: GoTime) -> Int64 {
    let (difference, overflow) = seconds.subtractingReportingOverflow(other.seconds)
    let (product, overflows) = difference.multipliedReportingOverflow(by: 1_000_000_000)
    if overflow || overflows { return seconds < other.seconds ? .min : .max }
    return product.addingReportingOverflow(nanoseconds - other.nanoseconds).partialValue
  }

  func precedes(_ other: GoTime) -> Bool { (seconds, nanoseconds) < (other.seconds, other.nanoseconds) }

  func shown(offset: Int64, zone: String) -> GoTime {
    GoTime(seconds: seconds, nanoseconds: nanoseconds, offset: offset, zone: zone)
  }

  // MARK: the calendar

  // Proleptic Gregorian calendar by eras of 400 years that begin in March, so that the leap day comes last.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let (era, ofEra) = shifted.flooring(400)
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  private static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (era, ofEra) = (days + 719_468).flooring(146_097)
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * ofYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * part + 2) / 5 + 1)
  }

  static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  static func dayCount(year: Int64, month: Int64) -> Int64 {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension GoTime {
  /// Down (or to the nearest, halves up) to a multiple of a span since the first second of year 1.
  func multiple(of span: Int64, isRounded: Bool) -> GoTime {
    guard span > 0 else { return self }
    let step = Int64(1_000_000_000)
    // (seconds × 10⁹ + nanoseconds) mod span, in 128 bits.
    let whole = Int128(seconds - GoTime.zero.seconds) * Int128(step) + Int128(nanoseconds)
    let (_, positive) = whole.quotientAndRemainder(dividingBy: Int128(span))
    let rest = Int64(positive < 0 ? positive + Int128(span) : positive)
    if isRounded, rest &+ rest >= span || rest &+ rest < 0 { return adding(nanoseconds: span - rest) }
    return adding(nanoseconds: -rest)
  }

  /// `time.Date(2024, time.February, 29, 0, 0, 0, 0, time.UTC)`
  var goSyntax: String {
    let place = zone == "UTC" ? "time.UTC" : "time.Location(\(Quoting.quoted(zone)))"
    let clock = "\(secondOfDay / 3600), \(secondOfDay / 60 % 60), \(secondOfDay % 60), \(nanoseconds)"
    return "time.Date(\(date.year), time.\(GoTime.months[Int(date.month) - 1]), \(date.day), \(clock), \(place))"
  }
}

extension GoTime: CustomStringConvertible {
  var description: String { TimeLayout.text(self, Array("2006-01-02 15:04:05.999999999 -0700 MST".utf8)) }

  /// RFC 3339, as JSON has it; an error in the name of the method for what that cannot say.
  func marshalled(by method: String) throws(Failure) -> String {
    guard (0...9999).contains(date.year) else { throw .function("Time.\(method): year outside of range [0,9999]") }
    guard offset.magnitude < 86_400 else { throw .function("Time.\(method): timezone hour outside of range [0,23]") }
    return TimeLayout.text(self, Array("2006-01-02T15:04:05.999999999Z07:00".utf8))
  }
}

extension Int64 {
  /// Division rounding down.
  func flooring(_ divisor: Int64) -> (quotient: Int64, remainder: Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
