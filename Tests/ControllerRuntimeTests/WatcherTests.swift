// SPDX-License-Identifier: Apache-2.0
import Clocks
import ControllerRuntime
import Documents
import KubeClient
import KubeModel
import TestKit
import Testing

/// `name:old>new` by size, 0 where there is none.
private func text(_ change: Change<KubeObject>) -> String {
  func size(_ object: KubeObject?) -> String { object?.spec["size"]?.int.map { String($0) } ?? "-" }
  return "\(change.key.name):\(size(change.old))>\(size(change.new))"
}

/// Runs a watcher over the fake server while `body` runs.
private func watching(
  _ api: FakeAPI, isOptional: Bool = false,
  _ body: (Store<KubeObject>, Collected<String>, Collected<Notice>, ManualClock) async throws -> Void
) async throws {
  let clock = ManualClock()
  let store = Store<KubeObject>(widgets)
  let changes = Collected<String>()
  let notices = Collected<Notice>()
  await store.subscribe { changes.add(text($0)) }
  let watcher = Watcher(
    store, api, isOptional: isOptional, clock: clock.source, report: { notices.add($0) })
  try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { await watcher.run() }
    try await body(store, changes, notices, clock)
    group.cancelAll()
  }
}

@Suite(.timeLimit(.minutes(1))) struct WatcherTests {
  @Test func `what is there and what changes reaches store and subscribers`() async throws {
    let api = FakeAPI(pageSize: 2)
    for name in ["a", "b", "c"] { api.put(widget(name, size: 1)) }
    try await watching(api) { store, changes, _, _ in
      try await store.waitForSync()
      try await changes.wait { $0.count == 3 }
      api.put(widget("b", size: 2))
      api.drop(widget("c").ref)
      try await changes.wait { $0.count == 5 }
      #expect(changes.all == ["a:->1", "b:->1", "c:->1", "b:1>2", "c:1>-"])
      #expect(await store.all().map(\.name) == ["a", "b"])
      #expect(await store.get(namespace: "default", name: "b")?.spec["size"] == 2)
    }
  }

  @Test func `changes nobody could see are found when history is gone`() async throws {
    let api = FakeAPI()
    for name in ["a", "b"] { api.put(widget(name, size: 1)) }
    try await watching(api) { store, changes, notices, clock in
      try await changes.wait { $0.count == 2 }
      api.put(widget("a", size: 2))
      try await changes.wait { $0.count == 3 }
      api.forgetHistory { api in
        api.drop(widget("b").ref)
        api.put(widget("a", size: 3))
        api.put(widget("d", size: 4))
      }
      try await changes.wait { $0.count == 6 }
      #expect(changes.all.suffix(3) == ["a:2>3", "d:->4", "b:1>-"])
      #expect(
        notices.all.contains {
          if case .relisting(_, let reason) = $0 { reason.contains("history is gone") } else { false }
        })
    }
  }

  @Test func `an unreadable frame is told and the next change still arrives`() async throws {
    let api = FakeAPI()
    api.put(widget("a", size: 1))
    try await watching(api) { store, changes, notices, _ in
      try await changes.wait { $0.count == 1 }
      api.put(widget("a", size: 2))
      try await changes.wait { $0.count == 2 }
      api.send(.unreadable("not JSON"))
      api.put(widget("b", size: 3))
      try await changes.wait { $0.count == 3 }
      #expect(notices.all.contains(.unreadable(widgets, "not JSON")))
    }
  }

  @Test func `a broken watch loses nothing`() async throws {
    let api = FakeAPI()
    api.put(widget("a", size: 1))
    try await watching(api) { store, changes, notices, clock in
      try await changes.wait { $0.count == 1 }
      api.put(widget("a", size: 2))
      try await changes.wait { $0.count == 2 }
      api.breakWatches(.unreachable("connection reset"))
      await clock.sleepers(1)
      api.put(widget("b", size: 3))
      clock.advance(by: .seconds(1))
      try await changes.wait { $0.count == 3 }
      #expect(changes.all.last == "b:->3")
      #expect(api.calls.filter { $0 == "list" }.count == 1)
    }
  }

  @Test func `a server that is down at first is asked again`() async throws {
    let api = FakeAPI()
    api.fail("list", .unreachable("refused"))
    api.put(widget("a"))
    try await watching(api) { store, _, _, clock in
      await clock.sleepers(1)
      #expect(!store.hasSynced)
      clock.advance(by: .seconds(30))
      try await store.waitForSync()
      #expect(await store.count == 1)
    }
  }

  @Test func `an optional kind that is not installed counts as synced and is found later`() async throws {
    let api = FakeAPI()
    api.fail("list", .noSuchKind(widgets))
    try await watching(api, isOptional: true) { store, changes, notices, clock in
      try await store.waitForSync()
      #expect(notices.all.contains(.absentKind(widgets)))
      await clock.sleepers(1)
      api.put(widget("a"))
      clock.advance(by: .seconds(30))
      try await changes.wait { $0.count == 1 }
    }
  }
}

@Suite struct StoreTests {
  @Test func `a late subscriber hears of everything that is there`() async {
    let store = Store<KubeObject>(widgets)
    await store.replace([widget("b", version: "1"), widget("a", version: "2")])
    let changes = Collected<String>()
    await store.subscribe { changes.add($0.key.name) }
    #expect(changes.all == ["a", "b"])
  }

  @Test func `only what differs is told`() async {
    let store = Store<KubeObject>(widgets)
    await store.replace([widget("a", version: "1"), widget("b", version: "1"), widget("c", version: "1")])
    let differences = await store.replace([
      widget("a", version: "1"), widget("b", version: "2"), widget("d", version: "2"),
    ])
    #expect(differences == Differences(added: 1, changed: 1, removed: 1))
  }

  @Test func `only what is kept is kept`() async {
    let store = Store<Int64>(widgets) { $0.spec["size"]?.int ?? 0 }
    await store.upsert(widget("a", version: "1", size: 7))
    #expect(await store.all() == [7])
  }

  @Test func `an absent kind leaves what was there`() async {
    let store = Store<KubeObject>(widgets)
    await store.replace([widget("a", version: "1")])
    await store.markAbsent()
    #expect(await store.count == 1)
  }
}
