// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// Lets requests through, per host: only so many at once, only so many per second. Who comes first goes first.
///
/// The rate is a leaky bucket in its "virtual scheduling" form (GCRA): one instant per host instead of a counter and a timer.
public actor HostGate {
  public struct Limits: Sendable {
    /// Requests under way at once.
    public var concurrency: Int
    /// Requests per second in the long run; nil is no limit.
    public var rate: Double?
    /// How many may go at once after a quiet time.
    public var burst: Int
    public init(concurrency: Int = 10, rate: Double? = nil, burst: Int = 10) {
      self.concurrency = max(concurrency, 1)
      self.rate = rate
      self.burst = max(burst, 1)
    }
  }

  private struct Host {
    var running = 0
    var waiters: [(id: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
    /// When the bucket will be empty again.
    var emptyAt = Timestamp(microseconds: .min / 2)
  }

  private let limits: Limits
  private let clock: TimeSource
  private var hosts: [Origin: Host] = [:]
  private var lastID: UInt64 = 0

  public init(limits: Limits, clock: TimeSource = .system) {
    self.limits = limits
    self.clock = clock
  }

  /// Hosts it remembers: those with requests under way and those whose bucket is not yet empty.
  var remembered: Int { hosts.count }
  /// How many wait for a place.
  var waiting: Int { hosts.values.reduce(0) { $0 + $1.waiters.count } }

  /// Waits for a place. Whoever got one must call `leave`; false means the task was cancelled and there is nothing to leave.
  func enter(_ origin: Origin) async -> Bool {
    guard await takePlace(origin) else { return false }
    let wait = reserve(origin)
    guard wait > .zero else { return true }
    do {
      try await clock.sleep(wait)
      return true
    } catch {
      leave(origin)
      return false
    }
  }

  func leave(_ origin: Origin) {
    guard var host = hosts[origin] else { return }
    if host.waiters.isEmpty {
      host.running -= 1
      let isQuiet = host.running == 0 && (limits.rate == nil || host.emptyAt <= clock.now())
      hosts[origin] = isQuiet ? nil : host
    } else {
      // The place is handed on, so `running` stays.
      let next = host.waiters.removeFirst()
      hosts[origin] = host
      next.continuation.resume(returning: true)
    }
    if hosts.count > 1000 { forgetQuietHosts() }
  }

  private func takePlace(_ origin: Origin) async -> Bool {
    if hosts[origin, default: Host()].running < limits.concurrency {
      hosts[origin, default: Host()].running += 1
      return true
    }
    lastID += 1
    let id = lastID
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        if Task.isCancelled {
          continuation.resume(returning: false)
        } else {
          hosts[origin, default: Host()].waiters.append((id, continuation))
        }
      }
    } onCancel: {
      // The handler runs wherever the cancellation comes from; only a task can reach the actor from there.
      Task { await self.abandon(origin, id) }
    }
  }

  private func abandon(_ origin: Origin, _ id: UInt64) {
    guard let place = hosts[origin]?.waiters.firstIndex(where: { $0.id == id }) else { return }
    hosts[origin]?.waiters.remove(at: place).continuation.resume(returning: false)
  }

  private func reserve(_ origin: Origin) -> Duration {
    guard let rate = limits.rate, rate > 0 else { return .zero }
    let now = clock.now()
    let interval = Duration.seconds(1 / rate)
    let start = max(hosts[origin, default: Host()].emptyAt, now)
    hosts[origin, default: Host()].emptyAt = start + interval
    return max(start - now - interval * (limits.burst - 1), .zero)
  }

  private func forgetQuietHosts() {
    let now = clock.now()
    hosts = hosts.filter { $0.value.running > 0 || !$0.value.waiters.isEmpty || $0.value.emptyAt > now }
  }
}

/// Passes requests on when the gate has a place for their host. A stream holds its place until the head of the response:
/// watches stay open for long.
public struct Throttled: HTTPClient {
  private let client: any HTTPClient
  private let gate: HostGate

  /// Clients that share a gate share its limits.
  public init(_ client: any HTTPClient, gate: HostGate) {
    self.client = client
    self.gate = gate
  }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await passing(request) { () async throws(TransportError) in try await client.send(request) }
  }

  public func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    try await passing(request) { () async throws(TransportError) in try await client.stream(request) }
  }

  private func passing<Answer: Sendable>(
    _ request: HTTPRequest, _ body: () async throws(TransportError) -> Answer
  ) async throws(TransportError) -> Answer {
    guard let origin = Origin(request.url) else { throw .invalidURL(Origin.harmless(request.url)) }
    guard await gate.enter(origin) else { throw .cancelled }
    do throws(TransportError) {
      let answer = try await body()
      await gate.leave(origin)
      return answer
    } catch {
      await gate.leave(origin)
      throw error
    }
  }
}
