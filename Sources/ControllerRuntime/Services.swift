// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// A part of the program that runs for as long as the program does.
public struct Service: Sendable {
  public var name: String
  /// Does the work. When it returns or throws without having been asked to stop, everything stops.
  public var run: @Sendable () async throws -> Void
  /// Returns when those that depend on it may start.
  public var ready: @Sendable () async throws -> Void
  /// Asks it to end: nil cancels it. After the deadline it is cancelled in any case.
  public var stop: (@Sendable () async -> Void)?

  public init(
    _ name: String, run: @escaping @Sendable () async throws -> Void,
    ready: @escaping @Sendable () async throws -> Void = {}, stop: (@Sendable () async -> Void)? = nil
  ) {
    self.name = name
    self.run = run
    self.ready = ready
    self.stop = stop
  }
}

/// A service ended though nobody had asked it to.
public struct ServiceEnded: Error, Sendable, CustomStringConvertible {
  public var name: String
  public var description: String { "\(name) ended unexpectedly" }
}

/// Starts services one after another, each once the one before is ready, and stops them in reverse order, so that nobody loses
/// what it stands on: workers before the lease, the lease before the watches, the watches before the servers.
///
/// Guarantees: one that hangs gets a third of the time that is left; then it is cancelled, so that those it stands on still
/// have time of their own: a worker whose call is not answered does not keep the lease from being given back.
public struct Services: Sendable {
  private let services: [Service]
  private let deadline: Duration
  private let clock: TimeSource
  private let report: Report

  /// `deadline`: how long all of them together may take to stop.
  public init(
    _ services: [Service], deadline: Duration = .seconds(10), clock: TimeSource = .system,
    report: @escaping Report = { _ in }
  ) {
    self.services = services
    self.deadline = deadline
    self.clock = clock
    self.report = report
  }

  private enum Happening: Sendable {
    case ready(Int)
    case ended(Int, (any Error)?)
    case asked
    case overdue(Int)
  }

  /// Runs until `stopped` returns (a signal, say) or the task is cancelled, or a service ends by itself. Rethrows the first
  /// error of a service; `ServiceEnded` when one ended without any.
  public func run(until stopped: @escaping @Sendable () async -> Void) async throws {
    let (happenings, tell) = AsyncStream.makeStream(of: Happening.self)
    let cancels = services.map { _ in Latch() }
    let everythingStopped = Latch()
    let failure: (any Error)? = await withDiscardingTaskGroup(returning: (any Error)?.self) { group in
      group.addTask {
        // Ends with the stop request, or without it when everything has stopped by itself.
        await firstOf({ await stopped() }, { try? await everythingStopped.wait() })
        tell.yield(.asked)
      }
      func start(_ index: Int) {
        guard index < services.count else { return }
        let service = services[index]
        report(.serviceStarted(service.name))
        group.addTask { tell.yield(.ended(index, await outcome(of: service, cancel: cancels[index]))) }
        group.addTask {
          await firstOf(
            {
              // A service that cannot become ready has ended or will be stopped; either is told elsewhere.
              if (try? await service.ready()) != nil { tell.yield(.ready(index)) }
            }, { try? await cancels[index].wait() })
        }
      }
      func alarm(_ index: Int, at instant: Timestamp) {
        group.addTask {
          if (try? await clock.sleep(max(instant - clock.now(), .zero))) != nil { tell.yield(.overdue(index)) }
        }
      }
      start(0)
      let failure = await supervise(happenings, cancels, start: start, alarm: { alarm($0, at: $1) })
      everythingStopped.open()
      group.cancelAll()
      return failure
    }
    if let failure { throw failure }
  }

  /// Follows what happens until all services have ended.
  private func supervise(
    _ happenings: AsyncStream<Happening>, _ cancels: [Latch], start: (Int) -> Void, alarm: (Int, Timestamp) -> Void
  ) async -> (any Error)? {
    var running: Set<Int> = services.isEmpty ? [] : [0]
    var failure: (any Error)?
    var stoppingFrom: Int?
    var stopBy: Timestamp?
    var events = happenings.makeAsyncIterator()
    while !running.isEmpty {
      guard let happening = await events.next() else {
        // Cancelled from outside: everything at once.
        for latch in cancels { latch.open() }
        return failure ?? CancellationError()
      }
      switch happening {
      case .ready(let index):
        report(.serviceReady(services[index].name))
        if stoppingFrom == nil, index + 1 < services.count {
          running.insert(index + 1)
          start(index + 1)
        }
        continue
      case .overdue(let index):
        guard running.contains(index) else { continue }
        report(.serviceOverdue(services[index].name))
        cancels[index].open()
        continue
      case .asked:
        guard stoppingFrom == nil else { continue }
      case .ended(let index, let error):
        running.remove(index)
        report(.serviceEnded(services[index].name, error: error.map { "\($0)" }))
        if stoppingFrom == nil {
          failure = error ?? ServiceEnded(name: services[index].name)
        } else if let error, failure == nil, !(error is CancellationError) {
          failure = error
        }
        if let stoppingFrom, running.contains(stoppingFrom) { continue }
      }
      stoppingFrom = running.max()
      guard let last = stoppingFrom else { continue }
      if let stop = services[last].stop {
        let now = clock.now()
        let end = stopBy ?? now + deadline
        stopBy = end
        await stop()
        alarm(last, now + max(end - now, .zero) / 3)
      } else {
        cancels[last].open()
      }
    }
    return failure
  }

  private func outcome(of service: Service, cancel: Latch) async -> (any Error)? {
    await withTaskGroup(of: (isService: Bool, error: (any Error)?).self) { group in
      group.addTask {
        do {
          try await service.run()
          return (true, nil)
        } catch {
          return (true, error)
        }
      }
      group.addTask {
        try? await cancel.wait()
        return (false, nil)
      }
      var result: (any Error)?
      while let ended = await group.next() {
        if ended.isService { result = ended.error }
        group.cancelAll()
      }
      return result
    }
  }
}

/// Runs both and cancels the slower.
private func firstOf(
  _ one: @escaping @Sendable () async -> Void, _ other: @escaping @Sendable () async -> Void
) async {
  await withTaskGroup(of: Void.self) { group in
    group.addTask { await one() }
    group.addTask { await other() }
    await group.next()
    group.cancelAll()
  }
}
