// SPDX-License-Identifier: Apache-2.0

/// One thing that `nestling doctor` has looked at.
public struct Finding: Sendable, Hashable {
  public enum Verdict: String, Sendable { case good = "OK", doubtful = "WARN", bad = "FAIL" }
  public var verdict: Verdict
  /// `permissions: namespaces`, `forge: acme/shop on github.com`
  public var subject: String
  /// What was found and, if it is not good, what to do.
  public var detail: String

  public init(_ verdict: Verdict, _ subject: String, _ detail: String) {
    self.verdict = verdict
    self.subject = subject
    self.detail = detail
  }
}
