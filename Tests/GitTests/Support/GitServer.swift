// SPDX-License-Identifier: Apache-2.0
import Git
import HTTPTransport
import Locks

/// The smart HTTP protocol in the place of a network: each request is answered by `git upload-pack` itself.
final class GitServer: HTTPClient {
  struct Behaviour {
    var authorization: String?
    /// Status and content type of every answer, instead of Git's.
    var answer: (status: Int, type: String)?
    /// First requests are sent on to this host.
    var redirect: String?
    /// Heads are sent, then nothing ever.
    var isSilent = false
  }

  struct State {
    var behaviour = Behaviour()
    var requests: [HTTPRequest] = []
  }

  let state = Mutex(State())
  private let folder: String

  /// Serves the repositories below a folder, at any host.
  init(folder: String) { self.folder = folder }

  func behave(_ change: (inout Behaviour) -> Void) { state.withLock { change(&$0.behaviour) } }
  var requests: [HTTPRequest] { state.withLock { $0.requests } }
  var fetches: [HTTPRequest] { requests.filter { $0.method == "POST" } }

  func send(_: HTTPRequest) async throws(TransportError) -> HTTPResponse { throw .cancelled }

  func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    let behaviour = state.withLock { state in
      state.requests.append(request)
      return state.behaviour
    }
    if let answer = behaviour.answer { return reply(answer.status, ["Content-Type": answer.type], []) }
    if let host = behaviour.redirect, !request.url.hasPrefix(host) {
      let path = request.url.split(separator: "/", maxSplits: 2).last.map(String.init) ?? ""
      return reply(301, ["Location": host + "/" + path], [])
    }
    if let wanted = behaviour.authorization, request.headers["Authorization"] != wanted { return reply(401, [:], []) }
    if behaviour.isSilent { return silence() }
    return serve(request)
  }

  private func serve(_ request: HTTPRequest) -> HTTPStream {
    let isListing = request.method == "GET"
    let path = request.url.split(separator: "/", maxSplits: 2).last.map(String.init) ?? ""
    let suffix = isListing ? "/info/refs?service=git-upload-pack" : "/git-upload-pack"
    guard path.hasSuffix(suffix) else { return reply(400, [:], []) }
    let repository = folder + "/" + path.dropLast(suffix.count)
    let command =
      ["/usr/bin/git", "-c", "uploadpack.allowAnySHA1InWant=true", "upload-pack", "--stateless-rpc"]
      + (isListing ? ["--advertise-refs"] : []) + [repository]
    guard let output = try? Scratch.run(command, input: request.body ?? []) else { return reply(404, [:], []) }
    let type = "application/x-git-upload-pack-" + (isListing ? "advertisement" : "result")
    return reply(
      200, ["Content-Type": type], isListing ? Array("001e# service=git-upload-pack\n0000".utf8) + output : output)
  }

  private func reply(_ status: Int, _ headers: Headers, _ body: [UInt8]) -> HTTPStream {
    let rest = Rest(body)
    return HTTPStream(status: status, headers: headers, next: { () throws(TransportError) in rest.next() }, cancel: {})
  }

  private func silence() -> HTTPStream {
    HTTPStream(
      status: 200, headers: ["Content-Type": "application/x-git-upload-pack-advertisement"],
      next: { () async throws(TransportError) in
        do { try await Task.sleep(for: .seconds(600)) } catch { throw .cancelled }
        return nil
      }, cancel: {})
  }
}

private final class Rest: Sendable {
  private let bytes: Mutex<ArraySlice<UInt8>>
  init(_ body: [UInt8]) { bytes = Mutex(body[...]) }
  func next() -> [UInt8]? {
    bytes.withLock { bytes in
      guard !bytes.isEmpty else { return nil }
      defer { bytes = bytes.dropFirst(1500) }
      return Array(bytes.prefix(1500))
    }
  }
}
