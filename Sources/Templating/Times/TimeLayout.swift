// SPDX-License-Identifier: Apache-2.0

/// Go's layouts: times written the way the reference time, January 2nd 2006 at 15:04:05, would be.
enum TimeLayout {
  /// What stands in a layout between literal text.
  enum Part: Equatable {
    case longMonth, month, numericMonth, zeroMonth
    case longWeekday, weekday
    case day, spacedDay, zeroDay, spacedYearDay, zeroYearDay
    case hour, hour12, zeroHour12
    case minute, zeroMinute, second, zeroSecond
    case longYear, year
    case upperHalf, lowerHalf
    case zone
    /// `-0700` and its kin; `Z0700` shows UTC as Z.
    case offset(isZulu: Bool, hasColon: Bool, hasMinutes: Bool, hasSeconds: Bool)
    /// `.000` or, without trailing zeros, `.999`; with the mark that was written.
    case fraction(digits: Int, isTrimmed: Bool, mark: UInt8)
  }

  private static let words: [(text: [UInt8], part: Part)] = spellings.map { (Array($0.0.utf8), $0.1) }

  private static let spellings: [(String, Part)] = [
    ("January", .longMonth), ("Jan", .month), ("Monday", .longWeekday), ("Mon", .weekday), ("MST", .zone),
    ("002", .zeroYearDay), ("01", .zeroMonth), ("02", .zeroDay), ("03", .zeroHour12), ("04", .zeroMinute),
    ("05", .zeroSecond), ("06", .year), ("15", .hour), ("1", .numericMonth), ("2006", .longYear), ("2", .day),
    ("_2006", .longYear), ("_2", .spacedDay), ("__2", .spacedYearDay), ("3", .hour12), ("4", .minute), ("5", .second),
    ("PM", .upperHalf), ("pm", .lowerHalf),
    ("-070000", .offset(isZulu: false, hasColon: false, hasMinutes: true, hasSeconds: true)),
    ("-07:00:00", .offset(isZulu: false, hasColon: true, hasMinutes: true, hasSeconds: true)),
    ("-0700", .offset(isZulu: false, hasColon: false, hasMinutes: true, hasSeconds: false)),
    ("-07:00", .offset(isZulu: false, hasColon: true, hasMinutes: true, hasSeconds: false)),
    ("-07", .offset(isZulu: false, hasColon: false, hasMinutes: false, hasSeconds: false)),
    ("Z070000", .offset(isZulu: true, hasColon: false, hasMinutes: true, hasSeconds: true)),
    ("Z07:00:00", .offset(isZulu: true, hasColon: true, hasMinutes: true, hasSeconds: true)),
    ("Z0700", .offset(isZulu: true, hasColon: false, hasMinutes: true, hasSeconds: false)),
    ("Z07:00", .offset(isZulu: true, hasColon: true, hasMinutes: true, hasSeconds: false)),
    ("Z07", .offset(isZulu: true, hasColon: false, hasMinutes: false, hasSeconds: false)),
  ]

  /// The next part of a layout: literal text before it, the part, and where the rest begins.
  static func next(_ layout: [UInt8], from start: Int) -> (literal: ArraySlice<UInt8>, part: Part?, rest: Int) {
    for place in layout.indices.dropFirst(start) {
      if let (part, length) = part(layout, at: place) {
        // "_2006" is an underscore and a year.
        if part == .longYear, layout[place] == 0x5F { return (layout[start...place], part, place + length) }
        return (layout[start..<place], part, place + length)
      }
    }
    return (layout[start...], nil, layout.count)
  }

  private static func part(_ layout: [UInt8], at place: Int) -> (Part, Int)? {
    if layout[place] == 0x2E || layout[place] == 0x2C { return fraction(layout, at: place) }
    var best: (Part, Int)?
    for word in words where word.text.count > best?.1 ?? 0 && layout.matches(word.text, at: place) {
      // "Janet" is no month, "Month" no weekday, and "_20061" still begins with a year.
      if word.part == .month || word.part == .weekday, place + 3 < layout.count,
        (0x61...0x7A).contains(layout[place + 3])
      {
        continue
      }
      best = (word.part, word.text.count)
    }
    return best
  }

  private static func fraction(_ layout: [UInt8], at place: Int) -> (Part, Int)? {
    guard place + 1 < layout.count, layout[place + 1] == 0x30 || layout[place + 1] == 0x39 else { return nil }
    let digit = layout[place + 1]
    let digits = layout[(place + 1)...].prefix { $0 == digit }.count
    // Followed by another digit it is a number of something else.
    if place + 1 + digits < layout.count, (0x30...0x39).contains(layout[place + 1 + digits]) { return nil }
    return (.fraction(digits: digits, isTrimmed: digit == 0x39, mark: layout[place]), digits + 1)
  }

  // MARK: writing

  static func text(_ time: GoTime, _ layout: [UInt8]) -> String { String(decoding: bytes(time, layout), as: UTF8.self) }

  static func bytes(_ time: GoTime, _ layout: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var place = 0
    while place < layout.count {
      let (literal, part, rest) = next(layout, from: place)
      output += literal
      if let part { append(part, of: time, to: &output) }
      place = rest
    }
    return output
  }

  private static func append(_ part: Part, of time: GoTime, to output: inout [UInt8]) {
    let (year, month, day) = time.date
    let hour = time.secondOfDay / 3600
    let hour12 = hour % 12 == 0 ? 12 : hour % 12
    let minute = time.secondOfDay / 60 % 60
    let second = time.secondOfDay % 60
    switch part {
    case .longMonth: output += GoTime.months[Int(month) - 1].utf8
    case .month: output += GoTime.months[Int(month) - 1].utf8.prefix(3)
    case .numericMonth: output.append(decimal: month)
    case .zeroMonth: pad(month, 2, &output)
    case .longWeekday: output += GoTime.weekdays[Int(time.weekday)].utf8
    case .weekday: output += GoTime.weekdays[Int(time.weekday)].utf8.prefix(3)
    case .day: output.append(decimal: day)
    case .spacedDay: pad(day, 2, &output, with: 0x20)
    case .zeroDay: pad(day, 2, &output)
    case .spacedYearDay: pad(time.yearDay, 3, &output, with: 0x20)
    case .zeroYearDay: pad(time.yearDay, 3, &output)
    case .hour: pad(hour, 2, &output)
    case .hour12: output.append(decimal: hour12)
    case .zeroHour12: pad(hour12, 2, &output)
    case .minute: output.append(decimal: minute)
    case .zeroMinute: pad(minute, 2, &output)
    case .second: output.append(decimal: second)
    case .zeroSecond: pad(second, 2, &output)
    case .longYear: pad(year, 4, &output)
    case .year: pad(abs(year) % 100, 2, &output)
    case .upperHalf: output += (hour >= 12 ? "PM" : "AM").utf8
    case .lowerHalf: output += (hour >= 12 ? "pm" : "am").utf8
    case .zone: appendZone(time, &output)
    case .offset(let isZulu, let hasColon, let hasMinutes, let hasSeconds):
      if isZulu, time.offset == 0 { return output.append(UInt8(ascii: "Z")) }
      output.append(time.offset < 0 ? 0x2D : 0x2B)
      let offset = abs(time.offset)
      pad(offset / 3600, 2, &output)
      if hasMinutes {
        if hasColon { output.append(0x3A) }
        pad(offset / 60 % 60, 2, &output)
      }
      if hasSeconds {
        if hasColon { output.append(0x3A) }
        pad(offset % 60, 2, &output)
      }
    case .fraction(let digits, let isTrimmed, let mark):
      var text: [UInt8] = []
      pad(time.nanoseconds, 9, &text)
      text = Array((text + Array(repeating: 0x30, count: max(0, digits - 9))).prefix(digits))
      if isTrimmed {
        while text.last == 0x30 { text.removeLast() }
        if text.isEmpty { return }
      }
      output.append(mark)
      output += text
    }
  }

  private static func appendZone(_ time: GoTime, _ output: inout [UInt8]) {
    if !time.zone.isEmpty { return output += time.zone.utf8 }
    output.append(time.offset < 0 ? 0x2D : 0x2B)
    pad(abs(time.offset) / 3600, 2, &output)
    pad(abs(time.offset) / 60 % 60, 2, &output)
  }

  private static func pad(_ number: Int64, _ width: Int, _ output: inout [UInt8], with filler: UInt8 = 0x30) {
    let digits = String(number.magnitude).utf8
    if number < 0 { output.append(0x2D) }
    output += repeatElement(filler, count: max(0, width - digits.count))
    output += digits
  }
}
