// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

/// The identity service of Azure DevOps Services: who is in which group. forge-apis section 6.6; Microsoft Learn, “Graph”.
struct AzureDirectory: Sendable {
  /// Groups that are walked upwards from a person; whoever is in more has what the first ones give.
  private static let maximumGroups = 64
  private static let version = [(name: "api-version", value: "7.1-preview.1")]

  private let session: Session
  /// Project's id to the groups that give rights there, which have the same descriptors for as long as the project lives.
  private let groups = RememberedEach<String, [String: Permission]>()

  init(session: Session) { self.session = session }

  /// The strongest right that a person has through the project's own groups.
  func permission(
    of user: String, project: String, organization: String
  ) async throws(ForgeError) -> Permission {
    let rights = try await groups.value(project) { () async throws(ForgeError) -> [String: Permission] in
      try await groupRights(project: project, organization: organization)
    }
    guard let person = try await descriptor(of: user, organization) else { return .none }
    var strongest = Permission.none
    var seen: Set<String> = [person]
    var upcoming = [person]
    while let subject = upcoming.popLast(), strongest < .admin {
      for group in try await containers(of: subject, organization) where seen.insert(group).inserted {
        strongest = max(strongest, rights[group] ?? .none)
        if seen.count <= AzureDirectory.maximumGroups { upcoming.append(group) }
      }
    }
    return strongest
  }

  private func groupRights(project: String, organization: String) async throws(ForgeError) -> [String: Permission] {
    guard let scope = try await descriptor(of: project, organization) else {
      throw .malformed(host: session.host, detail: "the project \(project) has no descriptor")
    }
    let walk = PageWalk(
      session, path: "/\(organization)/_apis/graph/groups",
      query: [("scopeDescriptor", scope)] + AzureDirectory.version,
      size: nil, style: .continued, identity: "descriptor", what: "groups of the project")
    var rights: [String: Permission] = [:]
    for group in try await walk.all({ (item) throws(ForgeError) in item }) {
      guard let descriptor = group["descriptor"]?.string else { continue }
      switch group["displayName"]?.string {
      case "Project Administrators": rights[descriptor] = .admin
      case "Contributors": rights[descriptor] = .write
      case "Readers": rights[descriptor] = .read
      default: break
      }
    }
    return rights
  }

  /// The descriptor of an identity or a project; nil when the organisation does not know it.
  private func descriptor(of key: String, _ organization: String) async throws(ForgeError) -> String? {
    let url = session.url(
      "/\(organization)/_apis/graph/descriptors/\(PercentEncoding.component(key))", AzureDirectory.version)
    do throws(ForgeError) { return try await session.value(url, what: "identity \(key)")["value"]?.string } catch {
      if case .notFound = error { return nil }
      throw error
    }
  }

  private func containers(of subject: String, _ organization: String) async throws(ForgeError) -> [String] {
    let url = session.url(
      "/\(organization)/_apis/graph/memberships/\(PercentEncoding.component(subject))",
      [("direction", "up")] + AzureDirectory.version)
    let answer = try await session.value(url, what: "memberships")
    return (answer["value"]?.array ?? []).compactMap { $0["containerDescriptor"]?.string }
  }
}
