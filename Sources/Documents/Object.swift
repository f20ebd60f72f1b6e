// SPDX-License-Identifier: Apache-2.0

/// A map from strings to values that keeps insertion order, in one allocation.
///
/// Objects of Kubernetes are small, so a lookup is a linear scan; from seventeen keys on a hash index stands beside it.
/// Equality ignores order, as JSON does. Keys are the same when their bytes are: a key with a precomposed é and one with a
/// combining accent are two keys here, though Swift's `==` on strings would call them equal.
public struct Object: Sendable, Hashable {
  public struct Pair: Sendable, Hashable {
    public let key: String
    public var value: Value
    @inlinable public init(key: String, value: Value) {
      self.key = key
      self.value = value
    }

    public static func == (left: Pair, right: Pair) -> Bool {
      sameBytes(left.key, right.key) && left.value == right.value
    }
  }

  public internal(set) var pairs: ContiguousArray<Pair>
  @usableFromInline var index: [ByteKey: Int]?
  static let indexThreshold = 16

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

  /// As `init(_:)`, for readers: pairs up to the index threshold were already found to differ.
  init(foldingRepeats list: ContiguousArray<Pair>) {
    self.init()
    pairs = list
    if list.count <= Object.indexThreshold { return }
    var map = [ByteKey: Int](minimumCapacity: list.count)
    for place in list.indices {
      guard map.updateValue(place, forKey: ByteKey(text: list[place].key)) == nil else {
        self.init(list.lazy.map { ($0.key, $0.value) })
        return
      }
    }
    index = map
  }

  @inlinable public var count: Int { pairs.count }
  @inlinable public var isEmpty: Bool { pairs.isEmpty }
  public var keys: [String] { pairs.map(\.key) }
  public var values: [Value] { pairs.map(\.value) }

  private mutating func rebuildIndex() {
    var map = [ByteKey: Int](minimumCapacity: pairs.count)
    for place in pairs.indices { map[ByteKey(text: pairs[place].key)] = place }
    index = map
  }

  @inlinable func place(of key: String) -> Int? {
    if let index { return index[ByteKey(text: key)] }
    for place in pairs.indices where sameBytes(pairs[place].key, key) { return place }
    return nil
  }

  public subscript(key: String) -> Value? {
    @inlinable get { if let place = place(of: key) { pairs[place].value } else { nil } }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?): pairs[place].value = value
      case (let place?, nil):
        pairs.remove(at: place)
        if pairs.count > Object.indexThreshold { rebuildIndex() } else { index = nil }
      case (nil, let value?): append(key, value)
      case (nil, nil): break
      }
    }
  }

  private mutating func append(_ key: String, _ value: Value) {
    pairs.append(Pair(key: key, value: value))
    if index != nil {
      index?[ByteKey(text: key)] = pairs.count - 1
    } else if pairs.count > Object.indexThreshold {
      rebuildIndex()
    }
  }

  /// The pairs in byte order of their keys, as Go writes maps.
  public var pairsByKey: ContiguousArray<Pair> {
    let isOrdered = zip(pairs, pairs.dropFirst()).allSatisfy { bytesPrecede($0.key, $1.key) }
    return isOrdered ? pairs : ContiguousArray(pairs.sorted { bytesPrecede($0.key, $1.key) })
  }

  public static func == (left: Object, right: Object) -> Bool {
    guard left.count == right.count else { return false }
    if left.pairs.isIdentical(to: right.pairs) { return true }
    for place in left.pairs.indices {
      let key = left.pairs[place].key
      // The same order is the common case and needs no lookup.
      let twin = sameBytes(right.pairs[place].key, key) ? place : right.place(of: key)
      guard let twin, left.pairs[place].value == right.pairs[twin].value else { return false }
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

extension ContiguousArray {
  /// Whether both share one storage, so that no element needs to be looked at.
  fileprivate func isIdentical(to other: Self) -> Bool {
    withUnsafeBufferPointer { one in other.withUnsafeBufferPointer { one.baseAddress == $0.baseAddress } }
  }
}

extension Object: Sequence {
  @inlinable public func makeIterator() -> IndexingIterator<ContiguousArray<Pair>> { pairs.makeIterator() }
  public var underestimatedCount: Int { pairs.count }
}

extension Object: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, Value)...) { self.init(elements) }
}
