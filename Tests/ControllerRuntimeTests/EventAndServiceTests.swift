// SPDX-License-Identifier: Apache-2.0
import Clocks
import ControllerRuntime
import Documents
import KubeClient
import KubeModel
import TestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct EventRecorderTests {
  let clock = ManualClock()
  let api = FakeAPI()
  let notices = Collected<Notice>()

  private func record(_ notes: [EventNote]) async {
    let recorder = EventRecorder(
      api, component: "nestling", instance: "pod-1", clock: clock.source, report: { [notices] in notices.add($0) })
    for note in notes { recorder.record(note) }
    recorder.stop()
    await recorder.run()
  }
  private func note(_ message: String) -> EventNote {
    EventNote(.warning, about: widget("a"), reason: "Broken", message)
  }

  @Test func `an event says what kubectl describe looks for`() async throws {
    await record([note("it broke")])
    let event = try #require(api.objects.first)
    #expect(event.namespace == "default")
    #expect(event.value["involvedObject"]?["name"] == "a")
    #expect(event.value["type"] == "Warning")
    #expect(event.value["reason"] == "Broken")
    #expect(event.value["message"] == "it broke")
    #expect(event.value["firstTimestamp"]?.string == clock.now.description)
  }

  @Test func `a repeated note raises the count of the event there is`() async throws {
    await record([note("x"), note("x"), note("y"), note("x")])
    #expect(api.objects.compactMap { $0.value["count"]?.int }.sorted() == [1, 3])
  }

  @Test func `an object that flaps cannot flood the server`() async {
    await record((0..<200).map { note("different \($0)") })
    #expect(api.objects.count == 25)
    // The first at once, the rest together.
    #expect(notices.all == [.eventsDropped(1), .eventsDropped(174)])
  }

  @Test func `a server that refuses is told and the next note is still written`() async {
    api.fail("create", .forbidden("namespace is being terminated"))
    await record([note("one"), note("two")])
    #expect(api.objects.map { $0.value["message"] } == ["two"])
    #expect(notices.all.count == 1)
  }

  @Test func `a long message is cut at a character`() async throws {
    await record([note(String(repeating: "ü", count: 3000))])
    let message = try #require(api.objects.first?.value["message"]?.string)
    #expect(message.utf8.count <= 1024)
    #expect(message.hasSuffix("ü…"))
  }

  @Test func `what does not fit is dropped and counted, and nobody waits`() async {
    let recorder = EventRecorder(
      api, component: "nestling", instance: "pod-1", clock: clock.source, report: { [notices] in notices.add($0) })
    for number in 0..<1030 { recorder.record(note("\(number)")) }
    recorder.stop()
    await recorder.run()
    let counts = notices.all.map { if case .eventsDropped(let count) = $0 { count } else { 0 } }
    // Six found no room, the object used up its allowance of 25; told at once and at the end.
    #expect(counts.reduce(0, +) == 1030 - 25 && api.objects.count == 25)
    #expect(counts == [6, 999])
  }
}

private struct Fell: Error, Equatable {}

@Suite(.timeLimit(.minutes(1))) struct ServicesTests {
  let clock = ManualClock()
  let log = Collected<String>()

  /// Runs until told to stop, and writes down what happens.
  private func service(_ name: String) -> Service {
    let latch = Latch()
    let log = self.log
    return Service(
      name,
      run: {
        log.add("run " + name)
        try await latch.wait()
        log.add("end " + name)
      }, ready: { try await log.wait { $0.contains("run " + name) } }, stop: { latch.open() })
  }
  private func services(_ list: [Service]) -> Services { Services(list, clock: clock.source) }

  @Test func `services start in order and stop in reverse`() async throws {
    let log = self.log
    try await services([service("a"), service("b"), service("c")]).run { try? await log.wait { $0.contains("run c") } }
    #expect(log.all == ["run a", "run b", "run c", "end c", "end b", "end a"])
  }

  @Test func `one is not started before the one before it is ready`() async throws {
    let stop = Latch()
    let ready = Collected<String>()
    var first = service("a")
    first.ready = {
      ready.add("asked")
      try await Latch().wait()
    }
    let all = services([first, service("b")])
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await all.run { try? await stop.wait() } }
      try await ready.wait { !$0.isEmpty }
      stop.open()
      try await group.waitForAll()
    }
    #expect(log.all.contains("run a"))
    #expect(!log.all.contains("run b"))
  }

  @Test func `when one falls the others are stopped and its error is told`() async {
    let log = self.log
    let falling = Service("falling") {
      try await log.wait { $0.contains("run b") }
      throw Fell()
    }
    await #expect(throws: Fell.self) {
      try await services([service("a"), falling, service("b")]).run { try? await Latch().wait() }
    }
    #expect(log.all == ["run a", "run b", "end b", "end a"])
  }

  @Test func `one that ends by itself ends the program`() async {
    await #expect(throws: ServiceEnded.self) {
      try await services([service("a"), Service("short") {}]).run { try? await Latch().wait() }
    }
    #expect(log.all.last == "end a")
  }

  @Test func `one without a stop is cancelled, one that does not stop is cancelled when its time is up`() async throws {
    let log = self.log
    let cancelled = Service("cancelled") {
      try? await Latch().wait()
      log.add("cancelled")
    }
    let deaf = Service(
      "deaf",
      run: {
        log.add("run deaf")
        try? await Latch().wait()
        log.add("overdue")
      }, stop: {})
    let all = services([cancelled, deaf])
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await all.run { try? await log.wait { $0.contains("run deaf") } } }
      await clock.sleepers(1)
      clock.advance(by: .seconds(10))
      try await group.waitForAll()
    }
    #expect(log.all == ["run deaf", "overdue", "cancelled"])
  }

  @Test func `one that hangs leaves time to those it stands on`() async throws {
    let log = self.log
    func deaf(_ name: String) -> Service {
      Service(
        name,
        run: {
          log.add("run \(name)")
          try? await Latch().wait()
          log.add("\(name) cut off")
        }, stop: {})
    }
    let all = services([deaf("lease"), deaf("workers")])
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await all.run { try? await log.wait { $0.contains("run workers") } } }
      await clock.sleepers(1)
      clock.advance(by: .seconds(4))
      try await log.wait { $0.contains("workers cut off") }
      // Two of the six seconds that are left.
      await clock.sleepers(1)
      clock.advance(by: .seconds(1))
      #expect(!log.all.contains("lease cut off"))
      clock.advance(by: .seconds(1))
      try await group.waitForAll()
    }
    #expect(log.all.last == "lease cut off")
  }
}
