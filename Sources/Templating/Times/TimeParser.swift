// SPDX-License-Identifier: Apache-2.0

/// `time.Parse`: reads a time by a layout. The local zone is UTC.
struct TimeParser {
  struct Malformed: Error { let message: String }

  private let text: [UInt8]
  private var place = 0
  private var year: Int64 = 0
  private var month: Int64 = -1
  private var day: Int64 = -1
  private var yearDay: Int64 = -1
  private var hour: Int64 = 0
  private var minute: Int64 = 0
  private var second: Int64 = 0
  private var nanoseconds: Int64 = 0
  private var isAfternoon = false
  private var isMorning = false
  private var isZulu = false
  private var offset: Int64?
  private var zone = ""

  static func parse(_ layout: [UInt8], _ text: [UInt8]) throws(Malformed) -> GoTime {
    var parser = TimeParser(text: text)
    do throws(Malformed) {
      return try parser.run(layout)
    } catch {
      throw Malformed(
        message:
          "parsing time \(Quoting.quoted(text)) as \(Quoting.quoted(layout)): cannot parse "
          + "\(Quoting.quoted(Array(text[min(parser.place, text.count)...]))) as \(Quoting.quoted(error.message))")
    }
  }

  private init(text: [UInt8]) { self.text = text }

  private func failure(_ what: String) -> Malformed { Malformed(message: what) }

  private mutating func run(_ layout: [UInt8]) throws(Malformed) -> GoTime {
    var start = 0
    while true {
      let (literal, part, rest) = TimeLayout.next(layout, from: start)
      try skip(literal)
      guard let part else {
        if place < text.count { throw failure("extra text") }
        break
      }
      try read(part, layout: layout, rest: rest)
      start = rest
    }
    return try result()
  }

  /// Literal text; spaces in it stand for any number of spaces.
  private mutating func skip(_ literal: ArraySlice<UInt8>) throws(Malformed) {
    var literal = literal
    while let byte = literal.first {
      if byte == 0x20 {
        if place < text.count, text[place] != 0x20 { throw failure(String(decoding: literal, as: UTF8.self)) }
        literal = literal.drop { $0 == 0x20 }
        while place < text.count, text[place] == 0x20 { place += 1 }
        continue
      }
      guard place < text.count, text[place] == byte else { throw failure(String(decoding: literal, as: UTF8.self)) }
      literal = literal.dropFirst()
      place += 1
    }
  }

  private mutating func number(_ least: Int, _ most: Int, _ range: ClosedRange<Int64>? = nil) throws(Malformed) -> Int64
  {
    var value: Int64 = 0
    var count = 0
    while count < most, place + count < text.count, (0x30...0x39).contains(text[place + count]) {
      value = value * 10 + Int64(text[place + count] - 0x30)
      count += 1
    }
    guard count >= least else { throw failure("number") }
    place += count
    if let range, !range.contains(value) { throw failure("out of range") }
    return value
  }

  private mutating func name(of names: [String], short: Bool) throws(Malformed) -> Int64 {
    for (index, name) in names.enumerated() {
      let name = Array(short ? name.utf8.prefix(3) : name.utf8[...])
      guard place + name.count <= text.count else { continue }
      let given = text[place..<(place + name.count)]
      if zip(given, name).allSatisfy({ $0 | 0x20 == $1 | 0x20 }) {
        place += name.count
        return Int64(index)
      }
    }
    throw failure("name")
  }

  private mutating func read(_ part: TimeLayout.Part, layout: [UInt8], rest: Int) throws(Malformed) {
    switch part {
    case .year:
      let value = try number(2, 2)
      year = value >= 69 ? value + 1900 : value + 2000
    case .longYear: year = try number(4, 4)
    case .month: month = try name(of: GoTime.months, short: true) + 1
    case .longMonth: month = try name(of: GoTime.months, short: false) + 1
    case .numericMonth: month = try number(1, 2, 1...12)
    case .zeroMonth: month = try number(2, 2, 1...12)
    case .weekday: _ = try name(of: GoTime.weekdays, short: true)
    case .longWeekday: _ = try name(of: GoTime.weekdays, short: false)
    case .day, .spacedDay:
      if part == .spacedDay, place < text.count, text[place] == 0x20 { place += 1 }
      day = try number(1, 2)
    case .zeroDay: day = try number(2, 2)
    case .spacedYearDay:
      for _ in 0..<2 where place < text.count && text[place] == 0x20 { place += 1 }
      yearDay = try number(1, 3)
    case .zeroYearDay: yearDay = try number(3, 3)
    case .hour: hour = try number(1, 2, 0...23)
    case .hour12: hour = try number(1, 2, 0...12)
    case .zeroHour12: hour = try number(2, 2, 0...12)
    case .minute: minute = try number(1, 2, 0...59)
    case .zeroMinute: minute = try number(2, 2, 0...59)
    case .second, .zeroSecond:
      second = try number(part == .second ? 1 : 2, 2, 0...59)
      try fractionAfterSecond(layout, rest)
    case .upperHalf, .lowerHalf: try half(part == .upperHalf)
    case .offset(let zulu, let hasColon, let hasMinutes, let hasSeconds):
      try offset(zulu, hasColon, hasMinutes, hasSeconds)
    case .zone: try readZone()
    case .fraction(let digits, let isTrimmed, _): try fraction(digits, isTrimmed)
    }
  }

  /// A fraction may follow the seconds even if the layout has none.
  private mutating func fractionAfterSecond(_ layout: [UInt8], _ rest: Int) throws(Malformed) {
    guard place + 1 < text.count, text[place] == 0x2E || text[place] == 0x2C,
      (0x30...0x39).contains(text[place + 1])
    else { return }
    if case .fraction? = TimeLayout.next(layout, from: rest).part { return }
    try fraction(text[(place + 1)...].prefix { (0x30...0x39).contains($0) }.count, false)
  }

  private mutating func fraction(_ digits: Int, _ isTrimmed: Bool) throws(Malformed) {
    var count = digits
    if isTrimmed {
      guard place + 1 < text.count, text[place] == 0x2E || text[place] == 0x2C else { return }
      count = text[(place + 1)...].prefix { (0x30...0x39).contains($0) }.count
      if count == 0 { return }
    }
    guard place < text.count, text[place] == 0x2E || text[place] == 0x2C, place + 1 + count <= text.count else {
      throw failure("fraction")
    }
    let given = text[(place + 1)..<(place + 1 + count)]
    guard given.allSatisfy({ (0x30...0x39).contains($0) }) else { throw failure("fraction") }
    let nine = Array(given.prefix(9)) + Array(repeating: 0x30, count: max(0, 9 - count))
    nanoseconds = Int64(String(decoding: nine, as: UTF8.self)) ?? 0
    place += count + 1
  }

  private mutating func half(_ isUpper: Bool) throws(Malformed) {
    guard place + 2 <= text.count else { throw failure("half") }
    switch String(decoding: text[place..<(place + 2)], as: UTF8.self) {
    case isUpper ? "PM" : "pm": isAfternoon = true
    case isUpper ? "AM" : "am": isMorning = true
    default: throw failure("half")
    }
    place += 2
  }

  private mutating func offset(
    _ zulu: Bool, _ hasColon: Bool, _ hasMinutes: Bool, _ hasSeconds: Bool
  ) throws(Malformed) {
    if zulu, place < text.count, text[place] == UInt8(ascii: "Z") {
      place += 1
      isZulu = true
      return
    }
    guard place < text.count, text[place] == 0x2B || text[place] == 0x2D else { throw failure("offset") }
    let isNegative = text[place] == 0x2D
    place += 1
    var sum = try number(2, 2, 0...24) * 3600
    for (isThere, unit) in [(hasMinutes, Int64(60)), (hasSeconds, 1)] where isThere {
      if hasColon {
        guard place < text.count, text[place] == 0x3A else { throw failure("offset") }
        place += 1
      }
      sum += try number(2, 2, 0...59) * unit
    }
    offset = isNegative ? -sum : sum
  }

  /// `parseTimeZone`: three to five capital letters, or a signed number.
  private mutating func readZone() throws(Malformed) {
    if text.matches(Array("UTC".utf8), at: place) {
      isZulu = true
      place += 3
      return
    }
    let rest = text[place...]
    let capitals = rest.prefix(6).prefix { (0x41...0x5A).contains($0) }.count
    var length: Int?
    if rest.starts(with: "ChST".utf8) || rest.starts(with: "MeST".utf8) {
      length = 4
    } else if rest.starts(with: "GMT".utf8) {
      length = 3 + signedHours(place + 3)
    } else if let sign = rest.first, sign == 0x2B || sign == 0x2D {
      let digits = signedHours(place)
      if digits > 0 { length = digits }
    } else if capitals == 3 {
      length = 3
    } else if capitals == 4, rest[rest.startIndex + 3] == UInt8(ascii: "T") || rest.starts(with: "WITA".utf8) {
      length = 4
    } else if capitals == 5, rest[rest.startIndex + 4] == UInt8(ascii: "T") {
      length = 5
    }
    guard let length else { throw failure("zone") }
    zone = String(decoding: text[place..<(place + length)], as: UTF8.self)
    place += length
  }

  /// The length of a signed number of hours there, or 0.
  private func signedHours(_ start: Int) -> Int {
    guard start < text.count, text[start] == 0x2B || text[start] == 0x2D else { return 0 }
    let digits = text[(start + 1)...].prefix { (0x30...0x39).contains($0) }
    guard let hours = Int(String(decoding: digits, as: UTF8.self)), hours <= 23 else { return 0 }
    return digits.count + 1
  }

  private mutating func result() throws(Malformed) -> GoTime {
    if isAfternoon, hour < 12 { hour += 12 }
    if isMorning, hour == 12 { hour = 0 }
    if yearDay >= 0 {
      try placeYearDay()
    } else {
      if month < 0 { month = 1 }
      if day < 0 { day = 1 }
    }
    guard day >= 1, day <= GoTime.dayCount(year: year, month: month) else { throw failure("day out of range") }
    let secondOfDay = hour * 3600 + minute * 60 + second
    func time(_ offset: Int64, _ zone: String) -> GoTime {
      GoTime(
        year: year, month: month, day: day, secondOfDay: secondOfDay, nanoseconds: nanoseconds, offset: offset,
        zone: zone)
    }
    if isZulu { return time(0, "UTC") }
    if let offset { return offset == 0 && (zone.isEmpty || zone == "UTC") ? time(0, "UTC") : time(offset, zone) }
    if zone.isEmpty { return time(0, "UTC") }
    let hours = zone.hasPrefix("GMT") ? Int64(zone.dropFirst(3)) ?? 0 : 0
    return time(hours * 3600, zone)
  }

  /// The day of the year decides month and day, and must not contradict them.
  private mutating func placeYearDay() throws(Malformed) {
    guard yearDay >= 1, yearDay <= (GoTime.isLeap(year) ? 366 : 365) else { throw failure("day-of-year out of range") }
    let date = GoTime(year: year, month: 1, day: yearDay).date
    if month >= 0, month != date.month { throw failure("day-of-year does not match month") }
    if day >= 0, day != date.day { throw failure("day-of-year does not match day") }
    (month, day) = (date.month, date.day)
  }
}
