// SPDX-License-Identifier: Apache-2.0

extension CommitStatus {
  /// Bytes of a description that every forge keeps.
  public static let descriptionLimit = 140
}

extension String {
  /// The text if it has at most `limit` bytes, else as many whole characters as fit before an ellipsis.
  public func shortened(toBytes limit: Int) -> String {
    guard utf8.count > limit else { return self }
    let ellipsis = "…"
    var room = limit - ellipsis.utf8.count
    guard room >= 0 else { return "" }
    var end = startIndex
    while end < endIndex {
      let size = self[end].utf8.count
      if size > room { break }
      room -= size
      end = index(after: end)
    }
    return self[..<end] + ellipsis
  }
}
