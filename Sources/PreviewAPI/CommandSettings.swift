// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Commands in comments: `spec.preview.commands`, and the same map in the Preview's own spec.
public struct CommandSettings: Sendable, Hashable {
  /// What a person needs on the repository, in the words of every forge.
  public enum Permission: String, Sendable, CaseIterable { case read, write, admin }

  public var isEnabled = true
  public var permission = Permission.write

  public init(isEnabled: Bool = true, permission: Permission = .write) {
    self.isEnabled = isEnabled
    self.permission = permission
  }

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["enabled", "permission"])
    isEnabled = try fields.bool("enabled") ?? true
    permission = try fields.choice("permission", Permission.self) ?? .write
  }

  var value: Value { ["enabled": .bool(isEnabled), "permission": .string(permission.rawValue)] }
}
