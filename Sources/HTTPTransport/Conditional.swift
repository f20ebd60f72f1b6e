// SPDX-License-Identifier: Apache-2.0
internal import Locks

/// Asks again with the validator of the last answer (RFC 9110 section 13): a 304 costs neither a body nor, at most forges, a
/// place in the rate limit. What was kept is handed out as if it had come anew, with status 200.
///
/// Kept per URL and per what the answer depends on: media type, language and who asks. The least recently used goes first.
public final class Conditional: HTTPClient {
  fileprivate struct Key: Hashable {
    let url: String
    let accept: String
    let identity: [String]
  }
  fileprivate struct Entry {
    var response: HTTPResponse
    var validator: (name: String, value: String)
    var lastUse: UInt64
    var size: Int
  }
  fileprivate struct Store {
    var entries: [Key: Entry] = [:]
    var size = 0
    var uses: UInt64 = 0
  }

  private let client: any HTTPClient
  private let maximumBytes: Int
  private let maximumEntries: Int
  private let store = Mutex(Store())

  /// - Parameter maximumBytes: of all kept bodies together; a body above an eighth of it is not kept.
  public init(_ client: any HTTPClient, maximumBytes: Int = 16 << 20, maximumEntries: Int = 2000) {
    self.client = client
    self.maximumBytes = maximumBytes
    self.maximumEntries = maximumEntries
  }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    guard request.method == "GET", request.headers["If-None-Match"] == nil, request.headers["Range"] == nil,
      request.headers["If-Modified-Since"] == nil
    else { return try await client.send(request) }
    let key = Key(request)
    guard let kept = store.withLock({ $0.use(key) }) else {
      let response = try await client.send(request)
      keep(response, for: key)
      return response
    }
    var question = request
    question.headers[kept.validator.name] = kept.validator.value
    let response = try await client.send(question)
    guard response.status == 304 else {
      keep(response, for: key)
      return response
    }
    var answer = kept.response
    answer.isFromCache = true
    // A 304 brings newer fields, rate limits among them (RFC 9111 section 3.2); those of the empty body are not the kept one's.
    for field in response.headers.fields where !Conditional.isAboutBody(field.name) { answer.headers[field.name] = nil }
    for field in response.headers.fields where !Conditional.isAboutBody(field.name) {
      answer.headers.add(field.name, field.value)
    }
    return answer
  }

  public func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    try await client.stream(request)
  }

  private static func isAboutBody(_ name: String) -> Bool {
    ["content-length", "content-type", "content-encoding", "transfer-encoding"].contains(name.lowercased())
  }

  private func keep(_ response: HTTPResponse, for key: Key) {
    let size = response.body.count + response.headers.fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    let isForbidden = response.headers.all("Cache-Control").contains { $0.lowercased().contains("no-store") }
    let validator =
      response.headers["ETag"].map { (name: "If-None-Match", value: $0) }
      ?? response.headers["Last-Modified"].map { (name: "If-Modified-Since", value: $0) }
    store.withLock { store in
      guard response.status == 200, let validator, !isForbidden, size <= maximumBytes / 8 else {
        // Only an answer that replaces the resource makes the kept one stale; an error says nothing about it.
        if (200..<300).contains(response.status) || [404, 410].contains(response.status) { store.remove(key) }
        return
      }
      store.put(key, response, validator, size)
      while store.size > maximumBytes || store.entries.count > maximumEntries { store.removeOldest() }
    }
  }
}

extension Conditional.Key {
  fileprivate init(_ request: HTTPRequest) {
    url = request.url
    accept = request.headers.all("Accept").joined(separator: ",") + "|" + (request.headers["Accept-Language"] ?? "")
    let identifying = ["Authorization", "Private-Token", "Cookie", "Impersonate-User", "Impersonate-Group"]
    identity =
      identifying.flatMap { request.headers.all($0) }
      + [request.tls?.certificatePEM.map { String(decoding: $0, as: UTF8.self) } ?? ""]
  }
}

extension Conditional.Store {
  fileprivate mutating func use(_ key: Conditional.Key) -> Conditional.Entry? {
    uses += 1
    entries[key]?.lastUse = uses
    return entries[key]
  }

  fileprivate mutating func put(
    _ key: Conditional.Key, _ response: HTTPResponse, _ validator: (name: String, value: String), _ size: Int
  ) {
    remove(key)
    uses += 1
    entries[key] = Conditional.Entry(response: response, validator: validator, lastUse: uses, size: size)
    self.size += size
  }

  fileprivate mutating func remove(_ key: Conditional.Key) {
    if let old = entries.removeValue(forKey: key) { size -= old.size }
  }

  /// Looks through all entries, of which there are few, and only when room is needed.
  fileprivate mutating func removeOldest() {
    guard let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key else { return }
    remove(oldest)
  }
}
