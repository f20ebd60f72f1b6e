// SPDX-License-Identifier: Apache-2.0

/// The name of an object: the twenty bytes of a SHA-1.
///
/// Kept as numbers whose order is that of the bytes, because indexes are searched by it.
public struct ObjectID: Hashable, Sendable, Comparable {
  /// Bytes of one.
  public static let size = 20

  private let high: UInt64
  private let middle: UInt64
  private let low: UInt32

  /// From the first twenty bytes of a buffer that has as many.
  public init(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count >= ObjectID.size)
    high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
    middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    low = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
  }

  /// Calls with the twenty bytes.
  public func withBytes<Output>(_ body: (UnsafeRawBufferPointer) -> Output) -> Output {
    withUnsafeTemporaryAllocation(byteCount: ObjectID.size, alignment: 8) { buffer in
      buffer.storeBytes(of: high.bigEndian, toByteOffset: 0, as: UInt64.self)
      buffer.storeBytes(of: middle.bigEndian, toByteOffset: 8, as: UInt64.self)
      buffer.storeBytes(of: low.bigEndian, toByteOffset: 16, as: UInt32.self)
      return body(UnsafeRawBufferPointer(buffer))
    }
  }

  var firstByte: Int { Int(high >> 56) }

  public static func < (left: ObjectID, right: ObjectID) -> Bool {
    if left.high != right.high { return left.high < right.high }
    if left.middle != right.middle { return left.middle < right.middle }
    return left.low < right.low
  }
}
