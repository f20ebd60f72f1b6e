// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeClient
internal import PreviewAPI
internal import Templating

/// Something that did not work, in one line that says what to do.
struct Failure: Error, Sendable, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

/// The line for any error that reaches the top.
func failureLine(_ error: any Error) -> String {
  switch error {
  case let error as KubeError: kubeLine(error)
  case let error as TemplateError: String(error.report().prefix { !$0.isNewline })
  case is CancellationError: "interrupted"
  default: "\(error)"
  }
}

private func kubeLine(_ error: KubeError) -> String {
  switch error {
  case .unreachable(let why): "the cluster cannot be reached: \(why); check --kubeconfig and --context"
  case .unauthorized(let why): "the cluster does not accept our credentials: \(why); log in again"
  case .forbidden(let why): "not allowed: \(why); ask an administrator for this permission"
  case .noSuchKind(let kind):
    "the cluster knows no \(kind); install the definitions: nestling crds | kubectl apply -f -"
  case .notFound(let what): "not found: \(what)"
  case .alreadyExists(let what): "already exists: \(what)"
  case .conflict(let what), .ownedByOthers(let what, _): "somebody else changed it meanwhile: \(what); try again"
  case .gone(let what): "history is gone: \(what); try again"
  case .invalid(let what): "refused by the cluster: \(what)"
  case .throttled: "the cluster asks us to wait; try again in a moment"
  case .unavailable(let status, let what): "the cluster answers \(status): \(what); try again"
  case .malformed(let what): "the answer makes no sense: \(what)"
  }
}
