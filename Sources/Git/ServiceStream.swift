// SPDX-License-Identifier: Apache-2.0
internal import CGit2
internal import Glibc
internal import HTTPTransport

/// One call of the smart HTTP protocol: the list of references, or one round of negotiation and the pack.
/// gitprotocol-http(5), version 0.
final class ServiceStream: ServiceCall {
  private let conversation: Conversation
  private let url: String
  private let isListing: Bool
  private var body: [UInt8] = []
  private var stream: HTTPStream?
  private var piece: [UInt8] = []
  private var offset = 0
  private static let maximumRedirects = 5
  private static let maximumBody = 64 << 20

  init(_ conversation: Conversation, url: String, isListing: Bool) {
    self.conversation = conversation
    self.url = url
    self.isListing = isListing
  }

  deinit { stream?.cancel() }

  /// Called before the first read: what is sent in one round. False when it is absurdly long.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard body.count + bytes.count <= ServiceStream.maximumBody else { return false }
    body.append(contentsOf: bytes)
    return true
  }

  /// Up to `limit` bytes of the answer; zero at its end, nil when it failed (the conversation knows why).
  func read(into buffer: UnsafeMutableRawPointer, limit: Int) -> Int? {
    guard let stream = stream ?? open() else { return nil }
    while offset == piece.count {
      let next = conversation.wait { () async -> Result<[UInt8]?, TransportError> in
        do throws(TransportError) { return .success(try await stream.next()) } catch { return .failure(error) }
      }
      switch next {
      case nil: return nil
      case .failure(let error): return fail(GitError(error, conversation))
      case .success(nil): return 0
      case .success(let bytes?):
        guard conversation.count(bytes.count) else { return nil }
        (piece, offset) = (bytes, 0)
      }
    }
    let count = min(limit, piece.count - offset)
    piece.withUnsafeBytes { source in
      if let start = source.baseAddress { buffer.copyMemory(from: start + offset, byteCount: count) }
    }
    offset += count
    return count
  }

  private func fail<Output>(_ error: GitError) -> Output? {
    conversation.fail(error)
    return nil
  }

  // MARK: Opening

  private func open() -> HTTPStream? {
    let start = conversation.base(or: url)
    var target = start + (isListing ? "/info/refs?service=git-upload-pack" : "/git-upload-pack")
    for _ in 0...ServiceStream.maximumRedirects {
      let request = request(to: target)
      let client = conversation.client
      let opened = conversation.wait { () async -> Result<HTTPStream, TransportError> in
        do throws(TransportError) {
          let stream = try await client.stream(request)
          // Nobody waits any more: without this the connection would stay.
          if Task.isCancelled { stream.cancel() }
          return .success(stream)
        } catch { return .failure(error) }
      }
      switch opened {
      case nil: return nil
      case .failure(let error): return fail(GitError(error, conversation))
      case .success(let answer):
        if isListing, (301...308).contains(answer.status), let location = answer.headers["location"] {
          answer.cancel()
          guard let next = redirected(from: target, to: location) else { return nil }
          target = next
          continue
        }
        return accepted(answer, target)
      }
    }
    return fail(.malformed(repository: conversation.name, detail: "it redirects in circles"))
  }

  private func request(to target: String) -> HTTPRequest {
    var request = HTTPRequest(isListing ? "GET" : "POST", target)
    request.headers["User-Agent"] = "git/2.0 (nestling)"
    request.tls = TLSSettings(caPEM: conversation.remote.caPEM, isVerified: !conversation.remote.isInsecure)
    // What proves who we are is for the server that it was given for, not for where that one points.
    if Origin(target) == Origin(conversation.remote.url) {
      if let proof = conversation.remote.authorization { request.headers["Authorization"] = proof }
      request.tls?.certificatePEM = conversation.remote.identity?.certificatePEM
      request.tls?.keyPEM = conversation.remote.identity?.keyPEM
    }
    if !isListing {
      request.headers["Content-Type"] = "application/x-git-upload-pack-request"
      request.headers["Accept"] = "application/x-git-upload-pack-result"
      request.body = body
    }
    request.proxy = conversation.remote.proxy
    request.timeout = nil
    request.idleTimeout = conversation.limits.idleTimeout
    request.maximumBody = conversation.limits.maximumTransfer
    return request
  }

  private func redirected(from target: String, to location: String) -> String? {
    var next = location
    if location.hasPrefix("/") {
      guard let origin = Origin(target) else { return nil }
      next = "\(origin.scheme)://\(origin.host):\(origin.port)\(location)"
    }
    guard let place = next.firstRange(of: "/info/refs")?.lowerBound, Origin(next) != nil,
      !(target.lowercased().hasPrefix("https:") && next.lowercased().hasPrefix("http:"))
    else { return fail(.malformed(repository: conversation.name, detail: "it redirects to something else")) }
    conversation.setBase(String(next[..<place]))
    return next
  }

  private func accepted(_ answer: HTTPStream, _ target: String) -> HTTPStream? {
    let name = conversation.name
    let expected = "application/x-git-upload-pack-" + (isListing ? "advertisement" : "result")
    let type = answer.headers["content-type"] ?? ""
    let error: GitError
    switch answer.status {
    case 200 where type.lowercased().hasPrefix(expected):
      stream = answer
      return answer
    case 200: error = .malformed(repository: name, detail: "it answers with \(type.prefix(60))")
    case 401, 403: error = .unauthorized(repository: name)
    case 404, 410: error = .repositoryNotFound(repository: name)
    case 429, 500...599: error = .unreachable(repository: name, detail: "HTTP status \(answer.status)")
    default: error = .malformed(repository: name, detail: "HTTP status \(answer.status)")
    }
    answer.cancel()
    return fail(error)
  }
}
