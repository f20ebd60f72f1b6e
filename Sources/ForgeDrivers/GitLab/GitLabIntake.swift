// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents
internal import Forge

/// Webhooks of GitLab. forge-apis section 2.9.
struct GitLabIntake: ForgeIntake {
  /// How far a signed delivery's own time may be from ours (Standard Webhooks).
  static let tolerance: Duration = .seconds(300)
  private static let tokenPrefix = "whsec_"

  let clock: TimeSource

  func recognises(_ delivery: Delivery) -> Bool { delivery.headers["x-gitlab-event"] != nil }

  /// A secret that begins with `whsec_` is a signing token, every other one the plain text of `X-Gitlab-Token`. Where a signing token
  /// is set and the delivery is signed, only the signature counts: it must not be enough to leave the better proof out.
  func verify(_ delivery: Delivery, secrets: [[UInt8]]) -> Bool {
    let signing = secrets.compactMap(signingKey)
    if !signing.isEmpty, delivery.headers["webhook-signature"] != nil { return isSigned(delivery, keys: signing) }
    guard let token = delivery.headers["x-gitlab-token"], !token.isEmpty else { return false }
    // Digests are of one length, so that the comparison tells nothing of the secret's.
    let claimed = Digest.sha256(Array(token.utf8))
    var isProven = false
    for secret in secrets where !secret.isEmpty && signingKey(secret) == nil {
      let isMatch = ConstantTime.areEqual(Digest.sha256(secret), claimed)
      isProven = isProven || isMatch
    }
    return isProven
  }

  func decode(_ delivery: Delivery) throws(ForgeError) -> [ForgeEvent] {
    guard delivery.headers["x-gitlab-event"] != nil else { return [] }
    guard delivery.body.count <= Webhook.maximumBody else { throw malformed("too long a payload") }
    let value: Value
    do throws(DocumentError) { value = try JSON.parse(delivery.body) } catch { throw malformed("JSON: \(error)") }
    let wire = WireObject(value: value, host: "webhook", name: wireName(value))
    guard let about = try about(wire) else { return [] }
    let id = delivery.headers["idempotency-key"] ?? delivery.headers["webhook-id"] ?? ""
    return try repositories(wire).map { repository in
      ForgeEvent(
        kind: about.kind, repository: repository, number: about.number, reference: about.reference, deliveryID: id)
    }
  }

  // MARK: Proof

  private func signingKey(_ secret: [UInt8]) -> [UInt8]? {
    guard secret.starts(with: GitLabIntake.tokenPrefix.utf8) else { return nil }
    let text = String(decoding: secret.dropFirst(GitLabIntake.tokenPrefix.utf8.count), as: UTF8.self)
    guard let key = try? Base64.decode(text), !key.isEmpty else { return nil }
    return key
  }

  /// Standard Webhooks: HMAC over `id.timestamp.body`; one of several signatures is enough.
  private func isSigned(_ delivery: Delivery, keys: [[UInt8]]) -> Bool {
    guard let id = delivery.headers["webhook-id"], let stamp = delivery.headers["webhook-timestamp"],
      let seconds = Int64(stamp), abs(seconds - clock.now().seconds) <= GitLabIntake.tolerance.components.seconds
    else { return false }
    let message = Array("\(id).\(stamp).".utf8) + delivery.body
    let claimed = (delivery.headers["webhook-signature"] ?? "").split(separator: " ")
      .filter { $0.hasPrefix("v1,") }.compactMap { try? Base64.decode(String($0.dropFirst(3))) }
    var isProven = false
    for key in keys {
      let expected = HMAC.sha256(key: key, message: message)
      for claim in claimed {
        let isMatch = ConstantTime.areEqual(expected, claim)
        isProven = isProven || isMatch
      }
    }
    return isProven
  }

  // MARK: Content

  /// Actions of merge requests that change nothing we look at.
  private static let ignoredActions: Set<String> = ["approval", "approved", "unapproval", "unapproved"]

  private func wireName(_ value: Value) -> String { value["object_kind"]?.string ?? "a payload" }

  /// Nil for what does not concern us.
  private func about(_ wire: WireObject) throws(ForgeError) -> (
    kind: ForgeEvent.Kind, number: Int?, reference: String
  )? {
    switch wire.text("object_kind") {
    case "merge_request":
      if GitLabIntake.ignoredActions.contains(wire.text("object_attributes", "action")) { return nil }
      return (.pullRequest, try wire.requiredNumber("object_attributes", "iid"), "")
    case "note":
      guard wire.text("object_attributes", "noteable_type") == "MergeRequest",
        wire.flag("object_attributes", "system") != true
      else { return nil }
      return (.comment, try wire.requiredNumber("merge_request", "iid"), "")
    case "push":
      let reference = try wire.required("ref")
      let heads = "refs/heads/"
      return (.push, nil, reference.hasPrefix(heads) ? String(reference.dropFirst(heads.count)) : reference)
    case "pipeline":
      let number = wire.number("merge_request", "iid").flatMap { Int(exactly: $0) }
      return (.status, number, try wire.required("object_attributes", "sha"))
    default: return nil
    }
  }

  /// Under its path and under its number, because a set may name either.
  private func repositories(_ wire: WireObject) throws(ForgeError) -> [RepositoryRef] {
    let path = wire.text("object_attributes", "target", "path_with_namespace")
    let project = path.isEmpty ? wire.text("project", "path_with_namespace") : path
    guard project.contains("/") else { throw malformed("\(wire.name) without project.path_with_namespace") }
    let number = wire.number("object_attributes", "target_project_id") ?? wire.number("project", "id")
    return [RepositoryRef(path: project)] + (number.map { [RepositoryRef(owner: "", name: "\($0)")] } ?? [])
  }

  private func malformed(_ detail: String) -> ForgeError { .malformed(host: "webhook", detail: detail) }
}
