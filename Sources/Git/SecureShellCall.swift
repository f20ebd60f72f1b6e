// SPDX-License-Identifier: Apache-2.0
internal import CLinux
internal import Glibc

/// `git-upload-pack` of another machine through the OpenSSH client, as Git does it: one process for a whole session.
///
/// Nothing of this machine's own SSH settings is used: no configuration, no agent, no keys but the given one, no hosts but the
/// given ones.
final class SecureShellCall: ServiceCall {
  private let conversation: Conversation
  private let files: SecureShellFiles
  private var process: pid_t = 0
  private var input: Int32 = -1
  private var output: Int32 = -1
  private var errors: Int32 = -1

  /// Nil when the client cannot be started; the conversation then knows why.
  init?(_ conversation: Conversation, _ address: SSHAddress) {
    self.conversation = conversation
    guard let files = SecureShellFiles(conversation.remote) else {
      conversation.fail(
        .unreachable(repository: conversation.name, detail: "there is no room for its key in the temporary folder"))
      return nil
    }
    self.files = files
    let program = conversation.limits.sshProgram
    guard let path = SecureShellCall.executable(program) else {
      conversation.fail(
        .unsupported(repository: conversation.name, detail: "ssh URLs need the OpenSSH client, which is not installed"))
      return nil
    }
    let code = start(path, files.options + SecureShellCall.arguments(address))
    guard code == 0 else {
      conversation.fail(
        .unreachable(repository: conversation.name, detail: "\(program): \(String(cString: strerror(code)))"))
      return nil
    }
  }

  deinit {
    for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) }
    guard process > 0 else { return }
    kill(-process, SIGTERM)
    var status: Int32 = 0
    // It has half a second to go by itself: nothing of it may stay.
    for _ in 0..<50 where waitpid(process, &status, WNOHANG) == 0 { usleep(10_000) }
    kill(-process, SIGKILL)
    waitpid(process, &status, 0)
  }

  static func arguments(_ address: SSHAddress) -> [String] {
    let quoted = address.path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
    return (address.port.map { ["-p", String($0)] } ?? []) + [
      "--", address.destination, "git-upload-pack '\(quoted)'",
    ]
  }

  private static func executable(_ program: String) -> String? {
    if program.contains("/") { return program }
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(program)" }.first { access($0, X_OK) == 0 }
  }

  private func start(_ path: String, _ arguments: [String]) -> Int32 {
    var pipes: [[Int32]] = []
    for place in 0..<3 {
      var ends: [Int32] = [-1, -1]
      // Its input is a socket, since writing to a pipe that nobody reads any more is a signal.
      let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
      guard (place == 0 ? socketpair(AF_UNIX, kind, 0, &ends) : pipe2(&ends, O_CLOEXEC)) == 0 else {
        let code = errno
        for descriptor in pipes.joined() { close(descriptor) }
        return code
      }
      pipes.append(ends)
    }
    var words = (["ssh"] + arguments).map { strdup($0) } + [nil]
    var kept: [String] = []
    for name in ["PATH", "TMPDIR"] {
      if let value = getenv(name) { kept.append(name + "=" + String(cString: value)) }
    }
    var variables = kept.map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    let code = nl_spawn(&process, path, &words, &variables, nil, pipes[0][0], pipes[1][1], pipes[2][1])
    for descriptor in [pipes[0][0], pipes[1][1], pipes[2][1]] { close(descriptor) }
    (input, output, errors) = (pipes[0][1], pipes[1][0], pipes[2][0])
    if code != 0 { process = 0 }
    return code
  }

  // MARK: Talking

  func read(into buffer: UnsafeMutableRawPointer, limit: Int) -> Int? {
    var waited = 0
    while conversation.mayGoOn() {
      var poll = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard Glibc.poll(&poll, 1, 100) > 0 else {
        waited += 100
        if .milliseconds(waited) > conversation.limits.idleTimeout {
          conversation.fail(.timedOut(repository: conversation.name, after: conversation.limits.idleTimeout))
        }
        continue
      }
      let count = Glibc.read(output, buffer, limit)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        conversation.fail(reason())
        return nil
      }
      return conversation.count(count) ? count : nil
    }
    return nil
  }

  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty, conversation.mayGoOn() {
      var poll = pollfd(fd: input, events: Int16(POLLOUT), revents: 0)
      guard Glibc.poll(&poll, 1, 100) > 0 else { continue }
      let count = send(
        input, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count, Int32(MSG_NOSIGNAL))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        conversation.fail(reason())
        return false
      }
      rest = rest.dropFirst(count)
    }
    return rest.isEmpty
  }

  /// What the client complained about, in our words.
  private func reason() -> GitError {
    var said: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while said.count < 16_384, case let count = Glibc.read(errors, &buffer, buffer.count), count > 0 {
      said += buffer[..<count]
    }
    return SecureShellCall.error(String(decoding: said, as: UTF8.self), repository: conversation.name)
  }

  static func error(_ said: String, repository: String) -> GitError {
    let lines = said.split(whereSeparator: \.isNewline).map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    let words = said.lowercased()
    func says(_ phrases: String...) -> Bool { phrases.contains { words.firstRange(of: $0) != nil } }
    if says("host key verification failed", "remote host identification has changed") {
      return .unreachable(
        repository: repository, detail: "its host key is not the known one; check the host's entry in known_hosts")
    }
    if says("permission denied", "access denied", "unauthorized") { return .unauthorized(repository: repository) }
    if says("does not appear to be a git repository", "repository not found", "not found", "does not exist") {
      return .repositoryNotFound(repository: repository)
    }
    return .unreachable(
      repository: repository, detail: lines.isEmpty ? "the connection ended" : lines.suffix(3).joined(separator: "; "))
  }
}

/// The key and the known hosts of one call, in a folder that nobody else may read and that goes with it.
private final class SecureShellFiles {
  private let folder: String
  let options: [String]

  init?(_ remote: GitRemote) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var pattern = Array("\(base)/nestling-ssh-XXXXXX".utf8CString)
    guard mkdtemp(&pattern) != nil else { return nil }
    folder = String(decoding: pattern.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var options = [
      "-F", "none", "-T", "-oBatchMode=yes", "-oConnectTimeout=15", "-oServerAliveInterval=15",
      "-oServerAliveCountMax=2", "-oIdentityAgent=none", "-oIdentitiesOnly=yes", "-oGlobalKnownHostsFile=none",
      "-oUserKnownHostsFile=\(folder)/known_hosts", "-oUpdateHostKeys=no",
      "-oStrictHostKeyChecking=\(remote.isInsecure ? "no" : "yes")",
    ]
    var isWritten = SecureShellFiles.write(remote.knownHosts ?? [], to: folder + "/known_hosts")
    if case .sshKey(let key) = remote.credentials {
      isWritten = isWritten && SecureShellFiles.write(key, to: folder + "/key")
      options += ["-i", folder + "/key"]
    } else {
      options += ["-oIdentityFile=none"]
    }
    self.options = options
    // The folder is gone with the object, which from here on exists.
    guard isWritten else { return nil }
  }

  deinit { removeTree(folder) }

  /// OpenSSH refuses a key without a last line end.
  private static func write(_ bytes: [UInt8], to path: String) -> Bool {
    let content = bytes.last == 0x0A || bytes.isEmpty ? bytes : bytes + [0x0A]
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    defer { close(file) }
    var rest = content[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
