// SPDX-License-Identifier: Apache-2.0
internal import CLinux
internal import Glibc

/// Small files read whole: configuration, certificates, tokens.
enum LocalFile {
  struct Unreadable: Error { let text: String }

  /// Kubeconfigs of houses with thousands of clusters stay below this.
  static let maximumSize = 16 << 20

  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  static func read(_ path: String) -> Result<[UInt8], Unreadable> {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return .failure(Unreadable(text: "cannot read: \(String(cString: strerror(errno)))")) }
    defer { close(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(Unreadable(text: "cannot read: \(String(cString: strerror(errno)))")) }
      if count == 0 { return .success(result) }
      result += buffer[..<count]
      if result.count > maximumSize { return .failure(Unreadable(text: "is larger than \(maximumSize) bytes")) }
    }
  }

  /// `path` as seen from a directory; `~` is not expanded, as kubectl does not either.
  static func resolve(_ path: String, in directory: String) -> String {
    path.hasPrefix("/") || directory.isEmpty ? path : "\(directory)/\(path)"
  }

  /// "" for a bare file name.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Without white space at both ends.
  static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}

/// The environment variables of this process, as a value that can be handed on and changed in tests.
public enum ProcessEnvironment {
  public static var current: [String: String] {
    var result: [String: String] = [:]
    guard var entry = nl_environment() else { return result }
    while let text = entry.pointee {
      let parts = String(cString: text).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { result[String(parts[0])] = String(parts[1]) }
      entry += 1
    }
    return result
  }
}
