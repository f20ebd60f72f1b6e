// SPDX-License-Identifier: Apache-2.0
internal import Clocks
public import Documents
public import KubeModel

/// A moment at which a set's own Jobs run.
public enum HookMoment: String, Sendable, Hashable, CaseIterable {
  /// After namespace and rights, before everything else.
  case beforeDeploy
  /// When everything is ready; the preview is ready when they have succeeded.
  case afterDeploy
  /// Before anything is taken away.
  case beforeDelete
}

/// Jobs around deploying and deleting: `spec.preview.hooks`. They come from the set, never from the pull request's branch.
public struct HookSettings: Sendable, Hashable {
  public enum Run: String, Sendable, CaseIterable { case once, everyCommit }

  public var moment: HookMoment
  public var name: String
  /// Templates of a Job's metadata and spec.
  public var template: Value
  public var timeout: Duration
  /// How often a failed pod is tried again.
  public var retries: Int
  public var run: Run

  static func list(_ fields: Fields) throws(ValidationError) -> [HookSettings] {
    try fields.refuseUnknown(HookMoment.allCases.map(\.rawValue))
    var result: [HookSettings] = []
    for moment in HookMoment.allCases {
      for (place, entry) in try fields.list(moment.rawValue).enumerated() {
        let hook = try HookSettings(try Fields(entry, path: fields.path("\(moment.rawValue)[\(place)]")), moment)
        guard !result.contains(where: { $0.moment == moment && $0.name == hook.name }) else {
          throw ValidationError(
            field: fields.path("\(moment.rawValue)[\(place)].name"), message: "“\(hook.name)” is there already")
        }
        result.append(hook)
      }
    }
    return result
  }

  private init(_ fields: Fields, _ moment: HookMoment) throws(ValidationError) {
    try fields.refuseUnknown(["name", "template", "timeout", "retries", "run"])
    self.moment = moment
    name = try fields.requiredString("name")
    timeout = try fields.positiveDuration("timeout") ?? .seconds(600)
    retries = try fields.int("retries") ?? 0
    run = try fields.choice("run", Run.self) ?? .everyCommit
    let template = try fields.map("template")
    guard template.value.at("spec", "template", "spec", "containers")?.array?.isEmpty == false else {
      throw ValidationError(
        field: fields.path("template"),
        message: "is a Job; give spec.template.spec.containers, as in a CronJob's jobTemplate"
      )
    }
    self.template = template.value
    guard (0...100).contains(retries) else {
      throw ValidationError(field: fields.path("retries"), message: "must be between 0 and 100")
    }
  }
}

extension PreviewSpec {
  /// A hook, rendered: a Job without a name, since that tells for what it ran.
  public struct Hook: Sendable, Hashable {
    public var moment: HookMoment
    public var name: String
    public var runsOnce: Bool
    public var job: KubeObject

    public init(moment: HookMoment, name: String, runsOnce: Bool, job: KubeObject) {
      self.moment = moment
      self.name = name
      self.runsOnce = runsOnce
      self.job = job
    }

    init(_ value: Value) {
      moment = value["moment"]?.string.flatMap(HookMoment.init(rawValue:)) ?? .beforeDeploy
      name = value["name"]?.string ?? ""
      runsOnce = value["once"]?.bool ?? false
      job = KubeObject(value["job"] ?? .object([:]))
    }

    var value: Value {
      ["moment": .string(moment.rawValue), "name": .string(name), "once": .bool(runsOnce), "job": job.value]
    }
  }
}

extension PreviewStatus {
  /// How a hook went.
  public struct HookState: Sendable, Hashable {
    public var moment: HookMoment
    public var name: String
    /// For what it ran: the name of its Job.
    public var job: String
    public var hasSucceeded: Bool
    /// The end of what it printed when it failed.
    public var message: String

    public init(moment: HookMoment, name: String, job: String, hasSucceeded: Bool, message: String = "") {
      self.moment = moment
      self.name = name
      self.job = job
      self.hasSucceeded = hasSucceeded
      self.message = message
    }

    init(_ value: Value) {
      moment = value["moment"]?.string.flatMap(HookMoment.init(rawValue:)) ?? .beforeDeploy
      name = value["name"]?.string ?? ""
      job = value["job"]?.string ?? ""
      hasSucceeded = value["succeeded"]?.bool ?? false
      message = value["message"]?.string ?? ""
    }

    var value: Value {
      [
        "moment": .string(moment.rawValue), "name": .string(name), "job": .string(job),
        "succeeded": .bool(hasSucceeded), "message": .string(message),
      ]
    }
  }
}
