// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Whether two strings are the same bytes.
///
/// Swift's `==` compares by canonical equivalence (a precomposed é equals e with a combining accent); JSON, YAML, Kubernetes and Go
/// compare bytes. Lengths differ in most misses and are at hand, so `==` is asked only about likely hits; it is exact in saying
/// no, and for its yes the bytes decide.
@inlinable @inline(__always) func sameBytes(_ left: String, _ right: String) -> Bool {
  isOneString(left, right) || left.utf8.count == right.utf8.count && left == right && bytesAgree(left, right)
}

/// Whether both are the same sixteen bytes of memory: a text of up to 15 bytes is stored in them, a longer one as address and length.
/// Most keys that are looked up are found so.
@inlinable @inline(__always) func isOneString(_ left: String, _ right: String) -> Bool {
  unsafeBitCast(left, to: SIMD2<UInt64>.self) == unsafeBitCast(right, to: SIMD2<UInt64>.self)
}

@usableFromInline func bytesAgree(_ left: String, _ right: String) -> Bool {
  let verdict = left.utf8.withContiguousStorageIfAvailable { one in
    right.utf8.withContiguousStorageIfAvailable { other in memory(one, equals: other) }
  }
  return (verdict ?? nil) ?? left.utf8.elementsEqual(right.utf8)
}

func hasBytes(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  guard text.utf8.count == bytes.count else { return false }
  return text.utf8.withContiguousStorageIfAvailable { memory($0, equals: bytes) } ?? text.utf8.elementsEqual(bytes)
}

private func memory(_ left: UnsafeBufferPointer<UInt8>, equals right: UnsafeBufferPointer<UInt8>) -> Bool {
  guard left.count == right.count else { return false }
  guard let one = left.baseAddress, let other = right.baseAddress else { return true }
  return memcmp(one, other, left.count) == 0
}

/// The order of the UTF-8 bytes, which is the order Go sorts keys in.
func bytesPrecede(_ left: String, _ right: String) -> Bool {
  left.utf8.lexicographicallyPrecedes(right.utf8)
}

/// A dictionary key that is equal only to the same bytes.
@usableFromInline struct ByteKey: Hashable, Sendable {
  @usableFromInline let text: String

  @usableFromInline init(text: String) { self.text = text }

  @usableFromInline static func == (left: ByteKey, right: ByteKey) -> Bool { sameBytes(left.text, right.text) }

  @usableFromInline func hash(into hasher: inout Hasher) {
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
  }
}
