// SPDX-License-Identifier: Apache-2.0
internal import Clocks

extension FunctionFamily {
  static let dates = FunctionFamily(
    name: "dates",
    functions: [
      .none("now", isHermetic: false, "The current time.") { state in .instant(state.now) },
      .one("ago", .any, isHermetic: false, "How long ago a time was.") { date, state in
        let span = state.now.since(Dates.instant(date, &state))
        let seconds = (span.magnitude + 500_000_000) / 1_000_000_000
        return .string(GoDuration.text(Int64(clamping: seconds) &* (span < 0 ? -1_000_000_000 : 1_000_000_000)))
      },
      .two("date", .string, .any, "A time by Go's layout.") { layout, date, state throws(Failure) in
        try Dates.formatted(layout.bytes, date, "Local", &state)
      },
      .many("dateInZone", [.string, .any, .string], "A time by Go's layout in a zone.") {
        values, state throws(Failure) in
        try Dates.formatted(values[0].bytes, values[1], values[2].text ?? "", &state)
      },
      .many("date_in_zone", [.string, .any, .string], "The same as dateInZone.") { values, state throws(Failure) in
        try Dates.formatted(values[0].bytes, values[1], values[2].text ?? "", &state)
      },
      .one("htmlDate", .any, "A time as an HTML date.") { date, state throws(Failure) in
        try Dates.formatted(Array("2006-01-02".utf8), date, "Local", &state)
      },
      .two("htmlDateInZone", .any, .string, "A time as an HTML date in a zone.") { date, zone, state throws(Failure) in
        try Dates.formatted(Array("2006-01-02".utf8), date, zone.text ?? "", &state)
      },
      .two("dateModify", .string, .instant, "A time moved by a duration.") { span, date, _ in
        Dates.moved(date, by: span) ?? date
      },
      .two("date_modify", .string, .instant, "The same as dateModify.") { span, date, _ in
        Dates.moved(date, by: span) ?? date
      },
      .two("mustDateModify", .string, .instant, "A time moved by a duration, which must be one.") {
        span, date, _ throws(Failure) in try Dates.mustBeMoved(date, by: span)
      },
      .two("must_date_modify", .string, .instant, "The same as mustDateModify.") { span, date, _ throws(Failure) in
        try Dates.mustBeMoved(date, by: span)
      },
      .one("duration", .any, "Seconds as a duration.") { seconds, _ in
        switch seconds {
        case .string, .bytes:
          var number: Int64 = 0
          do throws(GoNumber.Failure) { number = try GoNumber.integer(seconds.text ?? "", base: 10) } catch {
            if case .range(let nearest) = error { number = nearest }
          }
          return .string(GoDuration.text(number &* 1_000_000_000))
        case .integer(let number, .int64): return .string(GoDuration.text(number &* 1_000_000_000))
        default: return .string("0s")
        }
      },
      .one("durationRound", .any, "A duration in its largest unit.") { value, state in
        switch value {
        case .string, .bytes: return .string(Dates.rounded(GoDuration.parse(value.text ?? "") ?? 0))
        case .integer(let number, .int64): return .string(Dates.rounded(number))
        case .instant(let time): return .string(Dates.rounded(state.now.since(time)))
        default: return .string("0s")
        }
      },
      .two("toDate", .string, .string, "A time read by Go's layout; year 1 for what is none.") { layout, text, _ in
        .instant((try? TimeParser.parse(layout.bytes, text.bytes)) ?? .zero)
      },
      .two("mustToDate", .string, .string, "A time read by Go's layout.") { layout, text, _ throws(Failure) in
        do throws(TimeParser.Malformed) {
          return .instant(try TimeParser.parse(layout.bytes, text.bytes))
        } catch {
          throw .function(error.message)
        }
      },
      .one("unixEpoch", .instant, "Seconds since 1970 as text.") { date, _ in
        guard case .instant(let time) = date else { return .string("0") }
        return .string(String(time.seconds))
      },
    ])
}

extension Evaluation {
  /// The environment's time, in UTC.
  var now: GoTime {
    let time = options.environment.now()
    let (seconds, rest) = time.microseconds.flooring(1_000_000)
    return GoTime(seconds: seconds, nanoseconds: rest * 1000)
  }
}

private enum Dates {
  /// Times and whole numbers of seconds are themselves, everything else is now.
  static func instant(_ value: GoValue, _ state: inout Evaluation) -> GoTime {
    switch value {
    case .instant(let time): time
    case .int(let seconds), .integer(let seconds, .int64), .integer(let seconds, .int32): GoTime(seconds: seconds)
    default: state.now
    }
  }

  static func formatted(
    _ layout: [UInt8], _ value: GoValue, _ zone: String, _ state: inout Evaluation
  ) throws(Failure) -> GoValue {
    switch value {
    case .instant, .int, .integer(_, .int64), .integer(_, .int32): break
    default: if state.options.functions == .hermetic { throw .function(CallSite.refusal) }
    }
    var time = instant(value, &state)
    time = time.shown(offset: 0, zone: "UTC")
    if zone != "Local", let data = state.options.environment.zoneData(zone), let found = TimeZone(data) {
      let (offset, name) = found.lookup(time.seconds)
      time = time.shown(offset: offset, zone: name)
    }
    return GoValue(text: TimeLayout.bytes(time, layout))
  }

  static func moved(_ date: GoValue, by span: GoValue) -> GoValue? {
    guard case .instant(let time) = date, let span = GoDuration.parse(span.text ?? "") else { return nil }
    return .instant(time.adding(nanoseconds: span))
  }

  static func mustBeMoved(_ date: GoValue, by span: GoValue) throws(Failure) -> GoValue {
    if let moved = moved(date, by: span) { return moved }
    throw .function("time: invalid duration \(Quoting.quoted(span.bytes))")
  }

  static func rounded(_ nanoseconds: Int64) -> String {
    let magnitude = nanoseconds.magnitude
    let hour: UInt64 = 3_600_000_000_000
    let units: [(String, UInt64)] = [
      ("y", hour * 24 * 365), ("mo", hour * 24 * 30), ("d", hour * 24), ("h", hour), ("m", hour / 60),
      ("s", hour / 3600),
    ]
    for (name, unit) in units where magnitude > unit { return "\(magnitude / unit)\(name)" }
    return "0s"
  }
}
