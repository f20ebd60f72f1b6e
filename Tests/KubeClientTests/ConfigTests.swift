// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Glibc
import HTTPTransport
import KubeModel
import Testing

@testable import KubeClient

private let whole = """
  apiVersion: v1
  kind: Config
  current-context: dev
  clusters:
  - name: c1
    cluster: {server: "https://one:6443", certificate-authority-data: Q0E=, tls-server-name: kubernetes, proxy-url: "http://p:3128"}
  - name: c2
    cluster: {server: "http://two", insecure-skip-tls-verify: true}
  contexts:
  - {name: dev, context: {cluster: c1, user: cert, namespace: team}}
  - {name: token, context: {cluster: c2, user: token}}
  - {name: basic, context: {cluster: c2, user: basic}}
  - {name: anonymous, context: {cluster: c2, user: ""}}
  users:
  - name: cert
    user: {client-certificate-data: Q0VSVA==, client-key-data: S0VZ, as: boss, as-groups: [a, b]}
  - name: token
    user: {token: secret, tokenFile: tok/en}
  - name: basic
    user: {username: me, password: pass}
  """

@Suite struct `Kubeconfigs` {
  @Test func `give what is needed for the current context`() throws {
    let config = try Kubeconfig(text: whole, file: "/home/me/.kube/config").cluster()
    #expect(config.server == "https://one:6443")
    #expect(config.name == "dev")
    #expect(config.namespace == "team")
    #expect(config.proxy == "http://p:3128")
    #expect(
      config.tls
        == TLSSettings(
          caPEM: Array("CA".utf8), certificatePEM: Array("CERT".utf8), keyPEM: Array("KEY".utf8),
          serverName: "kubernetes"))
    #expect(config.impersonation == Impersonation(user: "boss", groups: ["a", "b"]))
  }

  @Test func `know all forms of credentials`() throws {
    let config = try Kubeconfig(text: whole, file: "/k/config")
    #expect(config.contextNames == ["anonymous", "basic", "dev", "token"])
    let token = try config.cluster(context: "token")
    #expect(token.credentials.description == "token of /k/tok/en")
    #expect(!token.tls.isVerified)
    #expect(token.namespace == "default")
    #expect(try config.cluster(context: "basic").credentials.description == "password of me ‹redacted›")
    #expect(try config.cluster(context: "anonymous").credentials.description == "none")
  }

  @Test func `print no secret`() throws {
    let config = try Kubeconfig(text: whole, file: "/k/config").cluster(context: "basic")
    var text = "\(config)"
    dump(config, to: &text)
    #expect(!text.contains("pass\""))
    #expect(!"\(CredentialSource.token("secret"))".contains("secret"))
  }

  @Test func `read files relative to their own place`() throws {
    let directory = TemporaryDirectory()
    directory.write("ca.pem", "CA")
    let file = directory.write(
      "config",
      """
      clusters: [{name: c, cluster: {server: "https://h", certificate-authority: ca.pem}}]
      contexts: [{name: x, context: {cluster: c, user: u}}]
      users: [{name: other, user: {}}, {name: u, user: {client-certificate: gone.pem, client-key: key.pem}}]
      current-context: x
      """)
    let error = #expect(throws: ConfigError.self) { try Kubeconfig.load(path: file, environment: [:]).cluster() }
    #expect(
      error?.description
        == "\(file): users[1].user.client-certificate: \(directory.path)/gone.pem: cannot read: No such file or directory"
    )
    directory.write("gone.pem", "CERT")
    directory.write("key.pem", "KEY")
    let config = try Kubeconfig.load(path: file, environment: [:]).cluster()
    #expect(config.tls.caPEM == Array("CA".utf8))
    #expect(config.tls.keyPEM == Array("KEY".utf8))
  }

  @Test func `of a list are merged, the first to name something wins`() throws {
    let directory = TemporaryDirectory()
    let first = directory.write(
      "first", "clusters: [{name: c, cluster: {server: \"http://first\"}}]\ncurrent-context: x\n")
    let second = directory.write(
      "second",
      "clusters: [{name: c, cluster: {server: \"http://second\"}}]\ncurrent-context: y\n"
        + "contexts: [{name: x, context: {cluster: c}}]\n")
    let environment = ["KUBECONFIG": "\(first):/nowhere:\(second)", "HOME": "/nowhere"]
    let config = try ClusterConfig.find(environment: environment)
    #expect(config.server == "http://first")
    #expect(config.name == "x")
  }

  private static let wrong: [(String, String)] = [
    ("[1, 2]", "f: is a list, not a kubeconfig"),
    ("clusters: {a: b}", "f: clusters: must be a list"),
    ("clusters: [{cluster: {}}]", "f: clusters[0].name: is missing"),
    ("contexts: [{name: a}]", "f: current-context: is not set; choose one of a"),
    ("current-context: b\ncontexts: [{name: a}]", "f: contexts: there is no context \"b\"; there are a"),
    ("current-context: a\ncontexts: [{name: a}]", "f: contexts[0].context.cluster: is missing"),
    (
      "current-context: a\ncontexts: [{name: a, context: {cluster: c}}]",
      "f: contexts[0].context.cluster: there is no \"c\" in clusters"
    ),
    (
      "current-context: a\ncontexts: [{name: a, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: host}}]",
      "f: clusters[0].cluster.server: must be an http or https URL"
    ),
    (
      "current-context: a\ncontexts: [{name: a, context: {cluster: c}}]\n"
        + "clusters: [{name: c, cluster: {server: 'https://h', certificate-authority-data: '!'}}]",
      "f: clusters[0].cluster.certificate-authority-data: is not base 64"
    ),
  ]

  @Test(arguments: wrong)
  func `say which file and field is wrong`(_ text: String, _ expected: String) {
    let error = #expect(throws: ConfigError.self) { try Kubeconfig(text: text, file: "f").cluster() }
    #expect(error?.description == expected)
  }

  @Test func `that are missing say where they were looked for`() {
    let error = #expect(throws: ConfigError.self) {
      try ClusterConfig.find(environment: ["HOME": "/nowhere"])
    }
    #expect(error?.file == "/nowhere/.kube/config")
    #expect(throws: ConfigError.self) { try ClusterConfig.find(path: "/nowhere/config", environment: [:]) }
  }

  @Test func `give way to the service account inside a pod`() throws {
    let directory = TemporaryDirectory()
    directory.write("token", "t")
    directory.write("ca.crt", "CA")
    directory.write("namespace", "nestling-system\n")
    let environment = ["KUBERNETES_SERVICE_HOST": "fd00::1", "KUBERNETES_SERVICE_PORT": "443", "HOME": "/nowhere"]
    let config = try ClusterConfig.find(environment: environment, serviceAccount: directory.path)
    #expect(config.server == "https://[fd00::1]:443")
    #expect(config.namespace == "nestling-system")
    #expect(config.tls.caPEM == Array("CA".utf8))
    #expect(config.credentials.description == "token of \(directory.path)/token")
    let error = #expect(throws: ConfigError.self) {
      try InCluster.config(directory: "/nowhere", environment: environment)
    }
    #expect(error?.file == "/nowhere/token")
  }
}

@Suite struct `Credential plug-ins` {
  private func plugin(_ directory: TemporaryDirectory, _ script: String, _ more: Value = [:]) throws -> ExecPlugin {
    directory.write("plugin", "#!/bin/sh\n\(script)\n", mode: 0o700)
    var value: Value = ["command": "./plugin", "apiVersion": "client.authentication.k8s.io/v1"]
    for pair in more.object ?? [:] { value[pair.key] = pair.value }
    return try ExecPlugin(value, file: "\(directory.path)/config", field: "users[0].user.exec")
  }

  private let answer =
    #"{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'"$TOKEN"'","expirationTimestamp":"2030-01-01T00:00:00Z"}}"#

  @Test func `print a token with its end`() async throws {
    let directory = TemporaryDirectory()
    let plugin = try plugin(
      directory, "echo '\(answer)'", ["env": [["name": "TOKEN", "value": "abc"]]])
    let (proof, expiresAt) = try await plugin.run()
    #expect(proof.authorization == "Bearer abc")
    #expect(expiresAt == Timestamp("2030-01-01T00:00:00Z"))
  }

  @Test func `learn of the cluster when they ask`() async throws {
    let directory = TemporaryDirectory()
    var plugin = try plugin(
      directory, "printf %s \"$KUBERNETES_EXEC_INFO\" > '\(directory.path)/info'; TOKEN=x; echo '\(answer)'")
    plugin.cluster = ["server": "https://h"]
    _ = try await plugin.run()
    let info = try JSON.parse(try #require(contents(of: "\(directory.path)/info")))
    #expect(info.at("spec", "cluster", "server") == "https://h")
    #expect(info.at("spec", "interactive") == false)
    #expect(info["apiVersion"] == "client.authentication.k8s.io/v1")
  }

  @Test func `that fail or are missing say how to get them`() async throws {
    let directory = TemporaryDirectory()
    let failing = try plugin(directory, "echo 'please log in' >&2; exit 3")
    let error = await #expect(throws: KubeError.self) { try await failing.run() }
    #expect("\(String(describing: error))".contains("failed with code 3: please log in"))
    let missing = try ExecPlugin(
      ["command": "no-such-program", "apiVersion": "client.authentication.k8s.io/v1beta1", "installHint": "brew it"],
      file: "f", field: "e")
    let other = await #expect(throws: KubeError.self) { try await missing.run() }
    #expect(other == .unauthorized("cannot start no-such-program: it is not in PATH; brew it"))
  }

  @Test(arguments: ["secret words", "{}", #"{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1"}"#])
  func `that print anything else are not quoted`(_ output: String) async throws {
    let directory = TemporaryDirectory()
    let plugin = try plugin(directory, "echo '\(output)'")
    let error = await #expect(throws: KubeError.self) { try await plugin.run() }
    #expect(!"\(String(describing: error))".contains("secret"))
  }

  @Test func `are run once for many, again when their token ends or is refused`() async throws {
    let directory = TemporaryDirectory()
    let clock = HandClock()
    let end = (clock.source.now() + .seconds(3600)).description
    let plugin = try plugin(
      directory,
      """
      echo run >> '\(directory.path)/runs'
      count=$(wc -l < '\(directory.path)/runs' | tr -d ' ')
      echo '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"'t$count'","expirationTimestamp":"\(end)"}}'
      """)
    let credentials = Credentials(ClusterConfig(server: "http://k", credentials: .exec(plugin)), clock: clock.source)
    let first = try await withThrowingTaskGroup(of: Proof.self) { group in
      for _ in 0..<8 { group.addTask { try await credentials.current() } }
      return try await group.reduce(into: [Proof]()) { $0.append($1) }
    }
    #expect(Set(first.map(\.authorization)) == ["Bearer t1"])
    clock.advance(.seconds(60))
    #expect(try await credentials.renewed(after: first[0])?.authorization == "Bearer t2")
    // Somebody else was refused with the old one, which is already replaced.
    #expect(try await credentials.renewed(after: first[0])?.authorization == "Bearer t2")
    // Refused right after it was made: asking again would not help.
    #expect(try await credentials.renewed(after: Proof(authorization: "Bearer t2")) == nil)
    clock.advance(.seconds(3520))
    #expect(try await credentials.current().authorization == "Bearer t3")
  }

  @Test(
    arguments: [
      (["apiVersion": "client.authentication.k8s.io/v1"], "f: e.command: is missing"),
      (
        ["command": "x", "apiVersion": "client.authentication.k8s.io/v1alpha1"],
        "f: e.apiVersion: must be one of client.authentication.k8s.io/v1, client.authentication.k8s.io/v1beta1"
      ),
    ] as [(Value, String)])
  func `are checked when the file is read`(_ value: Value, _ expected: String) {
    let error = #expect(throws: ConfigError.self) { try ExecPlugin(value, file: "f", field: "e") }
    #expect(error?.description == expected)
  }
}

@Suite struct `Subprocesses` {
  private func shell(_ script: String, timeout: Duration = .seconds(60), maximum: Int = 1 << 20) -> Subprocess {
    Subprocess("/bin/sh", ["-c", script], timeout: timeout, maximumOutput: maximum)
  }

  @Test func `give both outputs and the code`() async throws {
    let output = try await shell("echo out; echo err >&2; exit 7").run()
    #expect(output.exitCode == 7)
    #expect(output.standardOutput == Array("out\n".utf8))
    #expect(output.errorExcerpt == "err")
  }

  @Test func `say which signal ended them`() async throws {
    #expect(try await shell("kill -TERM $$").run().exitCode == 128 + 15)
  }

  @Test func `run where and with what they are told`() async throws {
    let output = try await Subprocess(
      "sh", ["-c", "pwd; echo $A; cat"], environment: ["PATH": "/usr/bin:/bin", "A": "b"], directory: "/"
    ).run()
    #expect(String(decoding: output.standardOutput, as: UTF8.self) == "/\nb\n")
  }

  @Test func `are killed when they take too long`() async throws {
    await #expect(throws: SubprocessError.timedOut(program: "/bin/sh", after: .milliseconds(80))) {
      try await shell("sleep 1000", timeout: .milliseconds(80)).run()
    }
  }

  @Test func `are killed when they print too much`() async throws {
    await #expect(throws: SubprocessError.outputTooLarge(program: "/bin/sh", limit: 1000)) {
      try await shell("while true; do echo aaaaaaaaaaaaaaaaaaaaaaa; done", maximum: 1000).run()
    }
  }

  @Test func `are killed with what they started when their task is cancelled`() async throws {
    let directory = TemporaryDirectory()
    let fifo = "\(directory.path)/started"
    mkfifo(fifo, 0o600)
    let job = shell("sleep 1000 & echo $! > '\(fifo)'; wait")
    let task = Task { try await job.run() }
    // Opening blocks until the script writes, so on a thread of its own.
    let text = try await Subprocess("cat", [fifo]).run().standardOutput
    let grandchild = try #require(pid_t(String(decoding: text.dropLast(), as: UTF8.self)))
    task.cancel()
    let result = await task.result
    #expect(throws: SubprocessError.cancelled) { try result.get() }
    // The whole group got SIGKILL; it may take a moment to be noticed, and until it is reaped it is listed as a zombie.
    func isAlive() -> Bool {
      guard kill(grandchild, 0) == 0 else { return false }
      let state = contents(of: "/proc/\(grandchild)/stat")?.split(separator: ")").last?.split(separator: " ").first
      return state != nil && state != "Z" && state != "X"
    }
    let start = ContinuousClock.now
    while isAlive(), start.duration(to: .now) < .seconds(60) { await Task.yield() }
    #expect(!isAlive())
  }

  @Test func `that are over do not wait for what they left behind`() async throws {
    let start = ContinuousClock.now
    let output = try await shell("sleep 1000 & echo done").run()
    #expect(output.standardOutput == Array("done\n".utf8))
    #expect(start.duration(to: .now) < .seconds(100))
  }

  @Test func `that cannot start say so`() async throws {
    let error = await #expect(throws: SubprocessError.self) { try await Subprocess("/nowhere/x").run() }
    #expect("\(String(describing: error))".contains("/nowhere/x"))
  }
}
