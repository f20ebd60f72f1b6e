// SPDX-License-Identifier: Apache-2.0
internal import Clocks

extension ForgeError {
  /// The error for people: which forge, what is wrong, and what to do where that is known. The one place for these words.
  public var words: String {
    switch self {
    case .unreachable(let host, let detail): "\(host) cannot be reached: \(detail)"
    case .unauthorized(let host, let detail): "\(host) does not accept the credentials (\(detail)); renew the token"
    case .forbidden(let host, let detail): "\(host) forbids it (\(detail)); the token needs more rights"
    case .notFound(let what, let host): "\(host) has no \(what), or hides it from this token"
    case .rateLimited(let host, let until):
      "the rate limit of \(host) is used up" + (until.map { " until \($0)" } ?? "")
    case .unavailable(let host, let status): "\(host) answered \(status)"
    case .malformed(let host, let detail): "\(host) answered something that is not its API: \(detail)"
    case .incomplete(let host, let detail): "the listing of \(host) is incomplete: \(detail)"
    case .refused(let host, let status, let detail): "\(host) refused with \(status): \(detail)"
    case .misconfigured(let field, let detail): "\(field): \(detail)"
    case .unsupported(let host, let what): "\(host) has no \(what)"
    }
  }
}
