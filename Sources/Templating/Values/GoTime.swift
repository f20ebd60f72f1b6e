// SPDX-License-Identifier: Apache-2.0

/// `time.Time`: an instant and the zone it is shown in.
struct GoTime: Sendable, Hashable {
  /// Seconds since 1970, UTC.
  let seconds: Int64
  let nanoseconds: Int32
  /// Seconds east of UTC.
  let offset: Int32
  /// The zone's short name; empty when only the offset is known.
  let zone: String

  init(seconds: Int64, nanoseconds: Int32 = 0, offset: Int32 = 0, zone: String = "UTC") {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.offset = offset
    self.zone = zone
  }

  /// `time.Time{}`: the first second of year 1.
  static let zero = GoTime(seconds: -62_135_596_800)

  static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
}

extension GoTime: CustomStringConvertible {
  var description: String { "" }
  var jsonText: String { "" }
}

/// `time.Duration`, in nanoseconds.
enum GoDuration {
  /// `1h2m3.5s`
  static func text(_ nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "0s" }
    let magnitude = nanoseconds.magnitude
    let sign = nanoseconds < 0 ? "-" : ""
    if magnitude < 1000 { return "\(sign)\(magnitude)ns" }
    if magnitude < 1_000_000 { return sign + decimal(magnitude, 1000) + "µs" }
    if magnitude < 1_000_000_000 { return sign + decimal(magnitude, 1_000_000) + "ms" }
    let minutes = magnitude / 60_000_000_000
    var text = decimal(magnitude % 60_000_000_000, 1_000_000_000) + "s"
    if minutes > 0 { text = "\(minutes % 60)m" + text }
    if minutes >= 60 { text = "\(minutes / 60)h" + text }
    return sign + text
  }

  private static func decimal(_ number: UInt64, _ unit: UInt64) -> String {
    let fraction = number % unit
    guard fraction > 0 else { return String(number / unit) }
    var digits = String(fraction + unit).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(number / unit).\(digits)"
  }
}
