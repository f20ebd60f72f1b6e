// SPDX-License-Identifier: Apache-2.0
public import Documents

/// A member of a forge's settings that names a Secret or a ConfigMap of the same namespace.
public struct SettingsReference: Sendable, Hashable {
  public enum Kind: Sendable, Hashable {
    /// `{secretName, key}`
    case secretKey
    /// `{configMapName, key}`
    case configMapKey
    /// The name of a Secret, all of whose keys are wanted.
    case wholeSecret
  }
  /// Where the value belongs in a `ForgeSource`.
  public enum Purpose: Sendable, Hashable {
    /// `token`
    case token
    /// `caPEM`
    case certificates
    /// `secrets`
    case secrets
  }
  /// Its place in the settings, with dots below the top: `basicAuth.passwordRef`.
  public let field: String
  public let kind: Kind
  public let purpose: Purpose

  /// What the settings hold there; nil when nothing does.
  public func value(in settings: Value) -> Value? {
    let value = settings.at(field.split(separator: ".").map(String.init))
    return value?.isNull == true ? nil : value
  }

  public init(field: String, kind: Kind, purpose: Purpose) {
    self.field = field
    self.kind = kind
    self.purpose = purpose
  }
}
