// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import PreviewAPI
import TestKit

extension FaultWorld {
  private static let kinds: [(group: String, kind: String)] = [
    ("", "Namespace"), ("", "ConfigMap"), ("", "Secret"), ("", "ServiceAccount"), ("", "ResourceQuota"),
    ("", "LimitRange"), ("networking.k8s.io", "NetworkPolicy"), ("rbac.authorization.k8s.io", "Role"),
    ("rbac.authorization.k8s.io", "RoleBinding"),
  ]

  /// All objects and all that the forge was told, without what differs between two lives that went alike: identities, times and
  /// the names of commits.
  func endState() async throws -> String {
    let world = forge.world
    let pulls = world.pulls[shop] ?? []
    var commits: [(name: String, sha: String)] = []
    for pull in pulls { commits += [("head-of-\(pull.number)", pull.sha), ("base", pull.targetSHA)] }
    let likeness = Likeness(commits: commits)
    var parts: [String] = []
    let kinds =
      FaultWorld.kinds.map { GroupVersionKind(group: $0.group, version: "v1", kind: $0.kind) }
      + [Names.application, Names.preview, Names.previewSet]
    for kind in kinds {
      for object in try await cluster.listAll(kind, namespace: nil).items {
        parts.append(YAML.text(likeness.of(object.value)))
      }
    }
    for pull in pulls {
      for comment in pull.comments where !comment.isDeleted {
        parts.append(likeness.of("comment on \(pull.number): \(comment.body)"))
      }
      for status in world.newestStatuses(of: pull.sha, in: shop) {
        parts.append(likeness.of("status of \(pull.number): \(status.key) \(status.state) \(status.text)"))
      }
    }
    return parts.joined(separator: "\n---\n")
  }
}

/// What two lives that went alike have in common.
private struct Likeness {
  let commits: [(name: String, sha: String)]

  private static let fleeting: Set = [
    "uid", "resourceVersion", "creationTimestamp", "managedFields", "generation", "observedGeneration",
    "lastTransitionTime", "namespaceUID", "commentID", "commentHash", "lastStatus", "hash", "deployingSince",
    "lastActivityAt", "sources", "since", "at", "updatedAt", "createdAt", "pushMark", "pushedAt", "askedAt",
    "aliveSince", "headSince", "nestling.dev/owner-uid", "nestling.dev/heard-comments",
  ]

  func of(_ text: String) -> String {
    commits.reduce(text) {
      $0.replacing($1.sha, with: $1.name).replacing($1.sha.prefix(7), with: $1.name)
    }
  }

  func of(_ value: Value) -> Value {
    switch value {
    case .object(let members):
      var result = Object()
      for pair in members.sorted(by: { $0.key < $1.key })
      where !Likeness.fleeting.contains(pair.key) && pair.value != [] {
        result[pair.key] = of(pair.value)
      }
      return .object(result)
    // An inventory stands in the order of what was applied first.
    case .array(let items): return .array(items.map { of($0) }.sorted { JSON.text($0) < JSON.text($1) })
    case .string(let text): return .string(of(text))
    default: return value
    }
  }
}
