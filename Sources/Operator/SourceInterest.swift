// SPDX-License-Identifier: Apache-2.0
internal import ControllerRuntime
internal import Documents
internal import Generators
internal import KubeModel

/// Objects of one kind in one namespace.
struct SourcePlace: Sendable, Hashable {
  var kind: GroupVersionKind
  var namespace: String
}

/// What a set's generators read of the cluster: one object, or any of a place.
struct SourceReference: Sendable, Hashable {
  var place: SourcePlace
  /// nil when it is found out only by reading: clusters by label, a name from a template, a plugin's token.
  var name: String?
}

/// Everything of the cluster that the generators of a set name, at any depth. Pure.
func sourcesRead(by set: KubeObject, argoNamespace: String) -> Set<SourceReference> {
  var search = SourceSearch(namespace: set.namespace ?? "default", argoNamespace: argoNamespace)
  search.read(set.spec["generators"] ?? .null)
  return search.found
}

/// Which sets a changed object concerns.
func concernedSets(
  _ place: SourcePlace, _ name: String, _ sets: [KubeObject], argoNamespace: String
) -> [ObjectKey] {
  sets.filter { set in
    let sources = sourcesRead(by: set, argoNamespace: argoNamespace)
    return sources.contains { $0.place == place && ($0.name == nil || $0.name == name) }
      || isDecision(place, argoNamespace) && sources.contains { $0.place.kind == .decisions }
  }.map(\.key)
}

private func isDecision(_ place: SourcePlace, _ argoNamespace: String) -> Bool {
  place.namespace == argoNamespace && place.kind != .secret && place.kind != .configMap
}

private struct SourceSearch {
  let namespace: String
  let argoNamespace: String
  var found: Set<SourceReference> = []

  mutating func read(_ generators: Value) {
    for entry in generators.array ?? [] {
      for pair in entry.object ?? [:] { read(pair.key, pair.value) }
    }
  }

  private mutating func read(_ kind: String, _ body: Value) {
    switch kind {
    case "matrix", "merge": read(body["generators"] ?? .null)
    case "clusters": argo(.secret, nil)
    case "plugin":
      argo(.configMap, body.at("configMapRef", "name"))
      argo(.secret, nil)
    case "clusterDecisionResource":
      argo(.configMap, body["configMapRef"])
      argo(.secret, nil)
      found.insert(SourceReference(place: SourcePlace(kind: .decisions, namespace: argoNamespace), name: nil))
    default: credentials(body)
    }
  }

  /// `{secretName, key}`, `{configMapName, key}` and Secrets named as a whole, wherever they stand.
  private mutating func credentials(_ value: Value) {
    for pair in value.object ?? [:] {
      switch pair.key {
      case "secretName", "appSecretName", "credentialsSecretName": own(.secret, pair.value)
      case "configMapName": own(.configMap, pair.value)
      default: credentials(pair.value)
      }
    }
  }

  private mutating func own(_ kind: GroupVersionKind, _ name: Value) {
    found.insert(SourceReference(place: SourcePlace(kind: kind, namespace: namespace), name: literal(name)))
  }

  private mutating func argo(_ kind: GroupVersionKind, _ name: Value?) {
    found.insert(SourceReference(place: SourcePlace(kind: kind, namespace: argoNamespace), name: literal(name)))
  }

  private func literal(_ name: Value?) -> String? {
    guard let text = name?.string, !text.contains("{{") else { return nil }
    return text
  }
}

extension GroupVersionKind {
  /// Stands for the kinds that clusterDecisionResource generators turn out to read; no kind of any cluster.
  static let decisions = GroupVersionKind(group: "", version: "", kind: "")
}
