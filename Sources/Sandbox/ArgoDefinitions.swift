// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel

/// Argo CD's two kinds, as far as previews use them: group, names, columns and required fields as in Argo CD v3.5.1
/// (manifests/crds), with everything below `spec` and `status` left open. Written for this sandbox, not copied.
enum ArgoDefinitions {
  static let all: [Value] = [
    definition(
      kind: "Application", plural: "applications", short: ["app", "apps"], required: ["destination", "project"],
      specFields: [
        "project": text, "destination": open, "source": open, "sources": ["type": "array", "items": open],
        "syncPolicy": open, "info": ["type": "array", "items": open],
        "ignoreDifferences": ["type": "array", "items": open],
        "revisionHistoryLimit": ["type": "integer", "format": "int64"], "sourceHydrator": open,
      ],
      columns: [
        ["name": "Sync Status", "type": "string", "jsonPath": ".status.sync.status"],
        ["name": "Health Status", "type": "string", "jsonPath": ".status.health.status"],
        ["name": "Revision", "type": "string", "jsonPath": ".status.sync.revision", "priority": 10],
        ["name": "Project", "type": "string", "jsonPath": ".spec.project", "priority": 10],
      ]),
    definition(
      kind: "AppProject", plural: "appprojects", short: ["appproj", "appprojs"], required: [], specFields: [:],
      columns: []),
  ]

  /// The namespace Argo CD lives in, and the project that every installation has.
  static let objects: [KubeObject] = [
    KubeObject(["apiVersion": "v1", "kind": "Namespace", "metadata": ["name": "argocd"]]),
    KubeObject([
      "apiVersion": "argoproj.io/v1alpha1", "kind": "AppProject",
      "metadata": ["name": "default", "namespace": "argocd"],
      "spec": [
        "sourceRepos": ["*"], "destinations": [["server": "*", "namespace": "*"]],
        "clusterResourceWhitelist": [["group": "*", "kind": "*"]],
      ],
    ]),
  ]

  private static let text: Value = ["type": "string"]
  private static let open: Value = ["type": "object", "x-kubernetes-preserve-unknown-fields": true]

  private static func definition(
    kind: String, plural: String, short: [Value], required: [Value], specFields: Object, columns: [Value]
  ) -> Value {
    var spec = open
    if !specFields.isEmpty { spec["properties"] = .object(specFields) }
    if !required.isEmpty { spec["required"] = .array(required) }
    var version: Value = [
      "name": "v1alpha1", "served": true, "storage": true,
      "schema": [
        "openAPIV3Schema": [
          "type": "object", "required": ["metadata", "spec"],
          "properties": [
            "apiVersion": text, "kind": text, "metadata": ["type": "object"], "spec": spec, "status": open,
            "operation": open,
          ],
        ]
      ],
    ]
    if !columns.isEmpty { version["additionalPrinterColumns"] = .array(columns) }
    return [
      "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
      "metadata": [
        "name": .string("\(plural).argoproj.io"),
        "labels": ["app.kubernetes.io/name": .string("\(plural).argoproj.io"), "app.kubernetes.io/part-of": "argocd"],
      ],
      "spec": [
        "group": "argoproj.io", "scope": "Namespaced",
        "names": [
          "kind": .string(kind), "listKind": .string(kind + "List"), "plural": .string(plural),
          "singular": .string(kind.lowercased()), "shortNames": .array(short),
        ],
        "versions": [version],
      ],
    ]
  }
}
