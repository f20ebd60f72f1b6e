// SPDX-License-Identifier: Apache-2.0
import Clocks
import Git
import Glibc

/// A folder of its own for one test, removed with it.
final class Scratch: Sendable {
  let path: String

  init() throws {
    var template = Array("/tmp/nestling-git-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ScratchError.failed("mkdtemp") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { _ = try? Scratch.run(["/bin/rm", "-rf", path]) }

  func write(_ text: String, to name: String) throws {
    guard let file = fopen(path + "/" + name, "w") else { throw ScratchError.failed(name) }
    fputs(text, file)
    fclose(file)
  }

  /// Standard output of a git command in this folder.
  @discardableResult func git(_ arguments: String...) throws -> String {
    let name = ["-c", "user.name=Ann", "-c", "user.email=ann@example.com", "-c", "init.defaultBranch=main"]
    return String(decoding: try Scratch.run(["/usr/bin/git", "-C", path] + name + arguments), as: UTF8.self)
  }

  /// Runs a program to its end, with standard input and output in files, so that neither can fill up.
  static func run(_ arguments: [String], input: [UInt8] = []) throws -> [UInt8] {
    guard let (source, sink) = (tmpfile(), tmpfile()) as? (UnsafeMutablePointer<FILE>, UnsafeMutablePointer<FILE>)
    else {
      throw ScratchError.failed("tmpfile")
    }
    defer {
      fclose(source)
      fclose(sink)
    }
    fwrite(input, 1, input.count, source)
    rewind(source)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, fileno(source), 0)
    posix_spawn_file_actions_adddup2(&actions, fileno(sink), 1)
    var copies: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
    defer { for copy in copies { free(copy) } }
    var child: pid_t = 0
    guard posix_spawn(&child, arguments[0], &actions, nil, &copies, environ) == 0 else {
      throw ScratchError.failed(arguments[0])
    }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 && errno == EINTR {}
    guard status == 0 else { throw ScratchError.failed(arguments.joined(separator: " ")) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    lseek(fileno(sink), 0, SEEK_SET)
    while case let count = read(fileno(sink), &buffer, buffer.count), count > 0 { output += buffer[..<count] }
    return output
  }
}

enum ScratchError: Error { case failed(String) }

let ann = LocalRepository.Signature(name: "Ann", email: "ann@example.com", time: Timestamp(seconds: 1_700_000_000))

extension LocalRepository {
  /// A commit of texts on a branch.
  @discardableResult
  func add(_ files: [String: String], on branch: String = "main", from start: String? = nil, _ message: String = "x")
    async throws(GitError) -> String
  {
    try await commit(
      files: files.mapValues { Array($0.utf8) }, on: branch, startingFrom: start, message: message, author: ann)
  }
}
