// SPDX-License-Identifier: Apache-2.0
internal import CGit2
public import HTTPTransport
internal import Locks

/// Bare copies of remote repositories, kept on disk and brought up to date by what is missing.
///
/// *Guarantees*: one exchange with a server at a time per repository; nothing is fetched when the commit is already here;
/// a commit that is here is handed out only to credentials that the server has accepted since the process started. A mirror
/// that has become unreadable is thrown away and fetched anew.
public final class Mirrors: Sendable {
  /// How much of our time, memory and disk one exchange may take.
  public struct Limits: Sendable {
    /// Bytes received in one exchange.
    public var maximumTransfer = 2 << 30
    /// For a whole exchange.
    public var timeout: Duration = .seconds(300)
    /// A server that says nothing for so long has failed.
    public var idleTimeout: Duration = .seconds(30)
    /// Whether `file://` URLs and absolute paths are read in place. Only where whoever writes them owns the machine.
    public var allowsLocalPaths = false
    /// The OpenSSH client, a name in PATH or a path.
    public var sshProgram = "ssh"
    /// So many fetches later a mirror is replaced by a fresh copy.
    var packsBeforeRenewal = 200
    public init() {}
  }

  private struct State {
    var turns: [String: Turnstile] = [:]
    var proven: Set<GitRemote> = []
  }

  private let root: String
  private let client: any HTTPClient
  private let limits: Limits
  private let state = Mutex(State())

  /// - Parameter root: folder of the mirrors; made when first needed.
  public init(root: String, client: any HTTPClient, limits: Limits = Limits()) {
    self.root = root
    self.client = client
    self.limits = limits
  }

  /// Full SHA of the commit that a branch, tag, full reference name (`refs/pull/1/head`), commit or HEAD means now. The
  /// commit is here when this returns.
  public func revision(_ remote: GitRemote, _ revision: String) async throws(GitError) -> String {
    try await locate(remote, revision).sha
  }

  /// The tree at that revision.
  public func tree(_ remote: GitRemote, _ revision: String) async throws(GitError) -> GitTree {
    let (sha, path) = try await locate(remote, revision)
    return GitTree(sha: sha, path: path, name: remote.shown)
  }

  private func locate(_ remote: GitRemote, _ revision: String) async throws(GitError) -> (sha: String, path: String) {
    switch remote.place {
    case .unsupported(let detail): throw .unsupported(repository: remote.shown, detail: detail)
    case .local(let path):
      guard limits.allowsLocalPaths else {
        throw .unsupported(repository: remote.shown, detail: "repositories of this machine are not served here")
      }
      return (try await LocalRepository(path: path, name: remote.shown).resolve(revision), path)
    case .http: return try await update(remote, revision)
    case .ssh:
      guard remote.proxy == nil else {
        throw .unsupported(repository: remote.shown, detail: "a proxy is used for https only; remove it or use https")
      }
      return try await update(remote, revision)
    }
  }

  private func update(_ remote: GitRemote, _ revision: String) async throws(GitError) -> (sha: String, path: String) {
    let path = root + "/" + directoryName(remote.shown)
    let turn = state.withLock { state in
      let turn = state.turns[path] ?? Turnstile()
      state.turns[path] = turn
      return turn
    }
    await turn.enter()
    let result: Result<String, GitError>
    do throws(GitError) { result = .success(try await exchange(remote, revision, path)) } catch {
      result = .failure(error)
    }
    await turn.leave()
    return (try result.get(), path)
  }

  private func exchange(_ remote: GitRemote, _ revision: String, _ path: String) async throws(GitError) -> String {
    let isProven = state.withLock { $0.proven.contains(remote) }
    if isProven, isFullSHA(revision), await hasCommit(path, revision) { return revision.lowercased() }
    let conversation = Conversation(client: client, remote: remote, limits: limits)
    do throws(GitError) {
      let sha = try await fetch(conversation, revision, path)
      state.withLock { state in
        if state.proven.count >= 4096 { state.proven.removeAll() }
        state.proven.insert(remote)
      }
      return sha
    } catch {
      if case .unauthorized = error { state.withLock { _ = $0.proven.remove(remote) } }
      throw error
    }
  }

  private func hasCommit(_ path: String, _ sha: String) async -> Bool {
    await LocalRepository(path: path).contains(sha)
  }

  private func fetch(_ conversation: Conversation, _ revision: String, _ path: String) async throws(GitError) -> String
  {
    // A closure cannot be interrupted by task cancellation; the conversation polls for it.
    let work = { @Sendable () throws(GitError) -> String in
      do throws(GitError) {
        return try BareMirror(path: path, name: conversation.name).update(conversation, revision)
      } catch .corrupt {
        // Half written when the machine stopped, or a broken disk: it is only a copy.
        removeTree(path)
        return try BareMirror(path: path, name: conversation.name).update(conversation, revision)
      }
    }
    let result: Result<String, GitError> = await withTaskCancellationHandler {
      do throws(GitError) { return .success(try await BlockingThreads.network.run(work)) } catch {
        return .failure(error)
      }
    } onCancel: {
      conversation.cancel()
    }
    return try result.get()
  }

  /// Readable, and different for different URLs: the last part of the path and a digest.
  private func directoryName(_ url: String) -> String {
    _ = Library.start
    var id = git_oid()
    let bytes = Array(url.utf8)
    git_odb_hash(&id, bytes, bytes.count, GIT_OBJECT_BLOB)
    let tail = url.split(separator: "/").last.map(String.init) ?? ""
    let readable = String(decoding: tail.utf8.filter { isalnumASCII($0) || $0 == 0x2D }.prefix(40), as: UTF8.self)
    return "\(readable)-\(id.hex.prefix(24)).git"
  }

  private func isalnumASCII(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}

/// Lets one through at a time, in order of arrival.
private actor Turnstile {
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  func enter() async {
    guard isTaken else {
      isTaken = true
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func leave() {
    if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
  }
}
