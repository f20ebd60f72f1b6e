// SPDX-License-Identifier: Apache-2.0
public import Documents

/// Our CustomResourceDefinitions, printed from the lists.
public enum CustomResources {
  /// PreviewSet, Preview and PreviewPolicy. `generators`: name and schema of each registered generator kind, in documentation order.
  public static func all(generators: [(String, Value)] = []) -> [Value] {
    [
      definition(
        kind: "PreviewSet", plural: "previewsets", short: ["pvs"],
        spec: Schema.ruled(
          previewSetSpec(generators: generators),
          "has(self.template) || (has(self.resources) && size(self.resources) > 0)",
          "give a template (an Argo CD Application), resources, or both"),
        status: previewSetStatus,
        columns: [
          column("Ready", ".status.conditions[?(@.type=='Ready')].status"),
          column("Reason", ".status.conditions[?(@.type=='Ready')].reason"),
          column("Previews", ".status.previews.total", type: "integer"),
          column("Age", ".metadata.creationTimestamp", type: "date"),
          column("Message", ".status.conditions[?(@.type=='Ready')].message", isWide: true),
        ]),
      definition(
        kind: "Preview", plural: "previews", short: ["pv"], spec: previewSpec, status: previewStatus,
        columns: [
          column("Pull Request", ".metadata.annotations.nestling\\.dev/pull-request"),
          column("Phase", ".status.phase"),
          column("URL", ".status.url"),
          column("SHA", ".metadata.labels.nestling\\.dev/sha"),
          column("Author", ".spec.pullRequest.author"),
          // A date column shows an age, and of what is yet to come only "<invalid>".
          column("Expires", ".status.expiresAt"),
          column("Age", ".metadata.creationTimestamp", type: "date"),
          column("Namespace", ".spec.namespace", isWide: true),
          column("Reason", ".status.conditions[?(@.type=='Ready')].reason", isWide: true),
        ]),
      definition(
        kind: "PreviewPolicy", plural: "previewpolicies", short: ["pvp"], scope: "Cluster", spec: previewPolicySpec,
        columns: [
          column("Namespaces", ".spec.namespaces"),
          column("Total", ".spec.limits.total", type: "integer"),
          column("Age", ".metadata.creationTimestamp", type: "date"),
        ]),
    ]
  }

  private static func column(_ name: String, _ path: String, type: String = "string", isWide: Bool = false) -> Value {
    var result: Value = ["name": .string(name), "type": .string(type), "jsonPath": .string(path)]
    if isWide { result["priority"] = 1 }
    return result
  }

  private static func definition(
    kind: String, plural: String, short: [String], scope: String = "Namespaced", spec: Value, status: Value? = nil,
    columns: [Value]
  ) -> Value {
    var properties: Value = [
      "apiVersion": ["type": "string"], "kind": ["type": "string"], "metadata": ["type": "object"], "spec": spec,
    ]
    properties["status"] = status
    var version: Value = [
      "name": "v1alpha1", "served": true, "storage": true, "additionalPrinterColumns": .array(columns),
      "schema": ["openAPIV3Schema": ["type": "object", "required": ["spec"], "properties": properties]],
    ]
    if status != nil { version["subresources"] = ["status": [:]] }
    return [
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
      "metadata": ["name": .string("\(plural).\(Names.group)")],
      "spec": [
        "group": .string(Names.group), "scope": .string(scope),
        "names": [
          "kind": .string(kind), "listKind": .string(kind + "List"), "plural": .string(plural),
          "singular": .string(kind.lowercased()), "shortNames": .array(short.map { .string($0) }),
          "categories": ["nestling"],
        ],
        "versions": [version],
      ],
    ]
  }
}
