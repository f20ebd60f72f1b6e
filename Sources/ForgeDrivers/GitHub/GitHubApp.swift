// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents
internal import Forge
internal import HTTPTransport
internal import Locks

/// A GitHub App: proves itself with a signed token and gets installation tokens for it. forge-apis section 1.7.
final class GitHubApp: Sendable {
  private struct Token {
    let text: SecretText
    let expiry: Timestamp
  }

  /// Asks under the App's own proof, not under an installation's.
  private let session: Session
  private let repository: RepositoryRef
  private let installation: Int64?
  private let foundInstallation = Remembered<Int64>()
  private let foundSlug = Remembered<String>()
  private let token = Mutex<Token?>(nil)
  private let clock: TimeSource

  /// Reads the values of the Secret that `appSecretName` names; the keys are those of Argo CD's repository credentials.
  init(base: String, source: ForgeSource, http: any HTTPClient, clock: TimeSource) throws(ForgeError) {
    func value(_ key: String) -> String { source.secrets[key]?.revealed.trimmingASCIISpace() ?? "" }
    let identifier = value("githubAppID")
    guard Int64(identifier) != nil else {
      throw .misconfigured(field: "appSecretName", detail: "githubAppID must be a number")
    }
    let key: RSAPrivateKey
    do throws(KeyError) { key = try RSAPrivateKey(pem: Array(value("githubAppPrivateKey").utf8)) } catch {
      throw .misconfigured(field: "appSecretName", detail: "githubAppPrivateKey is not an RSA key in PEM")
    }
    let written = value("githubAppInstallationID")
    installation = written.isEmpty || written == "0" ? nil : Int64(written)
    if installation == nil, !written.isEmpty, written != "0" {
      throw .misconfigured(field: "appSecretName", detail: "githubAppInstallationID must be a number")
    }
    self.clock = clock
    repository = source.repository
    session = try Session(
      base: base, source: source, http: http, clock: clock, fields: GitHubSettings.fields,
      authorization: { () async throws(ForgeError) -> String? in
        "Bearer " + (try GitHubApp.proof(identifier: identifier, key: key, now: clock.now()))
      })
  }

  /// The `Authorization` value of an installation; a new token is asked for five minutes before the old one ends.
  func authorization() async throws(ForgeError) -> String {
    let now = clock.now()
    if let known = token.withLock({ $0 }), now + .seconds(300) < known.expiry { return "Bearer " + known.text.revealed }
    let identifier = try await installationID()
    let url = session.url("/app/installations/\(identifier)/access_tokens")
    let answer = try await installed { () async throws(ForgeError) -> Value in
      try await session.value(url, method: "POST", json: [:], what: "installation \(identifier)")
    }
    guard let text = answer["token"]?.string, let expiry = answer["expires_at"]?.string.flatMap({ Timestamp($0) })
    else {
      throw .malformed(host: session.host, detail: "an installation token without token or expires_at")
    }
    let fresh = Token(text: SecretText(text), expiry: expiry)
    token.withLock { $0 = fresh }
    return "Bearer " + text
  }

  /// The App's name in logins: it writes as `slug[bot]`.
  func slug() async throws(ForgeError) -> String {
    try await foundSlug.value { () async throws(ForgeError) -> String in
      let answer = try await session.value(session.url("/app"), what: "the App")
      guard let slug = answer["slug"]?.string else {
        throw .malformed(host: session.host, detail: "the App has no slug")
      }
      return slug
    }
  }

  private func installationID() async throws(ForgeError) -> Int64 {
    if let installation { return installation }
    return try await foundInstallation.value { () async throws(ForgeError) -> Int64 in
      let path = Conversation(session: session).path(repository) + "/installation"
      let answer = try await installed { () async throws(ForgeError) -> Value in
        try await session.value(session.url(path), what: "an installation")
      }
      guard let identifier = answer["id"]?.int else {
        throw .malformed(host: session.host, detail: "an installation without an id")
      }
      return identifier
    }
  }

  /// A missing installation is a lack of rights: the repository that we were asked about is not gone for that.
  private func installed(_ ask: () async throws(ForgeError) -> Value) async throws(ForgeError) -> Value {
    do throws(ForgeError) { return try await ask() } catch {
      guard case .notFound = error else { throw error }
      throw .forbidden(host: session.host, detail: "the App is not installed on \(repository)")
    }
  }

  /// Begins a minute ago, for clocks that run ahead, and ends within the ten minutes that GitHub allows.
  private static func proof(identifier: String, key: RSAPrivateKey, now: Timestamp) throws(ForgeError) -> String {
    let claims: Value = ["iat": .int(now.seconds - 60), "exp": .int(now.seconds + 540), "iss": .string(identifier)]
    do throws(KeyError) { return try key.token(claims: JSON.text(claims)) } catch {
      throw .misconfigured(field: "appSecretName", detail: "githubAppPrivateKey cannot sign")
    }
  }
}
