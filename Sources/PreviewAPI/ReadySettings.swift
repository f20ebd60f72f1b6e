// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// When a preview counts as ready, beyond what the output kinds say.
public struct ReadySettings: Sendable, Equatable {
  public var timeout: Duration
  /// Path to request under the preview's URL; nil: no probe.
  public var probePath: String?
  public var probeStatuses: [Int]

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["timeout", "probe"])
    timeout = try fields.duration("timeout") ?? .seconds(900)
    let probe = try fields.optionalMap("probe")
    probePath = try probe.map { (fields: Fields) throws(ValidationError) in try fields.string("path") ?? "/" }
    probeStatuses = try probe?.list("status").compactMap { $0.int.map { Int($0) } } ?? []
    if probeStatuses.isEmpty { probeStatuses = [200] }
  }
}
