// SPDX-License-Identifier: Apache-2.0

extension Methods {
  static let ofVersions: [Method] = [
    version("Major") { GoValue(unsigned: $0.major) },
    version("Minor") { GoValue(unsigned: $0.minor) },
    version("Patch") { GoValue(unsigned: $0.patch) },
    version("Prerelease") { .string($0.prerelease) },
    version("Metadata") { .string($0.metadata) },
    version("String") { .string($0.description) },
    version("IncMajor") { $0.changed(major: $0.major &+ 1, minor: 0, patch: 0) },
    version("IncMinor") { $0.changed(minor: $0.minor &+ 1, patch: 0) },
    version("IncPatch") { $0.changed(patch: $0.patch &+ ($0.prerelease.isEmpty ? 1 : 0)) },
    version("MarshalJSON") { GoValue(goBytes: Array(Quoting.quoted($0.description).utf8)) },
    version("MarshalText") { GoValue(goBytes: Array($0.description.utf8)) },
    version("Value") { .string($0.description) },
    Method("SetPrerelease", [.string]) { receiver, values throws(Failure) in
      let text = try identifiers(values[0], "prerelease", numbersAreStrict: true)
      return version(receiver) { $0.changed(prerelease: text, metadata: $0.metadata) }
    },
    Method("SetMetadata", [.string]) { receiver, values throws(Failure) in
      let text = try identifiers(values[0], "metadata", numbersAreStrict: false)
      return version(receiver) { $0.changed(prerelease: $0.prerelease, metadata: text) }
    },
  ]

  static let ofVersionPointers: [Method] = [
    version("Original") { .string($0.original) },
    comparison("Compare") { .int(Int64($0)) },
    comparison("Equal") { .bool($0 == 0) },
    comparison("LessThan") { .bool($0 < 0) },
    comparison("LessThanEqual") { .bool($0 <= 0) },
    comparison("GreaterThan") { .bool($0 > 0) },
    comparison("GreaterThanEqual") { .bool($0 >= 0) },
  ]

  private static func version(_ receiver: GoValue, _ body: (SemanticVersion) -> GoValue) -> GoValue {
    guard case .version(let version) = receiver else { return .null }
    return body(version)
  }

  private static func version(_ name: String, _ body: @escaping @Sendable (SemanticVersion) -> GoValue) -> Method {
    Method(name) { receiver, _ throws(Failure) in version(receiver, body) }
  }

  private static func identifiers(
    _ value: GoValue, _ part: String, numbersAreStrict: Bool
  ) throws(Failure) -> String {
    let text = value.text ?? ""
    if text.isEmpty { return "" }
    for part in text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard numbersAreStrict, part.count > 1, part.first == 0x30, part.allSatisfy({ (0x30...0x39).contains($0) }) else {
        continue
      }
      throw .function("version segment starts with 0")
    }
    guard SemanticVersion.areIdentifiers(text, numbersAreStrict: false) else {
      throw .function("invalid \(part) string")
    }
    return text
  }

  private static func comparison(_ name: String, _ body: @escaping @Sendable (Int) -> GoValue) -> Method {
    Method(name, [.version]) { receiver, values throws(Failure) in
      guard case .version(let left) = receiver, case .version(let right) = values[0] else {
        throw .function("runtime error: invalid memory address or nil pointer dereference")
      }
      return body(left.compare(right))
    }
  }
}

extension SemanticVersion {
  /// Another version made of this one; it keeps a `v` in front.
  fileprivate func changed(
    major: UInt64? = nil, minor: UInt64? = nil, patch: UInt64? = nil, prerelease: String = "", metadata: String = ""
  ) -> GoValue {
    func version(_ original: String) -> SemanticVersion {
      SemanticVersion(
        major: major ?? self.major, minor: minor ?? self.minor, patch: patch ?? self.patch, prerelease: prerelease,
        metadata: metadata, original: original, isStructure: true)
    }
    return .version(version((original.hasPrefix("v") ? "v" : "") + version("").description))
  }
}
