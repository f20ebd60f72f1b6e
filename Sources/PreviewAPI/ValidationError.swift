// SPDX-License-Identifier: Apache-2.0

/// A specification that cannot work, with the field that is wrong and what to do.
public struct ValidationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Path of the field: `spec.generators[0].pullRequest.github.owner`.
  public var field: String
  public var message: String
  public init(field: String, message: String) {
    self.field = field
    self.message = message
  }
  public var description: String { "\(field): \(message)" }
}
