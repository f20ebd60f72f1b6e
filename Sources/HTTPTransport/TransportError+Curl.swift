// SPDX-License-Identifier: Apache-2.0
internal import CCurl
internal import Clocks
internal import Glibc

extension TransportError {
  /// libcurl's verdict in our words. What broke off before the head of a response counts as "nobody answered".
  init(_ code: CURLcode, detail: String, transfer: Transfer) {
    let host = transfer.host
    let detail = String(detail.prefix(300))
    switch code {
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
      self = .invalidURL(Origin.harmless(transfer.request.url))
    case CURLE_COULDNT_RESOLVE_PROXY, CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_GOT_NOTHING, CURLE_PROXY:
      self = .unreachable(host: host, detail: detail)
    case CURLE_OPERATION_TIMEDOUT:
      self = .timedOut(host: host, after: TransportError.limitHit(detail, transfer.request))
    case CURLE_SSL_CONNECT_ERROR where TransportError.isBrokenConnection(detail):
      self = .unreachable(host: host, detail: detail)
    case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_CRL_BADFILE, CURLE_SSL_INVALIDCERTSTATUS,
      CURLE_SSL_PINNEDPUBKEYNOTMATCH, CURLE_SSL_CLIENTCERT, CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED:
      self = .tls(host: host, detail: detail)
    case CURLE_PARTIAL_FILE: self = .truncated(host: host, detail: detail)
    case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM, CURLE_SEND_FAIL_REWIND:
      self =
        transfer.hasHead ? .truncated(host: host, detail: detail) : .unreachable(host: host, detail: detail)
    case CURLE_FILESIZE_EXCEEDED: self = .bodyTooLarge(host: host, limit: transfer.request.maximumBody)
    default: self = .other(host: host, detail: detail)
    }
  }

  /// Which of the two limits libcurl means, by its words.
  private static func limitHit(_ detail: String, _ request: HTTPRequest) -> Duration {
    guard let timeout = request.timeout, request.connectTimeout < timeout else {
      return request.timeout ?? request.connectTimeout
    }
    let isConnecting = [
      "Connection timed out", "Connection timeout", "Failed to connect", "Resolving timed out",
      "SSL connection timeout",
    ]
    .contains { detail.hasPrefix($0) }
    return isConnecting ? request.connectTimeout : timeout
  }

  /// A peer that hangs up during the handshake is unreachable, not untrusted.
  private static func isBrokenConnection(_ detail: String) -> Bool {
    ["SSL_ERROR_SYSCALL", "Connection reset", "unexpected eof"].contains { detail.contains($0) }
  }
}

/// For people: what happened, with which host.
extension TransportError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidURL(let url): "not a usable http or https URL: \(url)"
    case .unreachable(let host, let detail): "\(host) cannot be reached: \(detail)"
    case .timedOut(let host, let after): "\(host) did not answer within \(after.shortText)"
    case .tls(let host, let detail): "no trust between us and \(host): \(detail)"
    case .bodyTooLarge(let host, let limit): "\(host) sent more than the \(limit) bytes allowed"
    case .truncated(let host, let detail): "\(host) broke off in the middle: \(detail)"
    case .cancelled: "cancelled"
    case .other(let host, let detail): "exchange with \(host) failed: \(detail)"
    }
  }
}
