// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// Why a forge did not answer the question. A pull request that does not exist is an answer (nil), not an error.
public enum ForgeError: Error, Sendable, Equatable {
  /// Nobody answered, the exchange broke off, or it took too long.
  case unreachable(host: String, detail: String)
  /// 401: the credentials are wrong or expired.
  case unauthorized(host: String, detail: String)
  /// 403 without a rate limit: the credentials do not reach that far.
  case forbidden(host: String, detail: String)
  /// The repository is not there, or hidden from these credentials.
  case notFound(what: String, host: String)
  case rateLimited(host: String, until: Timestamp?)
  /// 5xx.
  case unavailable(host: String, status: Int)
  /// Not what the API promises: HTML, half a JSON, a missing field.
  case malformed(host: String, detail: String)
  /// Pages that contradict each other or stop early; never to be read as "closed".
  case incomplete(host: String, detail: String)
  /// The forge understood and refuses (422, 409): its words.
  case refused(host: String, status: Int, detail: String)
  /// The source's settings cannot work: field and what to do.
  case misconfigured(field: String, detail: String)
  /// The forge has no such thing; a plan that looked at `capabilities` does not meet this.
  case unsupported(host: String, what: String)
}

extension ForgeError {
  /// Whether trying the same again may help without anybody changing anything.
  public var isTransient: Bool {
    switch self {
    case .unreachable, .unavailable, .malformed, .incomplete, .rateLimited: true
    case .unauthorized, .forbidden, .notFound, .refused, .misconfigured, .unsupported: false
    }
  }
}
