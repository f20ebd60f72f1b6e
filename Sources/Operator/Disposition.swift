// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Forge
internal import KubeClient
internal import PreviewAPI

// The one question asked of every error (what now?), and its words for people. The lower modules state facts only.

/// What an error that ended a reconcile means for the next one.
func disposition(of error: any Error, now: Timestamp) -> Disposition {
  switch error {
  case let error as KubeError: disposition(of: error)
  case let error as ForgeError: disposition(of: error, now: now)
  // Nothing but a change of the object mends it, and that brings the key back.
  case let error as ValidationError: .stall(error.description)
  default: .retry
  }
}

private func disposition(of error: KubeError) -> Disposition {
  switch error {
  case .throttled(let span): span.map { .wait($0) } ?? .retry
  case .unreachable, .unavailable, .conflict, .gone, .malformed, .notFound, .alreadyExists: .retry
  // Rights, kinds and schemas change without telling us, so these too are tried again, slowly.
  case .unauthorized, .forbidden, .noSuchKind, .invalid, .ownedByOthers: .wait(.seconds(60))
  }
}

func disposition(of error: ForgeError, now: Timestamp) -> Disposition {
  switch error {
  case .rateLimited(_, let until): .wait(until.map { max(.seconds(1), min($0 - now, .seconds(3600))) } ?? .seconds(60))
  case .unreachable, .unavailable, .malformed, .incomplete: .retry
  case .unauthorized, .forbidden, .notFound, .refused, .misconfigured, .unsupported: .wait(.seconds(60))
  }
}

extension KubeError {
  /// Whether trying the same again may help without anybody changing anything.
  var isTransient: Bool {
    switch self {
    case .unreachable, .unavailable, .throttled, .conflict, .gone, .malformed, .notFound, .alreadyExists: true
    case .unauthorized, .forbidden, .noSuchKind, .invalid, .ownedByOthers: false
    }
  }
}

func words(of error: KubeError) -> String {
  switch error {
  case .unreachable(let detail): "the API server cannot be reached: \(detail)"
  case .unauthorized(let detail): "the API server does not accept the credentials: \(detail)"
  case .forbidden(let detail): "forbidden: \(detail); give the operator's account this right"
  case .noSuchKind(let kind): "the cluster knows no \(kind); install its CustomResourceDefinition"
  case .notFound(let detail), .alreadyExists(let detail), .conflict(let detail), .ownedByOthers(let detail, _),
    .gone(let detail):
    detail
  case .invalid(let detail): "refused by the API server: \(detail)"
  case .throttled: "the API server asks to slow down"
  case .unavailable(let status, let detail): "the API server answered \(status): \(detail)"
  case .malformed(let detail): "the API server's answer cannot be read: \(detail)"
  }
}
