// SPDX-License-Identifier: Apache-2.0

/// How much one sweep may delete before a person is asked (api.md section 4, promise 1).
public struct SafetySettings: Sendable, Equatable {
  public var maxDeletions: Int
  /// Share of the running previews; speaks from ten previews on, where a per cent is more than a rounding.
  public var maxDeletionPercent: Int

  public static let standard = SafetySettings(maxDeletions: 5, maxDeletionPercent: 30)

  public init(maxDeletions: Int, maxDeletionPercent: Int) {
    self.maxDeletions = maxDeletions
    self.maxDeletionPercent = maxDeletionPercent
  }

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["maxDeletions", "maxDeletionPercent"])
    maxDeletions = try fields.int("maxDeletions") ?? SafetySettings.standard.maxDeletions
    maxDeletionPercent = try fields.int("maxDeletionPercent") ?? SafetySettings.standard.maxDeletionPercent
    guard maxDeletions >= 0 else {
      throw ValidationError(field: fields.path("maxDeletions"), message: "must be 0 or more")
    }
    guard (0...100).contains(maxDeletionPercent) else {
      throw ValidationError(field: fields.path("maxDeletionPercent"), message: "must be between 0 and 100")
    }
  }
}
