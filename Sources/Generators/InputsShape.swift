// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Naming
internal import PreviewAPI

/// The members that an inputs document may have (api.md section 6): one that nobody reads is a slip of the pen, and what it was to
/// say would be missing without a word. What plugins answer and what objects hold is theirs.
enum InputsShape {
  private static let sections = ["pullRequests", "repositories", "clusters", "scm", "plugins", "resources"]
  private static let pullRequest = [
    "number", "title", "branch", "target_branch", "head_sha", "labels", "author", "state", "body", "draft", "fork",
    "url",
    "head_repository", "head_clone_url", "base_sha", "author_association", "created_at", "updated_at", "milestone",
  ]
  private static let cluster = ["name", "server", "project", "labels", "annotations"]
  private static let repository = [
    "repository", "repository_id", "organization", "url", "branch", "sha", "labels", "paths", "archived",
  ]

  /// - Throws: the first member that has no meaning, with the one that was probably meant.
  static func check(_ document: Value) throws(ValidationError) {
    try check(document, "", sections)
    for pair in document["pullRequests"]?.object ?? [:] {
      try checkRows(pair.value, "pullRequests.\(pair.key)", pullRequest)
    }
    try checkRows(document["clusters"], "clusters", cluster)
    for pair in document["scm"]?.object ?? [:] { try checkRows(pair.value, "scm.\(pair.key)", repository) }
  }

  private static func checkRows(_ rows: Value?, _ path: String, _ known: [String]) throws(ValidationError) {
    for (place, row) in (rows?.array ?? []).enumerated() { try check(row, "\(path)[\(place)]", known) }
  }

  private static func check(_ map: Value, _ path: String, _ known: [String]) throws(ValidationError) {
    for pair in map.object ?? [:] where !known.contains(pair.key) {
      throw ValidationError(
        field: path.isEmpty ? pair.key : "\(path).\(pair.key)",
        message: "inputs have no such member" + didYouMean(pair.key, among: known))
    }
  }
}
