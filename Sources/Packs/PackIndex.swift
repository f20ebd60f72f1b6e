// SPDX-License-Identifier: Apache-2.0

/// Where in a pack each object is: version 2 of gitformat-pack(5), "pack-*.idx files".
///
/// A table of 256 counts by first byte, the sorted ids, a checksum of each object, its offset in 31 bits, and a table of the
/// offsets that need 63.
struct PackIndex: Sendable {
  private static let heading = 8
  private static let ids = heading + 256 * 4
  private static let checksums = 2 * ObjectID.size

  private let file: MappedFile
  let count: Int
  /// The last bytes of the pack that it belongs to.
  let packChecksum: ObjectID

  /// Nil when it is of another version or its tables do not fit into it.
  init?(_ path: String) {
    guard let file = MappedFile(path), file.number(at: 0) == 0xFF74_4F63, file.number(at: 4) == 2 else { return nil }
    var count = 0
    for byte in 0..<256 {
      guard let next = file.number(at: PackIndex.heading + byte * 4), next >= count else { return nil }
      count = next
    }
    guard PackIndex.ids + count * (ObjectID.size + 8) + PackIndex.checksums <= file.count,
      let checksum = file.id(at: file.count - PackIndex.checksums)
    else { return nil }
    (self.file, self.count, packChecksum) = (file, count, checksum)
  }

  /// Where in the pack an object begins; nil when it is not in it.
  func offset(of id: ObjectID) -> Int? {
    guard var low = id.firstByte == 0 ? 0 : countUp(to: id.firstByte - 1), var high = countUp(to: id.firstByte) else {
      return nil
    }
    while low < high {
      let middle = (low + high) / 2
      guard let found = file.id(at: PackIndex.ids + middle * ObjectID.size) else { return nil }
      if found == id { return offset(at: middle) }
      if found < id { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  private func countUp(to byte: Int) -> Int? { file.number(at: PackIndex.heading + byte * 4) }

  private func offset(at place: Int) -> Int? {
    let offsets = PackIndex.ids + count * (ObjectID.size + 4)
    guard let offset = file.number(at: offsets + place * 4) else { return nil }
    guard offset & 0x8000_0000 != 0 else { return offset }
    return file.longNumber(at: offsets + count * 4 + (offset & 0x7FFF_FFFF) * 8)
  }
}
