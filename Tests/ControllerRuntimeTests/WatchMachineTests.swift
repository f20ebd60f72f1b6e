// SPDX-License-Identifier: Apache-2.0
import ControllerRuntime
import KubeClient
import KubeModel
import Testing

/// Without chance: delays are those of the backoff.
private func machine() -> WatchMachine {
  WatchMachine(backoff: Backoff(base: .seconds(1), cap: .seconds(8), jitter: 0), random: { 0 })
}

private func page(_ names: [String], version: String = "10", more: String? = nil) -> ListPage {
  ListPage(items: names.map { widget($0, version: "1") }, resourceVersion: version, continueToken: more)
}

/// A machine that reads a watch from version 10.
private func reading() -> WatchMachine {
  var machine = machine()
  _ = machine.start()
  _ = machine.listed(page(["a"]))
  _ = machine.applied()
  _ = machine.opened()
  return machine
}

@Suite struct WatchMachineTests {
  @Test func `pages are collected and the watch begins where the list ended`() {
    var machine = machine()
    #expect(machine.start() == .list(continueToken: nil, inPages: true))
    #expect(machine.listed(page(["a"], more: "t1")) == .list(continueToken: "t1", inPages: true))
    #expect(machine.listed(page(["b"], version: "12")) == .replace(page(["a", "b"]).items))
    #expect(machine.applied() == .open(resourceVersion: "12"))
    #expect(machine.opened() == .read)
  }

  @Test func `a bookmark moves the place where a closed watch is resumed`() {
    var machine = reading()
    #expect(machine.received(.bookmark(resourceVersion: "50")) == .read)
    #expect(machine.closed() == .open(resourceVersion: "50"))
  }

  @Test func `an event is applied and the watch goes on behind it`() {
    var machine = reading()
    let object = widget("b", version: "11")
    #expect(machine.received(.added(object)) == .upsert(object))
    #expect(machine.applied() == .read)
    #expect(machine.received(.deleted(object)) == .remove(object))
    #expect(machine.applied() == .read)
    #expect(machine.closed() == .open(resourceVersion: "11"))
  }

  @Test func `lost history means a list at once, without dropping what is there`() {
    var machine = reading()
    #expect(machine.received(.failed(code: 410, message: "too old")) == .list(continueToken: nil, inPages: true))
    #expect(machine.relistReason == "history is gone: too old")
  }

  @Test func `lost history at opening means a list too`() {
    var machine = reading()
    _ = machine.received(.bookmark(resourceVersion: "11"))
    _ = machine.closed()
    #expect(machine.interrupted(.gone("too old")) == .list(continueToken: nil, inPages: true))
  }

  @Test func `a server that always says gone is given time`() {
    var machine = reading()
    _ = machine.received(.failed(code: 410, message: "x"))
    _ = machine.listed(page([]))
    _ = machine.applied()
    guard case .wait(let delay, _) = machine.interrupted(.gone("x")) else {
      Issue.record("no pause")
      return
    }
    #expect(delay == .seconds(2))
    #expect(machine.waited() == .list(continueToken: nil, inPages: true))
  }

  @Test func `a page that failed is asked for again, and those before it are kept`() {
    var machine = machine()
    _ = machine.start()
    _ = machine.listed(page(["a"], more: "t"))
    guard case .wait = machine.listFailed(.unavailable(status: 500, "")) else {
      Issue.record("no wait")
      return
    }
    #expect(machine.waited() == .list(continueToken: "t", inPages: true))
    guard case .replace(let objects) = machine.listed(page(["b"])) else {
      Issue.record("not replaced")
      return
    }
    #expect(objects.map(\.name) == ["a", "b"])
  }

  @Test func `an expired continue token is answered by one list in a single piece`() {
    var machine = machine()
    _ = machine.start()
    _ = machine.listed(page(["a"], more: "t"))
    #expect(machine.listFailed(.gone("expired")) == .list(continueToken: nil, inPages: false))
    #expect(machine.listed(page(["b"])) == .replace(page(["b"]).items))
  }

  @Test(arguments: [
    (1, Duration.seconds(1)), (2, .seconds(2)), (3, .seconds(4)), (4, .seconds(8)), (9, .seconds(8)),
  ])
  func `failures in a row are met with growing delays`(count: Int, expected: Duration) {
    var machine = machine()
    var action = machine.start()
    for _ in 0..<count {
      action = machine.listFailed(.unreachable("refused"))
      if case .wait = action { _ = machine.waited() }
    }
    guard case .wait(let delay, _) = action else {
      Issue.record("no pause but \(action)")
      return
    }
    #expect(delay == expected)
  }

  @Test func `a broken watch is resumed, not listed anew`() {
    var machine = reading()
    _ = machine.received(.bookmark(resourceVersion: "77"))
    guard case .wait = machine.interrupted(.unreachable("reset")) else {
      Issue.record("no pause")
      return
    }
    #expect(machine.waited() == .open(resourceVersion: "77"))
  }

  @Test func `a server that closes at once is not asked in a tight loop`() {
    var machine = reading()
    guard case .wait(let first, _) = machine.closed() else {
      Issue.record("no pause")
      return
    }
    _ = machine.waited()
    _ = machine.opened()
    guard case .wait(let second, _) = machine.closed() else {
      Issue.record("no pause")
      return
    }
    #expect(second == first * 2)
  }

  @Test func `a frame makes the delays short again`() {
    var machine = reading()
    for _ in 0..<5 {
      _ = machine.interrupted(.unreachable("x"))
      _ = machine.waited()
    }
    _ = machine.opened()
    _ = machine.received(.bookmark(resourceVersion: "20"))
    guard case .wait(let delay, _) = machine.interrupted(.unreachable("x")) else {
      Issue.record("no pause")
      return
    }
    #expect(delay == .seconds(1))
  }

  @Test func `an unreadable frame does not end the watch but is made good by a list`() {
    var machine = reading()
    #expect(machine.received(.unreadable("{")) == .read)
    #expect(machine.received(.bookmark(resourceVersion: "20")) == .read)
    #expect(machine.closed() == .list(continueToken: nil, inPages: true))
    #expect(machine.relistReason == "a frame could not be read")
  }

  @Test func `a server that says when to come back is obeyed`() {
    var machine = machine()
    _ = machine.start()
    guard case .wait(let delay, _) = machine.listFailed(.throttled(after: .seconds(42))) else {
      Issue.record("no pause")
      return
    }
    #expect(delay == .seconds(42))
  }
}

@Suite struct BackoffTests {
  @Test func `chance only shortens a delay, by its share at most`() {
    let backoff = Backoff(base: .seconds(1), cap: .seconds(10), jitter: 0.5)
    #expect(backoff.delay(afterFailures: 2, random: 0) == .seconds(2))
    #expect(backoff.delay(afterFailures: 2, random: 1) == .seconds(1))
    #expect(backoff.delay(afterFailures: 1000, random: 0) == .seconds(10))
  }
}
