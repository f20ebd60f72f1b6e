// SPDX-License-Identifier: Apache-2.0
internal import Git
internal import Locks

/// What merging two commits would come to, worked out once: commits never change, and lists ask for the same ones each time.
final class MergeFacts: Sendable {
  struct Facts: Sendable {
    /// Best common ancestor; nil without one.
    var base: String?
    var isClean: Bool
  }
  private static let limit = 5000
  private let known = Mutex<[String: Facts]>([:])

  /// nil when the commits cannot be read.
  func facts(_ repository: LocalRepository, base: String, head: String) async -> Facts? {
    let key = "\(repository.path) \(base) \(head)"
    if let facts = known.withLock({ $0[key] }) { return facts }
    do throws(GitError) {
      let facts = Facts(
        base: try await repository.mergeBase(base, head), isClean: try await repository.canMerge(head, into: base))
      known.withLock { known in
        if known.count >= MergeFacts.limit { known.removeAll() }
        known[key] = facts
      }
      return facts
    } catch {
      return nil
    }
  }
}
