// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge

/// Pieces of the drivers' JSON schemas (OpenAPI v3, structural, as a CRD takes them).
enum SettingsSchema {
  static func member(_ description: String, required: [String], properties: [(String, Value)]) -> Value {
    [
      "type": "object", "description": .string(description), "required": .array(required.map { .string($0) }),
      "properties": .object(Object(properties)),
    ]
  }

  static func text(_ description: String) -> Value { ["type": "string", "description": .string(description)] }
  /// A text that must not be empty.
  static func name(_ description: String) -> Value {
    ["type": "string", "minLength": 1, "description": .string(description)]
  }

  static func secretKey(_ description: String) -> Value {
    member(
      description, required: ["secretName", "key"],
      properties: [("secretName", name("Name of the Secret.")), ("key", name("Key in it."))])
  }

  /// A member with what says how any forge is reached.
  static func reached(_ member: Value) -> Value {
    var member = member
    for (name, schema) in [("insecure", insecure), ("caRef", certificates), ("proxy", proxy)] {
      member["properties"]?[name] = schema
    }
    return member
  }

  /// A member with what every forge takes, since every forge has webhooks.
  static func hearing(_ member: Value) -> Value {
    var member = member
    member["properties"]?[WebhookSecretReference.field] = secretKey(
      "Secrets of this source's webhook, one a line, in a Secret of the same namespace. They prove what concerns this source and "
        + "nothing else; those of the operator prove everything.")
    return member
  }

  static func flag(_ description: String) -> Value { ["type": "boolean", "description": .string(description)] }

  static let allBranches = flag("Every branch of each repository instead of its default one.")
  static let labels: Value = [
    "type": "array", "items": ["type": "string"],
    "description": "Only pull requests that bear all of these labels, to the letter.",
  ]
  private static let insecure: Value = [
    "type": "boolean", "description": "Does not verify the server's certificate. Prefer caRef.",
  ]
  private static let proxy = text(
    "URL of the HTTP proxy through which this forge is reached; without it the environment's HTTPS_PROXY and NO_PROXY count."
  )
  private static let certificates: Value = member(
    "Certificate authorities (PEM) in a ConfigMap of the same namespace, instead of the system's.",
    required: ["configMapName", "key"],
    properties: [("configMapName", name("Name of the ConfigMap.")), ("key", name("Key in it."))])
}

extension SettingsReference {
  /// Of the `caRef` that every member may have.
  static let certificates = SettingsReference(field: "caRef", kind: .configMapKey, purpose: .certificates)
}
