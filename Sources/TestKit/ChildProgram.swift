// SPDX-License-Identifier: Apache-2.0
internal import CLinux
internal import Glibc
internal import KubeClient
internal import Locks

/// A program that runs beside the test until it is told to stop, its output in a file. It does not outlive its owner.
public final class ChildProgram: Sendable {
  private struct State {
    var pid: pid_t
    /// Exit code, 128 and the signal when one ended it; nil while it runs.
    var code: Int32?
  }
  private let state: Mutex<State>
  /// What it printed, both streams.
  public let log: String

  public init(_ program: String, _ arguments: [String], environment: [String: String], log: String) throws {
    self.log = log
    let input = open("/dev/null", O_RDONLY | O_CLOEXEC)
    let output = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    defer {
      close(input)
      close(output)
    }
    guard input >= 0, output >= 0 else { throw KitFailure.last(log) }
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var pid = pid_t()
    let code = nl_spawn(&pid, program, words, variables, nil, input, output, output)
    guard code == 0 else { throw KitFailure("\(program): \(String(cString: strerror(code)))") }
    state = Mutex(State(pid: pid))
  }

  deinit {
    signal(SIGKILL)
    _ = reap(options: 0)
  }

  /// Its exit code, or 128 and the signal that ended it; nil while it runs.
  public var exitCode: Int32? { reap(options: WNOHANG) }

  public func terminate() { signal(SIGTERM) }
  public func kill() { signal(SIGKILL) }

  /// Waits for its end.
  @discardableResult
  public func ended(within span: Duration = .seconds(60)) async throws -> Int32 {
    try await eventually("end of process \(state.withLock { $0.pid })", within: span) { _ in self.exitCode }
  }

  private func signal(_ number: Int32) {
    // Under the lock: a process that was reaped has given its number back.
    state.withLock { state in if state.code == nil { _ = Glibc.kill(state.pid, number) } }
  }

  private func reap(options: Int32) -> Int32? {
    state.withLock { state -> Int32? in
      if let code = state.code { return code }
      var status: Int32 = 0
      var found = waitpid(state.pid, &status, options)
      while found < 0, errno == EINTR { found = waitpid(state.pid, &status, options) }
      if found == 0 { return nil }
      state.code = nl_exited(status) != 0 ? nl_exit_code(status) : 128 + nl_signal(status)
      return state.code
    }
  }
}

/// The `nestling` that was built with the tests.
public enum BuiltBinary {
  /// Beside the test bundle, whose process we are.
  public static func path() throws -> String {
    if let named = getenv("NESTLING_TEST_BINARY") { return String(cString: named) }
    guard let resolved = realpath("/proc/self/exe", nil) else { throw KitFailure.last("/proc/self/exe") }
    defer { free(resolved) }
    let bundle = String(cString: resolved)
    let folder = bundle.split(separator: "/").dropLast().joined(separator: "/")
    let candidates = ["/\(folder)/nestling"]
    guard let found = candidates.first(where: { access($0, X_OK) == 0 }) else {
      throw KitFailure("there is no program nestling beside \(bundle); build it with: swift build")
    }
    return found
  }

  /// Ours without what would lead a program to the person's own cluster, proxy or Git settings.
  public static func environment(home: String) -> [String: String] {
    var result = ProcessEnvironment.current.filter { name, _ in
      let name = name.uppercased()
      return !name.hasPrefix("GIT_") && !name.hasPrefix("KUBE") && !name.hasSuffix("_PROXY")
        && !name.hasPrefix("NESTLING_") && !name.hasPrefix("XDG_")
    }
    result["HOME"] = home
    result["LC_ALL"] = "C"
    return result
  }
}
