// SPDX-License-Identifier: Apache-2.0

extension FunctionFamily {
  static let paths: FunctionFamily = {
    let functions: [Function] = [
      .one("base", .string, "The last part of a path.") { path, _ in GoValue(text: Paths.base(path.bytes)) },
      .one("dir", .string, "A path without its last part.") { path, _ in GoValue(text: Paths.directory(path.bytes)) },
      .one("clean", .string, "The shortest path that means the same.") { path, _ in
        GoValue(text: Paths.cleaned(path.bytes))
      },
      .one("ext", .string, "The suffix of a path's last part, from the dot on.") { path, _ in
        GoValue(text: Paths.suffix(path.bytes))
      },
      .one("isAbs", .string, "Whether a path begins at the root.") { path, _ in .bool(path.bytes.first == 0x2F) },
    ]
    return FunctionFamily(
      name: "paths",
      functions: functions
        + functions.map {
          $0.named("os" + $0.name.prefix(1).uppercased() + $0.name.dropFirst(), "The same as \($0.name).")
        })
  }()
}

/// Go's package `path`.
private enum Paths {
  static func base(_ path: [UInt8]) -> [UInt8] {
    if path.isEmpty { return [0x2E] }
    guard let end = path.lastIndex(where: { $0 != 0x2F }) else { return [0x2F] }
    let start = path[...end].lastIndex(of: 0x2F).map { $0 + 1 } ?? 0
    return Array(path[start...end])
  }

  static func directory(_ path: [UInt8]) -> [UInt8] {
    cleaned(Array(path[..<(path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0)]))
  }

  static func suffix(_ path: [UInt8]) -> ArraySlice<UInt8> {
    let name = path[(path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0)...]
    return name.lastIndex(of: 0x2E).map { name[$0...] } ?? []
  }

  static func cleaned(_ path: [UInt8]) -> [UInt8] {
    let isRooted = path.first == 0x2F
    var parts: [ArraySlice<UInt8>] = []
    for part in path.split(separator: 0x2F) where part != [0x2E] {
      if part == [0x2E, 0x2E] {
        if let last = parts.last, last != [0x2E, 0x2E] {
          parts.removeLast()
        } else if !isRooted {
          parts.append(part)
        }
      } else {
        parts.append(part)
      }
    }
    let joined = Array(parts.joined(separator: [0x2F]))
    if isRooted { return [0x2F] + joined }
    return joined.isEmpty ? [0x2E] : joined
  }
}
