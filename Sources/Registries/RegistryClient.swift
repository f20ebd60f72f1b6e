// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import HTTPTransport

/// Why a registry did not say whether an image is there.
public enum RegistryError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Not the name of an image.
  case invalidName(String)
  case unreachable(String)
  /// The credentials are missing or not accepted.
  case unauthorized(registry: String)
  case refused(registry: String, status: Int)

  public var description: String {
    switch self {
    case .invalidName(let name): "“\(name.prefix(200))” is not the name of an image"
    case .unreachable(let detail): "the registry cannot be reached: \(detail)"
    case .unauthorized(let registry): "\(registry) does not accept the credentials; name a pull secret for it"
    case .refused(let registry, let status): "\(registry) answered \(status)"
    }
  }
}

/// Asks OCI registries whether an image is there: HEAD of its manifest, with the token that the registry asks for
/// (OCI distribution specification 1.1; Docker's token authentication).
public struct RegistryClient: Sendable {
  private let http: any HTTPClient
  public init(http: any HTTPClient) { self.http = http }

  private static let manifests = [
    "application/vnd.oci.image.index.v1+json", "application/vnd.oci.image.manifest.v1+json",
    "application/vnd.docker.distribution.manifest.list.v2+json", "application/vnd.docker.distribution.manifest.v2+json",
  ].joined(separator: ", ")

  /// The image's digest, "" from a registry that tells none; nil when there is no such image.
  public func digest(of name: String, _ credentials: RegistryCredentials) async throws(RegistryError) -> String? {
    guard let image = ImageReference(name) else { throw .invalidName(name) }
    var response = try await head(image, authorization: nil)
    if response.status == 401 {
      let authorization = try await authorization(response, image, credentials)
      response = try await head(image, authorization: authorization)
    }
    switch response.status {
    case 200: return response.headers["Docker-Content-Digest"] ?? ""
    case 404: return nil
    case 401, 403: throw .unauthorized(registry: image.registry)
    case let status: throw .refused(registry: image.registry, status: status)
    }
  }

  private func head(_ image: ImageReference, authorization: String?) async throws(RegistryError) -> HTTPResponse {
    var request = HTTPRequest("HEAD", "\(image.base)/v2/\(image.repository)/manifests/\(image.reference)")
    request.headers["Accept"] = RegistryClient.manifests
    if let authorization { request.headers["Authorization"] = authorization }
    return try await send(request)
  }

  /// What answers the registry's challenge (RFC 9110 section 11.6.1).
  private func authorization(
    _ response: HTTPResponse, _ image: ImageReference, _ credentials: RegistryCredentials
  ) async throws(RegistryError) -> String {
    let own = credentials.authorization(for: image.registry)
    for challenge in response.headers.all("WWW-Authenticate").compactMap(Challenge.init) {
      switch challenge.scheme {
      case "basic": if let own { return own }
      case "bearer": return "Bearer " + (try await token(challenge, image, own))
      default: continue
      }
    }
    throw .unauthorized(registry: image.registry)
  }

  private func token(_ challenge: Challenge, _ image: ImageReference, _ own: String?) async throws(RegistryError)
    -> String
  {
    // Credentials go in the clear to nobody but this machine.
    guard let realm = challenge.parameters["realm"], let origin = Origin(realm),
      origin.scheme == "https" || origin.isLoopback
    else { throw .unauthorized(registry: image.registry) }
    var items = [("scope", challenge.parameters["scope"] ?? "repository:\(image.repository):pull")]
    if let service = challenge.parameters["service"] { items.append(("service", service)) }
    let query = PercentEncoding.query(items.map { (name: $0.0, value: $0.1) })
    var request = HTTPRequest("GET", realm.contains("?") ? realm + "&" + query.dropFirst() : realm + query)
    if let own { request.headers["Authorization"] = own }
    request.maximumBody = 1 << 20
    let answer = try await send(request)
    let body = answer.status == 200 ? try? JSON.parse(answer.body) : nil
    guard let token = body?["token"]?.string ?? body?["access_token"]?.string, !token.isEmpty else {
      throw .unauthorized(registry: image.registry)
    }
    return token
  }

  private func send(_ request: HTTPRequest) async throws(RegistryError) -> HTTPResponse {
    do throws(TransportError) { return try await http.send(request) } catch {
      throw .unreachable("\(error)")
    }
  }
}

/// `Bearer realm="https://…",service="…",scope="…"`
struct Challenge: Equatable {
  var scheme: String
  var parameters: [String: String] = [:]

  init?(_ text: String) {
    let words = text.split(separator: " ", maxSplits: 1)
    guard let first = words.first else { return nil }
    scheme = first.lowercased()
    var rest = words.count > 1 ? words[1] : ""
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].drop { $0 == " " || $0 == "," }.lowercased()
      rest = rest[rest.index(after: equals)...]
      if rest.first == "\"" {
        rest = rest.dropFirst()
        let value = rest.prefix { $0 != "\"" }
        parameters[name] = String(value)
        rest = rest.dropFirst(value.count + 1)
      } else {
        let value = rest.prefix { $0 != "," }
        parameters[name] = String(value)
        rest = rest.dropFirst(value.count)
      }
    }
  }
}
