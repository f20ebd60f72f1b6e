// SPDX-License-Identifier: Apache-2.0

/// What proves who we are: never part of a message, a log line or a dump.
public protocol Unprinted: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {}

extension Unprinted {
  public var description: String { "‹redacted›" }
  public var debugDescription: String { "‹redacted›" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
