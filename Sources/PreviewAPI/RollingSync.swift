// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// `spec.strategy` of type RollingSync: Applications are synced step by step (appset-engine section 1.1, appset-controller D.12).
public struct RollingSync: Sendable, Hashable {
  public var steps: [Step]
  /// `deletionOrder: Reverse`: when the set is deleted, later steps go first, one at a time.
  public var deletesInReverse: Bool

  public struct Step: Sendable, Hashable {
    public var matches: [LabelMatch]
    /// How many may be on their way at once; nil for all.
    public var maxUpdate: Share?
  }

  public struct LabelMatch: Sendable, Hashable {
    public var key: String
    /// `In` or `NotIn`; anything else is an issue and excludes nothing.
    public var condition: String
    public var values: [String]

    public func accepts(_ labels: [String: String]) -> Bool {
      switch (condition, labels[key]) {
      case ("In", let value?): values.contains(value)
      case ("In", nil): false
      case ("NotIn", let value?): !values.contains(value)
      default: true
      }
    }
  }

  /// nil unless the type is exactly RollingSync and there are steps: then all is as without a strategy.
  init?(_ fields: Fields) throws(ValidationError) {
    let type = try fields.string("type") ?? ""
    guard ["", "AllAtOnce", "RollingSync"].contains(type) else {
      throw ValidationError(field: fields.path("type"), message: "“\(type)” is not one of AllAtOnce, RollingSync")
    }
    let order = try fields.string("deletionOrder") ?? ""
    guard ["", "allatonce", "reverse"].contains(order.lowercased()) else {
      throw ValidationError(
        field: fields.path("deletionOrder"), message: "“\(order)” is not one of AllAtOnce, Reverse")
    }
    let rolling = try fields.map("rollingSync")
    guard type == "RollingSync" else { return nil }
    steps = []
    for (place, item) in try rolling.list("steps").enumerated() {
      steps.append(try Step(try Fields(item, path: rolling.path("steps[\(place)]"))))
    }
    guard !steps.isEmpty else {
      throw ValidationError(
        field: rolling.path("steps"), message: "is required for RollingSync; give at least one step")
    }
    deletesInReverse = order.lowercased() == "reverse"
  }
}

extension RollingSync.Step {
  init(_ fields: Fields) throws(ValidationError) {
    matches = []
    for (place, item) in try fields.list("matchExpressions").enumerated() {
      let match = try Fields(item, path: fields.path("matchExpressions[\(place)]"))
      matches.append(
        RollingSync.LabelMatch(
          key: try match.requiredString("key"), condition: try match.requiredString("operator"),
          values: try match.strings("values")))
    }
    maxUpdate = try Share(fields, "maxUpdate")
  }
}

/// A number of things, or a part of them in per cent: `3` or `"25%"`.
public enum Share: Sendable, Hashable {
  case count(Int)
  case percent(Int)

  /// nil when absent. As in an ApplicationSet, a text that is neither acts as 1.
  init?(_ fields: Fields, _ key: String) throws(ValidationError) {
    guard let value = fields.any(key) else { return nil }
    if let count = value.int {
      guard count >= 0 else { throw ValidationError(field: fields.path(key), message: "must be 0 or more") }
      self = .count(Int(count))
    } else if let text = value.string {
      if text.hasSuffix("%"), let percent = Int(text.dropLast()), percent >= 0 {
        self = .percent(percent)
      } else {
        self = .count(Int(text) ?? 1)
      }
    } else {
      throw ValidationError(
        field: fields.path(key), message: "expected a number or a text such as 25%, found \(value.kindName)")
    }
  }

  /// Per cent are rounded down, but more than nothing is at least one.
  public func of(_ total: Int) -> Int {
    switch self {
    case .count(let count): count
    case .percent(let percent): percent == 0 ? 0 : max(1, total * percent / 100)
    }
  }
}
