// SPDX-License-Identifier: Apache-2.0
import ControllerRuntime
import Operator
import Testing

@Suite struct `Shares of the work` {
  private let sets = (1...1000).map { ObjectKey(namespace: "team-\($0 % 7)", name: "set-\($0)") }

  @Test(arguments: [1, 2, 3, 8]) func `every set belongs to exactly one share, and shares are about even`(_ count: Int)
  {
    let shards = (1...count).compactMap { Shard("\($0)/\(count)") }
    #expect(shards.count == count)
    for set in sets { #expect(shards.count { $0.owns(set) } == 1) }
    for shard in shards {
      let share = sets.count(where: shard.owns)
      #expect(share > 500 / count && share <= 1500 / count)
    }
  }

  @Test func `each share has a lease of its own, and the whole keeps the old name`() {
    #expect(Shard.whole.lease == "nestling")
    #expect(Shard("2/4")?.lease == "nestling-2-of-4")
  }

  @Test(arguments: ["", "0/2", "3/2", "a/2", "1", "1/2/3", "-1/2", "1/0", "1/1001"])
  func `what is no share is refused`(_ text: String) { #expect(Shard(text) == nil) }
}
