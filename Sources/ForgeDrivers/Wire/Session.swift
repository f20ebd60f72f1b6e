// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

/// Talks to one API under one credential: addresses, headers, redirects, errors. What the words mean is the drivers' business.
struct Session: Sendable {
  /// `https://api.github.com`, without a slash at the end.
  let base: String
  let origin: Origin
  let http: any HTTPClient
  let clock: TimeSource
  /// Header fields of every request.
  let fields: [(name: String, value: String)]
  /// The value of `Authorization`; nil for none. Asked for each request, because tokens of Apps expire.
  private(set) var authorization: @Sendable () async throws(ForgeError) -> String?
  /// Shared by all copies under the same credential.
  private(set) var allowance = Allowance()
  let tls: TLSSettings?
  let proxy: String?

  var host: String { origin.authority }

  /// - Parameter base: checked API address without a slash at its end.
  init(
    base: String, source: ForgeSource, http: any HTTPClient, clock: TimeSource, fields: [(name: String, value: String)],
    authorization: @escaping @Sendable () async throws(ForgeError) -> String?
  ) throws(ForgeError) {
    guard let origin = Origin(base) else {
      throw .misconfigured(field: "api", detail: "not an http or https URL; write https://host")
    }
    self.base = base
    self.origin = origin
    self.http = http
    self.clock = clock
    self.fields = fields
    self.authorization = authorization
    let isPlain = source.caPEM == nil && !source.isInsecure
    proxy = source.proxy
    tls = isPlain ? nil : TLSSettings(caPEM: source.caPEM, isVerified: !source.isInsecure)
  }

  /// The same session under another credential, which has an allowance of its own.
  func authorized(
    _ allowance: Allowance, _ authorization: @escaping @Sendable () async throws(ForgeError) -> String?
  ) -> Session {
    var session = self
    session.authorization = authorization
    session.allowance = allowance
    return session
  }

  /// The address of a path under the base, which begins with `/`.
  func url(_ path: String, _ query: [(name: String, value: String)] = []) -> String {
    base + path + PercentEncoding.query(query)
  }

  /// Any success; every other answer is thrown. `what` names the thing asked for, should it not be there.
  func send(_ url: String, method: String = "GET", json: Value? = nil, what: String) async throws(ForgeError)
    -> HTTPResponse
  {
    let response = try await answer(url, method: method, json: json)
    try demandSuccess(response, what: what)
    return response
  }

  /// Any answer but that we ask too much, for calls whose refusals mean something.
  func answer(_ url: String, method: String, json: Value? = nil) async throws(ForgeError) -> HTTPResponse {
    try allowance.demand(host: host, now: clock.now())
    let response = try await exchange(method, url, json: json)
    if let until = allowance.note(response, now: clock.now()) { throw .rateLimited(host: host, until: until) }
    return response
  }

  func demandSuccess(_ response: HTTPResponse, what: String) throws(ForgeError) {
    if let error = Refusal.error(for: response, what: what, host: host) { throw error }
  }

  /// A success whose body is JSON.
  func value(_ url: String, method: String = "GET", json: Value? = nil, what: String) async throws(ForgeError)
    -> Value
  {
    try decoded(try await send(url, method: method, json: json, what: what))
  }

  func decoded(_ response: HTTPResponse) throws(ForgeError) -> Value {
    do throws(DocumentError) { return try JSON.parse(response.body) } catch {
      let isPage = Refusal.looksLikeHTML(response.body)
      throw .malformed(
        host: host,
        detail: isPage ? "a page of HTML where JSON was promised; is `api` the address of the API?" : "JSON: \(error)")
    }
  }

  /// Redirects are followed here, and only to the same origin: the method stays what it was, and credentials go nowhere else.
  private func exchange(_ method: String, _ first: String, json: Value?) async throws(ForgeError) -> HTTPResponse {
    var url = first
    for _ in 0..<5 {
      let request = try await request(method, url, json: json)
      let response: HTTPResponse
      do throws(TransportError) { response = try await http.send(request) } catch {
        throw Refusal.error(for: error, host: host)
      }
      guard [301, 302, 307, 308].contains(response.status), let place = response.headers["location"] else {
        return response
      }
      let target = place.hasPrefix("/") ? origin.description + place : place
      guard Origin(target) == origin else {
        throw .malformed(host: host, detail: "redirects to \(Origin(target)?.authority ?? "nowhere"); check `api`")
      }
      url = target
    }
    throw .malformed(host: host, detail: "more than five redirects")
  }

  private func request(_ method: String, _ url: String, json: Value?) async throws(ForgeError) -> HTTPRequest {
    var request = HTTPRequest(method, url, headers: ["User-Agent": "nestling"])
    for field in fields { request.headers[field.name] = field.value }
    if let value = try await authorization() { request.headers["Authorization"] = value }
    if let json {
      request.headers["Content-Type"] = "application/json"
      request.body = JSON.bytes(json)
    }
    request.tls = tls
    request.proxy = proxy
    return request
  }
}

extension ForgeSource {
  /// The token as it goes on the wire. Secrets made with `echo` end in a line break, which must not reach a header.
  func cleanToken(field: String = "tokenRef") throws(ForgeError) -> String? {
    guard let token else { return nil }
    let text = token.revealed.trimmingASCIISpace()
    guard !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) else {
      throw .misconfigured(field: field, detail: "the token contains a space or a line break")
    }
    return text.isEmpty ? nil : text
  }
}

extension String {
  func trimmingASCIISpace() -> String {
    let bytes = Array(utf8)
    guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 }) else {
      return ""
    }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }
}
