// SPDX-License-Identifier: Apache-2.0
internal import Clocks

/// First in, first out within a lane; lanes take turns.
struct RoundRobin<Element> {
  private struct Lane {
    var items: [Element] = []
    var head = 0
  }
  private var lanes: [String: Lane] = [:]
  /// Lanes that have something, in the order of their next turn.
  private var turns: [String] = []

  var isEmpty: Bool { turns.isEmpty }

  mutating func append(_ element: Element, lane name: String) {
    if lanes[name] == nil { turns.append(name) }
    lanes[name, default: Lane()].items.append(element)
  }

  mutating func popFirst() -> Element? {
    guard !turns.isEmpty else { return nil }
    let name = turns.removeFirst()
    guard var lane = lanes.removeValue(forKey: name) else { return nil }
    let element = lane.items[lane.head]
    lane.head += 1
    if lane.head < lane.items.count {
      if lane.head > 64, lane.head * 2 > lane.items.count {
        lane.items.removeFirst(lane.head)
        lane.head = 0
      }
      lanes[name] = lane
      turns.append(name)
    }
    return element
  }
}

/// A binary heap of instants with their keys. Entries that no longer hold stay until they come up and are then passed over.
struct DeadlineHeap<Key> {
  private typealias Entry = (instant: Timestamp, order: Int, key: Key)
  private var entries: [Entry] = []
  private var order = 0

  var count: Int { entries.count }

  mutating func push(_ instant: Timestamp, _ key: Key) {
    order += 1
    entries.append((instant, order, key))
    rise(from: entries.count - 1)
  }

  /// The earliest instant that holds.
  mutating func first(where holds: (Timestamp, Key) -> Bool) -> Timestamp? {
    while let top = entries.first {
      if holds(top.instant, top.key) { return top.instant }
      removeTop()
    }
    return nil
  }

  /// Takes the earliest entry that holds, if its instant has come.
  mutating func pop(until now: Timestamp, where holds: (Timestamp, Key) -> Bool) -> Key? {
    guard let instant = first(where: holds), instant <= now, let top = entries.first else { return nil }
    removeTop()
    return top.key
  }

  mutating func removeAll(where isStale: (Timestamp, Key) -> Bool) {
    // A sorted array is a heap.
    entries = entries.filter { !isStale($0.instant, $0.key) }.sorted(by: DeadlineHeap.comes)
  }

  private static func comes(_ left: Entry, before right: Entry) -> Bool {
    (left.instant, left.order) < (right.instant, right.order)
  }

  private mutating func removeTop() {
    let last = entries.removeLast()
    guard !entries.isEmpty else { return }
    entries[0] = last
    sink(from: 0)
  }

  private mutating func rise(from start: Int) {
    var place = start
    while place > 0 {
      let parent = (place - 1) / 2
      guard DeadlineHeap.comes(entries[place], before: entries[parent]) else { return }
      entries.swapAt(place, parent)
      place = parent
    }
  }

  private mutating func sink(from start: Int) {
    var place = start
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2] where child < entries.count {
        if DeadlineHeap.comes(entries[child], before: entries[least]) { least = child }
      }
      if least == place { return }
      entries.swapAt(place, least)
      place = least
    }
  }
}
