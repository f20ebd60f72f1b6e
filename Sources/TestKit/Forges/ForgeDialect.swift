// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
internal import HTTPServing
public import HTTPTransport

/// How one forge speaks: what it wants in a request, what it answers, what it sends by webhook. Written from the forge's
/// documentation and recordings, never from our client. To add one, write such a value and its routes.
public protocol ForgeDialect: Sendable {
  /// `github`
  var kind: String { get }
  /// Where its API lies: `https://api.github.com`, without a slash at the end.
  var base: String { get }
  var routes: [ForgeRoute] { get }
  var validators: ForgeValidators { get }
  /// Whoever asks, nil for nobody in particular. Throws when headers or credentials are not as they must be.
  func account(asking call: ForgeCall, in world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Account?
  /// A refusal in the forge's words.
  func answer(to refusal: ForgeRefusal) -> HTTPResponse
  /// What it answers to whoever asks too much.
  func answer(to limit: ForgeLimit, until: Timestamp, now: Timestamp) -> HTTPResponse
  /// The header fields by which it tells of the budget on every answer.
  func budget(left: Int, of limit: Int, until: Timestamp) -> [(name: String, value: String)]
  /// The deliveries that a hook with this secret gets; none where the forge has no event for it.
  func deliveries(of happening: ForgeHappening, in world: ForgeWorld, secret: String) -> [SimulatedDelivery]
}

/// Whether answers carry an ETag, and what asking with it costs.
public enum ForgeValidators: Sendable {
  case none
  /// A 304 is not counted.
  case free
  case counted
}

public enum ForgeLimit: Sendable, CaseIterable {
  /// The hourly budget is spent.
  case primary
  /// Too fast, with the wait named.
  case secondary
  /// Too fast, and nothing said about when.
  case secondaryWithoutWait
}

/// Why the forge does not do as asked. `detail` goes into the answer where the forge has room for it.
public struct ForgeRefusal: Error, Sendable, Equatable {
  public var status: Int
  public var message: String
  /// JSON of `errors` and the like, merged into the answer.
  public var extra: Value
  public init(_ status: Int, _ message: String, extra: Value = [:]) {
    self.status = status
    self.message = message
    self.extra = extra
  }
}

/// A request on its way to a route.
public struct ForgeCall: Sendable {
  public var method: String
  /// Below the base, still encoded, without the query.
  public var path: String
  public var query: [(name: String, value: String)]
  public var headers: Headers
  public var body: [UInt8]
  public var now: Timestamp
  /// What the braces of the pattern stand for, decoded.
  public var parameters: [String: String] = [:]
  public var account: ForgeWorld.Account?

  public func query(_ name: String) -> String? { query.first { $0.name == name }?.value }
  public func number(_ name: String, default value: Int) -> Int { query(name).flatMap { Int($0) } ?? value }
  public subscript(parameter: String) -> String { parameters[parameter] ?? "" }
  public var json: Value { (try? JSON.parse(body)) ?? .null }
}

/// One call of a forge's API.
public struct ForgeRoute: Sendable {
  public typealias Answer = @Sendable (ForgeCall, inout ForgeWorld) throws(ForgeRefusal) -> HTTPResponse

  let method: String
  /// `{name}` stands for one segment, `{name...}` for all that remain.
  let pattern: [Substring]
  /// Query parameters that the forge documents.
  let query: Set<String>
  /// Members of the JSON body that the forge documents; nil when the call has none.
  let members: Set<String>?
  let answer: Answer

  public init(
    _ method: String, _ pattern: String, query: Set<String> = [], members: Set<String>? = nil,
    _ answer: @escaping Answer
  ) {
    self.method = method
    self.pattern = pattern.split(separator: "/")
    self.query = query
    self.members = members
    self.answer = answer
  }

  /// What the braces stand for; nil when the path is another one. An encoded slash separates no segments.
  func parameters(of path: String) -> [String: String]? {
    var segments = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)[...]
    var found: [String: String] = [:]
    for part in pattern {
      guard let segment = segments.first else { return nil }
      if part.hasSuffix("...}") {
        found[String(part.dropFirst().dropLast(4))] = PercentCoding.decode(segments.joined(separator: "/"))
        return found
      }
      if part.hasPrefix("{") {
        guard !segment.isEmpty else { return nil }
        found[String(part.dropFirst().dropLast())] = PercentCoding.decode(String(segment))
      } else if part != segment {
        return nil
      }
      segments.removeFirst()
    }
    return segments.isEmpty ? found : nil
  }

  /// What is asked or said beyond what the forge documents. The forge would overlook it, and so would we, for years.
  func surplus(in call: ForgeCall) -> [String] {
    var surplus = call.query.map(\.name).filter { !query.contains($0) }.map { "query \($0)" }
    guard let members else {
      if !call.body.isEmpty { surplus.append("a body") }
      return surplus
    }
    surplus += (call.json.object?.keys ?? []).filter { !members.contains($0) }.map { "member \($0)" }
    return surplus
  }
}

extension HTTPResponse {
  static func answer(_ value: Value, _ status: Int = 200, _ headers: Headers = [:]) -> HTTPResponse {
    var response = HTTPResponse(status: status, headers: headers, body: JSON.bytes(value))
    response.headers.add("Content-Type", "application/json; charset=utf-8")
    return response
  }
}

/// The part of a list that one page holds, counted from 1.
func pageOf<Element>(_ items: [Element], page: Int, size: Int) -> (items: [Element], pages: Int) {
  let start = min(max(page - 1, 0) * size, items.count)
  return (Array(items[start..<min(start + size, items.count)]), max((items.count + size - 1) / size, 1))
}
