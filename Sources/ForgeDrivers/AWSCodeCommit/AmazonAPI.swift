// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// Calls of AWS services in one region, signed, their errors in our words (AWS JSON 1.1 protocol).
struct AmazonAPI: Sendable {
  struct Service: Sendable {
    /// Of its host and of the signature.
    let name: String
    /// What its operations are prefixed with.
    let target: String
    /// The member by which a page tells the next one, and is asked for it.
    let token: String
  }

  let place: AmazonPlace
  let identity: AmazonIdentity

  /// One call. `what` names the thing asked for, should it not be there.
  func ask(_ service: Service, _ operation: String, _ body: Value, what: String) async throws(ForgeError) -> Value {
    var request = place.request(service.name, type: "application/x-amz-json-1.1", body: JSON.bytes(body))
    request.headers["X-Amz-Target"] = "\(service.target).\(operation)"
    let keys = try await identity.keys()
    let signed = SignatureV4.signed(
      request, by: keys, region: place.region, service: service.name, at: place.clock.now())
    let response = try await place.send(signed)
    let answer = try? JSON.parse(response.body)
    if let error = AmazonAPI.error(response, answer, what: what, host: place.host(service.name)) { throw error }
    guard let answer, answer.object != nil else {
      throw .malformed(host: place.host(service.name), detail: "\(operation) without a JSON object")
    }
    return answer
  }

  /// The elements of a list, to its last page. A token that comes twice would lead us in circles.
  func all(
    _ service: Service, _ operation: String, _ body: Value, items: String, what: String
  ) async throws(ForgeError) -> [Value] {
    var (found, asked, seen): ([Value], Value, Set<String>) = ([], body, [])
    while true {
      let page = try await ask(service, operation, asked, what: what)
      guard let more = page[items]?.array else {
        throw .malformed(host: place.host(service.name), detail: "\(operation) without \(items)")
      }
      found += more
      guard let token = page[service.token]?.string, !token.isEmpty else { return found }
      guard seen.insert(token).inserted, seen.count < 1000 else {
        throw .incomplete(host: place.host(service.name), detail: "\(operation) does not come to an end")
      }
      asked[service.token] = .string(token)
    }
  }

  /// Refusals are told apart by `__type`, and nearly all are a 400.
  static func error(_ response: HTTPResponse, _ answer: Value?, what: String, host: String) -> ForgeError? {
    if (200..<300).contains(response.status) { return nil }
    if response.status >= 500 { return .unavailable(host: host, status: response.status) }
    guard let type = answer?["__type"]?.string ?? answer?["code"]?.string else {
      return Refusal.error(for: response, what: what, host: host)
    }
    let code = String(type.split(separator: "#").last ?? "")
    let words = (answer?["message"] ?? answer?["Message"])?.string ?? ""
    let detail = (words.isEmpty ? code : "\(code): \(words)").shortened(toBytes: 300)
    return error(code: code, detail: detail, what: what, host: host, status: response.status)
  }

  static func error(code: String, detail: String, what: String, host: String, status: Int) -> ForgeError {
    switch code {
    case "RepositoryDoesNotExistException": .notFound(what: what, host: host)
    case "AccessDeniedException", "AccessDenied": .forbidden(host: host, detail: detail)
    case "UnrecognizedClientException", "InvalidSignatureException", "InvalidClientTokenId", "SignatureDoesNotMatch",
      "ExpiredTokenException", "ExpiredToken", "IncompleteSignature", "MissingAuthenticationTokenException",
      "InvalidIdentityToken":
      .unauthorized(host: host, detail: detail)
    case "ThrottlingException", "Throttling", "TooManyRequestsException", "RequestLimitExceeded", "ThrottledException":
      .rateLimited(host: host, until: nil)
    case "ServiceUnavailable", "ServiceUnavailableException", "InternalFailure":
      .unavailable(host: host, status: status)
    default: .refused(host: host, status: status, detail: detail)
    }
  }
}

/// A region, and how it is reached.
struct AmazonPlace: Sendable {
  let region: String
  let http: any HTTPClient
  let clock: TimeSource
  let tls: TLSSettings?
  let proxy: String?

  /// `codecommit.eu-west-1.amazonaws.com` (AWS General Reference, service endpoints).
  func host(_ service: String) -> String {
    "\(service).\(region).amazonaws.com" + (region.hasPrefix("cn-") ? ".cn" : "")
  }

  func request(_ service: String, type: String, body: [UInt8]) -> HTTPRequest {
    var request = HTTPRequest(
      "POST", "https://\(host(service))/", headers: ["User-Agent": "nestling", "Content-Type": type], body: body)
    request.tls = tls
    request.proxy = proxy
    return request
  }

  func send(_ request: HTTPRequest) async throws(ForgeError) -> HTTPResponse {
    do throws(TransportError) { return try await http.send(request) } catch {
      throw Refusal.error(for: error, host: Origin(request.url)?.authority ?? host(""))
    }
  }
}
