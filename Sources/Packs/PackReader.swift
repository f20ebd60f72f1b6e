// SPDX-License-Identifier: Apache-2.0

/// Reads objects for one thread.
///
/// What a damaged pack has, and what only a reader of unlimited memory could read, is not found: whoever asks has another way.
public final class PackReader {
  /// An object that is read only because others are made of it (bytes).
  private static let maximumBase = 64 << 20
  /// Bytes of such objects that are kept for the next ones that are made of them.
  private static let keptBytes = 16 << 20
  /// Git itself makes no longer chains (git-config(1), `pack.depth`).
  private static let maximumDepth = 4095

  private struct Place: Hashable {
    let pack: Int
    let offset: Int
  }

  private let packs: [Pack]
  private let inflater = Inflater()
  private var bases: [Place: PackedObject] = [:]
  private var bytesOfBases = 0
  /// Where the last object was: the next one is likely there, too.
  private var recent = 0

  public init(_ packs: Packs) { self.packs = packs.all }

  /// Nil when it is in none of the packs.
  public func read(_ id: ObjectID, limit: Int) throws(ObjectTooLarge) -> PackedObject? {
    guard let place = find(id) else { return nil }
    return try read(place, limit: limit)
  }

  private func find(_ id: ObjectID) -> Place? {
    for pack in packs.indices {
      // The recent one takes the first one's turn.
      let pack = pack == 0 ? recent : pack == recent ? 0 : pack
      if let offset = packs[pack].index.offset(of: id) {
        recent = pack
        return Place(pack: pack, offset: offset)
      }
    }
    return nil
  }

  private func read(_ wanted: Place, limit: Int) throws(ObjectTooLarge) -> PackedObject? {
    var deltas: [(place: Place, entry: Pack.Entry)] = []
    guard var object = try origin(of: wanted, limit: limit, through: &deltas) else { return nil }
    while let (place, entry) = deltas.popLast() {
      guard entry.size <= PackReader.maximumBase, let delta = inflate(entry, of: place).flatMap(Delta.init),
        try isAllowed(delta.size, limit: deltas.isEmpty ? limit : nil), let bytes = delta.applied(to: object.bytes)
      else { return nil }
      object = PackedObject(kind: object.kind, bytes: bytes)
      if !deltas.isEmpty { keep(object, at: place) }
    }
    return object
  }

  /// The object that the one at a place is made of, and the deltas on the way there.
  private func origin(
    of wanted: Place, limit: Int, through deltas: inout [(place: Place, entry: Pack.Entry)]
  ) throws(ObjectTooLarge) -> PackedObject? {
    var place = wanted
    while deltas.count <= PackReader.maximumDepth {
      if let kept = bases[place] {
        return try isAllowed(kept.bytes.count, limit: deltas.isEmpty ? limit : nil) ? kept : nil
      }
      guard let entry = packs[place.pack].entry(at: place.offset) else { return nil }
      switch entry.form {
      case .delta(let base):
        deltas.append((place, entry))
        place = Place(pack: place.pack, offset: base)
      case .whole(let kind):
        guard try isAllowed(entry.size, limit: deltas.isEmpty ? limit : nil), let bytes = inflate(entry, of: place)
        else {
          return nil
        }
        let object = PackedObject(kind: kind, bytes: bytes)
        if !deltas.isEmpty { keep(object, at: place) }
        return object
      }
    }
    return nil
  }

  /// The limit is that of the one who asks; what is only on the way has ours.
  private func isAllowed(_ size: Int, limit: Int?) throws(ObjectTooLarge) -> Bool {
    guard let limit else { return size <= PackReader.maximumBase }
    guard size <= limit else { throw ObjectTooLarge(size: size) }
    return true
  }

  private func inflate(_ entry: Pack.Entry, of place: Place) -> [UInt8]? {
    packs[place.pack].file.rest(from: entry.start).flatMap { inflater.inflate($0, size: entry.size) }
  }

  private func keep(_ object: PackedObject, at place: Place) {
    if bytesOfBases + object.bytes.count > PackReader.keptBytes { (bases, bytesOfBases) = ([:], 0) }
    bytesOfBases += object.bytes.count
    bases[place] = object
  }
}
