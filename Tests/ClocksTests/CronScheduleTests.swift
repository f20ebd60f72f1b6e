// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Clocks

@Suite struct `A cron schedule` {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let schedule: String
    let zone: String
    let from: String
    let next: String
    init(_ sentence: String, _ schedule: String, _ zone: String = "UTC", from: String, next: String) {
      testDescription = sentence
      (self.schedule, self.zone, self.from, self.next) = (schedule, zone, from, next)
    }
  }

  /// Noon-free moments around the changes of the clocks in 2026: Berlin on 29 March and 25 October, New York on 8 March.
  static let rows: [Row] = [
    Row("every evening of a working day", "0 19 * * 1-5", from: "2026-11-27T18:59:59Z", next: "2026-11-27T19:00:00Z"),
    Row("passes over the weekend", "0 19 * * 1-5", from: "2026-11-27T19:00:00Z", next: "2026-11-30T19:00:00Z"),
    Row(
      "is read in its zone", "0 19 * * *", "Europe/Berlin", from: "2026-11-27T00:00:00Z", next: "2026-11-27T18:00:00Z"),
    Row(
      "follows summer time", "0 19 * * *", "Europe/Berlin", from: "2026-07-01T00:00:00Z", next: "2026-07-01T17:00:00Z"),
    Row(
      "a time that does not exist in spring comes after the jump", "30 2 * * *", "Europe/Berlin",
      from: "2026-03-29T00:00:00Z", next: "2026-03-29T01:30:00Z"),
    Row(
      "a time that comes twice in autumn counts the first time", "30 2 * * *", "Europe/Berlin",
      from: "2026-10-24T12:00:00Z", next: "2026-10-25T00:30:00Z"),
    Row(
      "and not the second time", "30 2 * * *", "Europe/Berlin", from: "2026-10-25T00:30:00Z",
      next: "2026-10-26T01:30:00Z"),
    Row(
      "west of Greenwich the day begins later", "0 0 * * *", "America/New_York", from: "2026-03-08T00:00:00Z",
      next: "2026-03-08T05:00:00Z"),
    Row(
      "either of two restricted days is enough", "0 0 13 * 5", from: "2026-03-01T00:00:00Z",
      next: "2026-03-06T00:00:00Z"),
    Row("names of days and months", "0 0 * feb sun", from: "2026-01-01T00:00:00Z", next: "2026-02-01T00:00:00Z"),
    Row("7 is Sunday, too", "0 0 * * 7", from: "2026-11-27T00:00:00Z", next: "2026-11-29T00:00:00Z"),
    Row("steps", "*/20 * * * *", from: "2026-11-27T10:21:00Z", next: "2026-11-27T10:40:00Z"),
    Row("a leap day is waited for", "0 0 29 2 *", from: "2026-01-01T00:00:00Z", next: "2028-02-29T00:00:00Z"),
  ]

  @Test(arguments: rows) func `tells the next time`(_ row: Row) throws {
    let schedule = try #require(CronSchedule(row.schedule))
    let zone = try #require(TimeZone.named(row.zone))
    let from = try #require(Timestamp(row.from))
    let next = try #require(schedule.next(after: from, in: zone))
    #expect(next.description == row.next)
    #expect(schedule.last(by: next, in: zone) == next)
    #expect(try #require(schedule.last(by: next - .seconds(1), in: zone)) <= from)
  }

  @Test(arguments: [
    "", "* * * *", "* * * * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8", "5-1 * * * *",
    "*/0 * * * *", "a * * * *", "1,,2 * * * *", "-1 * * * *", "@daily",
  ])
  func `that makes no sense is refused`(_ text: String) { #expect(CronSchedule(text) == nil) }

  @Test func `that never comes is never waited for longer than it takes to see that`() throws {
    #expect(try #require(CronSchedule("0 0 30 2 *")).next(after: Timestamp(seconds: 0), in: .utc) == nil)
  }

  @Test func `last and next are neighbours at every hour of a year with its two changes of the clocks`() throws {
    let schedule = try #require(CronSchedule("15 2,14 * * *"))
    let zone = try #require(TimeZone.named("Europe/Berlin"))
    var moment = try #require(Timestamp("2026-01-01T00:00:00Z"))
    for _ in 0..<(365 * 24 / 5) {
      let next = try #require(schedule.next(after: moment, in: zone))
      let last = try #require(schedule.last(by: moment, in: zone))
      #expect(last <= moment && moment < next)
      #expect(schedule.last(by: next - .seconds(1), in: zone) == last)
      moment = moment + .seconds(5 * 3600)
    }
  }

  @Test func `a zone that is none is none`() {
    #expect(TimeZone.named("Europe/Atlantis") == nil)
    #expect(TimeZone.named("../../../etc/passwd") == nil)
    #expect(TimeZone.named("") == nil)
  }
}
