// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import Forge
public import HTTPTransport

/// One kind of forge: everything the rest of the house needs to know about it. To add a forge, write one such value in a folder of
/// its own and add one line to `all`.
public struct ForgeDriver: Sendable {
  /// Name of its member in a pullRequest generator and of its webhook route: `github`.
  public let kind: String
  /// For people: `GitHub`.
  public let title: String
  public let capabilities: Set<Capability>
  /// JSON schema of the member's body, without what every member has; nil where pull requests are not listed.
  public let settingsSchema: Value?
  /// Members of the body that refer to Secrets and ConfigMaps. Of two with one purpose the later one counts.
  public let references: [SettingsReference]
  /// Members of the body that spell the repository, outermost first; the last one is its name.
  let repositoryFields: [String]
  /// The member in an scmProvider generator; nil where the repositories of an owner are not listed.
  public let organisation: OrganisationMember?
  public let intake: any ForgeIntake
  let make: @Sendable (ForgeSource, any HTTPClient, TimeSource) throws(ForgeError) -> any ForgeClient

  /// In documentation order.
  public static let all: [ForgeDriver] = [
    .github,
    .gitlab,
    .gitea,
    .bitbucket,
    .bitbucketServer,
    .azuredevops,
    .awsCodeCommit,
  ]

  /// The driver of that kind; nil for a forge that is not spoken.
  public static func named(_ kind: String) -> ForgeDriver? { all.first { $0.kind == kind } }

  /// A client for one host and credential. Keep it while the source is the same: it remembers who it is and an App's tokens.
  /// - Throws: `misconfigured` when the settings cannot work. Nothing is sent.
  public func makeClient(
    source: ForgeSource, http: any HTTPClient, clock: TimeSource
  ) throws(ForgeError) -> any ForgeClient {
    try make(source, http, clock)
  }

  /// Reads the body of the member, all but what `references` name: the caller looks those up and sets them.
  /// - Throws: `misconfigured` with the field.
  public func source(from body: Value) throws(ForgeError) -> ForgeSource {
    let parts = try names(repositoryFields, in: body)
    var source = try source(of: RepositoryRef(path: parts.joined(separator: "/")), body)
    source.labels = try labels(body["labels"])
    return source
  }

  /// Reads the body of the member in an scmProvider: the owner is what `ForgeClient.repositories` wants, the name is "".
  /// - Throws: `misconfigured` with the field.
  public func organisationSource(from body: Value) throws(ForgeError) -> ForgeSource {
    guard let organisation else {
      throw .misconfigured(field: kind, detail: "\(title) does not list the repositories of an owner")
    }
    let owner = try names(organisation.owner, in: body).joined(separator: "/")
    return try source(of: RepositoryRef(owner: owner, name: ""), body)
  }

  private func source(of repository: RepositoryRef, _ body: Value) throws(ForgeError) -> ForgeSource {
    let api = try text("api", in: body)
    var source = ForgeSource(api: api.isEmpty ? nil : api, repository: repository, body: body)
    source.isInsecure = body["insecure"]?.bool ?? false
    let proxy = try text("proxy", in: body)
    source.proxy = proxy.isEmpty ? nil : try ProxyURL(proxy).text
    return source
  }

  /// Without credentials nothing can be written, and nobody is asked about.
  func capabilities(isAnonymous: Bool) -> Set<Capability> {
    isAnonymous
      ? capabilities.subtracting([.stickyComments, .commitStatuses, .permissions, .reactions, .deployments])
      : capabilities
  }

  private func names(_ fields: [String], in body: Value) throws(ForgeError) -> [String] {
    var names: [String] = []
    for field in fields {
      let name = try text(field, in: body)
      guard !name.isEmpty else { throw .misconfigured(field: field, detail: "is required") }
      names.append(name)
    }
    return names
  }

  private func text(_ field: String, in body: Value) throws(ForgeError) -> String {
    switch body[field] {
    case nil, .null: return ""
    case .string(let text): return text
    case let other?: throw .misconfigured(field: field, detail: "must be a string, not \(other.kindName)")
    }
  }

  private func labels(_ value: Value?) throws(ForgeError) -> [String] {
    guard let value, !value.isNull else { return [] }
    guard let items = value.array else { throw .misconfigured(field: "labels", detail: "must be a list of strings") }
    let labels = items.compactMap(\.string)
    guard labels.count == items.count else {
      throw .misconfigured(field: "labels", detail: "must be a list of strings")
    }
    return labels
  }
}

/// A forge's member in an scmProvider generator: whose repositories are listed, and under which credentials.
public struct OrganisationMember: Sendable {
  /// `azureDevOps`; not always the driver's kind.
  public let name: String
  /// Members of the body that spell the owner, outermost first.
  let owner: [String]
  /// JSON schema of the member's body, without what every member has.
  public let schema: Value
  /// Members of the body that refer to Secrets and ConfigMaps.
  public let references: [SettingsReference]
}

extension ForgeDriver {
  /// The members by the generator in which they stand, and their schemas, whole.
  public static let memberSchemas: [String: [(name: String, schema: Value)]] = [
    "pullRequest": all.compactMap { driver in
      driver.settingsSchema.map { (driver.kind, SettingsSchema.hearing(SettingsSchema.reached($0))) }
    },
    "scmProvider": all.compactMap { driver in driver.organisation.map { ($0.name, SettingsSchema.reached($0.schema)) }
    },
  ]
}
