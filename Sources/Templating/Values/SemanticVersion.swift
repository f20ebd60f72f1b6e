// SPDX-License-Identifier: Apache-2.0

/// `semver.Version`, read loosely: `v1.2` is 1.2.0.
final class SemanticVersion: Sendable {
  let major: UInt64
  let minor: UInt64
  let patch: UInt64
  let prerelease: String
  let metadata: String
  /// The text as given.
  let original: String
  /// Whether Go holds the version itself, as what its methods make, and not a pointer to it.
  let isStructure: Bool

  init(
    major: UInt64, minor: UInt64, patch: UInt64, prerelease: String = "", metadata: String = "", original: String,
    isStructure: Bool = false
  ) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
    self.metadata = metadata
    self.original = original
    self.isStructure = isStructure
  }

  /// Nil for what is no version.
  convenience init?(_ text: String) {
    var rest = text.utf8[...]
    if rest.first == UInt8(ascii: "v") { rest = rest.dropFirst() }
    var metadata = ""
    if let plus = rest.firstIndex(of: UInt8(ascii: "+")) {
      metadata = String(decoding: rest[rest.index(after: plus)...], as: UTF8.self)
      rest = rest[..<plus]
      guard SemanticVersion.areIdentifiers(metadata, numbersAreStrict: false) else { return nil }
    }
    var prerelease = ""
    if let dash = rest.firstIndex(of: UInt8(ascii: "-")) {
      prerelease = String(decoding: rest[rest.index(after: dash)...], as: UTF8.self)
      rest = rest[..<dash]
      guard SemanticVersion.areIdentifiers(prerelease, numbersAreStrict: true) else { return nil }
    }
    let parts = rest.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count <= 3 else { return nil }
    var numbers: [UInt64] = []
    for part in parts {
      guard !part.isEmpty, part.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = UInt64(String(decoding: part, as: UTF8.self))
      else { return nil }
      numbers.append(number)
    }
    numbers += [0, 0]
    self.init(
      major: numbers[0], minor: numbers[1], patch: numbers[2], prerelease: prerelease, metadata: metadata,
      original: text)
  }

  static func areIdentifiers(_ text: String, numbersAreStrict: Bool) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { part in
      let isNumber = part.allSatisfy { (0x30...0x39).contains($0) }
      if numbersAreStrict, isNumber, part.count > 1, part.first == 0x30 { return false }
      return !part.isEmpty
        && part.allSatisfy {
          (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2D
        }
    }
  }

  // MARK: order

  /// -1, 0 or 1; metadata does not count.
  func compare(_ other: SemanticVersion) -> Int {
    for (one, two) in [(major, other.major), (minor, other.minor), (patch, other.patch)] where one != two {
      return one < two ? -1 : 1
    }
    return SemanticVersion.compare(prerelease: prerelease, other.prerelease)
  }

  static func compare(prerelease left: String, _ right: String) -> Int {
    if left == right { return 0 }
    if left.isEmpty { return 1 }
    if right.isEmpty { return -1 }
    let (ones, twos) = (left.split(separator: "."), right.split(separator: "."))
    for place in 0..<max(ones.count, twos.count) {
      guard place < ones.count else { return -1 }
      guard place < twos.count else { return 1 }
      let order = compare(part: String(ones[place]), String(twos[place]))
      if order != 0 { return order }
    }
    return 0
  }

  private static func compare(part left: String, _ right: String) -> Int {
    if left == right { return 0 }
    switch (UInt64(left), UInt64(right)) {
    case (let one?, let two?): return one < two ? -1 : 1
    case (_?, nil): return -1
    case (nil, _?): return 1
    default: return left.precedes(right) ? -1 : 1
    }
  }
}

extension SemanticVersion: CustomStringConvertible {
  /// The canonical form.
  var description: String {
    "\(major).\(minor).\(patch)" + (prerelease.isEmpty ? "" : "-" + prerelease)
      + (metadata.isEmpty ? "" : "+" + metadata)
  }
}
