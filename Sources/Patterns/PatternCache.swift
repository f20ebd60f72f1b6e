// SPDX-License-Identifier: Apache-2.0
internal import Locks

/// Compiled patterns by their text, for callers that get the same pattern again and again (template functions, filters).
///
/// Holds at most `capacity` patterns; when full it is emptied, which is rarer and cheaper than keeping an order of use. Failures are
/// not kept.
public final class PatternCache: Sendable {
  private let patterns = Mutex<[String: RegularExpression]>([:])
  private let capacity: Int

  public init(capacity: Int = 256) { self.capacity = capacity }

  public func expression(_ pattern: String) throws(PatternError) -> RegularExpression {
    if let known = patterns.withLock({ $0[pattern] }), known.pattern.utf8.elementsEqual(pattern.utf8) { return known }
    let expression = try RegularExpression(pattern)
    patterns.withLock { patterns in
      if patterns.count >= capacity { patterns.removeAll() }
      patterns[pattern] = expression
    }
    return expression
  }
}
