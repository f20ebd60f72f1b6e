// SPDX-License-Identifier: Apache-2.0

/// An object out of a pack.
public struct PackedObject: Sendable, Hashable {
  public enum Kind: Sendable { case commit, tree, blob, tag }
  public let kind: Kind
  public let bytes: [UInt8]
}

/// An object has more bytes than its reader wants.
public struct ObjectTooLarge: Error, Sendable, Hashable {
  /// Bytes it would have.
  public let size: Int
}
