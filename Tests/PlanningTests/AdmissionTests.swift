// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `The queue` {
  static func one(
    _ number: Int, by author: String = "ann", labels: [String] = [], runs: Bool = false, since: Int64 = 0
  ) -> Contender {
    Contender(
      key: "\(number)", author: author, labels: labels, hasPlace: runs, since: noon + .seconds(since), number: number)
  }

  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let contenders: [Contender]
    let caps: Caps
    /// Keys in the order of their places.
    let queued: [String]
    init(_ sentence: String, _ contenders: [Contender], _ caps: Caps, queued: [String]) {
      testDescription = sentence
      self.contenders = contenders
      self.caps = caps
      self.queued = queued
    }
  }

  static let rows: [Row] = [
    Row("without caps nobody waits", [one(1), one(2)], Caps(), queued: []),
    Row("who came first goes first", [one(1, since: 9), one(2, since: 3)], Caps(total: 1), queued: ["1"]),
    Row("who came at once goes by number", [one(2), one(1)], Caps(total: 1), queued: ["2"]),
    Row(
      "who runs keeps its place, whoever comes", [one(1, since: -9), one(2, runs: true)], Caps(total: 1), queued: ["1"]),
    Row(
      "a lowered cap evicts nobody", [one(1, runs: true), one(2, runs: true), one(3)], Caps(total: 1), queued: ["3"]),
    Row("a cap of 0 lets nobody in", [one(1)], Caps(total: 0), queued: ["1"]),
    Row("a cap of 0 evicts nobody", [one(1, runs: true)], Caps(total: 0), queued: []),
    Row(
      "the priority label goes before the others", [one(1), one(2, labels: ["now"], since: 9)],
      Caps(total: 1, priorityLabel: "now"), queued: ["1"]),
    Row(
      "an author who has enough does not hold up another", [one(1, runs: true), one(2), one(3, by: "bob", since: 9)],
      Caps(perAuthor: 1), queued: ["2"]),
    Row(
      "a freed place is for the next one only", [one(1), one(2, since: 1), one(3, since: 2)], Caps(total: 1),
      queued: ["2", "3"]),
    Row("a policy without room lets nobody in", [one(1)], Caps(policyRoom: 0), queued: ["1"]),
    Row("a policy that is exceeded already lets nobody in", [one(1)], Caps(policyRoom: -2), queued: ["1"]),
  ]

  @Test(arguments: rows) func `gives places`(_ row: Row) {
    let places = queue(row.contenders, row.caps)
    #expect(places.sorted { $0.value.position < $1.value.position }.map(\.key) == row.queued)
    #expect(places.values.map(\.position).sorted() == Array(1..<(row.queued.count + 1)))
  }

  @Test func `tells the place and why`() {
    #expect(
      queue([Self.one(1, runs: true), Self.one(2)], Caps(total: 1))["2"]?.message
        == "number 1 in the queue: 1 of 1 previews run")
  }

  @Test func `is the same in whatever order they are listed`() {
    let many = (1...20).map { Self.one($0, by: $0 % 3 == 0 ? "ann" : "bob", runs: $0 % 5 == 0, since: Int64($0 % 7)) }
    #expect(queue(many, Caps(total: 9, perAuthor: 5)) == queue(many.reversed(), Caps(total: 9, perAuthor: 5)))
  }
}
