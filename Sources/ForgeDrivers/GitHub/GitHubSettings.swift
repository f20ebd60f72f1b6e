// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

extension ForgeDriver {
  /// github.com, data residency on ghe.com, Enterprise Server.
  public static let github = ForgeDriver(
    kind: "github",
    title: "GitHub",
    capabilities: [
      .labels, .drafts, .authorAssociation, .botAuthors, .milestones, .stickyComments, .commitStatuses, .pullReferences,
      .signedWebhooks,
      .changedFiles, .checks, .permissions, .reactions, .deployments,
    ],
    settingsSchema: SettingsSchema.member(
      "Pull requests of a GitHub repository.", required: ["owner", "repo"],
      properties: [
        ("owner", SettingsSchema.name("User or organisation that owns the repository.")),
        ("repo", SettingsSchema.name("Name of the repository.")),
        (
          "api",
          SettingsSchema.text("URL of GitHub or its API, for Enterprise Server and ghe.com; empty for github.com.")
        ),
        (
          "tokenRef",
          SettingsSchema.secretKey("Token in a Secret of the same namespace; without one GitHub is asked anonymously.")
        ),
        (
          "appSecretName",
          SettingsSchema.text(
            "Secret with githubAppID, githubAppPrivateKey and perhaps githubAppInstallationID; goes before tokenRef.")
        ),
        ("labels", SettingsSchema.labels),
      ]),
    references: GitHubSettings.references,
    repositoryFields: ["owner", "repo"],
    organisation: GitHubSettings.organisation,
    intake: GitHubIntake(),
    make: GitHubSettings.client)
}

enum GitHubSettings {
  static let organisation = OrganisationMember(
    name: "github", owner: ["organization"],
    schema: SettingsSchema.member(
      "Repositories of a GitHub organisation.", required: ["organization"],
      properties: [
        ("organization", SettingsSchema.name("Whose repositories.")),
        (
          "api",
          SettingsSchema.text("URL of GitHub or its API, for Enterprise Server and ghe.com; empty for github.com.")
        ), ("tokenRef", SettingsSchema.secretKey("Token in a Secret of the same namespace.")),
        (
          "appSecretName",
          SettingsSchema.text("Secret of a GitHub App, as for pull requests; goes before tokenRef.")
        ),
        ("allBranches", SettingsSchema.allBranches),
        ("excludeArchivedRepos", SettingsSchema.flag("Leaves archived repositories out.")),
      ]), references: references)

  static let references = [
    SettingsReference(field: "tokenRef", kind: .secretKey, purpose: .token),
    SettingsReference(field: "appSecretName", kind: .wholeSecret, purpose: .secrets),
    .certificates,
  ]

  /// A version is pinned, so that GitHub's next one is our decision.
  static let fields: [(name: String, value: String)] = [
    ("Accept", "application/vnd.github+json"), ("X-GitHub-Api-Version", "2022-11-28"),
  ]

  static func client(
    _ source: ForgeSource, _ http: any HTTPClient, _ clock: TimeSource
  ) throws(ForgeError) -> any ForgeClient {
    let base = try base(source.api)
    let app = try app(base, source, http, clock)
    let token = try app == nil ? source.cleanToken() : nil
    let session = try Session(
      base: base, source: source, http: http, clock: clock, fields: fields,
      authorization: { () async throws(ForgeError) -> String? in token.map { "Bearer " + $0 } })
    return GitHubClient(
      session: session, labels: source.labels, app: app,
      capabilities: ForgeDriver.github.capabilities(isAnonymous: app == nil && token == nil))
  }

  private static func app(
    _ base: String, _ source: ForgeSource, _ http: any HTTPClient, _ clock: TimeSource
  ) throws(ForgeError) -> GitHubApp? {
    guard let name = source.body["appSecretName"]?.string, !name.isEmpty else { return nil }
    return try GitHubApp(base: base, source: source, http: http, clock: clock)
  }

  /// The API's address: Enterprise Server has it under `/api/v3`, github.com and ghe.com at a host of its own. An address that is
  /// already the API's stays as it is. forge-apis section 1.0, appset-controller A.3.
  static func base(_ written: String?) throws(ForgeError) -> String {
    let address = try BaseURL(written.flatMap { $0.isEmpty ? nil : $0 } ?? "https://api.github.com")
    let host = address.origin.host
    if host == "github.com" || host == "www.github.com" { return "https://api.github.com" }
    if host.hasPrefix("api.") || host.contains(".api.") || address.path.hasSuffix("/api/v3") { return address.text }
    if host.hasSuffix(".ghe.com") { return "\(address.origin.scheme)://api.\(address.origin.authority)" }
    return address.text + "/api/v3"
  }
}
