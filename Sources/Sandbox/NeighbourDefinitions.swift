// SPDX-License-Identifier: Apache-2.0
public import Documents

/// Kinds that stand beside previews in many clusters: Flux's (v2.4) and the Gateway API's (v1.2), names and columns as there,
/// contents left open. Nothing acts on them here but what `sandbox.nestling.dev/outcome` says.
public enum NeighbourDefinitions {
  public static let all: [Value] = [
    flux("kustomize", "v1", "Kustomization", "kustomizations", ["ks"]),
    flux("helm", "v2", "HelmRelease", "helmreleases", ["hr"]),
    flux("source", "v1", "GitRepository", "gitrepositories", ["gitrepo"]),
    flux("source", "v1", "HelmRepository", "helmrepositories", ["helmrepo"]),
    flux("source", "v1beta2", "OCIRepository", "ocirepositories", ["ocirepo"]),
    gateway("HTTPRoute", "httproutes", [], ["name": "Hostnames", "type": "string", "jsonPath": ".spec.hostnames"]),
    gateway("Gateway", "gateways", ["gtw"], ["name": "Class", "type": "string", "jsonPath": ".spec.gatewayClassName"]),
  ]

  private static let age: Value = ["name": "Age", "type": "date", "jsonPath": ".metadata.creationTimestamp"]

  private static func flux(
    _ group: String, _ version: String, _ kind: String, _ plural: String, _ short: [String]
  ) -> Value {
    var definition = OpenDefinition(
      group: "\(group).toolkit.fluxcd.io", version: version, kind: kind, plural: plural)
    definition.shortNames = short
    definition.columns = [
      age, ["name": "Ready", "type": "string", "jsonPath": ".status.conditions[?(@.type==\"Ready\")].status"],
      ["name": "Status", "type": "string", "jsonPath": ".status.conditions[?(@.type==\"Ready\")].message"],
    ]
    return definition.value
  }

  private static func gateway(_ kind: String, _ plural: String, _ short: [String], _ column: Value) -> Value {
    var definition = OpenDefinition(group: "gateway.networking.k8s.io", version: "v1", kind: kind, plural: plural)
    definition.shortNames = short
    definition.columns = [column, age]
    return definition.value
  }
}
