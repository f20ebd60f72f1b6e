// SPDX-License-Identifier: Apache-2.0
import Cryptography
import KubeClient
import TestKit

@testable import Packs

/// A repository of which Git has made one pack, in the way that its settings say.
struct PackedRepository {
  struct Object {
    let id: ObjectID
    let type: String
    let size: Int
  }

  private let scratch: ScratchFolder
  /// Of the pack, without an ending.
  let path: String
  /// What Git says is in it.
  let objects: [Object]

  /// - Parameter setting: one of git-config(1).
  init(_ setting: String) async throws {
    scratch = try ScratchFolder()
    try TextFile.write(PackedRepository.history, to: scratch.path + "/history")
    let git = "git -c \(setting) -c gc.auto=0"
    let output = try await PackedRepository.shell(
      """
      git init --quiet --bare . && git fast-import --quiet < history
      \(git) repack -a -d -f -q --depth=50 --window=50
      git cat-file --batch-all-objects --batch-check
      echo "$PWD"/objects/pack/pack-*.idx
      """, in: scratch.path)
    let lines = output.split(separator: "\n").map { $0.split(separator: " ") }
    objects = try lines.dropLast().map { words in
      guard words.count == 3, let size = Int(words[2]) else { throw KitFailure("\(words)") }
      return Object(id: ObjectID(hexadecimal: words[0]), type: String(words[1]), size: size)
    }
    guard let index = lines.last?.first, lines.last?.count == 1 else { throw KitFailure("not one pack: \(output)") }
    path = String(index.dropLast(4))
  }

  /// A text that grows and changes in forty commits, and a folder of forty files, of which the first is empty.
  private static var history: String {
    var random = SeededRandom(seed: 7)
    var lines = (0..<400).map { "line \($0) \(random.next())" }
    var stream = ""
    for round in 0..<40 {
      lines[Int(random.next() % 400)] = "changed in \(round)"
      lines.insert("\(random.next())", at: Int(random.next() % 400))
      let files = [("long", lines.joined(separator: "\n")), ("files/\(round)", round == 0 ? "" : "short \(round)")]
      stream += "commit refs/heads/main\ncommitter Ann <ann@example.com> \(1_700_000_000 + round) +0000\ndata 1\nx\n"
      for (name, content) in files { stream += "M 100644 inline \(name)\ndata \(content.utf8.count)\n\(content)\n" }
    }
    return stream
  }

  /// How many objects Git has stored as deltas.
  func deltas() async throws -> Int {
    let listing = try await PackedRepository.shell("git verify-pack -v \(path).idx", in: scratch.path)
    return listing.split(separator: "\n").count { $0.split(separator: " ").count == 7 }
  }

  /// Both files once more, changed; the path without an ending.
  func copy(index: [UInt8], pack: [UInt8]) throws -> String {
    let copy = scratch.path + "/copy"
    try TextFile.write(index, to: copy + ".idx")
    try TextFile.write(pack, to: copy + ".pack")
    return copy
  }

  private static func shell(_ script: String, in folder: String) async throws -> String {
    let environment = [
      "PATH": ProcessEnvironment.current["PATH"] ?? "/usr/bin:/bin", "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1",
      "LC_ALL": "C",
    ]
    let output = try await Subprocess("/bin/sh", ["-ec", script], environment: environment, directory: folder).run()
    guard output.exitCode == 0 else { throw KitFailure("\(output.exitCode): \(output.errorExcerpt)") }
    return String(decoding: output.standardOutput, as: UTF8.self)
  }
}

extension ObjectID {
  init(hexadecimal text: some StringProtocol) {
    let digits = text.utf8.map { $0 < 0x40 ? $0 - 0x30 : $0 - 0x57 }
    let bytes = stride(from: 0, to: 40, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    self = bytes.withUnsafeBytes { ObjectID($0) }
  }

  /// The name that an object must have.
  init(of object: PackedObject) {
    let header = Array("\(object.kind) \(object.bytes.count)\0".utf8)
    self = Digest.sha1(header + object.bytes).withUnsafeBytes { ObjectID($0) }
  }
}
