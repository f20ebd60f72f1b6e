// SPDX-License-Identifier: Apache-2.0

/// Gives equal keys one shared string, for the length of one reading.
///
/// Strings of up to 15 bytes are stored inline by Swift and need no sharing; keys above 64 bytes hardly repeat. A slot is
/// overwritten on collision, so the table never grows with what a remote sends.
struct KeyInterner {
  private var table: [String?] = []
  private static let slots = 1024

  @inline(__always) mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if bytes.count <= 15 || bytes.count > 64 { return String(decoding: bytes, as: UTF8.self) }
    return lookUp(bytes)
  }

  private mutating func lookUp(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    if table.isEmpty { table = Array(repeating: nil, count: KeyInterner.slots) }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let slot = Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (KeyInterner.slots - 1)
    if let known = table[slot], hasBytes(known, bytes) { return known }
    let text = String(decoding: bytes, as: UTF8.self)
    table[slot] = text
    return text
  }
}
