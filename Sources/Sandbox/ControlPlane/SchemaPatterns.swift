// SPDX-License-Identifier: Apache-2.0
internal import Patterns

/// The `pattern`s of all schemas, compiled once.
enum SchemaPatterns {
  private static let cache = PatternCache(capacity: 512)

  /// nil for a pattern that cannot be read, which then holds nothing back.
  static func matches(_ pattern: String, _ text: String) -> Bool? {
    (try? cache.expression(pattern))?.isMatch(text)
  }
}
