// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents

// Webhooks. forge-apis section 3.9.

extension GiteaDialect {
  /// GitHub's and Gogs' headers go along with every delivery.
  public func deliveries(of happening: ForgeHappening, in world: ForgeWorld, secret: String) -> [SimulatedDelivery] {
    guard let repository = world.repository(id: happening.repository) else { return [] }
    let pull = world.pull(happening.number, in: repository.id)
    return payloads(happening, pull, repository, world).map { event, type, payload in
      var payload = payload
      payload["repository"] = json(repository)
      payload["sender"] = user(happening.actor, world)
      let body = JSON.bytes(payload)
      let digest = Hex.encode(HMAC.sha256(key: Array(secret.utf8), message: body))
      let id = "f6266f16-1bf3-46a5-9ea4-\(Hex.encode(Digest.sha256(body).prefix(6)))"
      var headers: [(name: String, value: String)] = [("Content-Type", "application/json")]
      for vendor in ["Gitea", "Gogs", "GitHub"] {
        headers += [("X-\(vendor)-Event", event), ("X-\(vendor)-Event-Type", type), ("X-\(vendor)-Delivery", id)]
      }
      headers += [
        ("X-Gitea-Signature", digest), ("X-Gogs-Signature", digest), ("X-Hub-Signature-256", "sha256=" + digest),
      ]
      return SimulatedDelivery(headers: headers, body: body)
    }
  }

  private func payloads(
    _ happening: ForgeHappening, _ pull: ForgeWorld.Pull?, _ repository: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> [(event: String, type: String, payload: Value)] {
    func change(_ type: String, _ action: String, _ more: Value = [:]) -> (String, String, Value) {
      let value: Value = [
        "action": .string(action), "number": .int(Int64(happening.number)),
        "pull_request": pull.map { json($0, in: repository, world) } ?? [:],
      ]
      return ("pull_request", type, value.merged(with: more))
    }
    switch happening.kind {
    case .opened: return [change("pull_request", "opened")]
    case .closed, .merged: return [change("pull_request", "closed")]
    case .reopened: return [change("pull_request", "reopened")]
    case .pushed(let before):
      let push: Value = [
        "ref": .string("refs/heads/\(pull?.branch ?? "")"), "before": .string(before),
        "after": .string(pull?.sha ?? ""), "commits": [], "total_commits": 1,
      ]
      return [change("pull_request_sync", "synchronized"), ("push", "push", push)]
    case .labelled: return [change("pull_request_label", "label_updated")]
    case .unlabelled: return [change("pull_request_label", pull?.labels == [] ? "label_cleared" : "label_updated")]
    case .edited(let old): return [change("pull_request", "edited", ["changes": ["title": ["from": .string(old)]]])]
    // The title's prefix is what makes a draft.
    case .drafted, .readied:
      return [change("pull_request", "edited", ["changes": ["title": ["from": .string(pull?.title ?? "")]]])]
    case .retargeted(let old): return [change("pull_request", "edited", ["changes": ["ref": ["from": .string(old)]]])]
    case .commented(let id): return comment("created", id, pull, repository, world)
    case .commentEdited(let id): return comment("edited", id, pull, repository, world)
    case .reported(let sha, let key):
      let status = world.newestStatuses(of: sha, in: repository.id).first { $0.key == key }
      return [
        (
          "status", "status",
          ["sha": .string(sha), "state": .string(status?.state ?? ""), "context": .string(key)]
        )
      ]
    }
  }

  private func comment(
    _ action: String, _ id: Int64, _ pull: ForgeWorld.Pull?, _ repository: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> [(String, String, Value)] {
    guard let pull, let comment = pull.comments.first(where: { $0.id == id }) else { return [] }
    return [
      (
        "issue_comment", "pull_request_comment",
        [
          "action": .string(action), "is_pull": true,
          "issue": ["number": .int(Int64(pull.number)), "state": pull.state == .open ? "open" : "closed"],
          "comment": json(comment, on: pull, in: repository, world),
        ]
      )
    ]
  }
}
