// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

extension ForgeDriver {
  /// bitbucket.org.
  public static let bitbucket = ForgeDriver(
    kind: "bitbucket",
    title: "Bitbucket Cloud",
    capabilities: [
      .drafts, .stickyComments, .commitStatuses, .signedWebhooks, .changedFiles, .checks, .permissions,
    ],
    settingsSchema: SettingsSchema.member(
      "Pull requests of a repository on bitbucket.org.", required: ["owner", "repo"],
      properties: [
        ("owner", SettingsSchema.name("Workspace that owns the repository.")),
        ("repo", SettingsSchema.name("Slug of the repository.")), ("api", api),
      ] + BitbucketLogin.properties),
    references: BitbucketLogin.references,
    repositoryFields: ["owner", "repo"],
    organisation: OrganisationMember(
      name: "bitbucket", owner: ["owner"],
      schema: SettingsSchema.member(
        "Repositories of a workspace on bitbucket.org.", required: ["owner", "user", "appPasswordRef"],
        properties: [
          ("owner", SettingsSchema.name("Workspace whose repositories.")),
          ("user", SettingsSchema.name("Who asks: the e-mail address of an API token's account.")),
          ("appPasswordRef", SettingsSchema.secretKey("API token in a Secret of the same namespace.")), ("api", api),
          ("allBranches", SettingsSchema.allBranches),
        ]),
      references: [
        SettingsReference(field: "appPasswordRef", kind: .secretKey, purpose: .token),
        .certificates,
      ]),
    intake: BitbucketCloudIntake(),
    make: BitbucketCloudSettings.client)

  private static let api = SettingsSchema.text("URL of the API; empty for https://api.bitbucket.org/2.0.")
}

enum BitbucketCloudSettings {
  static func client(
    _ source: ForgeSource, _ http: any HTTPClient, _ clock: TimeSource
  ) throws(ForgeError) -> any ForgeClient {
    let authorization = try BitbucketLogin.authorization(source, userField: "user")
    let session = try Session(
      base: try base(source.api), source: source, http: http, clock: clock, fields: [("Accept", "application/json")],
      authorization: { () async throws(ForgeError) -> String? in authorization })
    return BitbucketCloudClient(
      session: session, capabilities: ForgeDriver.bitbucket.capabilities(isAnonymous: authorization == nil))
  }

  static func base(_ written: String?) throws(ForgeError) -> String {
    let address = try BaseURL(written.flatMap { $0.isEmpty ? nil : $0 } ?? "https://api.bitbucket.org")
    if ["bitbucket.org", "www.bitbucket.org"].contains(address.origin.host) { return "https://api.bitbucket.org/2.0" }
    return address.path.isEmpty ? address.text + "/2.0" : address.text
  }
}
