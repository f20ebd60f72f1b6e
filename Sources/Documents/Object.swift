// SPDX-License-Identifier: Apache-2.0

/// A map from strings to values that keeps insertion order, in one allocation.
///
/// Objects of Kubernetes are small, so a lookup is a linear scan; from seventeen keys on a hash index stands beside it.
/// Equality ignores order, as JSON does.
public struct Object: Sendable, Hashable {
  public struct Pair: Sendable, Hashable {
    public let key: String
    public var value: Value
    @inlinable public init(key: String, value: Value) {
      self.key = key
      self.value = value
    }
  }

  public private(set) var pairs: ContiguousArray<Pair>
  private var index: [String: Int]?
  private static let indexThreshold = 16

  public init() { pairs = [] }

  /// From pairs whose keys are known to differ.
  public init(uniquePairs: ContiguousArray<Pair>) {
    pairs = uniquePairs
    if pairs.count > Object.indexThreshold { rebuildIndex() }
  }

  /// From pairs in order; a repeated key keeps its first place and its last value.
  public init(_ list: some Sequence<(String, Value)>) {
    self.init()
    for (key, value) in list { self[key] = value }
  }

  public var count: Int { pairs.count }
  public var isEmpty: Bool { pairs.isEmpty }
  public var keys: [String] { pairs.map(\.key) }
  public var values: [Value] { pairs.map(\.value) }

  private mutating func rebuildIndex() {
    var map = [String: Int](minimumCapacity: pairs.count)
    for place in pairs.indices { map[pairs[place].key] = place }
    index = map
  }

  private func place(of key: String) -> Int? {
    if let index { return index[key] }
    return pairs.firstIndex { $0.key == key }
  }

  public subscript(key: String) -> Value? {
    get { place(of: key).map { pairs[$0].value } }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): pairs[place].value = value
      case (let place?, nil):
        pairs.remove(at: place)
        if pairs.count > Object.indexThreshold { rebuildIndex() } else { index = nil }
      case (nil, let value?):
        pairs.append(Pair(key: key, value: value))
        if index != nil { index?[key] = pairs.count - 1 } else if pairs.count > Object.indexThreshold { rebuildIndex() }
      case (nil, nil): break
      }
    }
  }

  public static func == (left: Object, right: Object) -> Bool {
    guard left.count == right.count else { return false }
    for (place, pair) in left.pairs.enumerated() {
      let twin = right.pairs[place]
      // The same order is the common case and needs no lookup.
      if twin.key == pair.key ? twin.value != pair.value : right[pair.key] != pair.value { return false }
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for pair in pairs {
      var one = Hasher()
      one.combine(pair)
      sum ^= one.finalize()
    }
    hasher.combine(sum)
  }
}

extension Object: Sequence {
  public func makeIterator() -> IndexingIterator<ContiguousArray<Pair>> { pairs.makeIterator() }
  public var underestimatedCount: Int { pairs.count }
}

extension Object: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }
}
