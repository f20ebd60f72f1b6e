// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc
import HTTPTransport
import Testing

let openssl: String? = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first { (path: String) in
  access(path, X_OK) == 0
}

/// A certificate authority, a server certificate for `kubernetes.test` and a client certificate, made for one test run.
final class Authority: Sendable {
  let directory: String

  init() throws {
    var template = Array("/tmp/nestling-tls-XXXXXX".utf8CString)
    directory = try #require(mkdtemp(&template).map { String(cString: $0) })
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    for ca in ["ca", "other"] {
      try run(
        ["req", "-x509"] + key + ["-subj", "/CN=\(ca)", "-days", "2", "-keyout", "\(ca).key", "-out", "\(ca).pem"])
    }
    for (name, subject) in [("server", "kubernetes.test"), ("client", "somebody")] {
      try run(
        ["req", "-new"] + key + ["-subj", "/CN=\(subject)", "-addext", "subjectAltName=DNS:\(subject)"]
          + ["-keyout", "\(name).key", "-out", "\(name).csr"])
      try run(
        ["x509", "-req", "-in", "\(name).csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2"]
          + ["-copy_extensions", "copy", "-out", "\(name).pem"])
    }
  }

  deinit {
    guard let folder = opendir(directory) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      unlink("\(directory)/\(name)")
    }
    closedir(folder)
    rmdir(directory)
  }

  func pem(_ name: String) throws -> [UInt8] {
    let file = open("\(directory)/\(name)", O_RDONLY)
    try #require(file >= 0)
    defer { close(file) }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(file, &buffer, buffer.count)
    return Array(buffer.prefix(max(count, 0)))
  }

  /// Runs a program in the folder of the certificates.
  func spawn(_ program: String, _ arguments: [String], output: Int32) throws -> pid_t {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var environment: [UnsafeMutablePointer<CChar>?] = [nil]
    defer { for word in words { free(word) } }
    let nothing = open("/dev/null", O_RDWR)
    defer { close(nothing) }
    var pid = pid_t()
    try #require(
      nl_spawn(&pid, program, &words, &environment, directory, nothing, output < 0 ? nothing : output, nothing) == 0)
    return pid
  }

  private func run(_ arguments: [String]) throws {
    var status: Int32 = 0
    waitpid(try spawn(try #require(openssl), arguments, output: -1), &status, 0)
    try #require(nl_exited(status) != 0 && nl_exit_code(status) == 0, "openssl \(arguments.joined(separator: " "))")
  }
}

/// `openssl s_server`, answering every GET with a page about the connection.
final class TLSServer: Sendable {
  let port: Int
  private let pid: pid_t
  private let output: Int32

  init(_ authority: Authority, _ more: [String] = []) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe2(&ends, O_CLOEXEC) == 0)
    pid = try authority.spawn(
      try #require(openssl),
      ["s_server", "-accept", "127.0.0.1:0", "-cert", "server.pem", "-key", "server.key", "-www"] + more,
      output: ends[1])
    close(ends[1])
    output = ends[0]
    var text = ""
    var found: Int?
    while found == nil {
      var buffer = [UInt8](repeating: 0, count: 1024)
      let count = read(output, &buffer, buffer.count)
      try #require(count > 0, "openssl s_server ended: \(text)")
      text += String(decoding: buffer.prefix(count), as: UTF8.self)
      let line = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().first {
        $0.hasPrefix("ACCEPT ")
      }
      found = line?.split(separator: ":").last.flatMap { Int($0) }
    }
    port = try #require(found)
  }

  deinit {
    kill(pid, SIGKILL)
    waitpid(pid, nil, 0)
    close(output)
  }
}

@Suite(.enabled(if: openssl != nil)) struct `TLS from bytes` {
  let client = CurlClient()

  private func get(_ server: TLSServer, _ tls: TLSSettings) async throws -> HTTPResponse {
    var request = HTTPRequest("GET", "https://127.0.0.1:\(server.port)/")
    request.tls = tls
    return try await client.send(request)
  }

  @Test func `a certificate is believed by its authority and its name only`() async throws {
    let authority = try Authority()
    let server = try TLSServer(authority)
    let ca = try authority.pem("ca.pem")
    #expect(try await get(server, TLSSettings(caPEM: ca, serverName: "kubernetes.test")).status == 200)
    #expect(try await get(server, TLSSettings(isVerified: false)).status == 200)
    for tls in [
      TLSSettings(caPEM: ca), TLSSettings(caPEM: ca, serverName: "other.test"),
      TLSSettings(serverName: "kubernetes.test"),
      TLSSettings(caPEM: try authority.pem("other.pem"), serverName: "kubernetes.test"),
      TLSSettings(caPEM: Array("no PEM at all".utf8), serverName: "kubernetes.test"),
    ] {
      let error = await #expect(throws: TransportError.self) { try await get(server, tls) }
      if case .tls = error {} else { Issue.record("\(tls): \(String(describing: error))") }
    }
  }

  @Test func `a client certificate proves who we are`() async throws {
    let authority = try Authority()
    let server = try TLSServer(authority, ["-Verify", "1", "-verify_return_error", "-CAfile", "ca.pem", "-no_tls1_3"])
    var tls = TLSSettings(caPEM: try authority.pem("ca.pem"), serverName: "kubernetes.test")
    await #expect(throws: TransportError.self) { try await get(server, tls) }
    tls.certificatePEM = try authority.pem("client.pem")
    tls.keyPEM = try authority.pem("client.key")
    let response = try await get(server, tls)
    #expect(response.status == 200)
    #expect(response.text.contains("CN = somebody") || response.text.contains("CN=somebody"))
    tls.keyPEM = try authority.pem("other.key")
    let error = await #expect(throws: TransportError.self) { try await get(server, tls) }
    if case .tls = error {} else { Issue.record("\(String(describing: error))") }
  }
}
