// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeClient
internal import KubeModel
internal import PreviewAPI

/// Rights on one resource, and what for. Together they are the ClusterRole of the chart; a test compares them.
public struct AccessRight: Sendable, Hashable {
  /// "" for the core group.
  public var group: String
  /// Plural, perhaps with a subresource: `previews/status`.
  public var resource: String
  public var verbs: [String]
  public var purpose: String
  /// Only for a feature that need not be used.
  public var isOptional = false
  /// Only for the object of this name.
  public var name = ""

  private static let all = ["get", "list", "watch", "create", "patch", "delete"]

  /// What the operator needs in every case, deletion included: a right that is missing shows only when something is to go.
  public static let standard = [
    AccessRight(
      group: Names.group, resource: "previewsets", verbs: ["get", "list", "watch", "patch"], purpose: "sets"),
    AccessRight(group: Names.group, resource: "previews", verbs: all, purpose: "previews"),
    AccessRight(group: Names.group, resource: "previewsets/status", verbs: ["patch"], purpose: "status"),
    AccessRight(group: Names.group, resource: "previews/status", verbs: ["patch"], purpose: "status"),
    AccessRight(
      group: Names.group, resource: "previewpolicies", verbs: ["get", "list", "watch"], purpose: "policies"),
    AccessRight(group: "argoproj.io", resource: "applications", verbs: all, purpose: "Applications"),
    AccessRight(group: "", resource: "namespaces", verbs: all, purpose: "namespaces of previews"),
    AccessRight(group: "", resource: "resourcequotas", verbs: all, purpose: "preview.namespace.quota"),
    AccessRight(group: "", resource: "limitranges", verbs: all, purpose: "preview.namespace.limits"),
    AccessRight(
      group: "networking.k8s.io", resource: "networkpolicies", verbs: all, purpose: "preview.namespace.network"),
    AccessRight(group: "", resource: "secrets", verbs: ["get"], purpose: "tokens of forges"),
    AccessRight(group: "", resource: "configmaps", verbs: ["get"], purpose: "certificate authorities"),
    AccessRight(group: "", resource: "events", verbs: ["create", "patch"], purpose: "events"),
    AccessRight(
      group: "", resource: "secrets", verbs: all, purpose: "preview.namespace.copySecrets", isOptional: true),
    AccessRight(
      group: "", resource: "serviceaccounts", verbs: all + ["impersonate"],
      purpose: "serviceAccountName and pull secrets", isOptional: true),
    AccessRight(
      group: "rbac.authorization.k8s.io", resource: "rolebindings", verbs: all, purpose: "serviceAccountName",
      isOptional: true),
    AccessRight(
      group: "rbac.authorization.k8s.io", resource: "clusterroles", verbs: ["bind"], purpose: "serviceAccountName",
      isOptional: true, name: "edit"),
  ]

  /// For the kinds under `spec.resources` that the operator applies itself.
  static func needed(by set: PreviewSet) -> [AccessRight] {
    guard set.serviceAccountName == nil else { return [] }
    return set.resources.compactMap { resource in
      let kind = KubeObject(resource).kind
      guard !kind.kind.isEmpty, !kind.kind.contains("{{"), kind != Names.application else { return nil }
      return AccessRight(
        group: kind.group, resource: plural(of: kind.kind), verbs: all, purpose: "spec.resources of \(set.name)")
    }
  }

  /// The plural that Kubernetes' own kinds and generated ones have.
  static func plural(of kind: String) -> String {
    let name = kind.lowercased()
    if name.hasSuffix("s") || name.hasSuffix("x") || name.hasSuffix("ch") { return name + "es" }
    if name.hasSuffix("y"), let before = name.dropLast().last, !"aeiou".contains(before) {
      return name.dropLast() + "ies"
    }
    return name + "s"
  }

  public var qualified: String { group.isEmpty ? resource : "\(resource).\(group)" }

  /// `SelfSubjectAccessReview` for one of the verbs.
  func review(_ verb: String) -> KubeObject {
    let parts = resource.split(separator: "/", maxSplits: 1).map(String.init)
    var attributes: Value = [
      "group": .string(group), "resource": .string(parts.first ?? ""), "verb": .string(verb),
    ]
    if parts.count > 1 { attributes["subresource"] = .string(parts[1]) }
    if !name.isEmpty { attributes["name"] = .string(name) }
    return KubeObject([
      "apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
      "spec": ["resourceAttributes": attributes],
    ])
  }
}
