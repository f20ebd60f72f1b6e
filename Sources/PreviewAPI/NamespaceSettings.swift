// SPDX-License-Identifier: Apache-2.0
public import Documents

/// The namespace of a preview and what stands in it from the first moment.
public struct NamespaceSettings: Sendable {
  /// Template; default `preview-<preview name>`.
  public var name: String?
  public var labels: [String: String]
  public var annotations: [String: String]
  /// `spec.hard` of a ResourceQuota.
  public var quota: Value?
  /// The Container item of a LimitRange.
  public var limits: Value?
  public var network: Network
  /// Level of pod-security.kubernetes.io/enforce.
  public var podSecurity: PodSecurity

  /// Secrets of other namespaces to copy into it.
  public var copySecrets: [SecretReference] = []

  public enum Network: Sendable, Equatable {
    case open
    /// Own namespace and the ingress controller in; own namespace, DNS and the Internet out. Further namespaces may come in.
    case isolated(allowing: [String])
  }
  public enum PodSecurity: String, Sendable, CaseIterable { case privileged, baseline, restricted }

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown([
      "name", "labels", "annotations", "quota", "limits", "network", "podSecurity", "copySecrets",
    ])
    name = try fields.string("name").flatMap { $0.isEmpty ? nil : $0 }
    labels = try fields.stringMap("labels")
    annotations = try fields.stringMap("annotations")
    quota = try fields.optionalMap("quota")?.value
    limits = try fields.optionalMap("limits")?.value
    podSecurity = try fields.choice("podSecurity", PodSecurity.self) ?? .baseline
    switch fields.any("network") {
    case nil, .some(.string("isolated")): network = .isolated(allowing: [])
    case .some(.string("open")): network = .open
    case .some(.object): network = .isolated(allowing: try fields.map("network").strings("allow"))
    case .some(let other):
      throw ValidationError(
        field: fields.path("network"),
        message:
          "expected isolated, open or {allow: [namespace, …]}, found \(other.string.map { "“\($0)”" } ?? other.kindName)"
      )
    }
    for (place, item) in try fields.list("copySecrets").enumerated() {
      copySecrets.append(try SecretReference(item, path: fields.path("copySecrets[\(place)]")))
    }
  }
}
