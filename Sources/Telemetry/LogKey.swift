// SPDX-License-Identifier: Apache-2.0

/// The keys of log lines: one list, so that the same thing has the same name everywhere and whoever searches logs knows what to ask for.
public enum LogKey: String, Sendable, CaseIterable {
  // Where in the house
  /// The part that speaks: a service, a driver, a worker.
  case component
  /// A long-running service by name.
  case service
  /// What was being done.
  case action
  /// A work queue's key, or any other identity of a piece of work.
  case key
  /// One of our PreviewSets, `namespace/name`.
  case set
  /// One of our Previews, `namespace/name`.
  case preview
  /// A Kubernetes object: kind, namespace and name.
  case object
  case kind
  case namespace
  case name
  case generator
  case template

  // The world outside
  case forge
  case repository
  case pullRequest
  case branch
  case revision
  case event
  /// A webhook delivery's id, as the forge gave it.
  case delivery
  case user
  case host
  case address
  case port
  case method
  case path
  case url
  case status

  // How it went
  case error
  case reason
  /// A sentence about the thing itself, apart from the line's own message.
  case message = "detail"
  case outcome
  case count
  case created
  case updated
  case deleted
  case bytes
  case attempt
  case duration
  case after
  case until
  case state
  case version
  case file
  case signal
}

/// What may stand behind a log key.
public protocol LogValue: Sendable {
  var logText: LogText { get }
}

/// A value as it is written: numbers and booleans without quotes in JSON.
public enum LogText: Sendable, Equatable {
  case text(String)
  case int(Int64)
  case double(Double)
  case bool(Bool)
}

extension String: LogValue { public var logText: LogText { .text(self) } }
extension Substring: LogValue { public var logText: LogText { .text(String(self)) } }
extension Int: LogValue { public var logText: LogText { .int(Int64(self)) } }
extension Int64: LogValue { public var logText: LogText { .int(self) } }
extension Int32: LogValue { public var logText: LogText { .int(Int64(self)) } }
extension UInt16: LogValue { public var logText: LogText { .int(Int64(self)) } }
extension Double: LogValue { public var logText: LogText { .double(self) } }
extension Bool: LogValue { public var logText: LogText { .bool(self) } }
/// In seconds, with milliseconds.
extension Duration: LogValue {
  public var logText: LogText {
    let (seconds, attoseconds) = components
    return .double(Double(seconds) + Double(attoseconds / 1_000_000_000_000_000) / 1000)
  }
}
/// An empty text for nil.
extension Optional: LogValue where Wrapped: LogValue {
  public var logText: LogText { self?.logText ?? .text("") }
}

/// Keys and values of a log line, in the order written.
public struct LogFields: Sendable, ExpressibleByDictionaryLiteral {
  private(set) var pairs: [(key: LogKey, value: LogText)] = []

  public init() {}

  public init(dictionaryLiteral elements: (LogKey, any LogValue)...) {
    pairs = elements.map { ($0.0, $0.1.logText) }
  }

  public subscript(key: LogKey) -> (any LogValue)? {
    get { pairs.last { $0.key == key }?.value }
    set {
      pairs.removeAll { $0.key == key }
      if let newValue { pairs.append((key, newValue.logText)) }
    }
  }

  /// These, with others added; of a repeated key the later value stays.
  func adding(_ others: LogFields) -> LogFields {
    var result = self
    for pair in others.pairs { result[pair.key] = pair.value }
    return result
  }
}

extension LogText: LogValue { public var logText: LogText { self } }
