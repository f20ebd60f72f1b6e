// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// A program run to its end: bytes in, bytes out, all bounded.
///
/// The sandbox runs only `git`, with fixed arguments and an environment of its own: nothing of the user's configuration and no
/// hooks of theirs reach it.
struct ChildProcess: Sendable {
  struct Outcome: Sendable {
    /// Exit status; 128 and the signal when it was killed.
    var status: Int32
    var output: [UInt8]
    /// The last 4 KiB of what it complained about.
    var complaint: String
  }
  enum Failure: Error, Sendable, Equatable {
    case cannotStart(String)
    case outputTooLarge(limit: Int)
    case timedOut(after: Duration)
  }

  var arguments: [String]
  var environment: [String] = []
  var input: [UInt8] = []
  var outputLimit = 512 << 20
  var timeout: Duration = .seconds(120)

  static func git(_ arguments: [String], environment: [String] = [], input: [UInt8] = []) -> ChildProcess {
    ChildProcess(arguments: ["git"] + arguments, environment: environment, input: input)
  }

  private static var base: [String] {
    let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
    return [
      "PATH=\(path)", "LC_ALL=C", "HOME=/nonexistent", "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL=/dev/null",
      "GIT_TERMINAL_PROMPT=0", "GIT_CONFIG_COUNT=2", "GIT_CONFIG_KEY_0=safe.directory", "GIT_CONFIG_VALUE_0=*",
      "GIT_CONFIG_KEY_1=core.hooksPath", "GIT_CONFIG_VALUE_1=/nonexistent",
    ]
  }

  /// Runs on a thread of its own, so that the cooperative pool never waits for a program.
  func run() async throws(Failure) -> Outcome {
    let result: Result<Outcome, Failure> = await withCheckedContinuation { continuation in
      let job = Unmanaged.passRetained(
        Job {
          do throws(Failure) {
            continuation.resume(returning: .success(try runHere()))
          } catch {
            continuation.resume(returning: .failure(error))
          }
        })
      var thread = pthread_t()
      let code = pthread_create(
        &thread, nil,
        { pointer in
          guard let pointer else { return nil }
          Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue().body()
          return nil
        }, job.toOpaque())
      if code == 0 {
        pthread_detach(thread)
      } else {
        job.release()
        continuation.resume(returning: .failure(.cannotStart("no thread: \(String(cString: strerror(code)))")))
      }
    }
    return try result.get()
  }

  private final class Job: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private func runHere() throws(Failure) -> Outcome {
    let (inputRead, inputWrite) = try ChildProcess.pipe()
    let (outputRead, outputWrite) = try ChildProcess.pipe()
    let (errorRead, errorWrite) = try ChildProcess.pipe()
    var pid = pid_t()
    let code = spawn(&pid, [inputRead, outputWrite, errorWrite])
    for descriptor in [inputRead, outputWrite, errorWrite] { close(descriptor) }
    guard code == 0 else {
      for descriptor in [inputWrite, outputRead, errorRead] { close(descriptor) }
      throw .cannotStart("\(arguments.first ?? ""): \(String(cString: strerror(code)))")
    }
    var exchange = PipeExchange(input: inputWrite, output: outputRead, errors: errorRead, rest: input[...])
    let verdict = exchange.pump(outputLimit: outputLimit, deadline: .now + timeout)
    if verdict != .finished { kill(pid, SIGKILL) }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    switch verdict {
    case .finished: break
    case .tooLarge: throw .outputTooLarge(limit: outputLimit)
    case .late: throw .timedOut(after: timeout)
    }
    let exit = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    return Outcome(
      status: exit, output: exchange.collected,
      complaint: String(decoding: exchange.complaint.suffix(4096), as: UTF8.self))
  }

  private func spawn(_ pid: inout pid_t, _ descriptors: [Int32]) -> Int32 {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (place, descriptor) in descriptors.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(place))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A server ignores SIGPIPE and may block others; the child starts as if from a shell.
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    let words = arguments.map { strdup($0) } + [nil]
    let variables = (ChildProcess.base + environment).map { strdup($0) } + [nil]
    defer { for text in words + variables { free(text) } }
    return posix_spawnp(&pid, arguments[0], &actions, &attributes, words, variables)
  }

  private static func pipe() throws(Failure) -> (Int32, Int32) {
    // A pair of sockets instead of a pipe: made close-on-exec in one step, so that no other child inherits an end and keeps
    // it open, and written to without SIGPIPE.
    var ends: [Int32] = [0, 0]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw .cannotStart(String(cString: strerror(errno))) }
    return (ends[0], ends[1])
  }
}

/// Three pipes to a child, moved along together so that neither side waits for the other for ever.
private struct PipeExchange {
  enum Verdict { case finished, tooLarge, late }
  var input: Int32
  var output: Int32
  var errors: Int32
  var rest: ArraySlice<UInt8>
  var collected: [UInt8] = []
  var complaint: [UInt8] = []

  init(input: Int32, output: Int32, errors: Int32, rest: ArraySlice<UInt8>) {
    (self.input, self.output, self.errors, self.rest) = (input, output, errors, rest)
    // A child that stops reading must not block us in write().
    _ = fcntl(input, F_SETFL, O_NONBLOCK)
  }

  /// Returns when the child closed its output; closes all three.
  mutating func pump(outputLimit: Int, deadline: ContinuousClock.Instant) -> Verdict {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    defer { for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) } }
    while output >= 0 || errors >= 0 {
      if rest.isEmpty { shut(&input) }
      var waiting = [
        pollfd(fd: input, events: Int16(POLLOUT), revents: 0), pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      ]
      poll(&waiting, 3, 500)
      if ContinuousClock.now > deadline { return .late }
      if waiting[0].revents != 0 { feed() }
      if waiting[1].revents != 0 { drain(&output, &buffer, into: &collected) }
      if waiting[2].revents != 0 { drain(&errors, &buffer, into: &complaint) }
      if collected.count > outputLimit { return .tooLarge }
      if complaint.count > 65_536 { complaint.removeFirst(complaint.count - 4096) }
    }
    return .finished
  }

  private mutating func feed() {
    let count = rest.withUnsafeBytes { send(input, $0.baseAddress, min($0.count, 65_536), Int32(MSG_NOSIGNAL)) }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if errno != EAGAIN && errno != EINTR {
      rest = []  // it closed its input: what it thinks of that is in its exit status
    }
  }

  private func drain(_ descriptor: inout Int32, _ buffer: inout [UInt8], into bytes: inout [UInt8]) {
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { shut(&descriptor) }
  }

  private func shut(_ descriptor: inout Int32) {
    if descriptor >= 0 { close(descriptor) }
    descriptor = -1
  }
}
