// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// A map of Go: shared by all who hold it.
///
/// A map that comes from a document is converted one level at a time, when it is first looked into: a template uses few
/// of its parameters.
final class GoMap {
  struct Pair {
    let key: String
    var value: GoValue
  }

  let type: StaticType
  let isNil: Bool
  /// Whether values are held as `interface {}`.
  let isGeneric: Bool
  /// Whether keys are texts.
  let hasTextKeys: Bool
  /// The document, as long as `isFolded`; kept, because what cannot change is read without counting references.
  private let source: Object?
  private var isFolded: Bool
  /// Lists and maps of the source that have been asked for: each stays one and the same, because maps can be changed.
  private var known: [Pair] = []
  private var storage: ContiguousArray<Pair> = []
  private var index: [String: Int]?
  private static let indexThreshold = 16

  init(type: StaticType = .dict, isNil: Bool = false) {
    self.type = type
    self.isNil = isNil
    source = nil
    isFolded = false
    if case .map(let key, let element) = type {
      (hasTextKeys, isGeneric) = (key == .string, element == .any)
    } else {
      (hasTextKeys, isGeneric) = (true, true)
    }
  }

  convenience init(_ pairs: some Sequence<(String, GoValue)>, type: StaticType = .dict) {
    self.init(type: type)
    for (key, value) in pairs { self[key] = value }
  }

  /// A `map[string]interface {}` with the content of a document.
  init(_ source: Object) {
    type = .dict
    isNil = false
    (hasTextKeys, isGeneric) = (true, true)
    self.source = source
    isFolded = true
  }

  var keyType: StaticType { if case .map(let key, _) = type { key } else { .string } }
  var elementType: StaticType { if case .map(_, let element) = type { element } else { .any } }
  var count: Int {
    if isFolded, let source { return source.count }
    return storage.count
  }

  /// The pairs in the order in which they came.
  var pairs: ContiguousArray<Pair> {
    unfold()
    return storage
  }

  /// The pairs in the order in which Go walks through them: by key, integers as numbers.
  var sortedPairs: ContiguousArray<Pair> {
    unfold()
    let isOrdered: (Pair, Pair) -> Bool
    if case .integer = keyType {
      isOrdered = { (Int64($0.key) ?? 0) < (Int64($1.key) ?? 0) }
    } else {
      isOrdered = { $0.key.precedes($1.key) }
    }
    for place in storage.indices.dropFirst() where !isOrdered(storage[place - 1], storage[place]) {
      return ContiguousArray(storage.sorted(by: isOrdered))
    }
    return storage
  }

  /// A key as a value of the key's type.
  func keyValue(_ key: String) -> GoValue {
    if case .integer = keyType { .int(Int64(key) ?? 0) } else { .string(key) }
  }

  /// A member of the source.
  private func converted(_ value: Value, _ key: String) -> GoValue {
    switch value {
    case .array, .object:
      for pair in known where pair.key.hasSameBytes(as: key) { return pair.value }
      let container = GoValue(value)
      known.append(Pair(key: key, value: container))
      return container
    default: return GoValue(value)
    }
  }

  private func unfold() {
    guard isFolded, let members = source else { return }
    isFolded = false
    storage.reserveCapacity(members.count)
    for pair in members.pairs { storage.append(Pair(key: pair.key, value: converted(pair.value, pair.key))) }
    known = []
    if storage.count > GoMap.indexThreshold { rebuildIndex() }
  }

  private func rebuildIndex() {
    var map = [String: Int](minimumCapacity: storage.count * 2)
    for place in storage.indices { map[storage[place].key] = place }
    index = map
  }

  private func place(of key: String) -> Int? {
    if let index { return index[key] }
    for place in storage.indices where storage[place].key.hasSameBytes(as: key) { return place }
    return nil
  }

  subscript(key: String) -> GoValue? {
    get {
      if isFolded, let source {
        guard let value = source[key] else { return nil }
        return converted(value, key)
      }
      return place(of: key).map { storage[$0].value }
    }
    set {
      unfold()
      switch (place(of: key), newValue) {
      case (let place?, let value?): storage[place].value = value
      case (let place?, nil):
        storage.remove(at: place)
        if index != nil { rebuildIndex() }
      case (nil, let value?):
        storage.append(Pair(key: key, value: value))
        if index != nil {
          index?[key] = storage.count - 1
        } else if storage.count > GoMap.indexThreshold {
          rebuildIndex()
        }
      case (nil, nil): break
      }
    }
  }
}

extension String {
  /// Go's equality: canonically equal texts differ.
  @inline(__always)
  func hasSameBytes(as other: String) -> Bool {
    // The same sixteen bytes are the same text (up to 15 bytes) or the same place in memory.
    unsafeBitCast(self, to: SIMD2<UInt64>.self) == unsafeBitCast(other, to: SIMD2<UInt64>.self)
      || utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
  }

  /// Go's order of strings: by bytes.
  func precedes(_ other: String) -> Bool {
    utf8.lexicographicallyPrecedes(other.utf8)
  }

  /// The text without what `condition` holds for at both ends.
  func trimmed(where condition: (Unicode.Scalar) -> Bool) -> String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !condition($0) }),
      let last = scalars.lastIndex(where: { !condition($0) })
    else { return "" }
    return String(scalars[first...last])
  }
}

extension Unicode.Scalar {
  /// `unicode.IsSpace`
  var isGoSpace: Bool {
    switch value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0: true
    case 0...0xFF: false
    default: properties.isWhitespace
    }
  }
}
