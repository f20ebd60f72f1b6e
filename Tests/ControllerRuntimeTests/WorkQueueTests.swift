// SPDX-License-Identifier: Apache-2.0
import Clocks
import ControllerRuntime
import TestKit
import Testing

private func queue(_ clock: ManualClock, lane: @escaping @Sendable (String) -> String = { _ in "" }) -> WorkQueue<
  String
> {
  WorkQueue(
    clock: clock.source, backoff: Backoff(base: .seconds(1), cap: .seconds(60), jitter: 0), random: { 0 }, lane: lane)
}

@Suite(.timeLimit(.minutes(1))) struct WorkQueueTests {
  let clock = ManualClock()

  @Test func `a key wanted twice is given out once`() async {
    let queue = queue(clock)
    await queue.add("a")
    await queue.add("a")
    await queue.add("b")
    #expect(await queue.next() == "a")
    #expect(await queue.next() == "b")
    #expect(await queue.snapshot == .init(ready: 0, scheduled: 0, inFlight: 2, failing: 0))
  }

  @Test func `a key in flight is not given out again until it is done`() async {
    let queue = queue(clock)
    await queue.add("a")
    _ = await queue.next()
    await queue.add("a")
    await queue.add("b")
    #expect(await queue.next() == "b")
    await queue.done("a", .awaitChange)
    #expect(await queue.next() == "a")
    await queue.done("a", .awaitChange)
    await queue.done("b", .awaitChange)
    #expect(await queue.snapshot == .init())
  }

  @Test func `of two instants the earlier wins`() async {
    let queue = queue(clock)
    await queue.add("a", after: .seconds(60))
    await queue.add("b", after: .seconds(10))
    await queue.add("a", after: .seconds(5))
    await queue.add("a", after: .seconds(90))
    clock.advance(by: .seconds(5))
    #expect(await queue.next() == "a")
    await queue.done("a", .awaitChange)
    clock.advance(by: .seconds(60))
    #expect(await queue.next() == "b")
    #expect(await queue.snapshot.ready == 0)
  }

  @Test func `a change while in flight beats the later requeue`() async {
    let queue = queue(clock)
    await queue.add("a")
    _ = await queue.next()
    await queue.add("a")
    await queue.done("a", .requeue(after: .seconds(300)))
    #expect(await queue.next() == "a")
  }

  @Test func `a scheduled key comes by itself when its time comes`() async {
    let queue = queue(clock)
    await withTaskGroup(of: String?.self) { group in
      group.addTask {
        await queue.keepTime()
        return nil
      }
      group.addTask { await queue.next() }
      await queue.add("late", after: .seconds(100))
      await clock.sleepers(1)
      await queue.add("soon", after: .seconds(10))
      clock.advance(by: .seconds(10))
      #expect(await group.next() == "soon")
      await queue.shutDown()
    }
  }

  @Test func `failures are met with growing delays and forgotten after success`() async {
    let queue = queue(clock)
    await queue.add("a")
    for expected in [1, 2, 4, 8] {
      #expect(await queue.next() == "a")
      await queue.failed("a", .retry)
      clock.advance(by: .seconds(expected) - .milliseconds(1))
      #expect(await queue.snapshot.scheduled == 1)
      clock.advance(by: .milliseconds(1))
    }
    #expect(await queue.next() == "a")
    await queue.done("a", .awaitChange)
    #expect(await queue.snapshot.failing == 0)
  }

  @Test func `a stalled key waits for a change, not for time`() async {
    let queue = queue(clock)
    await queue.add("a")
    _ = await queue.next()
    await queue.failed("a", .stall("spec is wrong"))
    clock.advance(by: .seconds(100_000))
    #expect(await queue.snapshot == .init(ready: 0, scheduled: 0, inFlight: 0, failing: 1))
    await queue.add("a")
    #expect(await queue.next() == "a")
  }

  @Test func `a remote that names a time is believed`() async {
    let queue = queue(clock)
    await queue.add("a")
    _ = await queue.next()
    await queue.failed("a", .wait(.seconds(600)))
    clock.advance(by: .seconds(600))
    #expect(await queue.next() == "a")
  }

  @Test func `a lane with many keys does not hold up another`() async {
    let queue = queue(clock) { String($0.prefix(1)) }
    for key in ["x1", "x2", "x3", "y1", "y2", "z1"] { await queue.add(key) }
    var order: [String] = []
    for _ in 0..<6 { order.append(await queue.next() ?? "") }
    #expect(order == ["x1", "y1", "z1", "x2", "y2", "x3"])
  }

  @Test func `shutting down wakes everyone who waits`() async {
    let queue = queue(clock)
    await withTaskGroup(of: String?.self) { group in
      for _ in 0..<3 { group.addTask { await queue.next() } }
      await queue.shutDown()
      for await key in group { #expect(key == nil) }
    }
  }

  @Test func `a cancelled waiter takes no key with it`() async {
    let queue = queue(clock)
    await withTaskGroup(of: String?.self) { group in
      group.addTask { await queue.next() }
      group.cancelAll()
      #expect(await group.next() == .some(nil))
    }
    await queue.add("a")
    #expect(await queue.next() == "a")
  }

  @Test func `many keys moved to earlier instants come in the order of their instants`() async {
    let queue = queue(clock)
    for round in 0..<20 {
      for key in 0..<50 { await queue.add("\(key)", after: .seconds(1000 - round * 10 + (key * 37) % 50)) }
    }
    clock.advance(by: .seconds(2000))
    var order: [Int] = []
    for _ in 0..<50 { order.append(Int(await queue.next() ?? "") ?? -1) }
    #expect(order.map { ($0 * 37) % 50 } == Array(0..<50))
  }
}

private struct Broken: Error {}

@Suite(.timeLimit(.minutes(1))) struct WorkersTests {
  let clock = ManualClock()

  @Test func `a failed key is tried again and does not hold up its siblings`() async throws {
    let queue = queue(clock)
    let runs = Collected<String>()
    let notices = Collected<Notice>()
    let workers = Workers(
      "test", queue, count: 2, clock: clock.source, report: { notices.add($0) }
    ) { key in
      runs.add(key)
      if key == "bad", runs.all.filter({ $0 == "bad" }).count == 1 { throw Broken() }
      return .awaitChange
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await workers.run() }
      await queue.add("bad")
      await queue.add("good")
      try await notices.wait { $0.count == 2 }
      await clock.sleepers(1)
      clock.advance(by: .seconds(1))
      try await notices.wait { $0.count == 3 }
      await queue.shutDown()
    }
    #expect(runs.all.sorted() == ["bad", "bad", "good"])
    let failed = notices.all.contains { if case .failed("test", "bad", _, _, .retry) = $0 { true } else { false } }
    #expect(failed)
  }

  @Test func `a key never runs twice at once`() async throws {
    let queue = queue(clock)
    let marks = Collected<String>()
    let gate = Latch()
    let workers = Workers("test", queue, count: 4, clock: clock.source) { _ in
      marks.add("in")
      if marks.all.count == 1 { try await gate.wait() }
      marks.add("out")
      return .awaitChange
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await workers.run() }
      await queue.add("a")
      try await marks.wait { $0 == ["in"] }
      for _ in 0..<5 { await queue.add("a") }
      gate.open()
      try await marks.wait { $0.count == 4 }
      await queue.shutDown()
    }
    #expect(marks.all == ["in", "out", "in", "out"])
  }

  @Test func `a reconcile that takes too long is cancelled and counted as a failure`() async throws {
    let queue = queue(clock)
    let notices = Collected<Notice>()
    let clock = self.clock
    let workers = Workers(
      "test", queue, count: 1, timeLimit: .seconds(30), clock: clock.source, report: { notices.add($0) }
    ) { _ in
      try await clock.source.sleep(.seconds(3600))
      return .awaitChange
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await workers.run() }
      await queue.add("slow")
      await clock.sleepers(2)
      clock.advance(by: .seconds(30))
      try await notices.wait { $0.count == 1 }
      await queue.shutDown()
    }
    guard case .failed(_, _, let took, _, .retry) = notices.all.first else {
      Issue.record("no failure was told")
      return
    }
    #expect(took == .seconds(30))
  }

  @Test func `shutting down finishes what is in flight`() async throws {
    let queue = queue(clock)
    let marks = Collected<String>()
    let gate = Latch()
    let workers = Workers("test", queue, count: 1, clock: clock.source) { key in
      marks.add("begin " + key)
      try await gate.wait()
      marks.add("end " + key)
      return .awaitChange
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await workers.run() }
      await queue.add("a")
      try await marks.wait { !$0.isEmpty }
      await queue.add("b")
      await queue.shutDown()
      gate.open()
    }
    #expect(marks.all == ["begin a", "end a"])
  }
}
