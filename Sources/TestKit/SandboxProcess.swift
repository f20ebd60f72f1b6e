// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import HTTPServing
public import HTTPTransport
public import KubeClient
internal import Locks
public import Sandbox

/// `nestling sandbox` as a process of its own, with a folder that goes away with it.
public final class SandboxProcess: Sendable {
  public let scratch: ScratchFolder
  public let http = CurlClient(version: "test")
  private let binary: String
  private let options: [String]
  private struct State {
    var child: ChildProgram?
    var port: UInt16 = 0
  }
  private let inner = Mutex(State())

  public var state: String { scratch.path + "/state" }
  public var kubeconfig: String { state + "/kubeconfig" }
  public var log: String { scratch.path + "/sandbox.log" }
  public var port: UInt16 { inner.withLock { $0.port } }
  public var url: String { "http://localhost:\(port)" }

  private init(_ options: [String]) throws {
    scratch = try ScratchFolder("sandbox")
    binary = try BuiltBinary.path()
    self.options = options
    _ = try scratch.folder("tmp")
  }

  /// Starts one, hands it over, and stops it whatever happens. The end of its log is printed when the body throws.
  public static func with(
    _ options: String..., body: (SandboxProcess) async throws -> Void
  ) async throws {
    let sandbox = try SandboxProcess(options)
    do {
      try await sandbox.start()
      try await body(sandbox)
    } catch {
      print("--- the sandbox said:\n\(TextFile.tail(sandbox.log))\n---")
      sandbox.kill()
      throw error
    }
    try await sandbox.stop()
  }

  // MARK: life

  /// Returns when `kubeconfig` is there.
  public func start() async throws {
    for attempt in 1... {
      let known = port
      let port = known == 0 ? try PortPairs.next() : known
      let child = try ChildProgram(
        binary, ["sandbox", "--state", state, "--port", "\(port)"] + options,
        environment: environment, log: log)
      inner.withLock { $0 = State(child: child, port: port) }
      let isReady = try await eventually("\(kubeconfig)") { look -> Bool? in
        look.saw(TextFile.tail(log, lines: 5))
        return child.exitCode != nil ? false : TextFile.exists(kubeconfig) ? true : nil
      }
      if isReady { return }
      guard attempt < 5, known == 0, TextFile.tail(log).contains("cannot be listened on") else {
        throw KitFailure("the sandbox ended: \(TextFile.tail(log))")
      }
      inner.withLock { $0 = State() }
    }
  }

  /// SIGTERM; returns its exit code.
  @discardableResult
  public func stop() async throws -> Int32 {
    guard let child = inner.withLock({ $0.child }) else { return 0 }
    child.terminate()
    return try await child.ended()
  }

  /// SIGKILL.
  public func kill() { inner.withLock { $0.child }?.kill() }

  /// On the same folder and port.
  public func restart(killing: Bool = false) async throws {
    guard let child = inner.withLock({ $0.child }) else { return try await start() }
    if killing { child.kill() } else { child.terminate() }
    try await child.ended()
    // A killed one leaves the file behind; who starts next removes it before it listens, we only wait for the new one.
    unlink(kubeconfig)
    try await start()
  }

  // MARK: what to do with it

  private var environment: [String: String] {
    var result = BuiltBinary.environment(home: scratch.path)
    result["TMPDIR"] = scratch.path + "/tmp"
    return result
  }

  /// The Kubernetes API, found by the kubeconfig as anybody would.
  public func cluster() throws -> LiveKubeAPI {
    LiveKubeAPI(config: try config(), client: http)
  }

  public func config() throws -> ClusterConfig {
    try ClusterConfig.find(path: kubeconfig, environment: [:])
  }

  /// The forge, as the person at the machine.
  public func forge() throws -> SandboxClient { try SandboxClient(state: state, client: http) }

  /// `nestling` with these words; what it printed.
  /// - Throws: when it fails, with its complaint.
  @discardableResult
  public func nestling(_ words: String...) async throws -> String { try await run(binary, words) }

  /// `nestling sandbox pr WORDS --state … --repo …`
  @discardableResult
  public func pr(_ repository: String, _ words: String...) async throws -> String {
    try await run(binary, ["sandbox", "pr"] + words + ["--state", state, "--repo", repository])
  }

  /// A program run to its end with our environment and `KUBECONFIG`; exit code, output and complaint as they are.
  public func result(of program: String, _ words: [String]) async throws -> Subprocess.Output {
    var environment = environment
    environment["KUBECONFIG"] = kubeconfig
    return try await Subprocess(program, words, environment: environment, directory: scratch.path).run()
  }

  private func run(_ program: String, _ words: [String]) async throws -> String {
    let output = try await result(of: program, words)
    guard output.exitCode == 0 else {
      throw KitFailure("\(program) \(words.joined(separator: " ")): \(output.exitCode), \(output.errorExcerpt)")
    }
    return String(decoding: output.standardOutput, as: UTF8.self)
  }

  /// The body of a page; nil unless it is answered 200.
  public func page(_ url: String) async throws -> String? {
    var request = HTTPRequest("GET", url)
    request.proxy = ""
    let response = try await http.send(request)
    return response.status == 200 ? response.text : nil
  }

  /// A form of a page, sent as a browser sends it.
  public func send(_ fields: [(String, String)], to url: String) async throws -> (status: Int, text: String) {
    var request = HTTPRequest("POST", url)
    request.proxy = ""
    request.headers["Content-Type"] = "application/x-www-form-urlencoded"
    let items = fields.map { PercentCoding.encode($0.0) + "=" + PercentCoding.encode($0.1) }
    request.body = Array(items.joined(separator: "&").utf8)
    let response = try await http.send(request)
    return (response.status, response.text)
  }

  /// `nestling` with these words, going on until somebody ends it; what it prints goes to a file.
  public func begin(_ words: String..., log: String) throws -> ChildProgram {
    var environment = environment
    environment["KUBECONFIG"] = kubeconfig
    return try ChildProgram(binary, words, environment: environment, log: log)
  }

  /// `nestling controller` with these further words, against this sandbox's cluster.
  public func controller(_ words: String...) throws -> ControllerProcess {
    try ControllerProcess(
      binary, words, kubeconfig: kubeconfig, state: scratch.folder("controller"), environment: environment,
      log: scratch.path + "/controller.log")
  }
}

/// `nestling controller` as a process of its own.
public final class ControllerProcess: Sendable {
  private let spawn: @Sendable () throws -> ChildProgram
  private let child: Mutex<ChildProgram>
  public let log: String

  init(
    _ binary: String, _ words: [String], kubeconfig: String, state: String, environment: [String: String], log: String
  ) throws {
    self.log = log
    spawn = {
      try ChildProgram(
        binary, ["controller", "--kubeconfig", kubeconfig, "--listen", "127.0.0.1:0", "--state", state] + words,
        environment: environment, log: log)
    }
    child = Mutex(try spawn())
  }

  public var exitCode: Int32? { child.withLock { $0 }.exitCode }

  /// SIGKILL, and a new one at once.
  public func killAndRestart() async throws {
    let old = child.withLock { $0 }
    guard old.exitCode == nil else {
      throw KitFailure("the controller ended by itself (\(old.exitCode ?? 0)): \(TextFile.tail(log))")
    }
    old.kill()
    try await old.ended()
    let new = try spawn()
    child.withLock { $0 = new }
  }

  /// SIGTERM; returns its exit code.
  @discardableResult
  public func stop() async throws -> Int32 {
    let child = child.withLock { $0 }
    child.terminate()
    return try await child.ended()
  }
}
