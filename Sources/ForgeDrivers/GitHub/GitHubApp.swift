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

  private struct Kept {
    var installations: [RepositoryRef: Int64] = [:]
    /// By installation.
    var tokens: [Int64: Token] = [:]
    /// By owner, of whom each has an installation with a budget of its own.
    var allowances: [String: Allowance] = [:]
  }

  /// Asks under the App's own proof, not under an installation's.
  private let session: Session
  /// From the Secret; nil to find it by repository.
  private let installation: Int64?
  private let foundSlug = Remembered<String>()
  private let kept = Mutex(Kept())
  private let findings = SharedQuestion<RepositoryRef, Int64>()
  private let renewals = SharedQuestion<Int64, SecretText>()
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
    session = try Session(
      base: base, source: source, http: http, clock: clock, fields: GitHubSettings.fields,
      authorization: { () async throws(ForgeError) -> String? in
        "Bearer " + (try GitHubApp.proof(identifier: identifier, key: key, now: clock.now()))
      })
  }

  /// The `Authorization` value for a repository, or for all of an owner when it has no name.
  func authorization(for repository: RepositoryRef) async throws(ForgeError) -> String {
    Credentials.bearer(try await token(for: repository).revealed)
  }

  /// The installation's token, for API and Git; a new one is asked for five minutes before the old one ends, once for all who need
  /// it. It is not renewed sooner: a forge's ETags depend on the token, so that a fresh one costs every kept page.
  func token(for repository: RepositoryRef) async throws(ForgeError) -> SecretText {
    let identifier = try await installation(on: repository)
    if let known = lastingToken(identifier) { return known }
    return try await renewals.answer(identifier) { () async throws(ForgeError) -> SecretText in
      // It may have come between the look above and our turn.
      if let known = self.lastingToken(identifier) { return known }
      return try await self.freshToken(identifier, for: repository)
    }
  }

  private func lastingToken(_ identifier: Int64) -> SecretText? {
    let soon = clock.now() + .seconds(300)
    guard let known = kept.withLock({ $0.tokens[identifier] }), soon < known.expiry else { return nil }
    return known.text
  }

  private func freshToken(_ identifier: Int64, for repository: RepositoryRef) async throws(ForgeError) -> SecretText {
    let url = session.url("/app/installations/\(identifier)/access_tokens")
    let answer = try await installed(on: repository) { () async throws(ForgeError) -> Value in
      try await session.value(url, method: "POST", json: [:], what: "installation \(identifier)")
    }
    guard let text = answer["token"]?.string, let expiry = answer["expires_at"]?.string.flatMap({ Timestamp($0) })
    else {
      throw .malformed(host: session.host, detail: "an installation token without token or expires_at")
    }
    let fresh = Token(text: SecretText(text), expiry: expiry)
    kept.withLock { $0.tokens[identifier] = fresh }
    return fresh.text
  }

  func allowance(for owner: String) -> Allowance {
    kept.withLock { kept in
      if let known = kept.allowances[owner] { return known }
      let fresh = Allowance()
      kept.allowances[owner] = fresh
      return fresh
    }
  }

  /// Of all installations together, and of the App itself.
  func usage(now: Timestamp) -> ForgeUsage {
    kept.withLock { Array($0.allowances.values) }
      .reduce(session.allowance.usage(now: now)) { $0.adding($1.usage(now: now)) }
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

  private func installation(on repository: RepositoryRef) async throws(ForgeError) -> Int64 {
    if let installation { return installation }
    if let known = kept.withLock({ $0.installations[repository] }) { return known }
    return try await findings.answer(repository) { () async throws(ForgeError) -> Int64 in
      if let known = self.kept.withLock({ $0.installations[repository] }) { return known }
      return try await self.findInstallation(on: repository)
    }
  }

  private func findInstallation(on repository: RepositoryRef) async throws(ForgeError) -> Int64 {
    let path =
      repository.name.isEmpty
      ? "/orgs/\(PercentEncoding.component(repository.owner))" : Conversation(session: session).path(repository)
    let answer = try await installed(on: repository) { () async throws(ForgeError) -> Value in
      try await session.value(session.url(path + "/installation"), what: "an installation")
    }
    guard let identifier = answer["id"]?.int else {
      throw .malformed(host: session.host, detail: "an installation without an id")
    }
    kept.withLock { kept in
      // Nobody has so many repositories; should it be, asking again is cheap.
      if kept.installations.count >= 10_000 { kept.installations = [:] }
      kept.installations[repository] = identifier
    }
    return identifier
  }

  /// A missing installation is a lack of rights: the repository that we were asked about is not gone for that.
  private func installed(
    on repository: RepositoryRef, _ ask: () async throws(ForgeError) -> Value
  ) async throws(ForgeError) -> Value {
    do throws(ForgeError) { return try await ask() } catch {
      guard case .notFound = error else { throw error }
      // Installed anew it has another identifier.
      kept.withLock { _ = $0.installations.removeValue(forKey: repository) }
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
