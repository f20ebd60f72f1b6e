// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents

// Webhooks. forge-apis section 4.9.

extension BitbucketCloudDialect {
  /// There are no labels, and a declined pull request is never opened again.
  public func deliveries(of happening: ForgeHappening, in world: ForgeWorld, secret: String) -> [SimulatedDelivery] {
    guard let repository = world.repository(id: happening.repository) else { return [] }
    let pull = world.pull(happening.number, in: repository.id)
    return payloads(happening, pull, repository, world).map { event, payload in
      var payload = payload
      payload["repository"] = json(repository)
      payload["actor"] = user(happening.actor, world)
      let body = JSON.bytes(payload)
      let digest = Hex.encode(HMAC.sha256(key: Array(secret.utf8), message: body))
      return SimulatedDelivery(
        headers: [
          ("Content-Type", "application/json"), ("X-Event-Key", event),
          ("X-Hook-UUID", "{c62a3ab3-6a2f-4f0a-8d8b-000000000001}"), ("X-Attempt-Number", "1"),
          ("X-Request-UUID", Hex.encode(Digest.sha256(body).prefix(16))), ("X-Hub-Signature", "sha256=" + digest),
        ], body: body)
    }
  }

  private func payloads(
    _ happening: ForgeHappening, _ pull: ForgeWorld.Pull?, _ repository: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> [(event: String, payload: Value)] {
    let request: Value = ["pullrequest": pull.map { json($0, in: repository, world) } ?? [:]]
    func comment(_ event: String, _ id: Int64) -> [(String, Value)] {
      guard let comment = pull?.comments.first(where: { $0.id == id }) else { return [] }
      var value = request
      value["comment"] = json(comment, world)
      return [(event, value)]
    }
    switch happening.kind {
    case .opened: return [("pullrequest:created", request)]
    case .merged: return [("pullrequest:fulfilled", request)]
    case .closed: return [("pullrequest:rejected", request)]
    case .edited, .drafted, .readied, .retargeted: return [("pullrequest:updated", request)]
    case .reopened, .labelled, .unlabelled: return []
    case .pushed:
      let side: Value = [
        "type": "branch", "name": .string(pull?.branch ?? ""), "target": ["hash": .string(pull?.sha ?? "")],
      ]
      let push: Value = ["push": ["changes": [["new": side, "old": side, "forced": false]]]]
      return [("pullrequest:updated", request), ("repo:push", push)]
    case .commented(let id): return comment("pullrequest:comment_created", id)
    case .commentEdited(let id): return comment("pullrequest:comment_updated", id)
    case .reported(let sha, let key):
      let link: Value = .string("\(base)/repositories/\(repository.path)/commit/\(sha)")
      let status: Value = ["key": .string(key), "state": "SUCCESSFUL", "links": ["commit": ["href": link]]]
      return [("repo:commit_status_updated", ["commit_status": status])]
    }
  }
}
