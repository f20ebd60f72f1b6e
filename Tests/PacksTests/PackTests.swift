// SPDX-License-Identifier: Apache-2.0
import TestKit
import Testing

@testable import Packs

@Suite struct PackTests {
  @Test(arguments: [
    ("repack.useDeltaBaseOffset=true", true), ("repack.useDeltaBaseOffset=false", true), ("pack.compression=0", true),
    ("core.bigFileThreshold=1", false),
  ])
  func `every object that Git has packed is what its name says`(_ setting: String, _ hasDeltas: Bool) async throws {
    let repository = try await PackedRepository(setting)
    #expect(repository.objects.count > 150)
    #expect(try await (repository.deltas() > 50) == hasDeltas)
    let reader = PackReader(Packs([repository.path]))
    for wanted in repository.objects {
      let object = try #require(try reader.read(wanted.id, limit: wanted.size))
      #expect("\(object.kind)" == wanted.type)
      #expect(ObjectID(of: object) == wanted.id)
    }
  }

  @Test func `what is in no pack, and a pack that is not there, are not found`() async throws {
    let repository = try await PackedRepository("pack.window=10")
    let reader = PackReader(Packs(["/nowhere/pack-1", repository.path]))
    for first in ["00", "5f", "ff"] {
      let strange = ObjectID(hexadecimal: first + String(repeating: "0", count: 38))
      #expect(try reader.read(strange, limit: .max) == nil)
    }
    #expect(try PackReader(Packs([])).read(repository.objects[0].id, limit: .max) == nil)
  }

  @Test func `an object that is longer than wanted is refused, whole or made of others`() async throws {
    let repository = try await PackedRepository("pack.window=10")
    let reader = PackReader(Packs([repository.path]))
    for wanted in repository.objects where wanted.size > 0 {
      #expect(throws: ObjectTooLarge(size: wanted.size)) { try reader.read(wanted.id, limit: wanted.size - 1) }
    }
  }

  @Test func `an index may say offsets in 63 bits`() async throws {
    let repository = try await PackedRepository("pack.window=10")
    var index = try TextFile.bytes(repository.path + ".idx")
    let count = repository.objects.count
    let offsets = 8 + 1024 + count * 24
    var long: [UInt8] = []
    for place in 0..<count {
      let offset = (offsets + place * 4)..<(offsets + place * 4 + 4)
      long += [0, 0, 0, 0]
      long += index[offset]
      index.replaceSubrange(offset, with: [0x80, 0, UInt8(place >> 8), UInt8(place & 0xFF)])
    }
    index.insert(contentsOf: long, at: index.count - 40)
    let reader = PackReader(Packs([try repository.copy(index: index, pack: TextFile.bytes(repository.path + ".pack"))]))
    for wanted in repository.objects {
      #expect(try reader.read(wanted.id, limit: .max).map { ObjectID(of: $0) } == wanted.id)
    }
  }

  /// The files come from servers, by way of libgit2, and from disks.
  @Test func `a damaged pack or index never breaks more than what it holds`() async throws {
    let repository = try await PackedRepository("pack.window=10")
    let (index, pack) = (
      try TextFile.bytes(repository.path + ".idx"), try TextFile.bytes(repository.path + ".pack")
    )
    var random = SeededRandom(seed: 11)
    var (whole, lost) = (0, 0)
    for round in 0..<120 {
      var (index, pack) = (index, pack)
      switch round % 4 {
      case 0: index[Int.random(in: 0..<index.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      case 1: pack[Int.random(in: 0..<pack.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      case 2: index.removeLast(Int.random(in: 1..<index.count, using: &random))
      default:
        // The end is kept, so that both still seem to belong together.
        let start = Int.random(in: 12..<(pack.count - 20), using: &random)
        pack.removeSubrange(start..<Int.random(in: start..<(pack.count - 20), using: &random))
      }
      let reader = PackReader(Packs([try repository.copy(index: index, pack: pack)]))
      for wanted in repository.objects {
        let object = try? reader.read(wanted.id, limit: wanted.size)
        #expect(object.map { $0.bytes.count <= wanted.size } != false)
        if let object, ObjectID(of: object) == wanted.id { whole += 1 } else { lost += 1 }
      }
    }
    #expect(whole > 1000 && lost > 1000)
  }
}

@Suite struct DeltaTests {
  private let base = Array("The quick brown fox".utf8)

  @Test(arguments: [
    ([19, 5, 0x90, 5], "The q"), ([19, 5, 0x91, 4, 5], "quick"), ([19, 3, 3, 0x61, 0x62, 0x63], "abc"),
    ([19, 6, 0x90, 3, 1, 0x2D, 0x91, 17, 2], "The-ox"), ([19, 0], ""),
    // Each of these is damaged: other base, too short, too long, outside of the base, cut off, a reserved order.
    ([18, 5, 0x90, 5], nil), ([19, 6, 0x90, 5], nil), ([19, 4, 0x90, 5], nil), ([19, 5, 0x91, 15, 5], nil),
    ([19, 5, 0x91], nil), ([19, 3, 3, 0x61], nil), ([19, 1, 0, 0x61], nil), ([19, 5, 0x98, 0xFF, 5], nil),
  ])
  func `orders copy from the base or add`(_ bytes: [UInt8], _ wanted: String?) {
    let made = Delta(bytes)?.applied(to: base)
    #expect(made.map { String(decoding: $0, as: UTF8.self) } == wanted)
  }

  @Test func `a copy of no bytes is one of 65,536`() {
    let long = [UInt8](repeating: 7, count: 0x10000)
    #expect(Delta([0x80, 0x80, 4, 0x80, 0x80, 4, 0x80])?.applied(to: long) == long)
  }

  @Test(arguments: [[], [0x80], [UInt8](repeating: 0xFF, count: 20)])
  func `sizes that do not end are none`(_ bytes: [UInt8]) { #expect(Delta(bytes)?.size == nil) }
}
