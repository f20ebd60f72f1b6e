// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Naming

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
    if let slash = file.lastIndex(of: "/") {
      path = String(file[..<slash])
      filename = String(file[file.index(after: slash)...])
    } else {
      path = "."
      filename = file
    }
  }

  private var segments: [String] { path.split(separator: "/", omittingEmptySubsequences: false).map(String.init) }
  private var basename: String { segments.last ?? path }

  private var names: [(String, String)] {
    var names = [("basename", basename), ("basenameNormalized", Slug.normalize(basename))]
    if let filename { names += [("filename", filename), ("filenameNormalized", Slug.normalize(filename))] }
    return names
  }

  /// A map for Go templates; its `segments` are a `[]string`.
  var nested: Value {
    var members: Object = ["path": .string(path), "segments": .array(segments.map { .string($0) })]
    for (key, text) in names { members[key] = .string(text) }
    return .object(members)
  }

  /// Keys such as `path`, `path.basename` and `path[0]`.
  func flat(prefix: String) -> Object {
    var members: Object = [prefix: .string(path)]
    for (key, text) in names { members["\(prefix).\(key)"] = .string(text) }
    for (place, segment) in segments.enumerated() { members["\(prefix)[\(place)]"] = .string(segment) }
    return members
  }
}
