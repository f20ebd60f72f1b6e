// SPDX-License-Identifier: Apache-2.0
internal import Git
internal import HTTPServing

/// Git's smart HTTP protocol at /OWNER/REPO.git (gitprotocol-http(5)), by `git upload-pack` and `git receive-pack`.
///
/// Reading is open to all, as the sandbox's repositories are public. Pushing needs no token either: the server listens on the
/// loopback interface only, where everybody who can reach it may be taken for the person at the machine; a token that is sent
/// must be right, and tells who pushes. A browser page of another origin cannot push: its request would need a content type
/// that browsers ask leave for first.
struct SmartHTTP: Sendable {
  let forge: LocalForge
  let caller: @Sendable (ServerRequest) throws -> ForgeUser?

  enum Service: String, Sendable {
    case read = "git-upload-pack"
    case write = "git-receive-pack"
    var command: String { String(rawValue.dropFirst(4)) }
  }

  /// nil when the path is none of Git's.
  func answer(_ request: ServerRequest) async -> ServerResponse? {
    let parts = request.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
    guard parts.count >= 3, parts[1].hasSuffix(".git") else { return nil }
    let tail = parts[2...].joined(separator: "/")
    do {
      guard let repository = try forge.repository(owner: parts[0], name: String(parts[1].dropLast(4))) else {
        return .text(404, "not found\n")
      }
      switch (request.method, tail) {
      case ("GET", "info/refs"):
        guard let service = Service(rawValue: request.query("service") ?? "") else {
          return .text(403, "only the smart protocol is spoken here\n")
        }
        _ = try caller(request)
        return try await advertise(service, repository, request)
      case ("POST", "git-upload-pack"), ("POST", "git-receive-pack"):
        guard let service = Service(rawValue: tail),
          request.header("Content-Type") == "application/x-\(tail)-request"
        else { return .text(415, "unexpected content type\n") }
        return try await serve(service, repository, request)
      default: return .text(404, "not found\n")
      }
    } catch let failure as ForgeFailure {
      var response = ServerResponse.text(failure.status, failure.message + "\n")
      if failure.status == 401 { response.headers.append(("WWW-Authenticate", "Basic realm=\"Gitea\"")) }
      return response
    } catch {
      return .text(500, "\(error)\n")
    }
  }

  private func advertise(
    _ service: Service, _ repository: ForgeRepository, _ request: ServerRequest
  ) async throws -> ServerResponse {
    let output = try await run(service, repository, request, ["--advertise-refs"], input: [])
    let line = "# service=\(service.rawValue)\n"
    let size = String(line.utf8.count + 4, radix: 16)
    let head = String(repeating: "0", count: 4 - size.utf8.count) + size + line + "0000"
    return reply("application/x-\(service.rawValue)-advertisement", Array(head.utf8) + output)
  }

  private func serve(
    _ service: Service, _ repository: ForgeRepository, _ request: ServerRequest
  ) async throws -> ServerResponse {
    let user = try caller(request)
    if service == .write, let user {
      let permission = try forge.store.permission(of: user, on: repository)
      guard permission != "read" else { throw ForgeFailure.forbidden("\(user.login) may not push here") }
    }
    var input = request.body
    if service == .write { try await forge.notice(repository, by: nil) }
    if request.header("Content-Encoding")?.lowercased() == "gzip" { input = try await inflate(input) }
    let output = try await run(service, repository, request, [], input: input)
    if service == .write { try await forge.notice(repository, by: user) }
    return reply("application/x-\(service.rawValue)-result", output)
  }

  private func reply(_ type: String, _ bytes: [UInt8]) -> ServerResponse {
    ServerResponse(status: 200, headers: [("Content-Type", type), ("Cache-Control", "no-cache")], body: .bytes(bytes))
  }

  private func run(
    _ service: Service, _ repository: ForgeRepository, _ request: ServerRequest, _ flags: [String], input: [UInt8]
  ) async throws -> [UInt8] {
    // Any commit may be asked for by name: previews are pinned to commits that may have left every branch. And the references
    // of pull requests are the forge's own: a mirroring push must not take them away.
    var arguments = [
      "-c", "uploadpack.allowAnySHA1InWant=true", "-c", "receive.hideRefs=refs/pull", service.command,
      "--stateless-rpc",
    ]
    arguments += flags + [forge.path(repository)]
    var environment: [String] = []
    if let version = request.header("Git-Protocol"), version.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      environment.append("GIT_PROTOCOL=" + version)
    }
    let outcome = try await ChildProcess.git(arguments, environment: environment, input: input).run()
    // A refused push is told inside the protocol, with output; only silence is a failure of ours.
    guard outcome.status == 0 || !outcome.output.isEmpty else {
      throw ForgeFailure.unprocessable("git \(service.command) failed: \(outcome.complaint)")
    }
    return outcome.output
  }

  /// Git compresses long requests; the machine's gzip undoes it, bounded as all output is.
  private func inflate(_ bytes: [UInt8]) async throws -> [UInt8] {
    var child = ChildProcess(arguments: ["gzip", "-dc"], input: bytes)
    child.outputLimit = 64 << 20
    let outcome = try await child.run()
    guard outcome.status == 0 else { throw ForgeFailure.unprocessable("the request is not gzip") }
    return outcome.output
  }
}
