// SPDX-License-Identifier: Apache-2.0
public import ControllerRuntime

/// Which share of the sets one group of instances works on. Each share has a Lease of its own, so several leaders act at
/// once, each on its own sets and their Previews.
///
/// *Assumption*: all instances are told the same count. Before the count changes, all must have stopped: during a change two
/// groups would think that a set is theirs.
public struct Shard: Sendable, Equatable {
  /// From 1.
  public let index: Int
  public let count: Int

  public static let whole = Shard(index: 1, count: 1)

  private init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  /// From `2/4`; nil for anything else, and for an index beyond the count.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], (1...1000).contains(count),
      (1...count).contains(index)
    else { return nil }
    self.init(index: index, count: count)
  }

  /// Whether a PreviewSet belongs to this share, whatever instance asks.
  public func owns(_ set: ObjectKey) -> Bool {
    count == 1 || Int(Shard.hash(set.description) % UInt64(count)) == index - 1
  }

  /// Name of the Lease.
  public var lease: String { count == 1 ? "nestling" : "nestling-\(index)-of-\(count)" }

  /// FNV-1a, 64 bits: the same in every process.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
