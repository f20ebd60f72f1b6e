// SPDX-License-Identifier: Apache-2.0

/// Routes as a value: method and pattern to handler, 404 and 405 for the rest.
///
/// A pattern is a path whose segments may be `{name}` (one segment) or, at its end, `{name...}` (all that is left, possibly
/// nothing). A literal segment beats a `{name}`, and that a rest. Segments are split before they are decoded, so `%2F` is
/// part of a name.
public struct Router: Sendable {
  public typealias RouteHandler = @Sendable (ServerRequest, PathParameters) async -> ServerResponse
  /// Something around a handler: authentication, logging, headers.
  public typealias Wrapper = @Sendable (_ inner: @escaping Handler) -> Handler

  struct Route: Sendable {
    enum Segment: Sendable, Hashable { case literal(String), parameter(String), rest(String) }
    var method: String
    var segments: [Segment]
    var answer: RouteHandler
  }
  private var routes: [Route] = []
  private var wrappers: [Wrapper] = []

  public init() {}

  /// Adds a route. GET routes answer HEAD too; of two equal routes the first wins.
  public mutating func on(_ method: String, _ pattern: String, _ answer: @escaping RouteHandler) {
    let segments = Router.split(pattern).map { text -> Route.Segment in
      guard text.hasPrefix("{"), text.hasSuffix("}") else { return .literal(text) }
      let name = String(text.dropFirst().dropLast())
      return name.hasSuffix("...") ? .rest(String(name.dropLast(3))) : .parameter(name)
    }
    routes.append(Route(method: method, segments: segments, answer: answer))
  }

  /// The last wrapper added is the outermost.
  public mutating func wrap(_ wrapper: @escaping Wrapper) { wrappers.append(wrapper) }

  /// The whole as one handler.
  public var handler: Handler {
    let routes = self.routes
    let inner: Handler = { await Router.answer($0, routes: routes) }
    return wrappers.reduce(inner) { inner, wrapper in wrapper(inner) }
  }

  private static func answer(_ request: ServerRequest, routes: [Route]) async -> ServerResponse {
    let path = split(request.rawPath).map(PercentCoding.decode)
    var best: (route: Route, parameters: PathParameters, rank: [Int])?
    var allowed: Set<String> = []
    for route in routes {
      guard let (parameters, rank) = match(route.segments, path) else { continue }
      allowed.insert(route.method)
      guard route.method == request.method || (route.method == "GET" && request.method == "HEAD") else { continue }
      if let best, !best.rank.lexicographicallyPrecedes(rank) { continue }
      best = (route, parameters, rank)
    }
    if let best { return await best.route.answer(request, best.parameters) }
    guard !allowed.isEmpty else { return .text(404, "not found\n") }
    if allowed.contains("GET") { allowed.insert("HEAD") }
    var response = ServerResponse.text(405, "method not allowed\n")
    response.headers.append(("Allow", allowed.sorted().joined(separator: ", ")))
    return response
  }

  /// The parameters, and how literal the match is: a greater rank is the closer one.
  private static func match(_ segments: [Route.Segment], _ path: [String]) -> (PathParameters, [Int])? {
    var parameters = PathParameters()
    var rank: [Int] = []
    for (place, segment) in segments.enumerated() {
      if case .rest(let name) = segment {
        guard path.count >= place else { return nil }
        parameters.values[name] = path[place...].joined(separator: "/")
        return (parameters, rank + [0])
      }
      guard place < path.count else { return nil }
      switch segment {
      case .literal(let text):
        guard text == path[place] else { return nil }
        rank.append(2)
      case .parameter(let name):
        guard !path[place].isEmpty else { return nil }
        parameters.values[name] = path[place]
        rank.append(1)
      case .rest: return nil
      }
    }
    return segments.count == path.count ? (parameters, rank + [1]) : nil
  }

  /// `/a/b` to `a`, `b`; a slash at the end makes an empty last segment, so `/a` and `/a/` differ; `/` is one empty segment.
  private static func split(_ path: String) -> [String] {
    path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map(String.init)
  }
}

/// What a route's `{name}`s stood for, decoded.
public struct PathParameters: Sendable {
  var values: [String: String] = [:]
  public init() {}
  /// Empty for a name that the pattern does not have.
  public subscript(name: String) -> String { values[name] ?? "" }
}
