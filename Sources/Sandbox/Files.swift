// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A file operation that failed, in the system's words.
public struct FileFailure: Error, Sendable, Equatable, CustomStringConvertible {
  public var path: String
  public var detail: String
  public var description: String { "\(path): \(detail)" }

  static func last(_ path: String) -> FileFailure { FileFailure(path: path, detail: String(cString: strerror(errno))) }
}

/// The few file operations the sandbox needs.
enum Files {
  static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// The path from the root, links resolved; the file must be there.
  static func absolute(_ path: String) throws(FileFailure) -> String {
    guard let resolved = realpath(path, nil) else { throw .last(path) }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Names in a folder, sorted, without "." and ".."; empty when there is no such folder.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes a folder and those above it; `mode` is the innermost one's.
  static func makeFolder(_ path: String, mode: mode_t = 0o755) throws(FileFailure) {
    if isFolder(path) { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    if mkdir(path, mode) != 0, errno != EEXIST { throw .last(path) }
  }

  /// - Throws: when the file is missing, cannot be read or is longer than `limit` bytes.
  static func read(_ path: String, limit: Int = 64 << 20) throws(FileFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .last(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .last(path) }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      if bytes.count > limit { throw FileFailure(path: path, detail: "longer than \(limit) bytes") }
    }
  }

  /// Writes a whole file so that readers see the old or the new one, never a part.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o600) throws(FileFailure) {
    let part = path + ".new"
    let descriptor = open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw .last(part) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else {
        close(descriptor)
        throw .last(part)
      }
      rest = rest.dropFirst(count)
    }
    close(descriptor)
    if rename(part, path) != 0 { throw .last(path) }
  }

  static func remove(_ path: String) { unlink(path) }

  /// Paths of all regular files below a folder, relative to it; names that begin with a dot and symbolic links are left out.
  static func walk(_ folder: String, limit: Int = 5000) throws(FileFailure) -> [String] {
    var found: [String] = []
    var pending = [""]
    while let prefix = pending.popLast() {
      for name in names(in: folder + "/" + prefix) where !name.hasPrefix(".") {
        let path = prefix + name
        var facts = stat()
        guard lstat(folder + "/" + path, &facts) == 0 else { continue }
        if facts.st_mode & S_IFMT == S_IFDIR { pending.append(path + "/") }
        if facts.st_mode & S_IFMT == S_IFREG { found.append(path) }
        if found.count > limit { throw FileFailure(path: folder, detail: "more than \(limit) files") }
      }
    }
    return found.sorted()
  }
}
