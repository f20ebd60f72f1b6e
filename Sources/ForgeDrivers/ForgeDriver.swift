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
  /// JSON schema of the member's body.
  public let settingsSchema: Value
  /// Members of the body that refer to Secrets and ConfigMaps.
  public let references: [SettingsReference]
  public let intake: any ForgeIntake
  let make: @Sendable (ForgeSource, any HTTPClient, TimeSource) throws(ForgeError) -> any ForgeClient

  /// In documentation order.
  public static let all: [ForgeDriver] = [
    .github,
    .gitea,
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
    func text(_ field: String) throws(ForgeError) -> String {
      switch body[field] {
      case nil, .null: return ""
      case .string(let text): return text
      case let other?: throw .misconfigured(field: field, detail: "must be a string, not \(other.kindName)")
      }
    }
    func name(_ field: String) throws(ForgeError) -> String {
      let text = try text(field)
      guard !text.isEmpty else { throw .misconfigured(field: field, detail: "is required") }
      return text
    }
    let api = try text("api")
    let repository = RepositoryRef(owner: try name("owner"), name: try name("repo"))
    var source = ForgeSource(api: api.isEmpty ? nil : api, repository: repository, body: body)
    source.labels = try labels(body["labels"])
    source.isInsecure = body["insecure"]?.bool ?? false
    return source
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
