// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport
internal import Locks

/// Who we are at AWS: keys of a Secret, or else those that the operator's pod was given; with a role, that one by their means.
///
/// Temporary keys are kept until five minutes before they end.
final class AmazonIdentity: Sendable {
  private let place: AmazonPlace
  private let role: String
  private let given: AmazonKeys?
  private let surroundings: AmazonSurroundings
  private let kept = Mutex<AmazonKeys?>(nil)

  /// - Parameters:
  ///   - role: ARN of the role to take on; "" for none.
  ///   - given: keys of a Secret; nil to look around.
  init(_ place: AmazonPlace, role: String, given: AmazonKeys?, surroundings: AmazonSurroundings) {
    self.place = place
    self.role = role
    self.given = given
    self.surroundings = surroundings
  }

  func keys() async throws(ForgeError) -> AmazonKeys {
    let soon = place.clock.now() + .seconds(300)
    if let known = kept.withLock({ $0 }), known.expiry.map({ soon < $0 }) ?? true { return known }
    var keys = try await own()
    if !role.isEmpty { keys = try await assume(as: keys) }
    let fresh = keys
    kept.withLock { $0 = fresh }
    return fresh
  }

  /// In the order in which AWS's own SDKs look (SDKs and Tools Reference, "Credential provider chain"); the metadata service of a
  /// node is not asked, since its role is the node's and no set's.
  private func own() async throws(ForgeError) -> AmazonKeys {
    if let given { return given }
    func value(_ name: String) -> String? { surroundings.environment[name].flatMap { $0.isEmpty ? nil : $0 } }
    if let id = value("AWS_ACCESS_KEY_ID"), let secret = value("AWS_SECRET_ACCESS_KEY") {
      return AmazonKeys(
        id: id, secret: SecretText(secret), session: value("AWS_SESSION_TOKEN").map { SecretText($0) })
    }
    if let role = value("AWS_ROLE_ARN"), let file = value("AWS_WEB_IDENTITY_TOKEN_FILE") {
      return try await prove(role, token: try read(file))
    }
    if let url = value("AWS_CONTAINER_CREDENTIALS_FULL_URI") {
      var token = value("AWS_CONTAINER_AUTHORIZATION_TOKEN")
      if token == nil, let file = value("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE") { token = try read(file) }
      return try await ask(url, token: token)
    }
    throw .misconfigured(
      field: "credentialsSecretName",
      detail:
        "the operator's pod has no identity at AWS; name a Secret with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
  }

  private func read(_ file: String) throws(ForgeError) -> String {
    guard let text = surroundings.file(file)?.trimmingASCIISpace(), !text.isEmpty else {
      throw .misconfigured(field: "credentialsSecretName", detail: "the pod's token for AWS cannot be read")
    }
    return text
  }

  // MARK: EKS Pod Identity

  /// On the node, never through a proxy (SDKs and Tools Reference, "Container credential provider").
  private func ask(_ url: String, token: String?) async throws(ForgeError) -> AmazonKeys {
    var request = HTTPRequest("GET", url)
    if let token { request.headers["Authorization"] = token }
    request.proxy = ""
    let response = try await place.send(request)
    let host = Origin(url)?.authority ?? "the pod's identity"
    if let error = Refusal.error(for: response, what: "the pod's identity", host: host) { throw error }
    let answer = (try? JSON.parse(response.body)) ?? .null
    return try keys(host) {
      answer[$0]?.string
    } session: {
      "Token"
    }
  }

  // MARK: STS

  /// A token that AWS trusts for a role's (IRSA): AssumeRoleWithWebIdentity, which needs no signature.
  private func prove(_ role: String, token: String) async throws(ForgeError) -> AmazonKeys {
    try await askSTS(
      [("Action", "AssumeRoleWithWebIdentity"), ("RoleArn", role), ("WebIdentityToken", token)], signedBy: nil)
  }

  private func assume(as keys: AmazonKeys) async throws(ForgeError) -> AmazonKeys {
    try await askSTS([("Action", "AssumeRole"), ("RoleArn", role)], signedBy: keys)
  }

  /// STS API Reference, version 2011-06-15: a form in, XML out.
  private func askSTS(
    _ fields: [(name: String, value: String)], signedBy keys: AmazonKeys?
  ) async throws(ForgeError) -> AmazonKeys {
    let form = PercentEncoding.query(fields + [("RoleSessionName", "nestling"), ("Version", "2011-06-15")]).dropFirst()
    var request = place.request(
      "sts", type: "application/x-www-form-urlencoded; charset=utf-8", body: Array(form.utf8))
    if let keys {
      request = SignatureV4.signed(request, by: keys, region: place.region, service: "sts", at: place.clock.now())
    }
    let response = try await place.send(request)
    let host = place.host("sts")
    func element(_ name: String) -> String? { AmazonIdentity.element(name, in: response.text) }
    guard response.status == 200 else {
      guard let code = element("Code"), response.status < 500 else {
        throw Refusal.error(for: response, what: "the role", host: host)
          ?? .malformed(host: host, detail: "status \(response.status)")
      }
      let detail = "\(code): \(element("Message") ?? "")".shortened(toBytes: 300)
      throw AmazonAPI.error(code: code, detail: detail, what: "the role", host: host, status: response.status)
    }
    return try self.keys(host, element) { "SessionToken" }
  }

  private func keys(
    _ host: String, _ value: (String) -> String?, session: () -> String
  ) throws(ForgeError) -> AmazonKeys {
    guard let id = value("AccessKeyId"), let secret = value("SecretAccessKey"), let token = value(session()),
      let expiry = value("Expiration").flatMap({ Timestamp($0) })
    else {
      throw .malformed(host: host, detail: "temporary keys without AccessKeyId, SecretAccessKey, token or Expiration")
    }
    return AmazonKeys(id: id, secret: SecretText(secret), session: SecretText(token), expiry: expiry)
  }

  /// The text of the first element of that name. What STS puts into those that we read needs no escapes.
  private static func element(_ name: String, in xml: String) -> String? {
    guard let start = xml.firstRange(of: "<\(name)>"), let end = xml[start.upperBound...].firstRange(of: "</\(name)>")
    else { return nil }
    return String(xml[start.upperBound..<end.lowerBound])
  }
}
