// SPDX-License-Identifier: Apache-2.0
internal import Clocks

/// When a preview counts as ready, beyond what the output kinds say.
public struct ReadySettings: Sendable, Equatable {
  public var timeout: Duration
  /// nil: the URL is not asked.
  public var probe: Probe?

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["timeout", "probe"])
    timeout = try fields.duration("timeout") ?? .seconds(900)
    probe = try fields.optionalMap("probe").map { (fields: Fields) throws(ValidationError) in try Probe(fields) }
  }
}
