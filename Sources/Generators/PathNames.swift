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
    if let slash = file.utf8.lastIndex(of: UInt8(ascii: "/")) {
      path = String(file[..<slash])
      filename = String(file[file.utf8.index(after: slash)...])
    } else {
      path = "."
      filename = file
    }
  }

  /// The parts of the folder's path.
  fileprivate var segments: [String] {
    var segments: [String] = []
    var rest = path[...]
    while let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) {
      segments.append(String(rest[..<slash]))
      rest = rest[rest.utf8.index(after: slash)...]
    }
    segments.append(String(rest))
    return segments
  }

  /// The names and what they are called.
  fileprivate func named(_ basename: String) -> [(key: String, text: String)] {
    var names = [(key: "basename", text: basename), (key: "basenameNormalized", text: Slug.normalize(basename))]
    if let filename {
      names.append((key: "filename", text: filename))
      names.append((key: "filenameNormalized", text: Slug.normalize(filename)))
    }
    return names
  }
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
      for (key, text) in names.named(segments.last ?? "") { members["\(prefix).\(key)"] = .string(text) }
      for (place, segment) in segments.enumerated() {
        members["\(prefix)[\(place)]"] = .string(segment)
      }
    }
    return Parameters(members, types: types)
  }

  /// A map for Go templates; its `segments` are a `[]string`.
  private func nested(_ names: PathNames, _ segments: [String]) -> Value {
    var pairs: ContiguousArray<Object.Pair> = []
    pairs.reserveCapacity(6)
    pairs.append(Object.Pair(key: "path", value: .string(names.path)))
    pairs.append(Object.Pair(key: "segments", value: .array(segments.map { .string($0) })))
    for (key, text) in names.named(segments.last ?? "") { pairs.append(Object.Pair(key: key, value: .string(text))) }
    return .object(Object(uniquePairs: pairs))
  }
}
