// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge

extension Conversation {
  /// Those that were created in time; the forges' own filters look at the last change.
  static func comments(
    _ items: [Value], since: Timestamp?, _ comment: (Value) throws(ForgeError) -> Comment
  ) throws(ForgeError) -> [Comment] {
    var comments: [Comment] = []
    for item in items { comments.append(try comment(item)) }
    return comments.created(since: since)
  }

  /// Both paths of what was renamed.
  static func changedFiles(_ items: [Value], host: String) throws(ForgeError) -> ChangedFiles {
    var paths: [String] = []
    for item in items {
      let wire = WireObject(value: item, host: host, name: "a changed file")
      paths.append(try wire.required("filename"))
      let previous = wire.text("previous_filename")
      if !previous.isEmpty { paths.append(previous) }
    }
    return .known(paths)
  }
}

extension [Comment] {
  /// Those that were created in time, and those of which one does not know.
  func created(since: Timestamp?) -> [Comment] {
    guard let since else { return self }
    return filter { $0.createdAt.map { $0 >= since } ?? true }
  }
}

extension String {
  /// The text if it has at most so many Unicode scalars, else its beginning and an ellipsis on a line of its own.
  func fitted(toScalars limit: Int) -> String {
    guard unicodeScalars.count > limit else { return self }
    let note = "\n\n…"
    let room = limit - note.unicodeScalars.count
    return String(String.UnicodeScalarView(unicodeScalars.prefix(room))) + note
  }
}
