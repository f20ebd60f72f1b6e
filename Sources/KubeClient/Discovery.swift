// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import KubeModel
internal import Locks

/// What the server told about its kinds, so that a kind can be turned into a path.
///
/// A group version is asked for when first needed and again when a kind is missing in it, since CRDs come and go; but not
/// sooner than `negativeLifetime` after the last answer, or every reconcile of a missing kind would ask.
final class Discovery: Sendable {
  private struct GroupVersion: Hashable {
    let group: String
    let version: String
  }
  private struct Entry {
    var resources: [String: APIResource]
    var readAt: Timestamp
  }

  static let negativeLifetime = Duration.seconds(10)
  /// Far more group versions than any cluster serves.
  private static let maximumEntries = 1000

  private let entries = Mutex<[GroupVersion: Entry]>([:])

  enum Answer: Equatable {
    case known(APIResource)
    case missing
    /// Ask the server and `remember`.
    case stale
  }

  func lookUp(_ kind: GroupVersionKind, now: Timestamp) -> Answer {
    entries.withLock { entries in
      guard let entry = entries[GroupVersion(group: kind.group, version: kind.version)] else { return .stale }
      if let resource = entry.resources[kind.kind] { return .known(resource) }
      return now - entry.readAt < Discovery.negativeLifetime ? .missing : .stale
    }
  }

  /// The kind whose objects stand under that plural name.
  func lookUp(plural: String, group: String, version: String, now: Timestamp) -> Answer {
    entries.withLock { entries in
      guard let entry = entries[GroupVersion(group: group, version: version)] else { return .stale }
      if let resource = entry.resources.values.first(where: { $0.plural == plural }) { return .known(resource) }
      return now - entry.readAt < Discovery.negativeLifetime ? .missing : .stale
    }
  }

  func remember(group: String, version: String, _ resources: [String: APIResource], now: Timestamp) {
    entries.withLock { entries in
      if entries.count >= Discovery.maximumEntries { entries = [:] }
      entries[GroupVersion(group: group, version: version)] = Entry(resources: resources, readAt: now)
    }
  }

  /// The server no longer knows a path it had told us.
  func forget(_ kind: GroupVersionKind) {
    entries.withLock { $0[GroupVersion(group: kind.group, version: kind.version)] = nil }
  }
}
