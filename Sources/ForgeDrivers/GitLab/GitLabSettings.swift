// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

extension ForgeDriver {
  /// gitlab.com, Self-Managed and Dedicated.
  public static let gitlab = ForgeDriver(
    kind: "gitlab",
    title: "GitLab",
    capabilities: [
      .labels, .drafts, .botAuthors, .milestones, .stickyComments, .commitStatuses, .pullReferences, .signedWebhooks,
      .changedFiles, .checks, .permissions, .reactions, .deployments,
    ],
    settingsSchema: SettingsSchema.member(
      "Merge requests of a GitLab project.", required: ["project"],
      properties: [
        ("project", SettingsSchema.name("Path of the project with all its groups, or its number.")),
        ("api", SettingsSchema.text("URL of the server, with or without /api/v4; empty for gitlab.com.")),
        (
          "tokenRef",
          SettingsSchema.secretKey("Token in a Secret of the same namespace; without one GitLab is asked anonymously.")
        ), ("labels", SettingsSchema.labels),
        (
          "pullRequestState",
          SettingsSchema.text("Empty or opened: a preview belongs to a merge request that is open.")
        ),
      ]),
    references: GitLabSettings.references,
    repositoryFields: ["project"],
    organisation: GitLabSettings.organisation,
    intake: GitLabIntake(clock: .system),
    make: GitLabSettings.client)
}

enum GitLabSettings {
  static let organisation = OrganisationMember(
    name: "gitlab", owner: ["group"],
    schema: SettingsSchema.member(
      "Projects of a GitLab group.", required: ["group"],
      properties: [
        ("group", SettingsSchema.name("Path of the group, or its number.")),
        ("includeSubgroups", SettingsSchema.flag("Also projects of groups below it.")),
        ("includeSharedProjects", SettingsSchema.flag("Also projects shared with it; true unless said otherwise.")),
        ("includeArchivedRepos", SettingsSchema.flag("Also archived projects.")),
        ("topic", SettingsSchema.text("Only projects with this topic.")),
        ("api", SettingsSchema.text("URL of the server, with or without /api/v4; empty for gitlab.com.")),
        ("tokenRef", SettingsSchema.secretKey("Token in a Secret of the same namespace.")),
        ("allBranches", SettingsSchema.allBranches),
      ]), references: references)

  static let references = [
    SettingsReference(field: "tokenRef", kind: .secretKey, purpose: .token),
    .certificates,
  ]

  /// Every kind of token goes as a bearer: personal, project, group and OAuth.
  static func client(
    _ source: ForgeSource, _ http: any HTTPClient, _ clock: TimeSource
  ) throws(ForgeError) -> any ForgeClient {
    let state = source.body["pullRequestState"]?.string ?? ""
    guard ["", "opened"].contains(state) else {
      throw .misconfigured(
        field: "pullRequestState",
        detail: "only opened: a preview ends with its merge request; leave it out for that")
    }
    let token = try source.cleanToken()
    let session = try Session(
      base: try base(source.api), source: source, http: http, clock: clock, fields: [("Accept", "application/json")],
      authorization: { () async throws(ForgeError) -> String? in token.map { "Bearer " + $0 } })
    return GitLabClient(
      session: session, labels: source.labels,
      capabilities: ForgeDriver.gitlab.capabilities(isAnonymous: token == nil))
  }

  static func base(_ written: String?) throws(ForgeError) -> String {
    let address = try BaseURL(written.flatMap { $0.isEmpty ? nil : $0 } ?? "https://gitlab.com")
    return address.path.hasSuffix("/api/v4") ? address.text : address.text + "/api/v4"
  }
}
