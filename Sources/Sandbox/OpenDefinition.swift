// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// A CustomResourceDefinition of somebody else's kind: its names and columns, with everything below `spec` and `status` left open.
struct OpenDefinition: Sendable {
  var group: String
  var version: String
  var kind: String
  var plural: String
  var shortNames: [String] = []
  /// Members that `spec` must have.
  var required: [String] = []
  var specFields: Object = [:]
  var columns: [Value] = []
  /// Whether `status` has an endpoint of its own.
  var hasStatus = true

  init(group: String, version: String, kind: String, plural: String) {
    self.group = group
    self.version = version
    self.kind = kind
    self.plural = plural
  }

  static let open: Value = ["type": "object", "x-kubernetes-preserve-unknown-fields": true]

  var value: Value {
    var spec = OpenDefinition.open
    if !specFields.isEmpty { spec["properties"] = .object(specFields) }
    if !required.isEmpty { spec["required"] = .array(required.map { .string($0) }) }
    var schema: Value = [
      "type": "object",
      "properties": [
        "apiVersion": ["type": "string"], "kind": ["type": "string"], "metadata": ["type": "object"], "spec": spec,
        "status": OpenDefinition.open,
      ],
    ]
    if !hasStatus {
      schema["required"] = ["metadata", "spec"]
      schema["properties"]?["operation"] = OpenDefinition.open
    }
    var served: Value = [
      "name": .string(version), "served": true, "storage": true, "schema": ["openAPIV3Schema": schema],
    ]
    if hasStatus { served["subresources"] = ["status": [:]] }
    if !columns.isEmpty { served["additionalPrinterColumns"] = .array(columns) }
    return [
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
      "metadata": ["name": .string("\(plural).\(group)")],
      "spec": [
        "group": .string(group), "scope": "Namespaced",
        "names": [
          "kind": .string(kind), "listKind": .string(kind + "List"), "plural": .string(plural),
          "singular": .string(kind.lowercased()), "shortNames": .array(shortNames.map { .string($0) }),
        ],
        "versions": [served],
      ],
    ]
  }
}
