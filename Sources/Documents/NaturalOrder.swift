// SPDX-License-Identifier: Apache-2.0

extension Object {
  /// The pairs in the order of Go's YAML library (`sorter.go`): numbers within keys count as numbers, letters come after
  /// other characters.
  var naturallySortedPairs: ContiguousArray<Pair> {
    // Without digits, underscores and the like this is the order of the bytes.
    if pairs.allSatisfy({ $0.key.utf8.allSatisfy(isPlainlyOrdered) }) { return pairsByKey }
    let keyed = pairs.map { (key: Array($0.key.unicodeScalars), pair: $0) }
    return ContiguousArray(keyed.sorted { naturallyPrecedes($0.key, $1.key) }.map(\.pair))
  }
}

/// Letters, and characters that come before all letters in both orders.
private func isPlainlyOrdered(_ byte: UInt8) -> Bool {
  (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= UInt8(ascii: "-") && byte <= UInt8(ascii: "/"))
}

func naturallyPrecedes(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Bool {
  for place in 0..<min(left.count, right.count) where left[place] != right[place] {
    let (one, other) = (left[place], right[place])
    switch (one.isLetter, other.isLetter) {
    case (true, true): return one < other
    case (true, false): return false
    case (false, true): return true
    case (false, false): return numbersPrecede(left, right, from: place)
    }
  }
  return left.count < right.count
}

/// At the first place where two keys differ and neither has a letter: the runs of digits decide, then their lengths.
private func numbersPrecede(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], from place: Int) -> Bool {
  // A zero after a digit other than zero is a digit of the number that begins before this place.
  var start = 0
  if left[place] == "0" || right[place] == "0" {
    let run = left[..<place].reversed().prefix { $0.isDigit }
    if run.contains(where: { $0 != "0" }) { start = 1 }
  }
  let one = number(left, from: place, start)
  let other = number(right, from: place, start)
  if one.value != other.value { return one.value < other.value }
  if one.end != other.end { return one.end < other.end }
  return left[place] < right[place]
}

private func number(_ key: [Unicode.Scalar], from place: Int, _ start: Int) -> (value: Int, end: Int) {
  var value = start
  var end = place
  while end < key.count, key[end].isDigit {
    value = value &* 10 &+ Int(key[end].value) &- 48
    end += 1
  }
  return (value, end)
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { properties.numericType == .decimal }

  /// Go's `unicode.IsLetter`, which is narrower than what Unicode calls alphabetic.
  fileprivate var isLetter: Bool {
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}
