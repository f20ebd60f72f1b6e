// SPDX-License-Identifier: Apache-2.0
public import Documents

/// A secret text that never prints: descriptions, dumps and interpolations show `‹redacted›`.
public struct SecretText: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The text itself; to be used where it goes on the wire and nowhere else.
  public let revealed: String
  public init(_ text: String) { revealed = text }
  public var description: String { "‹redacted›" }
  public var debugDescription: String { "‹redacted›" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Where pull requests come from, read from the body of a generator's forge member (`github: {owner, repo, …}`), with its
/// references to Secrets and ConfigMaps already looked up.
public struct ForgeSource: Sendable, Hashable {
  /// Base URL of the API; nil for the forge's public one.
  public var api: String?
  public var repository: RepositoryRef
  /// The forge's own label filter: only pull requests with all of them count.
  public var labels: [String] = []
  public var token: SecretText?
  /// A Secret that the member names as a whole (GitHub's `appSecretName`): its values by key.
  public var secrets: [String: SecretText] = [:]
  public var isInsecure = false
  /// URL of the proxy to go through; "" for none, nil for what the environment says.
  public var proxy: String?
  public var caPEM: [UInt8]?
  /// The member as written, for what only one driver knows.
  public var body: Value
  public init(api: String? = nil, repository: RepositoryRef, body: Value = .object([:])) {
    self.api = api
    self.repository = repository
    self.body = body
  }
}
