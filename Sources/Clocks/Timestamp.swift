// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import SwiftOverlayShims  // where optimised builds find the members of timespec

/// An instant in UTC with microseconds, as Kubernetes' `Time` and `MicroTime` and the forges' APIs write it (RFC 3339).
public struct Timestamp: Sendable, Hashable, Comparable {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public var microseconds: Int64

  public init(microseconds: Int64) { self.microseconds = microseconds }
  public init(seconds: Int64) { microseconds = seconds * 1_000_000 }

  /// Seconds since 1970, rounded down.
  public var seconds: Int64 { microseconds.flooringDivision(by: 1_000_000) }

  /// The machine's clock. Engines never ask for it: they are given `now`.
  public static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }

  public static func < (left: Timestamp, right: Timestamp) -> Bool { left.microseconds < right.microseconds }
  public static func + (instant: Timestamp, span: Duration) -> Timestamp {
    Timestamp(microseconds: instant.microseconds + span.wholeMicroseconds)
  }
  public static func - (instant: Timestamp, span: Duration) -> Timestamp {
    Timestamp(microseconds: instant.microseconds - span.wholeMicroseconds)
  }
  public static func - (left: Timestamp, right: Timestamp) -> Duration {
    .microseconds(left.microseconds - right.microseconds)
  }
}

extension Duration {
  /// The length in microseconds, rounded towards zero.
  public var wholeMicroseconds: Int64 {
    let (seconds, attoseconds) = components
    return seconds * 1_000_000 + attoseconds / 1_000_000_000_000
  }
}

extension Int64 {
  func flooringDivision(by divisor: Int64) -> Int64 {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

// MARK: RFC 3339

extension Timestamp: CustomStringConvertible {
  /// `2026-01-31T08:05:00Z`: whole seconds, as `metav1.Time`.
  public var description: String { text(fraction: 0) }
  /// `2026-01-31T08:05:00.000000Z`: as `metav1.MicroTime` (Leases, Events).
  public var microText: String { text(fraction: 6) }
  /// `2026-01-31T08:05:00.000Z`: as log lines have it.
  public var milliText: String { text(fraction: 3) }

  private func text(fraction digits: Int) -> String {
    let (year, month, day) = Timestamp.civil(days: seconds.flooringDivision(by: 86_400))
    let ofDay = seconds - seconds.flooringDivision(by: 86_400) * 86_400
    func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + String(number) }
    var text = String(year)
    while text.utf8.count < 4 { text = "0" + text }
    text += "-\(two(month))-\(two(day))T\(two(ofDay / 3600)):\(two(ofDay / 60 % 60)):\(two(ofDay % 60))"
    if digits > 0 {
      var rest = String(microseconds - seconds * 1_000_000)
      while rest.utf8.count < 6 { rest = "0" + rest }
      text += "." + rest.prefix(digits)
    }
    return text + "Z"
  }

  /// Reads RFC 3339 with any offset and any number of fraction digits (those past microseconds are dropped).
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ from: Int, _ count: Int) -> Int64? {
      guard from + count <= bytes.count else { return nil }
      var result: Int64 = 0
      for byte in bytes[from..<from + count] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        result = result * 10 + Int64(byte - 0x30)
      }
      return result
    }
    guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] | 0x20 == 0x74 || bytes[10] == 0x20,
      bytes[13] == 0x3A, bytes[16] == 0x3A, let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 61
    else { return nil }
    var place = 19
    var fraction: Int64 = 0
    if bytes[place] == 0x2E {
      place += 1
      var scale: Int64 = 100_000
      let start = place
      while place < bytes.count, bytes[place] >= 0x30, bytes[place] <= 0x39 {
        fraction += Int64(bytes[place] - 0x30) * scale
        scale /= 10
        place += 1
      }
      if place == start { return nil }
    }
    guard place < bytes.count else { return nil }
    var offset: Int64 = 0
    if bytes[place] | 0x20 == 0x7A {
      guard place + 1 == bytes.count else { return nil }
    } else {
      guard bytes[place] == 0x2B || bytes[place] == 0x2D, place + 6 == bytes.count, bytes[place + 3] == 0x3A,
        let hours = number(place + 1, 2), let minutes = number(place + 4, 2), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 3600 + minutes * 60) * (bytes[place] == 0x2D ? -1 : 1)
    }
    let days = Timestamp.days(year: year, month: month, day: day)
    // A day that the month does not have would come back as one of the next month.
    guard Timestamp.civil(days: days).day == day else { return nil }
    microseconds = (days * 86_400 + hour * 3600 + minute * 60 + second - offset) * 1_000_000 + fraction
  }

  // Proleptic Gregorian calendar by eras of 400 years that begin in March, so that the leap day comes last.
  static func days(year: Int64, month: Int64, day: Int64) -> Int64 {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted.flooringDivision(by: 400)
    let ofEra = shifted - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  static func civil(days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468
    let era = shifted.flooringDivision(by: 146_097)
    let ofEra = shifted - era * 146_097
    let yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let part = (5 * ofYear + 2) / 153
    let month = part < 10 ? part + 3 : part - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * part + 2) / 5 + 1)
  }
}
