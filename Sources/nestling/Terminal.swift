// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Standard output, standard error, standard input and files, as a command line uses them.
enum Terminal {
  /// Writes to standard output as it is.
  static func print(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }
  static func print(_ bytes: [UInt8]) { write(bytes, to: STDOUT_FILENO) }

  /// One line on standard error.
  static func complain(_ text: String) {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    write(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// A file's content; `-` is standard input. At most 64 MiB.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Failure(
        "cannot read \(path): \(String(cString: strerror(errno))); name a file that exists, or - for standard input")
    }
    defer { if path != "-" { close(descriptor) } }
    var content: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw Failure("cannot read \(path): \(String(cString: strerror(errno)))") }
      if count == 0 { return content }
      content += chunk[..<count]
      guard content.count <= 64 << 20 else { throw Failure("\(path) is larger than 64 MiB") }
    }
  }

  /// A file's content as text.
  static func readText(_ path: String) throws(Failure) -> String { String(decoding: try read(path), as: UTF8.self) }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        return
      }
      rest = rest.dropFirst(count)
    }
  }
}

/// Standard input line by line, without line ends.
struct InputLines: IteratorProtocol, Sequence {
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  mutating func next() -> [UInt8]? {
    while true {
      if let end = buffer[start...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return InputLines.trimmed(buffer[start..<end])
      }
      if isAtEnd {
        defer { start = buffer.count }
        return start < buffer.count ? InputLines.trimmed(buffer[start...]) : nil
      }
      fill()
    }
  }

  private mutating func fill() {
    buffer.removeFirst(start)
    start = 0
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(STDIN_FILENO, &chunk, chunk.count)
    if count < 0, errno == EINTR { return }
    if count <= 0 { isAtEnd = true } else { buffer += chunk[..<count] }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> [UInt8] {
    Array(line.last == 0x0D ? line.dropLast() : line)
  }
}
