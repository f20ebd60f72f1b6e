// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel

/// Argo CD's two kinds, as far as previews use them: group, names, columns and required fields as in Argo CD v3.5.1
/// (manifests/crds), with everything below `spec` and `status` left open. Written for this sandbox, not copied.
enum ArgoDefinitions {
  static let all: [Value] = [
    argo(
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
    argo(kind: "AppProject", plural: "appprojects", short: ["appproj", "appprojs"]),
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
  private static let open: Value = OpenDefinition.open

  private static func argo(
    kind: String, plural: String, short: [String], required: [String] = [], specFields: Object = [:],
    columns: [Value] = []
  ) -> Value {
    var definition = OpenDefinition(group: "argoproj.io", version: "v1alpha1", kind: kind, plural: plural)
    definition.shortNames = short
    definition.required = required
    definition.specFields = specFields
    definition.columns = columns
    definition.hasStatus = false
    var value = definition.value
    value["metadata"]?["labels"] = [
      "app.kubernetes.io/name": .string("\(plural).argoproj.io"), "app.kubernetes.io/part-of": "argocd",
    ]
    return value
  }
}
