// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// `spec.preview.rollout`: how a changed template reaches previews that exist.
public struct RolloutSettings: Sendable, Equatable {
  /// How many may be on their way at once, once the first has come through. 0 holds everything.
  public var maxUpdate: Share

  public static let standard = RolloutSettings(maxUpdate: .percent(25))

  public init(maxUpdate: Share) { self.maxUpdate = maxUpdate }

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["maxUpdate"])
    maxUpdate = try Share(fields, "maxUpdate") ?? RolloutSettings.standard.maxUpdate
  }
}
