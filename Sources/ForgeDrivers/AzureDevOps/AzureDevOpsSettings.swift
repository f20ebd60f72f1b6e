// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

extension ForgeDriver {
  /// Azure DevOps Services, and Server from 2020 on.
  public static let azuredevops = ForgeDriver(
    kind: "azuredevops",
    title: "Azure DevOps",
    capabilities: [.labels, .drafts, .stickyComments, .commitStatuses, .changedFiles, .checks, .permissions],
    settingsSchema: SettingsSchema.member(
      "Pull requests of a repository in Azure Repos.", required: ["organization", "project", "repo"],
      properties: [
        ("organization", SettingsSchema.name("Organisation, or collection on a server of one's own.")),
        ("project", SettingsSchema.name("Project that holds the repository.")),
        ("repo", SettingsSchema.name("Name of the repository.")), ("api", api), ("tokenRef", token),
        ("labels", SettingsSchema.labels),
      ]),
    references: references(token: "tokenRef"),
    repositoryFields: ["organization", "project", "repo"],
    organisation: OrganisationMember(
      name: "azureDevOps", owner: ["organization", "teamProject"],
      schema: SettingsSchema.member(
        "Repositories of a project in Azure Repos.", required: ["organization", "teamProject", "accessTokenRef"],
        properties: [
          ("organization", SettingsSchema.name("Organisation, or collection on a server of one's own.")),
          ("teamProject", SettingsSchema.name("Project whose repositories.")), ("accessTokenRef", token), ("api", api),
          ("allBranches", SettingsSchema.allBranches),
        ]), references: references(token: "accessTokenRef")),
    intake: AzureDevOpsIntake(),
    make: AzureDevOpsSettings.client)

  private static let api = SettingsSchema.text("URL without the organisation; empty for https://dev.azure.com.")
  private static let token = SettingsSchema.secretKey(
    "Personal access token, or token of Entra ID, in a Secret of the same namespace.")

  private static func references(token: String) -> [SettingsReference] {
    [
      SettingsReference(field: token, kind: .secretKey, purpose: .token),
      .certificates,
    ]
  }
}

enum AzureDevOpsSettings {
  static let publicHost = "dev.azure.com"

  static func client(
    _ source: ForgeSource, _ http: any HTTPClient, _ clock: TimeSource
  ) throws(ForgeError) -> any ForgeClient {
    let address = try BaseURL(source.api.flatMap { $0.isEmpty ? nil : $0 } ?? "https://" + publicHost)
    let authorization = try source.cleanToken().map(authorization)
    let polite = AzureManners(http, clock: clock)
    func session(_ base: String) throws(ForgeError) -> Session {
      try Session(
        base: base, source: source, http: polite, clock: clock,
        fields: [("Accept", "application/json"), ("X-TFS-FedAuthRedirect", "Suppress")],
        authorization: { () async throws(ForgeError) -> String? in authorization })
    }
    let isPublic = address.origin.host == publicHost
    return AzureDevOpsClient(
      session: try session(address.text), version: isPublic ? "7.1" : "6.0", labels: source.labels,
      directory: isPublic ? AzureDirectory(session: try session("https://vssps." + publicHost)) : nil,
      capabilities: ForgeDriver.azuredevops.capabilities(isAnonymous: authorization == nil))
  }

  /// A personal access token is a password without a user; a token of Entra ID is a JWT, which begins with `{"` in Base64.
  private static func authorization(_ token: String) -> String {
    token.hasPrefix("eyJ") ? Credentials.bearer(token) : Credentials.basic("", token)
  }
}
