// SPDX-License-Identifier: Apache-2.0

/// `*semver.Version`
final class SemanticVersion: Sendable {
  let major: UInt64
  let minor: UInt64
  let patch: UInt64
  let prerelease: String
  let metadata: String
  /// The text as given.
  let original: String

  init(major: UInt64, minor: UInt64, patch: UInt64, prerelease: String, metadata: String, original: String) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
    self.metadata = metadata
    self.original = original
  }
}

extension SemanticVersion: CustomStringConvertible {
  /// The canonical form.
  var description: String {
    "\(major).\(minor).\(patch)" + (prerelease.isEmpty ? "" : "-" + prerelease) + (metadata.isEmpty ? "" : "+" + metadata)
  }
}
