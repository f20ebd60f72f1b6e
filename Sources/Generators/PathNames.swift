// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Naming
internal import Templating

/// What a template may know about a path (appset-engine sections 5.3.1 and 5.3.2).
struct PathNames: Sendable {
  /// The folder; `.` for the root.
  let path: String
  let filename: String?

  init(directory: String) {
    path = directory
    filename = nil
  }

  init(file: String) {
    var file = file
    (path, filename) = file.withUTF8 { bytes in
      let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
      return (slash.map { text(bytes[..<$0]) } ?? ".", text(bytes[((slash ?? -1) + 1)...]))
    }
  }

  /// The parts of the folder's path.
  fileprivate var segments: [Value] {
    var path = path
    return path.withUTF8 { bytes in
      var (segments, start): ([Value], Int) = ([], 0)
      for place in bytes.indices where bytes[place] == UInt8(ascii: "/") {
        segments.append(.string(text(bytes[start..<place])))
        start = place + 1
      }
      segments.append(.string(text(bytes[start...])))
      return segments
    }
  }

  /// The names and what they are called.
  fileprivate func forEachName(_ basename: String, _ body: (_ key: String, _ text: String) -> Void) {
    body("basename", basename)
    body("basenameNormalized", Slug.normalize(basename))
    guard let filename else { return }
    body("filename", filename)
    body("filenameNormalized", Slug.normalize(filename))
  }
}

/// A part of a text between two ASCII characters.
private func text(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> String {
  String(decoding: UnsafeBufferPointer(rebasing: bytes), as: UTF8.self)
}

/// How the names of a path become parameters.
struct PathParameters: Sendable {
  private let isGoTemplate: Bool
  private let prefix: String
  /// The same for each set.
  private let types: [String: GoType]

  /// - Parameter prefix: `pathParamPrefix`; "" for none.
  init(isGoTemplate: Bool, prefix: String) {
    self.isGoTemplate = isGoTemplate
    self.prefix = prefix
    let pointer = (prefix.isEmpty ? "" : "/" + Printing.escaped(prefix)) + "/path/segments"
    types = isGoTemplate ? [pointer: .strings] : [:]
  }

  /// The names over what else a set has.
  func parameters(of names: PathNames, over members: Object) -> Parameters {
    var members = members
    let segments = names.segments
    if isGoTemplate {
      let path = nested(names, segments)
      members[prefix.isEmpty ? "path" : prefix] = prefix.isEmpty ? path : ["path": path]
    } else {
      let prefix = prefix.isEmpty ? "path" : prefix + ".path"
      members[prefix] = .string(names.path)
      names.forEachName(segments.last?.string ?? "") { members["\(prefix).\($0)"] = .string($1) }
      for (place, segment) in segments.enumerated() { members["\(prefix)[\(place)]"] = segment }
    }
    return Parameters(members, types: types)
  }

  /// A map for Go templates; its `segments` are a `[]string`.
  private func nested(_ names: PathNames, _ segments: [Value]) -> Value {
    var pairs: ContiguousArray<Object.Pair> = []
    pairs.reserveCapacity(6)
    pairs.append(Object.Pair(key: "path", value: .string(names.path)))
    pairs.append(Object.Pair(key: "segments", value: .array(segments)))
    names.forEachName(segments.last?.string ?? "") { pairs.append(Object.Pair(key: $0, value: .string($1))) }
    return .object(Object(uniquePairs: pairs))
  }
}
