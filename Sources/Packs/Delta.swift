// SPDX-License-Identifier: Apache-2.0

/// What makes an object of another: gitformat-pack(5), "Deltified representation".
///
/// The sizes of both, then orders: copy so many bytes from a place of the base, or add those that follow.
struct Delta {
  private let bytes: [UInt8]
  private var place = 0
  private let baseSize: Int
  /// Bytes of what comes of it.
  let size: Int

  /// Nil when the sizes cannot be read.
  init?(_ bytes: [UInt8]) {
    var place = 0
    func number() -> Int? {
      var (value, shift) = (0, 0)
      while shift < 56, place < bytes.count {
        let byte = bytes[place]
        value |= Int(byte & 0x7F) << shift
        (place, shift) = (place + 1, shift + 7)
        if byte & 0x80 == 0 { return value }
      }
      return nil
    }
    guard let baseSize = number(), let size = number() else { return nil }
    (self.bytes, self.place, self.baseSize, self.size) = (bytes, place, baseSize, size)
  }

  /// Nil when it is not meant for this base, or is damaged.
  consuming func applied(to base: [UInt8]) -> [UInt8]? {
    guard base.count == baseSize else { return nil }
    var made: [UInt8] = []
    made.reserveCapacity(size)
    while place < bytes.count {
      let order = bytes[place]
      place += 1
      let part: ArraySlice<UInt8>
      if order & 0x80 != 0 {
        guard let offset = operand(order, bits: 0..<4), let count = operand(order, bits: 4..<7) else { return nil }
        guard let copied = Delta.part(of: base, from: offset, count == 0 ? 0x10000 : count) else { return nil }
        part = copied
      } else {
        // Nought is reserved.
        guard order != 0, let added = Delta.part(of: bytes, from: place, Int(order)) else { return nil }
        part = added
        place += Int(order)
      }
      guard made.count + part.count <= size else { return nil }
      made += part
    }
    return made.count == size ? made : nil
  }

  /// A number of which only the bytes that the order's bits name are there, the lowest first.
  private mutating func operand(_ order: UInt8, bits: Range<Int>) -> Int? {
    var value = 0
    for bit in bits where order >> bit & 1 == 1 {
      guard place < bytes.count else { return nil }
      value |= Int(bytes[place]) << ((bit - bits.lowerBound) * 8)
      place += 1
    }
    return value
  }

  private static func part(of bytes: [UInt8], from start: Int, _ count: Int) -> ArraySlice<UInt8>? {
    start + count <= bytes.count ? bytes[start..<(start + count)] : nil
  }
}
