// SPDX-License-Identifier: Apache-2.0

/// The packs of one repository as they were when it was opened. Threads may share it; each reads with a ``PackReader`` of its own.
public struct Packs: Sendable {
  let all: [Pack]

  /// From the paths of packs without `.pack` and `.idx`. One that cannot be read is left out, with everything in it.
  public init(_ paths: [String]) { all = paths.compactMap(Pack.init) }
}

/// One pack and its index: gitformat-pack(5), "pack-*.pack files".
struct Pack: Sendable {
  /// How an object is stored at a place.
  struct Entry {
    enum Form {
      case whole(PackedObject.Kind)
      /// What is to be done to the object at an earlier place.
      case delta(base: Int)
    }
    let form: Form
    /// Bytes once inflated: of the object, or of what is to be done.
    let size: Int
    /// Where the deflated bytes begin.
    let start: Int
  }

  let index: PackIndex
  let file: MappedFile

  /// From the path of either file without its ending; nil when one is missing, or they do not belong together.
  init?(_ path: String) {
    guard let index = PackIndex(path + ".idx"), let file = MappedFile(path + ".pack"),
      file.number(at: 0) == 0x5041_434B, let version = file.number(at: 4), version == 2 || version == 3,
      file.number(at: 8) == index.count, file.id(at: file.count - ObjectID.size) == index.packChecksum
    else { return nil }
    (self.index, self.file) = (index, file)
  }

  /// Nil where there can be none.
  func entry(at offset: Int) -> Entry? {
    guard var byte = file.byte(at: offset) else { return nil }
    let type = byte >> 4 & 7
    var (size, shift, place) = (Int(byte & 0x0F), 4, offset + 1)
    while byte & 0x80 != 0 {
      guard shift < 56, let next = file.byte(at: place) else { return nil }
      size |= Int(next & 0x7F) << shift
      (byte, shift, place) = (next, shift + 7, place + 1)
    }
    switch type {
    case 1: return Entry(form: .whole(.commit), size: size, start: place)
    case 2: return Entry(form: .whole(.tree), size: size, start: place)
    case 3: return Entry(form: .whole(.blob), size: size, start: place)
    case 4: return Entry(form: .whole(.tag), size: size, start: place)
    case 6:
      guard let distance = distance(&place), distance > 0, distance < offset else { return nil }
      return Entry(form: .delta(base: offset - distance), size: size, start: place)
    case 7:
      guard let id = file.id(at: place), let base = index.offset(of: id) else { return nil }
      return Entry(form: .delta(base: base), size: size, start: place + ObjectID.size)
    default: return nil
    }
  }

  /// How far before a delta its base begins; each further byte counts one more than its bits, so that no number has two forms.
  private func distance(_ place: inout Int) -> Int? {
    var distance = -1
    repeat {
      guard distance < 1 << 48, let byte = file.byte(at: place) else { return nil }
      distance = (distance + 1) << 7 | Int(byte & 0x7F)
      place += 1
      if byte & 0x80 == 0 { return distance }
    } while true
  }
}
