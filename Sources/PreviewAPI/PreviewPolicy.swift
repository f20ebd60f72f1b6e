// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import KubeModel

/// What an administrator lets the PreviewSets of some namespaces do. Cluster-scoped. Where several policies govern a namespace
/// all of them hold; where none does, the defaults of `spec.preview` are all there is.
///
/// A list that is left out allows anything, an empty one nothing. Names are globs as in a shell: `*` and `?` within a name, and
/// `**` over the slashes of a repository.
public struct PreviewPolicy: Sendable {
  public var name: String
  /// Of the PreviewSets that it governs; nil: every namespace.
  public var namespaces: [String]?
  /// Forges and repositories that pull requests may come from.
  public var forges: [Forge]?
  /// Namespaces of previews.
  public var previewNamespaces: [String]?
  /// Namespaces that Applications may stand in and deploy to, beside the preview's own.
  public var applicationNamespaces: [String]?
  public var projects: [String]?
  /// Kinds under `spec.resources`, written as `ConfigMap` or `Deployment.apps`.
  public var kinds: [String]?
  public var caps: PolicyCaps
  public var requirement: Requirement

  public struct Forge: Sendable, Hashable {
    /// `github.com`, `git.example.com:3000`
    public var host: String
    /// `owner/name`; nil: all of that host.
    public var repositories: [String]?
  }

  /// What every preview must have.
  public struct Requirement: Sendable, Hashable {
    /// Traffic of the preview's namespace is closed to other namespaces.
    public var isIsolated = false
    /// The least strict level of pod security; nil: any.
    public var podSecurity: NamespaceSettings.PodSecurity?
    public var hasQuota = false
    /// `resources` are applied by an account of the set's namespace, never with the operator's own rights.
    public var hasServiceAccount = false
  }

  public init(_ object: KubeObject) throws(ValidationError) {
    guard object.kind == Names.previewPolicy else {
      throw ValidationError(field: "kind", message: "expected PreviewPolicy, found \(object.kind)")
    }
    name = object.name
    let spec = try Fields(object.value["spec"], path: "spec")
    try spec.refuseUnknown(["namespaces", "allow", "limits", "lifetime", "require"])
    namespaces = try spec.optionalStrings("namespaces")
    let allow = try spec.map("allow")
    try allow.refuseUnknown(["forges", "previewNamespaces", "applications", "kinds"])
    forges = allow.any("forges") == nil ? nil : try PreviewPolicy.forges(allow)
    previewNamespaces = try allow.optionalStrings("previewNamespaces")
    let applications = try allow.map("applications")
    try applications.refuseUnknown(["namespaces", "projects"])
    applicationNamespaces = try applications.optionalStrings("namespaces")
    projects = try applications.optionalStrings("projects")
    kinds = try allow.optionalStrings("kinds")
    caps = try PolicyCaps(limits: try spec.map("limits"), lifetime: try spec.map("lifetime"))
    requirement = try Requirement(try spec.map("require"))
  }

  private static func forges(_ allow: Fields) throws(ValidationError) -> [Forge] {
    var result: [Forge] = []
    for (place, entry) in try allow.list("forges").enumerated() {
      let fields = try Fields(entry, path: allow.path("forges[\(place)]"))
      try fields.refuseUnknown(["host", "repositories"])
      result.append(
        Forge(host: try fields.requiredString("host"), repositories: try fields.optionalStrings("repositories")))
    }
    return result
  }
}

extension PreviewPolicy.Requirement {
  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["network", "podSecurity", "quota", "serviceAccount"])
    if let network = try fields.string("network") {
      guard network == "isolated" else {
        throw ValidationError(field: fields.path("network"), message: "“\(network)” cannot be required; only isolated")
      }
      isIsolated = true
    }
    podSecurity = try fields.choice("podSecurity", NamespaceSettings.PodSecurity.self)
    hasQuota = try fields.bool("quota") ?? false
    hasServiceAccount = try fields.bool("serviceAccount") ?? false
  }
}

/// The most that a set may ask for: of previews, and of time. nil: no cap.
public struct PolicyCaps: Sendable, Hashable {
  /// Previews that run at once over all sets that the policy governs.
  public var total: Int?
  /// Previews of one set that run at once.
  public var perSet: Int?
  /// Previews of one author in one set that run at once.
  public var perAuthor: Int?
  /// The longest `lifetime.idle`; a set that gives none gets this one.
  public var idle: Duration?
  /// The longest `lifetime.max`; a set that gives none gets this one.
  public var maximum: Duration?

  public static let none = PolicyCaps()

  public init(
    total: Int? = nil, perSet: Int? = nil, perAuthor: Int? = nil, idle: Duration? = nil, maximum: Duration? = nil
  ) {
    self.total = total
    self.perSet = perSet
    self.perAuthor = perAuthor
    self.idle = idle
    self.maximum = maximum
  }

  init(limits: Fields, lifetime: Fields) throws(ValidationError) {
    try limits.refuseUnknown(["total", "perSet", "perAuthor"])
    try lifetime.refuseUnknown(["idle", "max"])
    total = try limits.count("total")
    perSet = try limits.count("perSet")
    perAuthor = try limits.count("perAuthor")
    idle = try lifetime.duration("idle")
    maximum = try lifetime.duration("max")
    if let idle, let maximum, idle > maximum {
      throw ValidationError(field: lifetime.path("idle"), message: LifetimeSettings.idleBeyondMax)
    }
  }

  /// Both hold: of each cap the stricter.
  public func and(_ other: PolicyCaps) -> PolicyCaps {
    PolicyCaps(
      total: PolicyCaps.stricter(total, other.total), perSet: PolicyCaps.stricter(perSet, other.perSet),
      perAuthor: PolicyCaps.stricter(perAuthor, other.perAuthor), idle: PolicyCaps.stricter(idle, other.idle),
      maximum: PolicyCaps.stricter(maximum, other.maximum))
  }

  /// What a set asks for under a cap: the smaller of both, and the one that is given when the other is not.
  public static func stricter<Quantity: Comparable>(_ one: Quantity?, _ other: Quantity?) -> Quantity? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
  }
}

extension Fields {
  /// nil when it is left out, which is not the same as empty.
  fileprivate func optionalStrings(_ key: String) throws(ValidationError) -> [String]? {
    any(key) == nil ? nil : try strings(key)
  }

  fileprivate func count(_ key: String) throws(ValidationError) -> Int? {
    guard let number = try int(key) else { return nil }
    guard number >= 0 else { throw ValidationError(field: path(key), message: "must be 0 or more") }
    return number
  }
}
