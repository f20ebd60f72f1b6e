// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents

/// Writes structured log lines: one event a line, as JSON for machines or as text for people.
///
/// A value to hand on; `with` gives one that adds fields to each line. Text that came from outside is cut to a bounded length and
/// control characters are escaped, so that nobody can forge a line. Secrets must not be handed in.
public struct Logger: Sendable {
  public enum Level: Int, Sendable, Comparable, CaseIterable {
    case debug, info, warning, error

    /// From `debug`, `info`, `warning` (or `warn`), `error`.
    public init?(_ name: String) {
      switch name.lowercased() {
      case "debug": self = .debug
      case "info": self = .info
      case "warning", "warn": self = .warning
      case "error": self = .error
      default: return nil
      }
    }

    public var name: String { "\(self)" }

    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  public enum Format: String, Sendable, CaseIterable { case json, text }

  /// Longest message or value, in bytes; the rest is replaced by a count.
  public static let longestText = 2000

  /// Lines below this level are not written.
  public var level: Level
  public var format: Format
  private let clock: TimeSource
  private let sink: LogSink
  private var fields = LogFields()

  public init(
    level: Level = .info, format: Format = .json, clock: TimeSource = .system, sink: LogSink = .standardError
  ) {
    self.level = level
    self.format = format
    self.clock = clock
    self.sink = sink
  }

  /// A logger that writes nothing.
  public static let silent = Logger(level: .error, sink: LogSink { _ in })

  /// A logger that adds these fields to each of its lines.
  public func with(_ more: LogFields) -> Logger {
    var copy = self
    copy.fields = fields.adding(more)
    return copy
  }

  public func debug(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.debug, message(), fields())
  }
  public func info(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.info, message(), fields())
  }
  public func warning(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.warning, message(), fields())
  }
  public func error(_ message: @autoclosure () -> String, _ fields: @autoclosure () -> LogFields = LogFields()) {
    log(.error, message(), fields())
  }

  /// Writes one line, if the level is high enough; message and fields are not evaluated otherwise.
  public func log(
    _ level: Level, _ message: @autoclosure () -> String, _ more: @autoclosure () -> LogFields = LogFields()
  ) {
    guard level >= self.level else { return }
    let line = LogLine(time: clock.now(), level: level, message: message(), fields: fields.adding(more()))
    sink.write(format == .json ? line.json : line.text)
  }
}

/// One event, ready to be written.
struct LogLine {
  let time: Timestamp
  let level: Logger.Level
  let message: String
  let fields: LogFields

  var json: [UInt8] {
    var line: Object = [
      "time": .string(time.milliText), "level": .string(level.name), "message": .string(Truncation.cut(message)),
    ]
    for (key, value) in fields.pairs {
      switch value {
      case .text(let text): line[key.rawValue] = .string(Truncation.cut(text))
      case .int(let number): line[key.rawValue] = .int(number)
      case .double(let number): line[key.rawValue] = .double(number)
      case .bool(let flag): line[key.rawValue] = .bool(flag)
      }
    }
    return JSON.bytes(.object(line)) + [0x0A]
  }

  /// `2026-01-31T08:05:00.000Z WARNING message key=value other="two words"`
  var text: [UInt8] {
    var line = time.milliText + " " + level.name.uppercased() + " "
    while line.utf8.count < 33 { line += " " }
    line += LogLine.escaped(Truncation.cut(message))
    for (key, value) in fields.pairs { line += " \(key.rawValue)=" + LogLine.plain(value) }
    return Array(line.utf8) + [0x0A]
  }

  private static func plain(_ value: LogText) -> String {
    switch value {
    case .int(let number): return String(number)
    case .double(let number): return NumberText.json(number)
    case .bool(let flag): return String(flag)
    case .text(let text):
      let cut = Truncation.cut(text)
      let isPlain =
        !cut.isEmpty && cut.utf8.allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x3D && $0 != 0x5C && $0 != 0x7F }
      return isPlain ? cut : JSON.text(.string(cut))
    }
  }

  /// Control characters as JSON escapes them, the rest as it is.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else { return text }
    var output = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F {
        output += scalar == "\n" ? "\\n" : scalar == "\t" ? "\\t" : "\\u{" + String(scalar.value, radix: 16) + "}"
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
