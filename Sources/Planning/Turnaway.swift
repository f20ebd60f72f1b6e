// SPDX-License-Identifier: Apache-2.0
public import Forge
internal import Naming
internal import PreviewAPI

// What a pull request is told that gets no preview although somebody may wait for one.

extension Selection {
  /// Whether a refusal is worth a word: its labels ask for a preview, or nothing but trust stands in its way. Whoever never asked
  /// is left alone.
  /// - Parameter isListedByLabel: the generator itself lists only what bears certain labels.
  public func isCandidate(_ decision: Decision, isListedByLabel: Bool = false) -> Bool {
    guard decision.verdict == .skip else { return false }
    let failed = decision.trail.first { $0.outcome == .failed }?.rule
    let isAsked = isListedByLabel || !rules.labelsAll.isEmpty || !rules.labelsAny.isEmpty
    return failed == .trust || isAsked && failed != .labels
  }
}

/// The comment that says why there is no preview; it bears the marker of the preview's own comment, which takes its place once there
/// is one.
public struct Turnaway: Sendable, Equatable {
  public let marker: StickyMarker
  public let body: String
  /// Tells one text from another.
  public let hash: String
  private static let headline = "### No preview"

  /// - Parameter set: `namespace/name`
  public init(_ decision: Decision, set: String) {
    marker = StickyMarker(key: set)
    body = marker.body(
      """
      \(Turnaway.headline)

      There is no preview of this pull request:

      \(quoted(decision.message))

      <sub>PreviewSet `\(set)` · Nestling</sub>
      """)
    hash = ShortHash.hex(body, digits: 16)
  }

  /// Whether a comment is one of these; any other of ours tells of a preview that is or was, and stays.
  public func isReplaceable(_ comment: String) -> Bool { comment.hasPrefix(marker.body(Turnaway.headline)) }
}
