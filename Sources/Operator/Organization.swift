// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import Generators

/// Whose repositories a scmProvider generator lists (appset-engine section 5.6): what the forge says, in the generator's words.
struct Organization: Sendable {
  /// The provider's member as written.
  let member: Value
  /// As the generator has it: ssh when it says nothing.
  let cloneProtocol: String

  init(_ member: Value, cloneProtocol: String) {
    self.member = member
    self.cloneProtocol = cloneProtocol
  }

  private var wantsAllBranches: Bool { member["allBranches"]?.bool == true }

  func takes(_ repository: Repository) -> Bool {
    !repository.isArchived || member["excludeArchivedRepos"]?.bool != true
  }

  /// The repository as the generator wants it, its branches still to be asked for.
  func offer(_ repository: Repository, _ client: any ForgeClient) -> ForgeRepository {
    ForgeRepository(
      organization: organization(of: repository.ref), name: repository.ref.name, id: identifier(repository.id),
      url: url(repository), labels: repository.labels,
      branches: { () async throws(SourceError) in
        do throws(ForgeError) {
          // A repository without a default branch is an empty one.
          guard wantsAllBranches || !repository.defaultBranch.isEmpty else { return [] }
          return try await client.branches(repository.ref)
            .filter { wantsAllBranches || $0.name == repository.defaultBranch }
            .map { branch($0, repository.ref, client) }
        } catch { throw .forge(error) }
      })
  }

  private func url(_ repository: Repository) -> String {
    switch cloneProtocol {
    case "", "ssh": repository.sshURL
    case "https-fips": repository.fipsURL
    default: repository.httpsURL
    }
  }

  /// The owner, without the project below it that a generator names apart (`teamProject`).
  private func organization(of repository: RepositoryRef) -> String {
    guard let written = member["organization"]?.string, repository.owner.hasPrefix(written + "/") else {
      return repository.owner
    }
    return written
  }

  private func identifier(_ id: String) -> Value {
    id.isEmpty ? .null : Int64(id).map { .int($0) } ?? .string(id)
  }

  private func branch(_ branch: Branch, _ repository: RepositoryRef, _ client: any ForgeClient) -> ForgeBranch {
    let revision = branch.sha.isEmpty ? branch.name : branch.sha
    return ForgeBranch(
      name: branch.name, sha: branch.sha,
      hasPath: { (path) async throws(SourceError) in
        do throws(ForgeError) { return try await client.hasPath(repository, revision: revision, path: path) } catch {
          throw .forge(error)
        }
      })
  }
}
