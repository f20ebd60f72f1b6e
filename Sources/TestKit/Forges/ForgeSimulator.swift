// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Cryptography
internal import Documents
internal import HTTPServing
public import HTTPTransport
internal import Locks

/// A forge in memory: one neutral world behind the words of one dialect, reached as an HTTP client.
///
/// Strict: what the real forge answers with an error is answered so, and what it would overlook (a query parameter or a
/// member that it does not know) is a complaint, which tests ask for at their end.
public final class ForgeSimulator: HTTPClient {
  private struct State {
    var world: ForgeWorld
    var requests: [HTTPRequest] = []
    var complaints: [String] = []
    var deliveries: [SimulatedDelivery] = []
    var faults: [(fault: ForgeFault, left: Int, path: String)] = []
    var surprises: [(after: Int, change: @Sendable (inout ForgeWorld) -> Void)] = []
    var budgeted = 0
    var notModified = 0
    var spent = 0
    var window: Timestamp?
  }

  public let dialect: any ForgeDialect
  private let clock: TimeSource
  /// Requests an hour; nil for a forge that counts none.
  private let budget: Int?
  private let secret: String
  private let state: Mutex<State>

  /// - Parameter secret: of the webhook whose deliveries are gathered.
  public init(
    _ dialect: any ForgeDialect, world: ForgeWorld = ForgeWorld(), clock: TimeSource = .system, budget: Int? = nil,
    secret: String = "hook secret"
  ) {
    self.dialect = dialect
    self.clock = clock
    self.budget = budget
    self.secret = secret
    state = Mutex(State(world: world))
  }

  // MARK: What tests look at

  public var world: ForgeWorld { state.withLock { $0.world } }
  public var requests: [HTTPRequest] { state.withLock { $0.requests } }
  /// What was asked in a way the forge does not document.
  public var complaints: [String] { state.withLock { $0.complaints } }
  /// Requests that count against the budget, and those that were answered 304.
  public var budgeted: Int { state.withLock { $0.budgeted } }
  public var notModified: Int { state.withLock { $0.notModified } }

  /// What the hook was sent since the last call.
  public func takeDeliveries() -> [SimulatedDelivery] {
    state.withLock { state in
      defer { state.deliveries = [] }
      return state.deliveries
    }
  }

  // MARK: What tests do

  public func change<Result: Sendable>(_ body: (inout ForgeWorld) -> Result) -> Result {
    state.withLock { state in body(&state.world) }
  }

  /// Lets something happen, and tells the hook of it.
  @discardableResult
  public func happen(_ body: (inout ForgeWorld, Timestamp) -> ForgeHappening) -> ForgeHappening {
    let now = clock.now()
    return state.withLock { state in
      let happening = body(&state.world, now)
      state.deliveries += dialect.deliveries(of: happening, in: state.world, secret: secret)
      return happening
    }
  }

  /// The next `times` requests whose path contains `path` go wrong.
  public func fail(_ fault: ForgeFault, times: Int = 1, path: String = "") {
    state.withLock { $0.faults.append((fault, times, path)) }
  }

  /// Nothing goes wrong any more.
  public func recover() { state.withLock { $0.faults = [] } }

  /// Changes the world after that many further requests, as others do while somebody reads page after page.
  public func surprise(after requests: Int, _ change: @escaping @Sendable (inout ForgeWorld) -> Void) {
    state.withLock { state in state.surprises.append((state.requests.count + requests, change)) }
  }

  // MARK: HTTPClient

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let now = clock.now()
    let outcome: Result<HTTPResponse, TransportError> = state.withLock { state in
      do throws(TransportError) { return .success(try respond(request, &state, now)) } catch { return .failure(error) }
    }
    return try outcome.get()
  }

  public func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    throw .other(host: dialect.base, detail: "the simulator has no streams")
  }

  private func respond(
    _ request: HTTPRequest, _ state: inout State, _ now: Timestamp
  ) throws(TransportError) -> HTTPResponse {
    state.requests.append(request)
    defer { surprise(&state) }
    guard let call = ForgeSimulator.call(request, base: dialect.base, now: now) else {
      state.complaints.append("\(request.method) \(request.url): not below \(dialect.base)")
      return HTTPResponse(status: 404, body: Array("<html>Not Found</html>".utf8))
    }
    if let fault = takeFault(&state, call.path) {
      return try fault.strike(dialect, now: now) { perform(call, &state) }
    }
    if let refusal = overBudget(&state, now) { return refusal }
    var response = perform(call, &state)
    validate(&response, call, &state)
    for field in budgetFields(state, now) { response.headers.add(field.name, field.value) }
    return response
  }

  private func perform(_ original: ForgeCall, _ state: inout State) -> HTTPResponse {
    var call = original
    do throws(ForgeRefusal) {
      call.account = try dialect.account(asking: call, in: state.world)
      let known = dialect.routes.compactMap { route in route.parameters(of: call.path).map { (route, $0) } }
      guard let (route, parameters) = known.first(where: { $0.0.method == call.method }) else {
        state.complaints.append("\(call.method) \(call.path): no such call")
        throw ForgeRefusal(known.isEmpty ? 404 : 405, known.isEmpty ? "Not Found" : "Method Not Allowed")
      }
      call.parameters = parameters
      let surplus = route.surplus(in: call)
      if !surplus.isEmpty {
        state.complaints.append("\(call.method) \(call.path): \(surplus.joined(separator: ", "))")
      }
      if route.members != nil { try demandJSON(call) }
      return try route.answer(call, &state.world)
    } catch {
      return dialect.answer(to: error)
    }
  }

  private func demandJSON(_ call: ForgeCall) throws(ForgeRefusal) {
    if call.body.isEmpty { return }
    guard call.headers["Content-Type"]?.hasPrefix("application/json") == true else {
      throw ForgeRefusal(415, "Unsupported Media Type")
    }
    guard call.json.object != nil else { throw ForgeRefusal(400, "Problems parsing JSON") }
  }

  private func surprise(_ state: inout State) {
    let count = state.requests.count
    let due = state.surprises.filter { $0.after <= count }
    state.surprises.removeAll { $0.after <= count }
    for surprise in due { surprise.change(&state.world) }
  }

  private func takeFault(_ state: inout State, _ path: String) -> ForgeFault? {
    guard let place = state.faults.firstIndex(where: { $0.path.isEmpty || path.contains($0.path) }) else { return nil }
    let fault = state.faults[place].fault
    state.faults[place].left -= 1
    if state.faults[place].left <= 0 { state.faults.remove(at: place) }
    return fault
  }

  /// An ETag depends on the body and on who asks (docs of GitHub, issue 34689).
  private func validate(_ response: inout HTTPResponse, _ call: ForgeCall, _ state: inout State) {
    if case .none = dialect.validators {
      state.budgeted += 1
      state.spent += 1
      return
    }
    var isUnchanged = false
    if call.method == "GET", response.status == 200 {
      let asker = Array((call.headers["Authorization"] ?? call.headers["Private-Token"] ?? "").utf8)
      let etag = "W/\"\(Hex.encode(Digest.sha256(response.body + asker).prefix(16)))\""
      isUnchanged = call.headers["If-None-Match"] == etag
      if isUnchanged {
        response = HTTPResponse(status: 304)
        state.notModified += 1
      }
      response.headers.add("ETag", etag)
    }
    if case .free = dialect.validators, isUnchanged { return }
    state.budgeted += 1
    state.spent += 1
  }

  private func overBudget(_ state: inout State, _ now: Timestamp) -> HTTPResponse? {
    guard let budget else { return nil }
    if state.window.map({ $0 <= now }) ?? true {
      state.window = now + .seconds(3600)
      state.spent = 0
    }
    guard state.spent >= budget, let window = state.window else { return nil }
    return dialect.answer(to: .primary, until: window, now: now)
  }

  private func budgetFields(_ state: State, _ now: Timestamp) -> [(name: String, value: String)] {
    guard let budget else { return [] }
    return dialect.budget(left: max(budget - state.spent, 0), of: budget, until: state.window ?? now)
  }

  /// The request below the base; nil when it goes elsewhere.
  static func call(_ request: HTTPRequest, base: String, now: Timestamp) -> ForgeCall? {
    guard request.url.hasPrefix(base + "/") else { return nil }
    let rest = request.url.dropFirst(base.utf8.count)
    let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return ForgeCall(
      method: request.method, path: String(parts[0]),
      query: parts.count == 2 ? PercentCoding.query(String(parts[1])) : [], headers: request.headers,
      body: request.body ?? [], now: now)
  }
}
