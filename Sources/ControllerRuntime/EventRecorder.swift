// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents
public import KubeClient
public import KubeModel
internal import Locks

/// What happened to an object, as `kubectl describe` shows it.
public struct EventNote: Sendable, Equatable {
  public enum Severity: String, Sendable { case normal = "Normal", warning = "Warning" }
  public var about: ObjectRef
  public var uid: String
  public var severity: Severity
  /// One word in upper camel case, for programs.
  public var reason: String
  /// A sentence for people; cut at 1,024 bytes as the API demands.
  public var message: String

  public init(_ severity: Severity, about object: KubeObject, reason: String, _ message: String) {
    self.init(severity, about: object.ref, uid: object.uid, reason: reason, message)
  }
  public init(_ severity: Severity, about: ObjectRef, uid: String, reason: String, _ message: String) {
    self.about = about
    self.uid = uid
    self.severity = severity
    self.reason = reason
    self.message = message
  }
}

/// Writes core/v1 Events. Recording never fails and never waits; what does not fit is dropped, and reported once a minute at most.
///
/// A note that repeats within ten minutes raises the count of the event there is. An object may cause at most 25 new events
/// in a row and one every 30 seconds after that, so that a flapping object cannot flood the API server.
public actor EventRecorder {
  private struct Series {
    var ref: ObjectRef
    var count: Int64
    var last: Timestamp
  }
  private struct Allowance {
    var left: Double
    var at: Timestamp
  }

  private static let kind = GroupVersionKind(group: "", version: "v1", kind: "Event")
  private static let capacity = 512
  private static let window = Duration.seconds(600)
  private static let burst = 25.0
  private static let secondsPerEvent = 30.0
  private static let betweenReports = Duration.seconds(60)

  private let api: any KubeAPI
  private let component: String
  private let instance: String
  private let clock: TimeSource
  private let report: Report
  private nonisolated let notes: AsyncStream<EventNote>
  private nonisolated let intake: AsyncStream<EventNote>.Continuation
  private var series: [String: Series] = [:]
  private var allowances: [String: Allowance] = [:]
  private var number = 0
  /// Not yet reported.
  private let dropped = Mutex(0)
  private var reportedAt: Timestamp?

  /// `component`: who reports, say "nestling"; `instance`: which pod.
  public init(
    _ api: any KubeAPI, component: String, instance: String, clock: TimeSource = .system,
    report: @escaping Report = { _ in }
  ) {
    self.api = api
    self.component = component
    self.instance = instance
    self.clock = clock
    self.report = report
    (notes, intake) = AsyncStream.makeStream(of: EventNote.self, bufferingPolicy: .bufferingOldest(1024))
  }

  public nonisolated func record(_ note: EventNote) {
    if case .dropped = intake.yield(note) { dropped.withLock { $0 += 1 } }
  }

  /// Ends `run` once what was recorded so far is written.
  public nonisolated func stop() { intake.finish() }

  /// Writes what is recorded, until `stop` or cancelled.
  public func run() async {
    for await note in notes {
      await write(note)
      let now = clock.now()
      if reportedAt.map({ now - $0 >= EventRecorder.betweenReports }) ?? true, tellDropped() { reportedAt = now }
    }
    tellDropped()
  }

  /// False when there is nothing to tell.
  @discardableResult private func tellDropped() -> Bool {
    let count = dropped.withLock { count in
      defer { count = 0 }
      return count
    }
    if count > 0 { report(.eventsDropped(count)) }
    return count > 0
  }

  private func write(_ note: EventNote) async {
    let now = clock.now()
    let identity = "\(note.about)|\(note.uid)|\(note.severity.rawValue)|\(note.reason)|\(note.message)"
    do throws(KubeError) {
      if let known = series[identity], now - known.last < EventRecorder.window,
        try await raise(known, identity, now)
      {
        return
      }
      guard isAllowed(note, now) else { return dropped.withLock { $0 += 1 } }
      let event = object(note, now)
      _ = try await api.create(event)
      makeRoom(now)
      series[identity] = Series(ref: event.ref, count: 1, last: now)
    } catch {
      // In a namespace that is going no event can be written: nothing to be done about it.
      if !Task.isCancelled { report(.eventFailed(because: error.watchWords)) }
    }
  }

  /// False when the event is there no more.
  private func raise(_ known: Series, _ identity: String, _ now: Timestamp) async throws(KubeError) -> Bool {
    let patch: Value = ["count": .int(known.count + 1), "lastTimestamp": .string(now.description)]
    guard try await api.patch(known.ref, .merge, patch, subresource: nil) != nil else {
      series[identity] = nil
      return false
    }
    series[identity] = Series(ref: known.ref, count: known.count + 1, last: now)
    return true
  }

  private func object(_ note: EventNote, _ now: Timestamp) -> KubeObject {
    number += 1
    let suffix = String(now.microseconds, radix: 16) + "-" + String(number, radix: 16)
    let namespace = note.about.namespace ?? "default"
    let name = note.about.name.prefix(253 - 1 - suffix.utf8.count) + "." + suffix
    var event = KubeObject(kind: EventRecorder.kind, namespace: namespace, name: String(name))
    var involved: Value = [
      "apiVersion": .string(note.about.kind.apiVersion), "kind": .string(note.about.kind.kind),
      "name": .string(note.about.name), "uid": .string(note.uid),
    ]
    if let namespace = note.about.namespace { involved["namespace"] = .string(namespace) }
    event.value["involvedObject"] = involved
    event.value["type"] = .string(note.severity.rawValue)
    event.value["reason"] = .string(String(note.reason.prefix(128)))
    event.value["message"] = .string(EventRecorder.cut(note.message))
    event.value["count"] = 1
    event.value["firstTimestamp"] = .string(now.description)
    event.value["lastTimestamp"] = .string(now.description)
    event.value["source"] = ["component": .string(component)]
    event.value["reportingComponent"] = .string(component)
    event.value["reportingInstance"] = .string(instance)
    return event
  }

  private func isAllowed(_ note: EventNote, _ now: Timestamp) -> Bool {
    let object = "\(note.about)|\(note.uid)"
    var allowance = allowances[object] ?? Allowance(left: EventRecorder.burst, at: now)
    let passed = Double((now - allowance.at).wholeMicroseconds) / 1_000_000
    allowance.left = min(EventRecorder.burst, allowance.left + passed / EventRecorder.secondsPerEvent)
    allowance.at = now
    let isAllowed = allowance.left >= 1
    if isAllowed { allowance.left -= 1 }
    allowances[object] = allowance
    return isAllowed
  }

  private func makeRoom(_ now: Timestamp) {
    if series.count >= EventRecorder.capacity {
      series = series.filter { now - $0.value.last < EventRecorder.window }
      if series.count >= EventRecorder.capacity { series = [:] }
    }
    if allowances.count >= 4 * EventRecorder.capacity { allowances = [:] }
  }

  private static func cut(_ message: String) -> String {
    if message.utf8.count <= 1024 { return message }
    var result = ""
    var size = 0
    for character in message {
      size += character.utf8.count
      if size > 1021 { break }
      result.append(character)
    }
    return result + "…"
  }
}
