// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// `spec.preview`: what Nestling adds to an ApplicationSet (api.md section 1.1).
public struct PreviewSettings: Sendable {
  /// Template; parameter sets with one key share one Preview.
  public var key: String?
  /// Template of the Preview's name.
  public var name: String?
  /// Template of the URL.
  public var url: String?
  public var namespace: NamespaceSettings
  public var select: SelectionSettings
  public var wait: WaitSettings
  public var limits: LimitSettings
  public var lifetime: LifetimeSettings
  public var hooks: [HookSettings]
  public var ready: ReadySettings
  /// An object with a field that cannot change in place is deleted and made anew.
  public var replacesImmutable: Bool
  public var feedback: FeedbackSettings
  public var commands: CommandSettings
  public var safety: SafetySettings
  /// Whether templates may call functions whose result depends on time or chance: `now`, `randAlphaNum`, `genCA`, … Each poll
  /// then makes other objects of the same pull request.
  public var allowsNonDeterministicTemplates: Bool
  public var rollout: RolloutSettings

  static let known = [
    "key", "name", "url", "namespace", "select", "wait", "limits", "lifetime", "hooks", "ready", "feedback", "commands",
    "safety", "rollout", "replaceImmutable", "allowNonDeterministicTemplates",
  ]

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(PreviewSettings.known)
    key = try fields.string("key").flatMap { $0.isEmpty ? nil : $0 }
    name = try fields.string("name").flatMap { $0.isEmpty ? nil : $0 }
    url = try fields.string("url").flatMap { $0.isEmpty ? nil : $0 }
    namespace = try NamespaceSettings(try fields.map("namespace"))
    select = try SelectionSettings(try fields.map("select"))
    ready = try ReadySettings(try fields.map("ready"))
    replacesImmutable = try fields.bool("replaceImmutable") ?? false
    feedback = try FeedbackSettings(try fields.map("feedback"))
    commands = try CommandSettings(try fields.map("commands"))
    safety = try SafetySettings(try fields.map("safety"))
    rollout = try RolloutSettings(try fields.map("rollout"))
    wait = try WaitSettings(try fields.map("wait"))
    limits = try LimitSettings(try fields.map("limits"))
    lifetime = try LifetimeSettings(ofSet: try fields.map("lifetime"))
    hooks = try HookSettings.list(try fields.map("hooks"))
    allowsNonDeterministicTemplates = try fields.bool("allowNonDeterministicTemplates") ?? false
  }
}
