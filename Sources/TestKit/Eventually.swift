// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Locks

/// What a question saw when it last looked: said when the answer never comes.
public final class Look: Sendable {
  private let last = Mutex("nothing")
  public func saw(_ what: String) { last.withLock { $0 = what } }
  var text: String { last.withLock { $0 } }
}

/// Something waited for did not happen in time.
public struct NeverCame: Error, Sendable, CustomStringConvertible {
  public var what: String
  public var within: Duration
  public var lastSeen: String
  public var description: String { "within \(within) never came: \(what); last seen: \(lastSeen)" }
}

/// Asks again and again until there is an answer. An error is no answer, and is what was last seen.
/// - Parameters:
///   - span: generous, since it is spent only by what fails.
///   - clock: whose time that is.
@discardableResult
public func eventually<Answer>(
  _ what: String, within span: Duration = .seconds(90), by clock: TimeSource = .system,
  every pause: Duration = .milliseconds(20), isolation: isolated (any Actor)? = #isolation,
  _ ask: (Look) async throws -> Answer?
) async throws -> Answer {
  let deadline = clock.now() + span
  let look = Look()
  while true {
    do {
      if let answer = try await ask(look) { return answer }
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      look.saw("\(error)")
    }
    guard clock.now() < deadline else { throw NeverCame(what: what, within: span, lastSeen: look.text) }
    try await clock.sleep(pause)
  }
}

/// Asks until the condition holds.
public func eventually(
  _ what: String, within span: Duration = .seconds(90), by clock: TimeSource = .system,
  every pause: Duration = .milliseconds(20), isolation: isolated (any Actor)? = #isolation,
  holds condition: (Look) async throws -> Bool
) async throws {
  let _: Bool = try await eventually(what, within: span, by: clock, every: pause) {
    try await condition($0) ? true : nil
  }
}
