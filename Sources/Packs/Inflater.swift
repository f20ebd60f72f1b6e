// SPDX-License-Identifier: Apache-2.0
internal import CZlib

/// A stream of zlib that is used again and again: setting one up takes longer than a small object.
final class Inflater {
  /// zlib points back at it, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  init() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    precondition(czlib_start_inflating(stream) == Z_OK, "zlib has no memory")
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// What the bytes are once inflated; nil unless they are deflated and become exactly so many.
  func inflate(_ bytes: UnsafeRawBufferPointer, size: Int) -> [UInt8]? {
    guard let count = UInt32(exactly: size), inflateReset(stream) == Z_OK else { return nil }
    var isWhole = false
    let inflated = [UInt8](unsafeUninitializedCapacity: max(1, size)) { buffer, written in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.assumingMemoryBound(to: UInt8.self).baseAddress)
      stream.pointee.avail_in = UInt32(clamping: bytes.count)
      stream.pointee.next_out = buffer.baseAddress
      stream.pointee.avail_out = count
      isWhole = CZlib.inflate(stream, Z_FINISH) == Z_STREAM_END && stream.pointee.avail_out == 0
      written = size - Int(stream.pointee.avail_out)
    }
    return isWhole ? inflated : nil
  }
}
