// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Forge
internal import HTTPTransport
internal import Locks

/// How one credential stands with its forge: when it may ask again, and what it has used. Whoever asked too much waits for all who
/// share the credential; trying on would only lengthen the wait. forge-apis section 7.7.
final class Allowance: Sendable {
  private struct State {
    var usage = ForgeUsage()
    /// Limits in a row without a word on how long.
    var strikes = 0
  }
  private let state = Mutex(State())

  func usage(now: Timestamp) -> ForgeUsage {
    state.withLock { state in
      var usage = state.usage
      if let until = usage.limitedUntil, until <= now { usage.limitedUntil = nil }
      return usage
    }
  }

  /// Throws `rateLimited` while the forge wants to be left alone.
  func demand(host: String, now: Timestamp) throws(ForgeError) {
    let until: Timestamp? = state.withLock { state in
      guard let until = state.usage.limitedUntil, until > now else { return nil }
      state.usage.heldBack += 1
      return until
    }
    if let until { throw .rateLimited(host: host, until: until) }
  }

  /// Takes in what an answer says of limits.
  /// - Returns: until when to wait, if the answer is a refusal for asking too much.
  func note(_ response: HTTPResponse, now: Timestamp) -> Timestamp? {
    let limit = RateLimit(response, now: now)
    let budget = Budget(response.headers, now: now)
    return state.withLock { state in
      state.usage.calls += 1
      if response.isFromCache { state.usage.notModified += 1 }
      if let budget {
        (state.usage.remaining, state.usage.limit, state.usage.resetsAt) = (budget.left, budget.limit, budget.resetsAt)
      }
      guard let limit else {
        state.strikes = 0
        state.usage.limitedUntil = Allowance.pause(after: response, budget, now: now)
        return nil
      }
      let until = limit.until ?? now + Allowance.wait(afterStrikes: state.strikes)
      if limit.until == nil { state.strikes += 1 }
      state.usage.limitedUntil = until
      return until
    }
  }

  /// A minute, doubled each time, at most a quarter of an hour.
  static func wait(afterStrikes strikes: Int) -> Duration { .seconds(min(60 << min(strikes, 10), 900)) }

  /// A success too may ask for a pause: in so many words (Azure DevOps; “0 seconds” means nothing), or by its last permit.
  private static func pause(after response: HTTPResponse, _ budget: Budget?, now: Timestamp) -> Timestamp? {
    guard (200..<300).contains(response.status) else { return nil }
    if let wait = response.headers.retryAfter(now: now), wait > .zero { return now + min(wait, .seconds(900)) }
    guard let budget, budget.left == 0, let reset = budget.resetsAt, reset > now else { return nil }
    return min(reset, now + .seconds(3600))
  }
}

/// What an answer's headers say of the budget.
struct Budget {
  let left: Int
  let limit: Int?
  let resetsAt: Timestamp?

  /// Nil when they say nothing.
  init?(_ headers: Headers, now: Timestamp) {
    func number(_ name: String) -> Int? {
      (headers["x-ratelimit-" + name] ?? headers["ratelimit-" + name]).flatMap { Int($0) }
    }
    guard let left = number("remaining") else { return nil }
    self.left = left
    limit = number("limit")
    resetsAt = RateLimit.reset(headers, now: now)
  }
}
