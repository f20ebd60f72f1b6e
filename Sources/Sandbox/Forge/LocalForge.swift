// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Git
internal import HTTPTransport
internal import Locks
internal import Telemetry
internal import WebPages

/// A forge over the bare repositories below one folder: what Gitea does, as far as pull requests and previews need it.
///
/// Every bare repository at `FOLDER/OWNER/REPO.git` is on it, also one that appears later. Heads are read from Git each time;
/// the rest lies in the store. All operations are here once: the Gitea API, the pages and the watch over references are
/// faces of them.
final class LocalForge: Sendable {
  let store: ForgeStore
  /// Holds OWNER/REPO.git.
  let folder: String
  let deliveries: HookDeliveries
  let now: @Sendable () -> Timestamp
  private let address = Mutex("http://localhost")
  let merges = MergeFacts()

  /// The account of who sits before the machine; site administrator.
  static let administrator = "you"
  /// The operator's account.
  static let bot = "nestling-bot"

  init(store: ForgeStore, folder: String, client: any HTTPClient, clock: TimeSource) throws {
    self.store = store
    self.folder = folder
    now = clock.now
    deliveries = HookDeliveries(store: store, client: client, clock: clock)
    _ = try store.ensureUser(LocalForge.administrator, fullName: "You", isAdmin: true)
    _ = try store.ensureUser(LocalForge.bot, fullName: "Nestling")
  }

  /// Where people and clients reach the forge, without a slash at the end.
  var baseURL: String {
    get { address.withLock { $0 } }
    set { address.withLock { $0 = newValue } }
  }

  func administrator() throws -> ForgeUser { try store.ensureUser(LocalForge.administrator, isAdmin: true) }

  func signature(_ user: ForgeUser) -> LocalRepository.Signature {
    LocalRepository.Signature(
      name: user.fullName.isEmpty ? user.login : user.fullName, email: LocalForge.email(user.login), time: now())
  }

  static func email(_ login: String) -> String { "\(login.lowercased())@users.noreply.localhost" }
}

// MARK: repositories

extension LocalForge {
  /// Letters, digits, `.`, `_`, `-`, not beginning with a dot or dash: so a name is one safe path segment.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, first != 0x2E, first != 0x2D, text.utf8.count <= 100 else { return false }
    return text.utf8.allSatisfy {
      ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x2E
        || $0 == 0x5F || $0 == 0x2D
    } && !text.hasSuffix(".git")
  }

  func path(owner: String, name: String) -> String { "\(folder)/\(owner)/\(name).git" }
  func path(_ repository: ForgeRepository) -> String { path(owner: repository.owner, name: repository.name) }
  func git(_ repository: ForgeRepository) -> LocalRepository {
    LocalRepository(path: path(repository), name: repository.fullName)
  }

  /// The repository of that name, if it lies in the folder.
  func repository(owner: String, name: String) throws -> ForgeRepository? {
    guard LocalForge.isName(owner), LocalForge.isName(name),
      Files.isFolder(path(owner: owner, name: name) + "/objects")
    else { return nil }
    let repository = try store.ensureRepository(owner: owner, name: name)
    // The operator asks who may do what, which Gitea tells to a repository's administrators only.
    let bot = try store.ensureUser(LocalForge.bot)
    if try !store.isCollaborator(bot, on: repository) { try store.grant("admin", to: bot, on: repository) }
    return repository
  }

  /// The repository that a clone URL of this forge names: by its last two parts, if the host is this machine.
  func local(url: String) -> LocalRepository? {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    let parts = url[scheme.upperBound...].split(separator: "/").map(String.init)
    guard parts.count == 3, let host = parts.first.map(hostWithoutPort),
      ["localhost", "127.0.0.1", "[::1]"].contains(host.split(separator: "@").last.map(String.init) ?? "")
    else { return nil }
    let name = parts[2].hasSuffix(".git") ? String(parts[2].dropLast(4)) : parts[2]
    return (try? repository(owner: parts[1], name: name)).flatMap { $0 }.map(git)
  }

  /// Every repository in the folder, by owner and name.
  func repositories(owner: String? = nil) throws -> [ForgeRepository] {
    try Files.names(in: folder).filter { LocalForge.isName($0) && (owner == nil || $0 == owner) }.flatMap { owner in
      try Files.names(in: "\(folder)/\(owner)").filter { $0.hasSuffix(".git") }
        .compactMap { try repository(owner: owner, name: String($0.dropLast(4))) }
    }
  }

  /// A new empty bare repository; an existing one is left as it is.
  func createRepository(owner: String, name: String, defaultBranch: String = "main") async throws -> ForgeRepository {
    guard LocalForge.isName(owner), LocalForge.isName(name) else {
      throw ForgeFailure.unprocessable("[Name]: alphanumeric, dash, underscore and dot only")
    }
    let made = try await LocalRepository.create(path: path(owner: owner, name: name), defaultBranch: defaultBranch)
    guard await made.exists(), let repository = try repository(owner: owner, name: name) else {
      throw ForgeFailure.notFound("repository \(owner)/\(name)")
    }
    return repository
  }

  /// A copy of a repository under another owner. An existing copy is brought the branches it lacks, and reported as a
  /// conflict as Gitea does.
  func fork(_ repository: ForgeRepository, to owner: ForgeUser, name: String? = nil) async throws -> ForgeRepository {
    let name = name ?? repository.name
    guard owner.login.lowercased() != repository.owner.lowercased() else {
      throw ForgeFailure.conflict("The repository with the same name already exists.")
    }
    let existed = try self.repository(owner: owner.login, name: name) != nil
    let branch = try await git(repository).defaultBranch() ?? "main"
    let copy = try await createRepository(owner: owner.login, name: name, defaultBranch: branch)
    try store.database.run(
      "UPDATE repositories SET parent_id = ?2 WHERE id = ?1", [.integer(copy.id), .integer(repository.id)])
    let known = Set(try await git(copy).branches().map(\.name))
    let missing = try await git(repository).branches().map(\.name).filter { !known.contains($0) }
    try await fetch(from: repository, into: copy, references: missing.map { "refs/heads/\($0):refs/heads/\($0)" })
    if existed { throw ForgeFailure.conflict("The repository with the same name already exists.") }
    return try store.repository(id: copy.id) ?? copy
  }

  /// Copies references (`from:to`) with their objects from one repository on this disk to another.
  func fetch(from source: ForgeRepository, into target: ForgeRepository, references: [String]) async throws {
    guard !references.isEmpty else { return }
    let outcome = try await ChildProcess.git(
      ["--git-dir=" + path(target), "fetch", "--quiet", "--no-tags", "--no-write-fetch-head", path(source)]
        + references.map { "+" + $0 }
    ).run()
    guard outcome.status == 0 else { throw ForgeFailure.notFound("branch to copy: \(outcome.complaint)") }
  }
}
