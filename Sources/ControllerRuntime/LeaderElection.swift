// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents
public import KubeClient
internal import KubeModel
internal import Locks

/// The lease went to another, or could not be renewed in time. Whoever led must stop; the process usually ends.
public struct LeaseLost: Error, Sendable, Equatable, CustomStringConvertible {
  public var lease: String
  public init(lease: String) { self.lease = lease }
  public var description: String { "lost the lease \(lease): another instance may lead now" }
}

/// Asked before every write: may we still? It needs no exchange, only the clock, so it holds even if the renewing task hangs.
public struct Fence: Sendable {
  public let isLeader: @Sendable () -> Bool
  public init(isLeader: @escaping @Sendable () -> Bool) { self.isLeader = isLeader }
  /// For a single instance that elects nobody.
  public static let open = Fence { true }
}

/// Holds a coordination.k8s.io/v1 Lease.
///
/// Guarantees: `fence` closes `renewDeadline` after the start of the last successful renewal, which is before anyone else can
/// take over, as long as clocks run at about the same speed. `stop` gives the lease back.
public actor LeaderElection {
  private static let kind = GroupVersionKind(group: "coordination.k8s.io", version: "v1", kind: "Lease")

  private let api: any KubeAPI
  private let ref: ObjectRef
  private let clock: TimeSource
  private let report: Report
  private var machine: LeaseMachine
  private var held: KubeObject?
  private var lastHolder: String?
  private nonisolated let leadsUntil = LeadershipTerm()
  private nonisolated let leading = Latch()
  private nonisolated let stopping = Latch()

  /// `identity` must differ between instances: the pod's name and something random.
  public init(
    _ api: any KubeAPI, namespace: String, name: String, identity: String, times: LeaseTimes = LeaseTimes(),
    clock: TimeSource = .system, report: @escaping Report = { _ in }
  ) {
    self.api = api
    self.clock = clock
    self.report = report
    ref = ObjectRef(LeaderElection.kind, namespace: namespace, name: name)
    machine = LeaseMachine(identity: identity, times: times, now: clock.now())
  }

  public nonisolated var isLeader: Bool { leadsUntil.covers(clock.now()) }
  public nonisolated var fence: Fence { Fence { [self] in isLeader } }
  /// Returns once we lead for the first time. Throws `CancellationError`.
  public nonisolated func waitUntilLeading() async throws { try await leading.wait() }
  /// Ends `run`, which gives the lease back first. Call it when nobody writes any more.
  public nonisolated func stop() { stopping.open() }

  /// Seeks the lease and renews it until `stop`. Throws `LeaseLost`, or `CancellationError` (then nothing is given back).
  public func run() async throws {
    defer { leadsUntil.end() }
    while !stopping.isOpen {
      try Task.checkCancellation()
      try await attempt()
      if machine.isLost(now: clock.now()) {
        leadsUntil.end()
        report(.lostLease(lease: ref.description))
        throw LeaseLost(lease: ref.description)
      }
      try await pause()
    }
    leadsUntil.end()
    await release()
  }

  private func attempt() async throws {
    let start = clock.now()
    let limit = machine.leadsUntil.map { $0 - start } ?? machine.times.renewDeadline
    do {
      // A request that hangs must not outlive the term.
      if try await within(max(limit, .milliseconds(1)), by: clock, { try await self.exchange(start) }) == nil {
        report(.leaseUnreachable(lease: ref.description, because: "no answer in time"))
      }
    } catch let error as KubeError {
      report(.leaseUnreachable(lease: ref.description, because: error.watchWords))
    }
  }

  private func exchange(_ start: Timestamp) async throws(KubeError) {
    let live = try await api.get(ref)
    switch machine.observed(live.map { LeaseRecord($0) }, now: start) {
    case .lost: leadsUntil.end()
    case .follow(let holder):
      if holder != lastHolder { report(.following(holder: holder, lease: ref.description)) }
      lastHolder = holder
    case .write(let record):
      let wasLeading = machine.leadsUntil != nil
      held = try await write(record, over: live)
      machine.wrote(start: start)
      leadsUntil.begin(machine.leadsUntil)
      lastHolder = record.holder
      if !wasLeading { report(.leading(identity: machine.identity, lease: ref.description)) }
      leading.open()
    }
  }

  private func write(_ record: LeaseRecord, over live: KubeObject?) async throws(KubeError) -> KubeObject {
    var object = live ?? KubeObject(kind: ref.kind, namespace: ref.namespace, name: ref.name)
    object.value["spec"] = record.spec
    return live == nil ? try await api.create(object) : try await api.replace(object, subresource: nil)
  }

  private func pause() async throws {
    let clock = self.clock
    let period = machine.times.retryPeriod
    let stopping = self.stopping
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await clock.sleep(period) }
      group.addTask { try await stopping.wait() }
      try await group.next()
      group.cancelAll()
    }
  }

  private func release() async {
    guard let held, let record = machine.released(LeaseRecord(held), now: clock.now()) else { return }
    do throws(KubeError) {
      _ = try await write(record, over: held)
    } catch {
      report(.leaseUnreachable(lease: ref.description, because: error.watchWords))
    }
    self.held = nil
  }
}

/// Until when we lead, readable from anywhere without waiting.
private final class LeadershipTerm: Sendable {
  private let until = Mutex<Timestamp?>(nil)
  func begin(_ instant: Timestamp?) { until.withLock { $0 = instant } }
  func end() { until.withLock { $0 = nil } }
  func covers(_ now: Timestamp) -> Bool { until.withLock { $0.map { now < $0 } ?? false } }
}
