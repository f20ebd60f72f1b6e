// SPDX-License-Identifier: Apache-2.0

/// Why Git could not do what was asked. Messages name the repository, never its credentials.
public enum GitError: Error, Sendable, Hashable {
  /// Nobody answered, the exchange broke off, or the server is in trouble (5xx, 429).
  case unreachable(repository: String, detail: String)
  /// 401 or 403. Most forges answer so for a repository that is not there, too.
  case unauthorized(repository: String)
  case repositoryNotFound(repository: String)
  /// No such branch, tag, reference or commit; also HEAD of a repository without commits.
  case revisionNotFound(repository: String, revision: String)
  /// More than we are willing to take: what, and the limit in words.
  case tooLarge(repository: String, what: String, limit: String)
  case timedOut(repository: String, after: Duration)
  /// The server's answer is not Git's protocol.
  case malformed(repository: String, detail: String)
  /// The repository on disk cannot be read, or an object in it is missing or broken.
  case corrupt(repository: String, detail: String)
  /// A merge that needs a person; the paths in conflict.
  case conflict(repository: String, paths: [String])
  /// The reference is not where the writer thought it was.
  case moved(repository: String, reference: String)
  /// A kind of URL that is not served here, a name or a path that Git refuses.
  case unsupported(repository: String, detail: String)
  case cancelled

  /// True where asking again later may help without anybody changing anything.
  public var isTransient: Bool {
    switch self {
    case .unreachable, .timedOut, .cancelled, .moved: true
    default: false
    }
  }
}

extension GitError: CustomStringConvertible {
  /// For people: what happened and, where that is known, what to do.
  public var description: String {
    switch self {
    case .unreachable(let repository, let detail): "\(repository) cannot be reached: \(detail)"
    case .unauthorized(let repository):
      "\(repository) refused the credentials; check that it exists and that they may read it"
    case .repositoryNotFound(let repository): "there is no Git repository at \(repository)"
    case .revisionNotFound(let repository, let revision): "\(repository) has no branch, tag or commit \(revision)"
    case .tooLarge(let repository, let what, let limit): "\(repository): \(what) is larger than \(limit)"
    case .timedOut(let repository, let span): "\(repository) did not finish within \(span.components.seconds)s"
    case .malformed(let repository, let detail): "\(repository) does not speak Git: \(detail)"
    case .corrupt(let repository, let detail): "\(repository) cannot be read: \(detail)"
    case .conflict(let repository, let paths):
      "\(repository): merge conflict in \(paths.prefix(5).joined(separator: ", "))"
    case .moved(let repository, let reference): "\(repository): \(reference) has moved meanwhile"
    case .unsupported(let repository, let detail): "\(repository): \(detail)"
    case .cancelled: "cancelled"
    }
  }
}
