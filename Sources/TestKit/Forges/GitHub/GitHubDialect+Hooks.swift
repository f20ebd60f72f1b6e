// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents

// Webhooks. forge-apis section 1.9.

extension GitHubDialect {
  public func deliveries(of happening: ForgeHappening, in world: ForgeWorld, secret: String) -> [SimulatedDelivery] {
    guard let repository = world.repository(id: happening.repository) else { return [] }
    let pull = world.pull(happening.number, in: repository.id)
    return payloads(happening, pull, repository, world).map { event, payload in
      var payload = payload
      payload["repository"] = json(repository)
      payload["sender"] = user(happening.actor, world)
      let body = JSON.bytes(payload)
      let id = "72d3162e-cc78-11e3-81ab-\(Hex.encode(Digest.sha256(body).prefix(6)))"
      return SimulatedDelivery(
        headers: [
          ("Content-Type", "application/json"), ("User-Agent", "GitHub-Hookshot/044aadd"), ("X-GitHub-Event", event),
          ("X-GitHub-Delivery", id), ("X-GitHub-Hook-ID", "292430182"),
          (
            "X-Hub-Signature-256",
            "sha256=" + Hex.encode(HMAC.sha256(key: Array(secret.utf8), message: body))
          ),
        ], body: body)
    }
  }

  private func payloads(
    _ happening: ForgeHappening, _ pull: ForgeWorld.Pull?, _ repository: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> [(event: String, payload: Value)] {
    func change(_ action: String, _ more: Value = [:]) -> (String, Value) {
      let pull = pull.map { pull -> Value in
        var value = json(pull, in: repository, world)
        value["merged"] = .bool(pull.state == .merged)
        return value
      }
      let value: Value = [
        "action": .string(action), "number": .int(Int64(happening.number)), "pull_request": pull ?? [:],
      ]
      return ("pull_request", value.merged(with: more))
    }
    switch happening.kind {
    case .opened: return [change("opened")]
    case .closed, .merged: return [change("closed")]
    case .reopened: return [change("reopened")]
    case .pushed(let before):
      let after = pull?.sha ?? ""
      let push: Value = [
        "ref": .string("refs/heads/\(pull?.branch ?? "")"), "before": .string(before), "after": .string(after),
        "created": false, "deleted": false, "forced": false, "commits": [],
      ]
      return [
        change("synchronize", ["before": .string(before), "after": .string(after)]), ("push", push),
      ]
    case .labelled(let labels): return labels.map { change("labeled", ["label": ["name": .string($0)]]) }
    case .unlabelled(let labels): return labels.map { change("unlabeled", ["label": ["name": .string($0)]]) }
    case .edited(let old): return [change("edited", ["changes": ["title": ["from": .string(old)]]])]
    case .drafted: return [change("converted_to_draft")]
    case .readied: return [change("ready_for_review")]
    case .retargeted(let old): return [change("edited", ["changes": ["base": ["ref": ["from": .string(old)]]]])]
    case .commented(let id): return comment("created", id, pull, repository, world)
    case .commentEdited(let id): return comment("edited", id, pull, repository, world)
    case .reported(let sha, let key):
      guard let status = world.newestStatuses(of: sha, in: repository.id).first(where: { $0.key == key }) else {
        return []
      }
      return status.isCheckRun
        ? [
          (
            "check_run",
            [
              "action": "completed",
              "check_run": [
                "name": .string(key), "head_sha": .string(sha), "conclusion": .string(status.state),
                "pull_requests": [],
              ],
            ]
          )
        ]
        : [("status", ["sha": .string(sha), "state": .string(status.state), "context": .string(key)])]
    }
  }

  private func comment(
    _ action: String, _ id: Int64, _ pull: ForgeWorld.Pull?, _ repository: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> [(String, Value)] {
    guard let pull, let comment = pull.comments.first(where: { $0.id == id }) else { return [] }
    return [
      (
        "issue_comment",
        [
          "action": .string(action),
          "issue": [
            "number": .int(Int64(pull.number)), "state": pull.state == .open ? "open" : "closed",
            "pull_request": ["url": .string("\(base)/repos/\(repository.path)/pulls/\(pull.number)")],
          ], "comment": json(comment, on: pull, in: repository, world),
        ]
      )
    ]
  }
}
