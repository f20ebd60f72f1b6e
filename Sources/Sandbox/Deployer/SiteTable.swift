// SPDX-License-Identifier: Apache-2.0
internal import Git
internal import Locks

/// One folder at one commit, shown at one host.
struct Site: Sendable, Equatable {
  /// `namespace/name` of the Application.
  var application: String
  var repository: LocalRepository
  var revision: String
  /// "" for the root of the repository.
  var folder: String
}

/// Which site is at which host. Several Applications may claim one host; the first by name has it.
final class SiteTable: Sendable {
  private struct Entry {
    var host: String
    var site: Site
  }
  private let entries = Mutex<[String: Entry]>([:])

  /// Puts the site of an Application at a host, and nowhere else.
  func place(_ site: Site, at host: String) {
    entries.withLock { $0[site.application] = Entry(host: host.lowercased(), site: site) }
  }

  func remove(application: String) {
    entries.withLock { $0[application] = nil }
  }

  func site(at host: String) -> Site? {
    let host = host.lowercased()
    return entries.withLock { entries in
      entries.filter { $0.value.host == host }.min { $0.key < $1.key }?.value.site
    }
  }

  /// Hosts and Applications, for the status page.
  var hosts: [(host: String, application: String)] {
    entries.withLock { $0.map { ($0.value.host, $0.key) } }.sorted { $0.host < $1.host }
  }
}
