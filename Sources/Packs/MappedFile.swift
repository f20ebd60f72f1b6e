// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// The bytes of a file, mapped into memory. Every reading is checked against its end: nil beyond it.
final class MappedFile: Sendable {
  /// Memory that nobody writes; it stays when the file's name goes.
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer

  /// Nil when it cannot be opened or has nothing in it.
  init?(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0 else { return nil }
    let count = Int(status.st_size)
    let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0)
    guard let start, start != MAP_FAILED else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  var count: Int { bytes.count }

  func byte(at place: Int) -> UInt8? { has(1, at: place) ? bytes[place] : nil }

  /// Four bytes, the highest first.
  func number(at place: Int) -> Int? {
    has(4, at: place) ? Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))) : nil
  }

  /// Eight bytes, the highest first; nil also where an `Int` does not hold them.
  func longNumber(at place: Int) -> Int? {
    guard has(8, at: place) else { return nil }
    return Int(exactly: UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)))
  }

  func id(at place: Int) -> ObjectID? {
    has(ObjectID.size, at: place)
      ? ObjectID(UnsafeRawBufferPointer(rebasing: bytes[place..<(place + ObjectID.size)])) : nil
  }

  /// What follows a place, up to the end.
  func rest(from place: Int) -> UnsafeRawBufferPointer? {
    has(1, at: place) ? UnsafeRawBufferPointer(rebasing: bytes[place...]) : nil
  }

  private func has(_ count: Int, at place: Int) -> Bool { place >= 0 && place <= bytes.count - count }
}
