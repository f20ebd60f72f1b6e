// SPDX-License-Identifier: Apache-2.0
public import Documents

/// Where a source keeps the secrets of its own webhook: `webhookSecretRef: {secretName, key}` in a forge's member.
public struct WebhookSecretReference: Sendable, Hashable {
  public static let field = "webhookSecretRef"
  public var namespace: String
  public var secretName: String
  public var key: String

  /// Nil when the member names none, or names it by a template.
  public init?(in member: Value, namespace: String) {
    guard let written = member[WebhookSecretReference.field], let name = written["secretName"]?.string,
      let key = written["key"]?.string, !name.isEmpty, !name.contains("{{")
    else { return nil }
    self.namespace = namespace
    secretName = name
    self.key = key
  }

  /// The secrets in a file or a Secret: one a line, so that an old and a new one can stand beside each other.
  public static func secrets(in text: [UInt8]) -> [[UInt8]] {
    text.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map(Array.init)
  }
}
