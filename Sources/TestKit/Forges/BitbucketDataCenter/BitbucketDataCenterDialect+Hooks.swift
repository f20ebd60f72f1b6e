// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents

// Webhooks. forge-apis section 5.9.

extension BitbucketDataCenterDialect {
  /// Nothing tells of a reopened pull request, of labels, which do not exist, and of builds.
  public func deliveries(of happening: ForgeHappening, in world: ForgeWorld, secret: String) -> [SimulatedDelivery] {
    guard let repository = world.repository(id: happening.repository) else { return [] }
    let pull = world.pull(happening.number, in: repository.id)
    return payloads(happening, pull, repository, world).map { event, payload in
      var payload = payload
      payload["eventKey"] = .string(event)
      payload["date"] = "2026-02-25T06:13:20+0000"
      payload["actor"] = user(happening.actor, world)
      let body = JSON.bytes(payload)
      let digest = Hex.encode(HMAC.sha256(key: Array(secret.utf8), message: body))
      return SimulatedDelivery(
        headers: [
          ("Content-Type", "application/json; charset=utf-8"), ("X-Event-Key", event),
          ("X-Request-Id", Hex.encode(Digest.sha256(body).prefix(16))), ("X-Hub-Signature", "sha256=" + digest),
        ], body: body)
    }
  }

  private func payloads(
    _ happening: ForgeHappening, _ pull: ForgeWorld.Pull?, _ repository: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> [(event: String, payload: Value)] {
    let request: Value = ["pullRequest": pull.map { json($0, in: repository, world) } ?? [:]]
    func comment(_ event: String, _ id: Int64) -> [(String, Value)] {
      guard let comment = pull?.comments.first(where: { $0.id == id }) else { return [] }
      var value = request
      value["comment"] = json(comment, among: [], world)
      return [(event, value)]
    }
    switch happening.kind {
    case .opened: return [("pr:opened", request)]
    case .merged: return [("pr:merged", request)]
    case .closed: return [("pr:declined", request)]
    case .edited, .drafted, .readied, .retargeted: return [("pr:modified", request)]
    case .reopened, .labelled, .unlabelled, .reported: return []
    case .pushed(let before):
      let change: Value = [
        "ref": ["id": .string("refs/heads/\(pull?.branch ?? "")"), "type": "BRANCH"], "fromHash": .string(before),
        "toHash": .string(pull?.sha ?? ""), "type": "UPDATE",
      ]
      let push: Value = ["repository": json(repository), "changes": [change]]
      return [("pr:from_ref_updated", request), ("repo:refs_changed", push)]
    case .commented(let id): return comment("pr:comment:added", id)
    case .commentEdited(let id): return comment("pr:comment:edited", id)
    }
  }
}
