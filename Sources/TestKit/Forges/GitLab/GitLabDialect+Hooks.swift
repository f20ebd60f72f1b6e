// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents

// Webhooks with the plain secret. forge-apis section 2.9.

extension GitLabDialect {
  public func deliveries(of happening: ForgeHappening, in world: ForgeWorld, secret: String) -> [SimulatedDelivery] {
    guard let project = world.repository(id: happening.repository) else { return [] }
    let pull = world.pull(happening.number, in: project.id)
    return payloads(happening, pull, project, world).map { event, payload in
      var payload = payload
      payload["project"] = [
        "id": .int(project.id), "path_with_namespace": .string(project.path),
        "web_url": .string("\(GitLabDialect.site)/\(project.path)"), "default_branch": .string(project.defaultBranch),
      ]
      payload["user"] = user(happening.actor, world)
      let body = JSON.bytes(payload)
      return SimulatedDelivery(
        headers: [
          ("Content-Type", "application/json"), ("User-Agent", "GitLab/18.1.0"), ("X-Gitlab-Event", event),
          ("X-Gitlab-Token", secret), ("X-Gitlab-Instance", GitLabDialect.site),
          ("X-Gitlab-Event-UUID", "13792a34-cac6-4fda-95a8-c58e00a3954e"),
          ("Idempotency-Key", Hex.encode(Digest.sha256(body).prefix(16))),
        ], body: body)
    }
  }

  /// A push to a branch with a merge request is an update with `oldrev`; changes are named under `changes`.
  private func payloads(
    _ happening: ForgeHappening, _ pull: ForgeWorld.Pull?, _ project: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> [(event: String, payload: Value)] {
    func request(_ action: String, _ changes: Value = [:], oldrev: String? = nil) -> (String, Value) {
      var attributes = pull.map { details($0, in: project, world) } ?? [:]
      attributes["action"] = .string(action)
      if let oldrev { attributes["oldrev"] = .string(oldrev) }
      let labels = (pull?.labels ?? []).map { (label: String) -> Value in ["title": .string(label)] }
      return (
        "Merge Request Hook",
        [
          "object_kind": "merge_request", "event_type": "merge_request", "object_attributes": attributes,
          "labels": .array(labels), "changes": changes,
        ]
      )
    }
    switch happening.kind {
    case .opened: return [request("open")]
    case .closed: return [request("close")]
    case .merged: return [request("merge")]
    case .reopened: return [request("reopen")]
    case .pushed(let before):
      let push: Value = [
        "object_kind": "push", "ref": .string("refs/heads/\(pull?.branch ?? "")"), "before": .string(before),
        "after": .string(pull?.sha ?? ""), "project_id": .int(project.id), "commits": [],
      ]
      return [request("update", oldrev: before), ("Push Hook", push)]
    case .labelled, .unlabelled: return [request("update", ["labels": ["previous": [], "current": []]])]
    case .edited(let old): return [request("update", ["title": ["previous": .string(old)]])]
    case .drafted: return [request("update", ["draft": ["previous": false, "current": true]])]
    case .readied: return [request("update", ["draft": ["previous": true, "current": false]])]
    case .retargeted(let old): return [request("update", ["target_branch": ["previous": .string(old)]])]
    case .commented(let id): return note("create", id, pull, project, world)
    case .commentEdited(let id): return note("update", id, pull, project, world)
    case .reported(let sha, let key):
      guard let run = world.newestStatuses(of: sha, in: project.id).first(where: { $0.key == key }) else { return [] }
      return [
        (
          "Pipeline Hook",
          [
            "object_kind": "pipeline",
            "object_attributes": [
              "id": .int(run.id), "sha": .string(sha), "ref": "main", "status": .string(run.state),
            ],
          ]
        )
      ]
    }
  }

  private func details(_ pull: ForgeWorld.Pull, in project: ForgeWorld.Repository, _ world: ForgeWorld) -> Value {
    let value = json(pull, in: project, world)
    let zone = " UTC"
    let stamp = pull.updatedAt.description.dropLast().split(separator: "T").joined(separator: " ") + zone
    return value.merged(with: [
      "last_commit": ["id": .string(pull.sha)], "updated_at": .string(stamp), "url": value["web_url"] ?? "",
      "target": ["path_with_namespace": .string(project.path)],
    ])
  }

  private func note(
    _ action: String, _ id: Int64, _ pull: ForgeWorld.Pull?, _ project: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> [(String, Value)] {
    guard let pull, let comment = pull.comments.first(where: { $0.id == id }) else { return [] }
    return [
      (
        "Note Hook",
        [
          "object_kind": "note",
          "object_attributes": [
            "id": .int(id), "note": .string(comment.body), "noteable_type": "MergeRequest",
            "action": .string(action), "system": .bool(comment.isSystem),
          ], "merge_request": ["iid": .int(Int64(pull.number)), "state": "opened"],
        ]
      )
    ]
  }
}
