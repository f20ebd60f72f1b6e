// SPDX-License-Identifier: Apache-2.0
internal import CLinux
internal import Glibc
internal import Locks

/// Why a program did not run to its end.
public enum SubprocessError: Error, Sendable, Equatable, CustomStringConvertible {
  case notStarted(program: String, detail: String)
  case timedOut(program: String, after: Duration)
  case outputTooLarge(program: String, limit: Int)
  case cancelled

  public var description: String {
    switch self {
    case .notStarted(let program, let detail): "cannot start \(program): \(detail)"
    case .timedOut(let program, let after): "\(program) did not end within \(after)"
    case .outputTooLarge(let program, let limit): "\(program) printed more than \(limit) bytes"
    case .cancelled: "cancelled"
    }
  }
}

/// One run of another program, its output captured. It gets its own process group, no open files of ours and no input; when it
/// takes too long, prints too much or our task is cancelled, the whole group is killed.
///
/// The waiting happens on a thread of its own, never on the cooperative pool.
public struct Subprocess: Sendable {
  public struct Output: Sendable {
    /// 128 + signal for a program that a signal ended, as shells say it.
    public let exitCode: Int
    public let standardOutput: [UInt8]
    public let standardError: [UInt8]

    /// The end of what it complained about, on one line.
    public var errorExcerpt: String {
      let text = String(decoding: standardError.suffix(400).map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
      return text.split(separator: " ").joined(separator: " ")
    }
  }

  let program: String
  let arguments: [String]
  let environment: [String: String]
  let directory: String?
  let timeout: Duration
  let maximumOutput: Int

  /// - Parameters:
  ///   - program: a path, or a name to look up in the PATH of `environment`.
  ///   - maximumOutput: bytes, of either stream.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = ProcessEnvironment.current,
    directory: String? = nil, timeout: Duration = .seconds(60), maximumOutput: Int = 4 << 20
  ) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
    self.directory = directory
    self.timeout = timeout
    self.maximumOutput = maximumOutput
  }

  public func run() async throws(SubprocessError) -> Output {
    let run = SubprocessRun(self)
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in run.start(waiter) }
    } onCancel: {
      run.cancel()
    }
    return try result.get()
  }

  /// Where the program is; nil when PATH does not have it.
  func executable() -> String? {
    if program.contains("/") { return program }
    for directory in (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":") {
      let path = "\(directory)/\(program)"
      if access(path, X_OK) == 0 { return path }
    }
    return nil
  }
}

/// The thread that waits for one program.
private final class SubprocessRun: Sendable {
  typealias Waiter = CheckedContinuation<Result<Subprocess.Output, SubprocessError>, Never>
  private struct State {
    var waiter: Waiter?
    var isCancelled = false
  }

  private let job: Subprocess
  private let state = Mutex(State())
  /// Written to once when the run is cancelled.
  private let wakeup: Int32

  init(_ job: Subprocess) {
    self.job = job
    wakeup = eventfd(0, Int32(EFD_CLOEXEC) | Int32(EFD_NONBLOCK))
  }

  deinit { close(wakeup) }

  func cancel() {
    state.withLock { $0.isCancelled = true }
    var one: UInt64 = 1
    _ = write(wakeup, &one, 8)
  }

  func start(_ waiter: Waiter) {
    state.withLock { $0.waiter = waiter }
    var thread = pthread_t()
    let context = Unmanaged.passRetained(self).toOpaque()
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        let run = Unmanaged<SubprocessRun>.fromOpaque(context).takeRetainedValue()
        run.finish(run.wholeRun())
        return nil
      }, context)
    if code == 0 {
      pthread_detach(thread)
    } else {
      Unmanaged<SubprocessRun>.fromOpaque(context).release()
      finish(.failure(notStarted(code)))
    }
  }

  private func finish(_ result: Result<Subprocess.Output, SubprocessError>) {
    let waiter = state.withLock { state in
      let waiter = state.waiter
      state.waiter = nil
      return waiter
    }
    waiter?.resume(returning: result)
  }

  private func notStarted(_ code: Int32) -> SubprocessError {
    .notStarted(program: job.program, detail: String(cString: strerror(code)))
  }

  // MARK: on the thread

  private func wholeRun() -> Result<Subprocess.Output, SubprocessError> {
    if state.withLock({ $0.isCancelled }) { return .failure(.cancelled) }
    guard let path = job.executable() else {
      return .failure(.notStarted(program: job.program, detail: "it is not in PATH"))
    }
    var output: [Int32] = [-1, -1]
    var error: [Int32] = [-1, -1]
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    defer { for descriptor in output + error + [nothing] where descriptor >= 0 { close(descriptor) } }
    guard nothing >= 0, pipe2(&output, O_CLOEXEC) == 0, pipe2(&error, O_CLOEXEC) == 0 else {
      return .failure(notStarted(errno))
    }
    var pid = pid_t()
    let code = spawn(path, &pid, nothing, output[1], error[1])
    guard code == 0 else { return .failure(notStarted(code)) }
    for pipe in [output, error] { close(pipe[1]) }
    output[1] = -1
    error[1] = -1
    var capture = Capture(descriptors: [output[0], error[0]], pid: pid, job: job, wakeup: wakeup)
    return capture.run()
  }

  private func spawn(_ path: String, _ pid: inout pid_t, _ input: Int32, _ output: Int32, _ error: Int32) -> Int32 {
    var words = ([job.program] + job.arguments).map { strdup($0) } + [nil]
    var variables = job.environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    guard let directory = job.directory else {
      return nl_spawn(&pid, path, &words, &variables, nil, input, output, error)
    }
    return nl_spawn(&pid, path, &words, &variables, directory, input, output, error)
  }
}

/// Reads both pipes until the program is over or must be.
private struct Capture {
  let descriptors: [Int32]
  let pid: pid_t
  let job: Subprocess
  let wakeup: Int32
  private var texts: [[UInt8]] = [[], []]
  private var isOpen = [true, true]
  private var status: Int32?

  init(descriptors: [Int32], pid: pid_t, job: Subprocess, wakeup: Int32) {
    self.descriptors = descriptors
    self.pid = pid
    self.job = job
    self.wakeup = wakeup
  }

  /// How often to look whether the program ended although something it started keeps the pipes open; milliseconds.
  private static let tick: Int32 = 50

  mutating func run() -> Result<Subprocess.Output, SubprocessError> {
    let start = ContinuousClock.now
    while true {
      if start.duration(to: .now) >= job.timeout {
        return end(.failure(.timedOut(program: job.program, after: job.timeout)))
      }
      let wasOver = status != nil
      reap()
      switch poll() {
      case .cancelled: return end(.failure(.cancelled))
      case .tooLarge: return end(.failure(.outputTooLarge(program: job.program, limit: job.maximumOutput)))
      case .read: continue
      case .nothing: break
      }
      // Over, and nothing came in a whole tick since: what still holds the pipes is not the program.
      guard let status, wasOver || !isOpen.contains(true) else { continue }
      let code = nl_exited(status) != 0 ? nl_exit_code(status) : 128 + nl_signal(status)
      return end(
        .success(Subprocess.Output(exitCode: Int(code), standardOutput: texts[0], standardError: texts[1])))
    }
  }

  private enum Event { case cancelled, tooLarge, read, nothing }

  private mutating func poll() -> Event {
    var polls = [pollfd(fd: wakeup, events: Int16(POLLIN), revents: 0)]
    for place in 0..<2 {
      // A negative descriptor is skipped by poll.
      polls.append(pollfd(fd: isOpen[place] ? descriptors[place] : -1, events: Int16(POLLIN), revents: 0))
    }
    let isOver = status != nil && !isOpen.contains(true)
    guard Glibc.poll(&polls, nfds_t(polls.count), isOver ? 0 : isOpen.contains(true) ? Capture.tick : 5) > 0 else {
      return .nothing
    }
    if polls[0].revents != 0 { return .cancelled }
    for place in 0..<2 where polls[place + 1].revents != 0 {
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(descriptors[place], &buffer, buffer.count)
      if count <= 0 { isOpen[place] = false } else { texts[place] += buffer[..<count] }
      if texts[place].count > job.maximumOutput { return .tooLarge }
    }
    return .read
  }

  private mutating func reap() {
    guard status == nil else { return }
    var code: Int32 = 0
    if waitpid(pid, &code, WNOHANG) == pid { status = code }
  }

  /// Leaves nothing behind: the group is killed, the child reaped.
  private mutating func end(
    _ result: Result<Subprocess.Output, SubprocessError>
  ) -> Result<Subprocess.Output, SubprocessError> {
    kill(-pid, SIGKILL)
    if status == nil { waitpid(pid, nil, 0) }
    return result
  }
}
