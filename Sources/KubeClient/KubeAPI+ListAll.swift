// SPDX-License-Identifier: Apache-2.0
public import KubeModel

extension KubeAPI {
  /// All pages of a list as one, with the resource version to watch from.
  ///
  /// A continue token can expire between pages (410); the list then begins anew, at most twice.
  /// - Parameter maximum: objects; more than that is `invalid`, because nobody meant to hold them all in memory.
  public func listAll(
    _ kind: GroupVersionKind, namespace: String?, _ options: ListOptions = ListOptions(), maximum: Int = 100_000
  ) async throws(KubeError) -> ListPage {
    var restarts = 0
    while true {
      do throws(KubeError) {
        return try await allPages(kind, namespace: namespace, options, maximum: maximum)
      } catch {
        guard case .gone = error, restarts < 2 else { throw error }
        restarts += 1
      }
    }
  }

  private func allPages(
    _ kind: GroupVersionKind, namespace: String?, _ options: ListOptions, maximum: Int
  ) async throws(KubeError) -> ListPage {
    var options = options
    var page = try await list(kind, namespace: namespace, options)
    // All pages are of one snapshot, whose version the first one has.
    var all = page
    while let token = page.continueToken {
      guard all.items.count <= maximum else { break }
      options.continueToken = token
      page = try await list(kind, namespace: namespace, options)
      all.items += page.items
    }
    guard all.items.count <= maximum else {
      throw .invalid("list \(kind): more than \(maximum) objects; use a selector or a namespace")
    }
    all.continueToken = nil
    return all
  }
}
