// SPDX-License-Identifier: Apache-2.0
public import KubeModel

/// Everything the pages show, as it was at one moment.
public struct Snapshot: Sendable {
  public var sets: [KubeObject]
  public var previews: [KubeObject]
  public init(sets: [KubeObject], previews: [KubeObject]) {
    self.sets = sets
    self.previews = previews
  }
}

/// Why there is nothing to show; said to whoever looks.
public struct NoSnapshot: Error {
  public var message: String
  public init(_ message: String) { self.message = message }
}

/// What somebody asks of a preview.
public struct Request: Sendable, Hashable {
  public var namespace: String
  public var name: String
  /// As in a comment behind `/preview`: `["approve", "0a1b2c3"]`.
  public var words: [String]
  /// `owner/name#12`, where one of several pull requests is meant; "" else.
  public var pullRequest: String

  public init(namespace: String, name: String, words: [String], pullRequest: String = "") {
    self.namespace = namespace
    self.name = name
    self.words = words
    self.pullRequest = pullRequest
  }
}

/// What came of a request, in words for whoever asked.
public enum Answer: Sendable, Equatable {
  case done(String)
  case refused(String)
}

/// What the pages are over. They change nothing themselves.
public struct Ports: Sendable {
  public var snapshot: @Sendable () async throws(NoSnapshot) -> Snapshot
  /// nil: there are no buttons, and nothing can be asked for.
  public var ask: (@Sendable (Request) async -> Answer)?

  public init(
    snapshot: @escaping @Sendable () async throws(NoSnapshot) -> Snapshot,
    ask: (@Sendable (Request) async -> Answer)? = nil
  ) {
    self.snapshot = snapshot
    self.ask = ask
  }
}
