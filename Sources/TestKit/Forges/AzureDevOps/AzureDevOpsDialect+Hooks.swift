// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents

// Service hooks. forge-apis section 6.9.

extension AzureDevOpsDialect {
  /// They are not signed and bring a password. There is none for labels, drafts, titles and targets.
  public func deliveries(of happening: ForgeHappening, in world: ForgeWorld, secret: String) -> [SimulatedDelivery] {
    guard let repository = world.repository(id: happening.repository) else { return [] }
    let pull = world.pull(happening.number, in: repository.id)
    return payloads(happening, pull, repository, world).map { event, resource in
      var payload: Value = [
        "eventType": .string(event), "publisherId": "tfs", "resource": resource, "resourceVersion": "1.0",
        "createdDate": "2026-02-25T06:13:20.0000000Z",
      ]
      payload["id"] = .string(Hex.encode(Digest.sha256(JSON.bytes(payload)).prefix(16)))
      return SimulatedDelivery(
        headers: [
          ("Content-Type", "application/json; charset=utf-8"),
          ("Authorization", "Basic " + Base64.encode(Array("hook:\(secret)".utf8))),
        ], body: JSON.bytes(payload))
    }
  }

  private func payloads(
    _ happening: ForgeHappening, _ pull: ForgeWorld.Pull?, _ repository: ForgeWorld.Repository, _ world: ForgeWorld
  ) -> [(event: String, resource: Value)] {
    let request = pull.map { json($0, in: repository, world) } ?? [:]
    func comment(_ id: Int64) -> [(String, Value)] {
      guard let comment = pull?.comments.first(where: { $0.id == id }) else { return [] }
      let resource: Value = ["comment": json(comment, number: 1, world), "pullRequest": request]
      return [("ms.vss-code.git-pullrequest-comment-event", resource)]
    }
    switch happening.kind {
    case .opened: return [("git.pullrequest.created", request)]
    case .closed, .reopened: return [("git.pullrequest.updated", request)]
    // Comes after every attempt to merge; this one went through.
    case .merged: return [("git.pullrequest.updated", request), ("git.pullrequest.merged", request)]
    case .pushed(let before):
      let update: Value = [
        "name": .string("refs/heads/\(pull?.branch ?? "")"), "oldObjectId": .string(before),
        "newObjectId": .string(pull?.sha ?? ""),
      ]
      let push: Value = ["refUpdates": [update], "commits": [], "repository": json(repository)]
      return [("git.pullrequest.updated", request), ("git.push", push)]
    case .labelled, .unlabelled, .edited, .drafted, .readied, .retargeted: return []
    case .commented(let id), .commentEdited(let id): return comment(id)
    case .reported(let sha, let key):
      let isBuild = world.newestStatuses(of: sha, in: repository.id).first { $0.key == key }?.isCheckRun == true
      let project = repository.owner.split(separator: "/").last.map(String.init) ?? ""
      let organization = repository.owner.split(separator: "/").first.map(String.init) ?? ""
      let build: Value = [
        "url": .string("https://dev.azure.com/\(organization)/\(AzureDevOpsDialect.projectID)/_apis/build/Builds/2"),
        "sourceVersion": .string(sha), "project": ["name": .string(project)], "result": "succeeded",
      ]
      return isBuild ? [("build.complete", build)] : []
    }
  }
}
