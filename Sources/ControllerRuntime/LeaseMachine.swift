// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import KubeModel

/// What a coordination.k8s.io/v1 Lease says.
public struct LeaseRecord: Sendable, Equatable {
  /// Empty: released.
  public var holder: String
  public var durationSeconds: Int64
  public var acquired: Timestamp?
  public var renewed: Timestamp?
  /// How often it changed hands.
  public var transitions: Int64

  public init(
    holder: String, durationSeconds: Int64, acquired: Timestamp?, renewed: Timestamp?, transitions: Int64
  ) {
    self.holder = holder
    self.durationSeconds = durationSeconds
    self.acquired = acquired
    self.renewed = renewed
    self.transitions = transitions
  }

  public init(_ lease: KubeObject) {
    let spec = lease.spec
    self.init(
      holder: spec["holderIdentity"]?.string ?? "", durationSeconds: spec["leaseDurationSeconds"]?.int ?? 0,
      acquired: spec["acquireTime"]?.string.flatMap { Timestamp($0) },
      renewed: spec["renewTime"]?.string.flatMap { Timestamp($0) }, transitions: spec["leaseTransitions"]?.int ?? 0)
  }

  /// As `spec` of a Lease.
  public var spec: Value {
    var spec: Value = [
      "holderIdentity": .string(holder), "leaseDurationSeconds": .int(durationSeconds),
      "leaseTransitions": .int(transitions),
    ]
    if let acquired { spec["acquireTime"] = .string(acquired.microText) }
    if let renewed { spec["renewTime"] = .string(renewed.microText) }
    return spec
  }
}

/// Spans of leader election. Safe only while `duration` > `renewDeadline` > `retryPeriod`.
public struct LeaseTimes: Sendable, Equatable {
  /// How long others leave an unrenewed lease alone.
  public var duration: Duration = .seconds(15)
  /// How long after the start of the last renewal that succeeded the leader regards itself as one.
  public var renewDeadline: Duration = .seconds(10)
  /// Between two attempts.
  public var retryPeriod: Duration = .seconds(2)
  public init() {}
}

/// Decides who leads. It trusts no clock but its own: another's lease has expired when *we* have seen no change of it for its
/// whole duration (client-go `tools/leaderelection` has the same rule).
public struct LeaseMachine: Sendable {
  public enum Action: Sendable, Equatable {
    /// Write this record with the resourceVersion that was read (create when there was none): then `wrote`.
    case write(LeaseRecord)
    /// Somebody else leads: look again after the retry period.
    case follow(holder: String)
    /// We led and another holds it now.
    case lost
  }

  private enum State: Equatable {
    /// What we saw last and when we first saw it so.
    case following(LeaseRecord?, since: Timestamp)
    /// The start of the last renewal that succeeded.
    case leading(renewed: Timestamp)
    case lost
  }

  public let identity: String
  public let times: LeaseTimes
  private var state: State

  public init(identity: String, times: LeaseTimes = LeaseTimes(), now: Timestamp) {
    self.identity = identity
    self.times = times
    state = .following(nil, since: now)
  }

  /// Until when we may act as the leader; nil when we do not lead.
  public var leadsUntil: Timestamp? {
    if case .leading(let renewed) = state { renewed + times.renewDeadline } else { nil }
  }

  /// The lease as read at `now`; nil when there is none.
  public mutating func observed(_ lease: LeaseRecord?, now: Timestamp) -> Action {
    switch state {
    case .lost: return .lost
    case .leading:
      if let lease, lease.holder != identity, !lease.holder.isEmpty {
        state = .lost
        return .lost
      }
      return .write(record(after: lease, now: now))
    case .following(let known, let since):
      guard let lease, !lease.holder.isEmpty, lease.holder != identity else {
        return .write(record(after: lease, now: now))
      }
      if lease != known {
        state = .following(lease, since: now)
        return .follow(holder: lease.holder)
      }
      if now - since < .seconds(lease.durationSeconds) { return .follow(holder: lease.holder) }
      return .write(record(after: lease, now: now))
    }
  }

  /// The write that was begun at `start` succeeded.
  public mutating func wrote(start: Timestamp) {
    if state != .lost { state = .leading(renewed: start) }
  }

  /// Asked regularly while leading: whether the deadline has passed without a renewal.
  public mutating func isLost(now: Timestamp) -> Bool {
    if let until = leadsUntil, now >= until { state = .lost }
    return state == .lost
  }

  /// What releases the lease, so that the next leader need not wait: nil when we do not hold it.
  public func released(_ lease: LeaseRecord, now: Timestamp) -> LeaseRecord? {
    guard lease.holder == identity else { return nil }
    return LeaseRecord(
      holder: "", durationSeconds: 1, acquired: lease.acquired, renewed: now, transitions: lease.transitions)
  }

  private func record(after lease: LeaseRecord?, now: Timestamp) -> LeaseRecord {
    let isOurs = lease?.holder == identity
    return LeaseRecord(
      holder: identity, durationSeconds: times.duration.components.seconds,
      acquired: isOurs ? lease?.acquired ?? now : now, renewed: now,
      transitions: (lease?.transitions ?? 0) + (isOurs || lease == nil ? 0 : 1))
  }
}
