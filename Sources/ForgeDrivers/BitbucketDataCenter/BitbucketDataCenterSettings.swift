// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

extension ForgeDriver {
  /// Bitbucket Data Center, formerly Server.
  public static let bitbucketServer = ForgeDriver(
    kind: "bitbucketServer",
    title: "Bitbucket Data Center",
    capabilities: [
      .drafts, .stickyComments, .commitStatuses, .signedWebhooks, .changedFiles, .checks, .permissions, .reactions,
    ],
    settingsSchema: SettingsSchema.member(
      "Pull requests of a repository on Bitbucket Data Center or Server.", required: ["project", "repo", "api"],
      properties: [
        ("project", SettingsSchema.name("Key of the project, or ~user for a personal repository.")),
        ("repo", SettingsSchema.name("Slug of the repository.")),
      ] + BitbucketDataCenterSettings.properties),
    references: BitbucketLogin.references,
    repositoryFields: ["project", "repo"],
    organisation: OrganisationMember(
      name: "bitbucketServer", owner: ["project"],
      schema: SettingsSchema.member(
        "Repositories of a project on Bitbucket Data Center or Server.", required: ["project", "api"],
        properties: [("project", SettingsSchema.name("Key of the project whose repositories."))]
          + BitbucketDataCenterSettings.properties + [("allBranches", SettingsSchema.allBranches)]),
      references: BitbucketLogin.references),
    intake: BitbucketDataCenterIntake(),
    make: BitbucketDataCenterSettings.client)
}

enum BitbucketDataCenterSettings {
  static let properties: [(String, Value)] =
    [("api", SettingsSchema.name("URL of the server, with or without /rest."))] + BitbucketLogin.properties

  /// Requests that change something are refused without `X-Atlassian-Token`, which scripts of other sites cannot set.
  static func client(
    _ source: ForgeSource, _ http: any HTTPClient, _ clock: TimeSource
  ) throws(ForgeError) -> any ForgeClient {
    let authorization = try BitbucketLogin.authorization(source)
    let web = try web(source.api)
    let session = try Session(
      base: web + "/rest", source: source, http: http, clock: clock,
      fields: [("Accept", "application/json"), ("X-Atlassian-Token", "no-check")],
      authorization: { () async throws(ForgeError) -> String? in authorization })
    return BitbucketDataCenterClient(
      session: session, web: web,
      capabilities: ForgeDriver.bitbucketServer.capabilities(isAnonymous: authorization == nil))
  }

  /// The server's own address, below which the API and the pages are.
  static func web(_ written: String?) throws(ForgeError) -> String {
    guard let written, !written.isEmpty else {
      throw .misconfigured(field: "api", detail: "Bitbucket Data Center has no public server; write the URL of yours")
    }
    let address = try BaseURL(written).text
    for tail in ["/rest/api/1.0", "/rest/api/latest", "/rest"] where address.hasSuffix(tail) {
      return String(address.dropLast(tail.utf8.count))
    }
    return address
  }
}
