// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

/// A 404 says that something is not there, or that what it belongs to is not, or is hidden. Only the first may be believed, so what
/// it belongs to is asked for next.
extension Session {
  /// The pull request as the forge writes it; nil when the repository answers and has no such number.
  func numbered(
    _ url: String, _ number: Int, in repository: RepositoryRef, repositoryPath: String
  ) async throws(ForgeError) -> Value? {
    do throws(ForgeError) { return try await value(url, what: "\(repository)#\(number)") } catch {
      guard case .notFound = error else { throw error }
      let answer = try await value(self.url(repositoryPath), what: "\(repository)")
      guard ["full_name", "slug", "name"].contains(where: { answer[$0]?.string != nil }) else {
        throw .malformed(host: host, detail: "\(repository) does not look like a repository")
      }
      return nil
    }
  }

  /// Whether a path answers; its root decides between "no such path" and an error.
  func isThere(_ url: String, root: String, what: String) async throws(ForgeError) -> Bool {
    do throws(ForgeError) {
      _ = try await send(url, what: what)
      return true
    } catch {
      guard case .notFound = error else { throw error }
      _ = try await send(root, what: what)
      return false
    }
  }

  /// Deletes what may be gone already.
  func delete(_ url: String, what: String) async throws(ForgeError) {
    do throws(ForgeError) { _ = try await send(url, method: "DELETE", what: what) } catch {
      guard case .notFound = error else { throw error }
    }
  }
}

extension String {
  /// 40 hexadecimal digits.
  var isCommitName: Bool {
    utf8.count == 40 && utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20) }
  }

  func trimmingSlashes() -> String {
    String(drop { $0 == "/" }.reversed().drop { $0 == "/" }.reversed())
  }
}

extension ChangedFiles {
  /// All of these paths, each once, without a leading slash.
  static func paths(_ paths: some Sequence<String>) -> ChangedFiles {
    var seen: Set<String> = []
    return .known(paths.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 }.filter { seen.insert($0).inserted })
  }
}
