// SPDX-License-Identifier: Apache-2.0

/// `time.Time`: an instant and the zone it is shown in.
struct GoTime: Sendable, Hashable {
  /// Seconds since 1970, UTC.
  let seconds: Int64
  let nanoseconds: Int32
  /// Seconds east of UTC, and the zone's short name.
  let offset: Int32

  /// `time.Time{}`: the first second of year 1.
  static let zero = GoTime(seconds: -62_135_596_800, nanoseconds: 0, offset: 0)
}
