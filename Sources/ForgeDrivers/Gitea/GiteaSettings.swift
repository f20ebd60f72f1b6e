// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

extension ForgeDriver {
  /// Gitea and Forgejo, which share their API.
  public static let gitea = ForgeDriver(
    kind: "gitea",
    title: "Gitea and Forgejo",
    capabilities: [
      .labels, .drafts, .milestones, .stickyComments, .commitStatuses, .pullReferences, .signedWebhooks, .changedFiles,
      .checks, .permissions, .reactions,
    ],
    settingsSchema: SettingsSchema.member(
      "Pull requests of a Gitea or Forgejo repository.", required: ["owner", "repo", "api"],
      properties: [
        ("owner", SettingsSchema.name("User or organisation that owns the repository.")),
        ("repo", SettingsSchema.name("Name of the repository.")),
        ("api", SettingsSchema.name("URL of the server, with or without /api/v1.")),
        (
          "tokenRef",
          SettingsSchema.secretKey(
            "Token in a Secret of the same namespace; without one the server is asked anonymously.")
        ),
        ("labels", SettingsSchema.labels),
      ]),
    references: GiteaSettings.references,
    repositoryFields: ["owner", "repo"],
    organisation: GiteaSettings.organisation,
    intake: GiteaIntake(),
    make: GiteaSettings.client)
}

enum GiteaSettings {
  static let organisation = OrganisationMember(
    name: "gitea", owner: ["owner"],
    schema: SettingsSchema.member(
      "Repositories of a user or organisation on Gitea or Forgejo.", required: ["owner", "api"],
      properties: [
        ("owner", SettingsSchema.name("Whose repositories.")),
        ("api", SettingsSchema.name("URL of the server, with or without /api/v1.")),
        ("tokenRef", SettingsSchema.secretKey("Token in a Secret of the same namespace.")),
        ("allBranches", SettingsSchema.allBranches),
        ("excludeArchivedRepos", SettingsSchema.flag("Leaves archived repositories out.")),
      ]), references: references)

  static let references = [
    SettingsReference(field: "tokenRef", kind: .secretKey, purpose: .token),
    .certificates,
  ]

  static func client(
    _ source: ForgeSource, _ http: any HTTPClient, _ clock: TimeSource
  ) throws(ForgeError) -> any ForgeClient {
    let token = try source.cleanToken()
    let session = try Session(
      base: try base(source.api), source: source, http: http, clock: clock, fields: [("Accept", "application/json")],
      authorization: { () async throws(ForgeError) -> String? in token.map { "token " + $0 } })
    return GiteaClient(
      session: session, labels: source.labels,
      capabilities: ForgeDriver.gitea.capabilities(isAnonymous: token == nil))
  }

  static func base(_ written: String?) throws(ForgeError) -> String {
    guard let written, !written.isEmpty else {
      throw .misconfigured(field: "api", detail: "Gitea has no public server; write the URL of yours")
    }
    let address = try BaseURL(written)
    return address.path.hasSuffix("/api/v1") ? address.text : address.text + "/api/v1"
  }
}
