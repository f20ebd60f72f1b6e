// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

/// Finds the whole names of commits, of which bitbucket.org's pull requests give the first twelve digits. A name never changes its
/// meaning, so each is asked for once.
struct BitbucketCommits: Sendable {
  private struct Key: Hashable {
    let repository: String
    let short: String
  }

  private let session: Session
  private let known = RememberedEach<Key, String>()

  init(session: Session) { self.session = session }

  /// Learns the heads of many pull requests at once from the branches that changed last: after a restart an hour's budget would
  /// not do for one question each.
  func prepare(_ pulls: [Value], in repository: RepositoryRef) async throws(ForgeError) {
    let unknown = Dictionary(
      grouping: pulls.compactMap { key(of: $0, in: repository) }.filter { known.known($0) == nil }
    ) {
      $0.repository
    }
    let own = PercentEncoding.path(repository.description)
    for (path, keys) in unknown where keys.count > 2 {
      let url = session.url("/repositories/\(path)/refs/branches", [("sort", "-target.date"), ("pagelen", "100")])
      let answer: Value
      do throws(ForgeError) { answer = try await session.value(url, what: "branches of \(path)") } catch {
        // A fork that is hidden from us is no reason to doubt the list: its heads are asked for one by one.
        switch error {
        case .notFound where path != own: continue
        case .forbidden where path != own: continue
        default: throw error
        }
      }
      let heads = (answer["values"]?.array ?? []).compactMap { $0.at("target", "hash")?.string }
      for key in keys {
        if let whole = heads.first(where: { $0.hasPrefix(key.short) }) { known.keep(whole, for: key) }
      }
    }
  }

  /// The whole name. A head whose fork is gone or hidden keeps its short name: nobody could fetch it either.
  func whole(_ short: String, of pull: Value, in repository: RepositoryRef) async throws(ForgeError) -> String {
    guard short.utf8.count < 40, let key = key(of: pull, in: repository) else { return short }
    do throws(ForgeError) {
      return try await known.value(key) { () async throws(ForgeError) -> String in
        let url = session.url("/repositories/\(key.repository)/commit/\(PercentEncoding.component(short))")
        let answer = try await session.value(url, what: "commit \(short)")
        guard let hash = answer["hash"]?.string, hash.hasPrefix(short) else {
          throw ForgeError.malformed(host: session.host, detail: "commit \(short) has no hash that begins so")
        }
        return hash
      }
    } catch {
      switch error {
      case .notFound where isFork(pull): return short
      case .forbidden where isFork(pull): return short
      // The repository answered a moment ago: it is not gone for that.
      case .notFound: throw .malformed(host: session.host, detail: "commit \(short) is not there")
      default: throw error
      }
    }
  }

  private func key(of pull: Value, in repository: RepositoryRef) -> Key? {
    guard let short = pull.at("source", "commit", "hash")?.string, !short.isEmpty else { return nil }
    let name = pull.at("source", "repository", "full_name")?.string ?? repository.description
    return Key(repository: PercentEncoding.path(name), short: short)
  }

  private func isFork(_ pull: Value) -> Bool {
    pull.at("source", "repository", "uuid") != pull.at("destination", "repository", "uuid")
  }
}
