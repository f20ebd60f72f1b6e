// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A file or program that the test needs could not be had.
public struct KitFailure: Error, Sendable, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
  static func last(_ what: String) -> KitFailure { KitFailure("\(what): \(String(cString: strerror(errno)))") }
}

/// A folder of its own for a test; gone when nobody holds it any more.
public final class ScratchFolder: Sendable {
  public let path: String

  public init(_ name: String = "nestling-test") throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var pattern = Array("\(base)/\(name)-XXXXXX".utf8CString)
    guard let made = mkdtemp(&pattern), let resolved = realpath(made, nil) else { throw KitFailure.last(base) }
    defer { free(resolved) }
    path = String(cString: resolved)
  }

  deinit { ScratchFolder.remove(path) }

  /// A folder in it, made if missing.
  public func folder(_ name: String) throws -> String {
    var made = path
    for part in name.split(separator: "/") {
      made += "/" + part
      try TextFile.makeFolder(made)
    }
    return made
  }

  private static func remove(_ root: String) {
    var pending = [root]
    var folders: [String] = []
    while let folder = pending.popLast() {
      folders.append(folder)
      for name in names(folder) {
        let child = folder + "/" + name
        var facts = stat()
        if lstat(child, &facts) == 0, facts.st_mode & S_IFMT == S_IFDIR { pending.append(child) } else { unlink(child) }
      }
    }
    for folder in folders.reversed() { rmdir(folder) }
  }

  private static func names(_ folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names
  }
}

/// Small files, as texts or as bytes.
public enum TextFile {
  public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  public static func read(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }

  public static func bytes(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw KitFailure.last(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw KitFailure.last(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
  }

  static func makeFolder(_ path: String) throws {
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw KitFailure.last(path) }
  }

  public static func write(_ text: String, to path: String) throws { try write(Array(text.utf8), to: path) }

  public static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw KitFailure.last(path) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw KitFailure.last(path) }
      rest = rest.dropFirst(count)
    }
  }

  /// The end of a file, for messages; empty when there is none.
  public static func tail(_ path: String, lines: Int = 60) -> String {
    guard let text = try? read(path) else { return "" }
    return text.split(separator: "\n").suffix(lines).joined(separator: "\n")
  }
}
