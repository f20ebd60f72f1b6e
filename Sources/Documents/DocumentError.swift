// SPDX-License-Identifier: Apache-2.0

/// A text that is not the JSON or YAML it claims to be, with the place where reading stopped.
public struct DocumentError: Error, Sendable, Equatable, CustomStringConvertible {
  /// File name or other origin of the text, when known.
  public var source: String?
  /// From 1.
  public var line: Int
  /// From 1, in characters.
  public var column: Int
  /// What is wrong and, where possible, what to do.
  public var message: String

  public init(source: String? = nil, line: Int, column: Int, message: String) {
    self.source = source
    self.line = line
    self.column = column
    self.message = message
  }

  /// `file:line:column: message`
  public var description: String { (source.map { $0 + ":" } ?? "") + "\(line):\(column): \(message)" }
}
