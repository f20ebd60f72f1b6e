// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Telemetry
import Testing

/// Keeps the lines it is given; the sink hands them over one at a time.
private final class Lines: @unchecked Sendable {
  var all: [String] = []
}

@Suite struct LoggerTests {
  private let lines = Lines()
  private let clock = TimeSource(now: { Timestamp(microseconds: 1_769_846_700_123_456) }, sleep: { _ in })

  private func logger(_ format: Logger.Format, level: Logger.Level = .debug) -> Logger {
    Logger(
      level: level, format: format, clock: clock,
      sink: LogSink { [lines] in lines.all.append(String(decoding: $0, as: UTF8.self)) })
  }

  @Test func `a JSON line has time, level, message and the fields in order`() {
    logger(.json).warning(
      "cannot apply",
      [.object: "Deployment web/web", .attempt: 3, .duration: Duration.milliseconds(1500), .state: true])
    #expect(
      lines.all == [
        #"{"time":"2026-01-31T08:05:00.123Z","level":"warning","message":"cannot apply","object":"Deployment web/web","attempt":3,"duration":1.5,"state":true}"#
          + "\n"
      ])
  }

  @Test func `a line for people quotes what has spaces`() {
    logger(.text).info("applied", [.object: "Deployment web", .count: 2, .reason: "", .path: "/a=b"])
    #expect(
      lines.all == [
        #"2026-01-31T08:05:00.123Z INFO    applied object="Deployment web" count=2 reason="" path="/a=b""# + "\n"
      ])
  }

  @Test func `lines below the level are not even built`() {
    var built = 0
    func text() -> String {
      built += 1
      return "x"
    }
    let quiet = logger(.json, level: .warning)
    quiet.info(text(), [.error: text()])
    #expect(lines.all.isEmpty && built == 0)
    quiet.error(text())
    #expect(lines.all.count == 1 && built == 1)
  }

  @Test func `fields of a logger stand on each line and can be overridden`() throws {
    let inner = logger(.json).with([.component: "a", .set: "s"]).with([.component: "b"])
    inner.info("x", [.set: "t"])
    let line = try JSON.parse(try #require(lines.all.first))
    #expect(line["component"] == "b")
    #expect(line["set"] == "t")
  }

  @Test func `nobody can forge a line`() {
    logger(.text).info("a\nERROR b", [.error: "x\ny \u{1B}[0m"])
    logger(.json).info("a\nb")
    #expect(lines.all.allSatisfy { $0.utf8.dropLast().allSatisfy { $0 >= 0x20 } })
  }

  @Test func `long text is cut at a whole character`() throws {
    logger(.json).info(String(repeating: "é", count: 5000))
    let line = try JSON.parse(try #require(lines.all.first))
    let message = try #require(line["message"]?.string)
    #expect(message.utf8.count < 2100)
    #expect(message.hasSuffix("é… (8000 more bytes)"))
    #expect(Truncation.cut("abc", to: 3) == "abc")
    #expect(Truncation.cut("é日", to: 3) == "é… (3 more bytes)")
  }

  @Test func `lines of many tasks stay whole`() async {
    let logger = logger(.json)
    await withTaskGroup { group in
      for number in 0..<50 { group.addTask { logger.info("line", [.count: number]) } }
    }
    #expect(lines.all.count == 50)
    #expect(lines.all.allSatisfy { (try? JSON.parse($0)) != nil && $0.hasSuffix("\n") })
  }

  @Test func `levels are read by name`() {
    #expect(Logger.Level("WARN") == .warning)
    #expect(Logger.Level("loud") == nil)
    #expect(Logger.Level.debug < .error)
  }
}
