// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

/// The checkout as text: manifest and sources.
enum House {
  static let root: String = {
    // Tests/ArchitectureTests/House.swift
    "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  }()

  static func text(_ path: String) -> String? {
    guard let file = fopen(root + "/" + path, "r") else { return nil }
    defer { fclose(file) }
    return String(decoding: content(of: file), as: UTF8.self)
  }

  /// What a program prints and whether it succeeded.
  static func output(_ command: String) -> (text: String, isSuccess: Bool) {
    guard let pipe = popen(command, "r") else { return ("", false) }
    let text = String(decoding: content(of: pipe), as: UTF8.self)
    return (text, pclose(pipe) == 0)
  }

  private static func content(of file: UnsafeMutablePointer<FILE>) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Every file below a folder with one of the endings, as paths below the root, sorted. Fixtures are data, not house.
  static func files(_ folder: String, _ endings: [String]) -> [String] {
    guard let directory = opendir(root + "/" + folder) else { return [] }
    defer { closedir(directory) }
    var result: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasPrefix(".") || name == "Fixtures" { continue }
      let path = folder + "/" + name
      if Int32(entry.pointee.d_type) == DT_DIR {
        result += files(path, endings)
      } else if endings.contains(where: { name.hasSuffix("." + $0) }) {
        result.append(path)
      }
    }
    return result.sorted()
  }

  static let sources = files("Sources", ["swift"]).map(SourceFile.init)
  static let tests = files("Tests", ["swift"]).map(SourceFile.init)

  /// The folder of this test's own program, where other products are built too.
  static var products: String {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { bytes in
      readlink("/proc/self/exe", bytes.bindMemory(to: CChar.self).baseAddress!, bytes.count)
    }
    let own = String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    return "/" + own.split(separator: "/").dropLast().joined(separator: "/")
  }
}

/// One Swift file.
struct SourceFile: Sendable, CustomTestStringConvertible {
  /// Below the root: `Sources/Planning/Plan.swift`.
  var path: String
  var text: String
  /// The text without comments and without what stands between quotes.
  var code: String

  init(_ path: String) {
    self.path = path
    text = House.text(path) ?? ""
    code = codeOnly(text)
  }

  var testDescription: String { path }
  /// `Planning`
  var module: String { String(path.split(separator: "/")[1]) }

  /// Modules it imports.
  var imports: Set<String> {
    var result: Set<String> = []
    for line in code.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ").drop { $0.hasPrefix("@") || accessWords.contains($0) }
      guard words.first == "import", let name = words.dropFirst().first(where: { !importKinds.contains($0) }) else {
        continue
      }
      result.insert(String(name.split(separator: ".")[0]))
    }
    return result
  }

  /// Whether these words stand in the code and are not the end of a longer name (`addTask {`).
  func says(_ words: String) -> Bool {
    // The C library searches fast in debug builds too.
    code.withCString { start in
      var place = start
      while let found = strstr(place, words) {
        if found == start || !isPartOfName(UInt8(bitPattern: found[-1])) { return true }
        place = UnsafePointer(found) + 1
      }
      return false
    }
  }

  /// Every word of the code.
  var words: Set<Substring> {
    Set(code.split { !($0.isLetter || $0.isNumber || $0 == "_") })
  }
}

private func isPartOfName(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
}

private let accessWords: Set<Substring> = ["public", "internal", "private", "fileprivate", "package"]
private let importKinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"]

/// Takes comments and string literals out of Swift text; good enough for searching words.
func codeOnly(_ text: String) -> String {
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  var place = 0
  func at(_ literal: StaticString) -> Bool {
    literal.withUTF8Buffer { bytes[place...].starts(with: $0) }
  }
  func skip(to literal: StaticString, escapes: Bool) {
    while place < bytes.count, !at(literal) { place += escapes && bytes[place] == 0x5C ? 2 : 1 }
    place += literal.utf8CodeUnitCount
  }
  while place < bytes.count {
    if ![0x2F, 0x22, 0x23].contains(bytes[place]) {
      result.append(bytes[place])
      place += 1
    } else if at("//") {
      while place < bytes.count, bytes[place] != 0x0A { place += 1 }
    } else if at("/*") {
      skip(to: "*/", escapes: false)
    } else if at("#\"\"\"") {
      place += 4
      skip(to: "\"\"\"#", escapes: false)
    } else if at("#\"") {
      place += 2
      skip(to: "\"#", escapes: false)
    } else if at("\"\"\"") {
      place += 3
      skip(to: "\"\"\"", escapes: true)
    } else if at("\"") {
      place += 1
      skip(to: "\"", escapes: true)
      result.append(0x20)
    } else {
      result.append(bytes[place])
      place += 1
    }
  }
  return String(decoding: result, as: UTF8.self)
}
