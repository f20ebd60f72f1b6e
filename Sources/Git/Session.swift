// SPDX-License-Identifier: Apache-2.0
internal import CGit2

/// What a server has: its references, and the branch that HEAD names.
struct Advertisement: Sendable {
  var shas: [String: String] = [:]
  /// Full name, `refs/heads/main`; nil when there is no HEAD, or a detached one.
  var head: String?

  /// The reference that a revision means, with the commit (or tag object) it leads to. Branches before tags, as the full
  /// name says more than the short one.
  func find(_ revision: String) -> (reference: String, sha: String)? {
    let names =
      revision == "HEAD" ? [head ?? "HEAD"] : ["refs/heads/", "refs/tags/", "", "refs/"].map { $0 + revision }
    for name in names {
      if let sha = shas[name + "^{}"] ?? shas[name] { return (name, sha) }
    }
    return nil
  }

  /// A reference that stands at this commit, so that the commit can be asked for by name.
  func reference(at sha: String) -> String? {
    shas.filter { $0.value == sha && $0.key != "HEAD" }.keys.min().map {
      $0.hasSuffix("^{}") ? String($0.dropLast(3)) : $0
    }
  }
}

/// A connection to a server, for one job on one thread: list, then fetch what is missing.
struct Session: ~Copyable {
  private let remote: OpaquePointer
  private let conversation: Conversation

  private init(_ remote: OpaquePointer, _ conversation: Conversation) {
    self.remote = remote
    self.conversation = conversation
  }

  /// Connects and reads the list of references.
  static func open(_ conversation: Conversation, into handle: Handle?) throws(GitError) -> Session {
    _ = Library.start
    var options = git_remote_create_options()
    git_remote_create_options_init(&options, UInt32(GIT_REMOTE_CREATE_OPTIONS_VERSION))
    options.repository = handle?.raw
    // Without a name and without insteadOf nothing is looked up in the configuration, where libgit2 1.5 leaks 20 kB a miss.
    options.flags = GIT_REMOTE_CREATE_SKIP_INSTEADOF.rawValue | GIT_REMOTE_CREATE_SKIP_DEFAULT_FETCHSPEC.rawValue
    var raw: OpaquePointer?
    try Library.check(git_remote_create_with_opts(&raw, conversation.remote.shown, &options), conversation.name)
    guard let raw else { throw .unsupported(repository: conversation.name, detail: "not a valid URL") }
    let session = Session(raw, conversation)
    var callbacks = callbacks(conversation)
    guard git_remote_connect(raw, GIT_DIRECTION_FETCH, &callbacks, nil, nil) == 0 else { throw reason(conversation) }
    return session
  }

  deinit {
    git_remote_disconnect(remote)
    git_remote_free(remote)
  }

  func advertisement() throws(GitError) -> Advertisement {
    var heads: UnsafeMutablePointer<UnsafePointer<git_remote_head>?>?
    var count = 0
    guard git_remote_ls(&heads, &count, remote) == 0 else { throw Session.reason(conversation) }
    var found = Advertisement()
    for place in 0..<count {
      guard let head = heads?[place]?.pointee, let text = head.name else { continue }
      let name = String(cString: text)
      found.shas[name] = head.oid.hex
      if name == "HEAD", let target = head.symref_target { found.head = String(cString: target) }
    }
    return found
  }

  /// Downloads what is missing of these references (full names, or full SHAs where the server allows that).
  func download(_ references: [String]) throws(GitError) {
    var options = git_fetch_options()
    git_fetch_options_init(&options, UInt32(GIT_FETCH_OPTIONS_VERSION))
    options.callbacks = Session.callbacks(conversation)
    options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE
    options.update_fetchhead = 0
    let code = withStrings(references) { list in
      var list = list
      return git_remote_download(remote, &list, &options)
    }
    guard code < 0 else { return }
    throw Session.reason(conversation)
  }

  /// Why a call failed: what the conversation saw, else libgit2's own words.
  private static func reason(_ conversation: Conversation) -> GitError {
    conversation.failure ?? .malformed(repository: conversation.name, detail: Library.lastMessage)
  }

  private static func callbacks(_ conversation: Conversation) -> git_remote_callbacks {
    var callbacks = git_remote_callbacks()
    git_remote_init_callbacks(&callbacks, UInt32(GIT_REMOTE_CALLBACKS_VERSION))
    // Every callback gets this payload; the conversation outlives the session that holds it.
    callbacks.payload = Unmanaged.passUnretained(conversation).toOpaque()
    callbacks.transport = Subtransport.make
    callbacks.transfer_progress = { _, payload in
      guard let payload else { return 0 }
      let conversation = Unmanaged<Conversation>.fromOpaque(payload).takeUnretainedValue()
      return conversation.mayGoOn() ? 0 : GIT_EUSER.rawValue
    }
    return callbacks
  }
}

/// A `git_strarray` for the time of a call.
private func withStrings<Output>(_ texts: [String], _ body: (git_strarray) -> Output) -> Output {
  var copies = texts.map { text -> UnsafeMutablePointer<CChar>? in
    let bytes = text.utf8CString
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (place, byte) in bytes.enumerated() { copy[place] = byte }
    return copy
  }
  defer { for copy in copies { copy?.deallocate() } }
  return copies.withUnsafeMutableBufferPointer { body(git_strarray(strings: $0.baseAddress, count: $0.count)) }
}
