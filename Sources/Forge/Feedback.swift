// SPDX-License-Identifier: Apache-2.0

/// A comment on a pull request.
public struct Comment: Sendable, Hashable {
  /// The forge's own identifier, as text.
  public var id: String
  public var body: String
  /// Login of whoever wrote it.
  public var author: String
  public init(id: String, body: String, author: String) {
    self.id = id
    self.body = body
    self.author = author
  }
}

/// A commit status: one line under a commit, found again by its context.
public struct CommitStatus: Sendable, Hashable {
  public enum State: String, Sendable { case pending, success, failure, error }
  public var state: State
  public var context: String
  /// At most 140 bytes are kept by the strictest forge.
  public var description: String
  /// Link of the line; "" for none.
  public var targetURL: String
  public init(state: State, context: String, description: String, targetURL: String = "") {
    self.state = state
    self.context = context
    self.description = description
    self.targetURL = targetURL
  }
}
