// SPDX-License-Identifier: Apache-2.0
internal import Clocks

/// A person or a machine with an account on the forge.
struct ForgeUser: Sendable, Equatable {
  var id: Int64
  var login: String
  var fullName: String
  var isAdmin: Bool
  var createdAt: Timestamp
}

/// A repository that lies under the forge's folder.
struct ForgeRepository: Sendable, Equatable {
  var id: Int64
  var owner: String
  var name: String
  /// The repository it was forked from.
  var parentID: Int64?
  var createdAt: Timestamp
  var fullName: String { "\(owner)/\(name)" }
}

/// What the forge itself remembers of a pull request. The live head is read from Git.
struct ForgePull: Sendable, Equatable {
  var id: Int64
  var repositoryID: Int64
  var number: Int64
  var title: String
  var body: String
  var authorID: Int64
  var baseRef: String
  var headRepositoryID: Int64
  var headRef: String
  /// The head commit seen last: what a push is noticed by, and the answer once the branch is gone.
  var headSHA: String
  var isOpen: Bool
  var mergedAt: Timestamp?
  var mergeSHA: String?
  var mergedByID: Int64?
  /// Where the branch had left its base when it was merged.
  var mergeBase: String?
  var createdAt: Timestamp
  var updatedAt: Timestamp
  var closedAt: Timestamp?

  var isMerged: Bool { mergedAt != nil }
  /// Gitea knows drafts by their title alone (repository.pull-request.WORK_IN_PROGRESS_PREFIXES).
  var isDraft: Bool { ForgePull.draftPrefixes.contains { title.uppercased().hasPrefix($0) } }
  static let draftPrefixes = ["WIP:", "[WIP]"]

  /// The title without what marks a draft.
  static func readyTitle(_ title: String) -> String {
    for prefix in draftPrefixes where title.uppercased().hasPrefix(prefix) {
      return String(title.dropFirst(prefix.count).drop { $0 == " " })
    }
    return title
  }
}

struct ForgeLabel: Sendable, Equatable {
  var id: Int64
  var repositoryID: Int64
  var name: String
  /// Six hexadecimal digits without "#".
  var color: String
  var text: String
}

struct ForgeComment: Sendable, Equatable {
  var id: Int64
  var pullID: Int64
  var authorID: Int64
  var body: String
  var createdAt: Timestamp
  var updatedAt: Timestamp
}

struct ForgeReaction: Sendable, Equatable {
  var userID: Int64
  var content: String
  var createdAt: Timestamp
}

/// One report about one commit in one context; the newest of a context counts.
struct ForgeStatus: Sendable, Equatable {
  var id: Int64
  var repositoryID: Int64
  var sha: String
  var state: String
  var context: String
  var targetURL: String
  var text: String
  var creatorID: Int64
  var createdAt: Timestamp
  static let states = ["pending", "success", "error", "failure", "warning", "skipped"]

  /// Gitea's combination: the worst of the newest reports; a warning counts as a failure.
  static func combined(_ newest: [ForgeStatus]) -> String {
    let worstFirst = ["error", "failure", "warning", "pending", "success", "skipped"]
    let worst = worstFirst.first { state in newest.contains { $0.state == state } } ?? "pending"
    return worst == "warning" ? "failure" : worst == "skipped" ? "success" : worst
  }
}

/// Where events are sent. `repositoryID` nil: events of all repositories.
struct ForgeHook: Sendable, Equatable {
  var id: Int64
  var repositoryID: Int64?
  var url: String
  var secret: String
  var events: [String]
  var isActive: Bool
  var createdAt: Timestamp
  var updatedAt: Timestamp

  /// `pull_request` in a hook's list switches its whole group on (Gitea's API); an empty list means pushes.
  func wants(_ event: ForgeEventKind) -> Bool {
    guard isActive else { return false }
    let list = events.isEmpty ? ["push"] : events
    if list.contains(event.type) || list.contains("*") { return true }
    return list.contains("pull_request") && event.type.hasPrefix("pull_request")
  }
}

/// Coarse and fine name of an event, as the headers have them.
struct ForgeEventKind: Sendable, Equatable {
  var name: String
  var type: String
  static let pull = ForgeEventKind(name: "pull_request", type: "pull_request")
  static let pullSync = ForgeEventKind(name: "pull_request", type: "pull_request_sync")
  static let pullLabel = ForgeEventKind(name: "pull_request", type: "pull_request_label")
  static let comment = ForgeEventKind(name: "issue_comment", type: "pull_request_comment")
  static let push = ForgeEventKind(name: "push", type: "push")
  static let status = ForgeEventKind(name: "status", type: "status")
}

/// One body on its way to one hook.
struct ForgeDelivery: Sendable, Equatable {
  var id: Int64
  var hookID: Int64
  var uuid: String
  var event: ForgeEventKind
  var body: [UInt8]
  var attempts: Int
}

/// Why the forge did not do as asked; the HTTP status a Gitea would answer with.
enum ForgeFailure: Error, Sendable, Equatable {
  case notFound(String)
  case unauthorized(String)
  case forbidden(String)
  case conflict(String)
  case unprocessable(String)
  /// 405: the pull request cannot be merged as it is.
  case notAllowed(String)

  var status: Int {
    switch self {
    case .notFound: 404
    case .unauthorized: 401
    case .forbidden: 403
    case .conflict: 409
    case .unprocessable: 422
    case .notAllowed: 405
    }
  }
  var message: String {
    switch self {
    case .notFound(let text), .unauthorized(let text), .forbidden(let text), .conflict(let text),
      .unprocessable(let text), .notAllowed(let text):
      text
    }
  }
}
