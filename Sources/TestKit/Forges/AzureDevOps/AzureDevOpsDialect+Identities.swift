// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPTransport

// Who asks, and who is in which group. forge-apis sections 6.3 and 6.6; Microsoft Learn, “Graph”.

extension AzureDevOpsDialect {
  private static let scope = "scp.P"
  /// A team among the contributors, in which its members stand: rights come through nested groups.
  private static let team = "vssgp.team"
  private static let groups: [ForgeWorld.Role: (name: String, descriptor: String)] = [
    .admin: ("Project Administrators", "vssgp.admins"), .write: ("Contributors", "vssgp.contributors"),
    .read: ("Readers", "vssgp.readers"),
  ]

  var identityRoutes: [ForgeRoute] {
    [
      ForgeRoute("GET", "dev.azure.com/{organization}/_apis/connectionData") { (call, world) throws(ForgeRefusal) in
        guard let account = call.account else { throw ForgeRefusal(401, "") }
        return .answer(["authenticatedUser": user(account.login, world)])
      },
      versioned("GET", "dev.azure.com/{organization}/_apis/projects/{project}") {
        (call, world) throws(ForgeRefusal) in
        guard world.repositories.contains(where: { $0.owner == "\(call["organization"])/\(call["project"])" }) else {
          throw ForgeRefusal(404, "TF200016: The project does not exist.")
        }
        return .answer(["id": .string(AzureDevOpsDialect.projectID), "name": .string(call["project"])])
      },
      graph("descriptors/{key}") { (call, world) throws(ForgeRefusal) in
        if call["key"] == AzureDevOpsDialect.projectID { return .answer(["value": .string(AzureDevOpsDialect.scope)]) }
        guard let account = AzureDevOpsDialect.account(call["key"], in: world) else {
          throw ForgeRefusal(404, "no such storage key")
        }
        return .answer(["value": .string("aad.\(account.id)")])
      },
      graph("groups", query: ["scopeDescriptor", "subjectTypes", "continuationToken"]) {
        (call, _) throws(ForgeRefusal) in
        guard call.query("scopeDescriptor") == AzureDevOpsDialect.scope else {
          throw ForgeRefusal(404, "no such scope")
        }
        let groups = AzureDevOpsDialect.groups.values.map { ($0.name, $0.descriptor) }
        return list(
          (groups + [("Shop Team", AzureDevOpsDialect.team)]).sorted { $0.1 < $1.1 }.map {
            ["displayName": .string($0.0), "descriptor": .string($0.1)]
          })
      },
      graph("memberships/{subject}", query: ["direction", "depth"]) { (call, world) throws(ForgeRefusal) in
        guard call.query("direction") == "up" else { throw ForgeRefusal(400, "the members are not simulated") }
        let containers = AzureDevOpsDialect.containers(of: call["subject"], in: world)
        return list(
          containers.map { ["containerDescriptor": .string($0), "memberDescriptor": .string(call["subject"])] })
      },
    ]
  }

  private func graph(
    _ tail: String, query: Set<String> = [], _ answer: @escaping ForgeRoute.Answer
  ) -> ForgeRoute {
    versioned("GET", "vssps.dev.azure.com/{organization}/_apis/graph/" + tail, query: query, isPreview: true) {
      (call, world) throws(ForgeRefusal) in
      guard call.account != nil else { throw ForgeRefusal(401, "") }
      return try answer(call, &world)
    }
  }

  /// Only direct ones.
  private static func containers(of subject: String, in world: ForgeWorld) -> [String] {
    if subject == team { return groups[.write].map { [$0.descriptor] } ?? [] }
    guard let account = world.accounts.first(where: { "aad.\($0.id)" == subject }) else { return [] }
    switch world.repositories.compactMap({ $0.roles[account.login] }).max() ?? ForgeWorld.Role.none {
    case .write: return [team]
    case let role: return groups[role].map { [$0.descriptor] } ?? []
    }
  }
}
