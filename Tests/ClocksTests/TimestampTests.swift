// SPDX-License-Identifier: Apache-2.0
import Clocks
import Testing

@Suite struct TimestampTests {
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-01-31T08:05:00Z", 1_769_846_700), ("2000-02-29T23:59:59Z", 951_868_799),
      ("1969-12-31T23:59:59Z", -1), ("0001-01-01T00:00:00Z", -62_135_596_800),
      ("9999-12-31T23:59:59Z", 253_402_300_799),
      ("2024-12-31T00:00:00Z", 1_735_603_200),
    ] as [(String, Int64)])
  func `text and seconds agree both ways`(text: String, seconds: Int64) {
    #expect(Timestamp(text)?.seconds == seconds)
    #expect(Timestamp(seconds: seconds).description == text)
  }

  @Test(arguments: [
    ("2026-01-31T10:05:00+02:00", "2026-01-31T08:05:00.000000Z"),
    ("2026-01-31T00:05:00-08:30", "2026-01-31T08:35:00.000000Z"),
    ("2026-01-31T08:05:00.5Z", "2026-01-31T08:05:00.500000Z"),
    ("2026-01-31t08:05:00.123456789z", "2026-01-31T08:05:00.123456Z"),
    ("2026-01-31 08:05:00Z", "2026-01-31T08:05:00.000000Z"), ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000000Z"),
  ])
  func `offsets and fractions are read`(text: String, micro: String) {
    #expect(Timestamp(text)?.microText == micro)
  }

  @Test(arguments: [
    "", "2026-01-31", "2026-01-31T08:05:00", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z", "2026-01-32T00:00:00Z",
    "2026-02-30T00:00:00Z", "2025-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-01-31T24:00:01Z",
    "2026-01-31T25:00:00Z",
    "2026-01-31T08:60:00Z", "2026-01-31T08:05:00.Z", "2026-01-31T08:05:00ZZ", "2026-01-31T08:05:00+2:00",
    "2026-01-31T08:05:00+0200", "20260131T080500Z", "2026-01-31T08:05:00+24:00", "2026-01-31T08:05:00+02:60",
    "２０２６-01-31T08:05:00Z",
  ])
  func `anything else is no timestamp`(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func `before 1970 fractions count up from the second below`() {
    let instant = Timestamp(microseconds: -1)
    #expect(instant.microText == "1969-12-31T23:59:59.999999Z")
    #expect(instant.seconds == -1)
    #expect(Timestamp(instant.microText) == instant)
  }

  @Test func `days of all years from 1 to 9999 come back`() {
    for day in stride(from: Int64(-719_162), through: 2_932_896, by: 997) {
      let instant = Timestamp(seconds: day * 86_400 + 43_200)
      #expect(Timestamp(instant.description) == instant)
    }
  }

  @Test func `spans are added and taken`() {
    let start = Timestamp(seconds: 100)
    #expect(start + .seconds(5) - start == .seconds(5))
    #expect((start - .milliseconds(1)).microseconds == 99_999_000)
    #expect(start < start + .microseconds(1))
    #expect(Duration.nanoseconds(-1500).wholeMicroseconds == -1)
  }

  @Test func `log lines have milliseconds`() {
    #expect(Timestamp(microseconds: 1_769_846_700_001_999).milliText == "2026-01-31T08:05:00.001Z")
  }
}

@Suite struct DurationTextTests {
  @Test(
    arguments: [
      ("72h", 259_200_000_000), ("1h30m", 5_400_000_000), ("1.5s", 1_500_000), ("250ms", 250_000), ("0", 0),
      ("3d", 259_200_000_000),
      ("-5m", -300_000_000), ("+1s", 1_000_000), ("100us", 100), ("1µs", 1), ("1μs", 1), ("1h1m1s1ms", 3_661_001_000),
      (".5h", 1_800_000_000),
      ("1.s", 1_000_000), ("0s", 0), ("0.1s", 100_000), ("0.3s", 300_000), ("1.000001s", 1_000_001),
      ("4.35h", 15_660_000_000),
    ] as [(String, Int64)])
  func `Go's durations are read, and days`(text: String, microseconds: Int64) {
    #expect(Duration(text: text) == .microseconds(microseconds))
  }

  @Test(arguments: [
    "", "1", "h", "1x", "1h1", "1 h", " 1h", "--1h", "-", "1..5s", ".s", "1e3s", "0x1s", "nans", "infs", "99999999999h",
    "1hm", "1H",
    "999999999999999999999999h", "8999999999999999999.999999999999999999999d",
  ])
  func `anything else is no duration`(text: String) {
    #expect(Duration(text: text) == nil)
  }

  @Test(
    arguments: [
      (0, "0s"), (250, "250ms"), (999, "999ms"), (1000, "1s"), (90_000, "1m30s"), (3_600_000, "1h"), (3_605_000, "1h"),
      (273_600_000, "3d4h"), (86_400_000, "1d"), (86_460_000, "1d"), (-5000, "0s"), (-90_000, "0s"),
      (-250, "0s"),
    ] as [(Int64, String)])
  func `people see the two largest units`(milliseconds: Int64, text: String) {
    #expect(Duration.milliseconds(milliseconds).shortText == text)
  }
}
