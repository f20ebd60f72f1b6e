// SPDX-License-Identifier: Apache-2.0
internal import Clocks
public import Documents

/// How long a preview lives: `spec.preview.lifetime`, and the same map in the Preview's own spec.
public struct LifetimeSettings: Sendable, Hashable {
  /// Since the last push, label, approval, command or comment; nil: no limit.
  public var idle: Duration?
  /// Since it was made or brought back; nil: no limit.
  public var maximum: Duration?
  /// How far ahead a pin reaches at most.
  public var maximumPin: Duration = LifetimeSettings.defaultPin
  /// How long before its end the pull request is told.
  public var warnBefore: Duration = .zero
  /// How long it stays after its pull request was closed or merged.
  public var keepAfterClose: Duration = .zero
  public var sleep = SleepSettings()

  public static let defaultPin = Duration.seconds(30 * 86_400)

  static let idleBeyondMax = "is longer than max, so it would never count; shorten it or leave it out"
  static let warnsAtOnce = "is as long as the lifetime itself, so everybody would be warned at once; shorten it"

  public init() {}

  /// What a set asks for. Its parts must make sense together; what becomes of them under a policy's caps need not.
  init(ofSet fields: Fields) throws(ValidationError) {
    self = try LifetimeSettings(fields)
    if let idle, let maximum, idle > maximum {
      throw ValidationError(field: fields.path("idle"), message: LifetimeSettings.idleBeyondMax)
    }
    if let shortest = [idle, maximum].compactMap({ $0 }).min(), warnBefore >= shortest {
      throw ValidationError(field: fields.path("warnBefore"), message: LifetimeSettings.warnsAtOnce)
    }
  }

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["idle", "max", "maxPin", "warnBefore", "keepAfterClose", "sleep"])
    idle = try fields.positiveDuration("idle")
    maximum = try fields.positiveDuration("max")
    maximumPin = try fields.duration("maxPin") ?? LifetimeSettings.defaultPin
    warnBefore = try fields.duration("warnBefore") ?? .zero
    keepAfterClose = try fields.duration("keepAfterClose") ?? .zero
    sleep = try SleepSettings(try fields.map("sleep"))
  }

  /// The document that reads back as this.
  public var value: Value {
    var result: Value = .object([:])
    if let idle { result["idle"] = .string(idle.exactText) }
    if let maximum { result["max"] = .string(maximum.exactText) }
    if maximumPin != LifetimeSettings.defaultPin { result["maxPin"] = .string(maximumPin.exactText) }
    if warnBefore != .zero { result["warnBefore"] = .string(warnBefore.exactText) }
    if keepAfterClose != .zero { result["keepAfterClose"] = .string(keepAfterClose.exactText) }
    if sleep != SleepSettings() { result["sleep"] = sleep.value }
    return result
  }
}

/// When a preview is scaled to zero and up again: `spec.preview.lifetime.sleep`.
public struct SleepSettings: Sendable, Hashable {
  /// After this long without a push, label, approval, command or comment; nil: never.
  public var idle: Duration?
  /// Cron expressions of five fields, read in `timeZone`; "" for never.
  public var schedule = ""
  public var wake = ""
  /// Name in the tz database; default UTC.
  public var timeZone = "UTC"

  static let wakesWhatNeverSleeps = "wakes what never sleeps; give schedule or idle too"

  public init() {}

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["idle", "schedule", "wake", "timeZone"])
    idle = try fields.positiveDuration("idle")
    schedule = try fields.string("schedule") ?? ""
    wake = try fields.string("wake") ?? ""
    timeZone = try fields.string("timeZone") ?? "UTC"
    for (name, text) in [("schedule", schedule), ("wake", wake)] where !text.isEmpty && CronSchedule(text) == nil {
      throw ValidationError(
        field: fields.path(name), message: "“\(text)” is no cron expression; write five fields like 0 19 * * 1-5")
    }
    guard wake.isEmpty || !schedule.isEmpty || idle != nil else {
      throw ValidationError(field: fields.path("wake"), message: SleepSettings.wakesWhatNeverSleeps)
    }
  }

  public var value: Value {
    var result: Value = .object([:])
    if let idle { result["idle"] = .string(idle.exactText) }
    if !schedule.isEmpty { result["schedule"] = .string(schedule) }
    if !wake.isEmpty { result["wake"] = .string(wake) }
    if timeZone != "UTC" { result["timeZone"] = .string(timeZone) }
    return result
  }
}
