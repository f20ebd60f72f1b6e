// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A chore that could not be done, in one line.
struct ChoreFailed: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

/// The checkout we stand in.
enum Repository {
  /// The nearest folder at or above the current one that has a manifest.
  static func root() throws -> String {
    guard let current = getcwd(nil, 0) else { throw ChoreFailed("no current folder") }
    defer { free(current) }
    var parts = String(cString: current).split(separator: "/").map { String($0) }
    while true {
      let path = "/" + parts.joined(separator: "/")
      if access(path + "/Package.swift", R_OK) == 0 { return path }
      guard parts.popLast() != nil else {
        throw ChoreFailed("no Package.swift here or above; run it inside the checkout")
      }
    }
  }

  /// Nil when it cannot be read.
  static func text(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    return String(decoding: read(file), as: UTF8.self)
  }

  static func write(_ text: String, to path: String) throws {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      mkdir(folder, 0o755)
    }
    guard let file = fopen(path, "w") else {
      throw ChoreFailed("cannot write \(path): \(String(cString: strerror(errno)))")
    }
    let bytes = Array(text.utf8)
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count else { throw ChoreFailed("cannot write all of \(path)") }
  }

  static func read(_ file: UnsafeMutablePointer<FILE>) -> [UInt8] {
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return content }
      content += chunk[..<count]
    }
  }
}

/// Other programs, through the shell.
enum Shell {
  static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  /// The program beside this one, built as this one is.
  static func nestling() throws -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let own = String(decoding: buffer[..<max(0, count)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let program = own.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/nestling"
    guard access(program, X_OK) == 0 else {
      throw ChoreFailed("\(program) is not built; run: swift build --product nestling, with -c release for make bench")
    }
    return program
  }

  /// Runs a command that writes to our output; whether it succeeded.
  static func run(_ command: String) throws -> Bool {
    fflush(nil)
    guard let pipe = popen("{ \(command); } >&2", "r") else { throw ChoreFailed("cannot start a shell") }
    _ = Repository.read(pipe)
    return pclose(pipe) == 0
  }

  /// What a command prints. Throws when it fails.
  static func output(_ command: String) throws -> String {
    guard let pipe = popen(command, "r") else { throw ChoreFailed("cannot start a shell") }
    let content = Repository.read(pipe)
    guard pclose(pipe) == 0 else { throw ChoreFailed("failed: \(command)") }
    return String(decoding: content, as: UTF8.self)
  }
}
