// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import KubeModel
internal import Patterns
public import PreviewAPI

/// The PreviewPolicies that govern the sets of one namespace; all of them hold. A policy that cannot be read allows nothing,
/// since nobody knows what it was to forbid.
public struct Policies: Sendable {
  private var governing: [CompiledPolicy] = []
  private var unreadable: [String] = []

  /// What every set of the namespace may ask for at most.
  public private(set) var caps = PolicyCaps.none
  /// Why nothing is allowed at all: a policy that cannot be read.
  public var problem: String? { unreadable.first }
  /// Nothing governs: everything is allowed.
  public static let none = Policies()

  private init() {}

  /// - Parameter objects: every PreviewPolicy of the cluster.
  public init(_ objects: [KubeObject], governing namespace: String) {
    for object in objects {
      do throws(ValidationError) {
        let policy = try CompiledPolicy(try PreviewPolicy(object))
        guard policy.governs(namespace) else { continue }
        governing.append(policy)
        caps = caps.and(policy.policy.caps)
      } catch {
        unreadable.append("PreviewPolicy \(object.name) cannot be read: \(error)")
      }
    }
  }

  /// Namespaces whose previews count together for `caps.total`: those that a policy with such a cap governs.
  public func sharesTotal(with namespace: String) -> Bool {
    governing.contains { $0.policy.caps.total != nil && $0.governs(namespace) }
  }

  /// Why pull requests may not come from here; nil when they may. Asked before the forge is.
  public func refusal(host: String, repository: String) -> String? {
    unreadable.first
      ?? governing.lazy.compactMap { policy in
        policy.allows(host: host, repository: repository)
          ? nil : "PreviewPolicy \(policy.policy.name) does not allow \(repository) of \(host) (spec.allow.forges)"
      }.first
  }

  /// Why a preview of the set may not be as it is wanted; nil when it may.
  public func refusal(of desired: DesiredPreview, in set: PreviewSet) -> String? {
    if let pullRequest = desired.spec.pullRequest,
      let refusal = refusal(host: pullRequest.host, repository: pullRequest.repository)
    {
      return refusal
    }
    return unreadable.first ?? governing.lazy.compactMap { $0.refusal(of: desired, in: set) }.first
  }
}

/// One policy with its globs compiled.
private struct CompiledPolicy: Sendable {
  let policy: PreviewPolicy
  private let namespaces: [Glob]?
  private let forges: [(host: Glob, repositories: [Glob]?)]?
  private let previewNamespaces: [Glob]?
  private let applicationNamespaces: [Glob]?
  private let projects: [Glob]?
  private let kinds: [Glob]?

  init(_ policy: PreviewPolicy) throws(ValidationError) {
    self.policy = policy
    namespaces = try globs(policy.namespaces, "spec.namespaces")
    forges = try policy.forges.map { (forges: [PreviewPolicy.Forge]) throws(ValidationError) in
      var result: [(host: Glob, repositories: [Glob]?)] = []
      for (place, forge) in forges.enumerated() {
        let field = "spec.allow.forges[\(place)]"
        result.append(
          (
            try glob(forge.host, "\(field).host"),
            try globs(forge.repositories, "\(field).repositories", .doublestar)
          ))
      }
      return result
    }
    previewNamespaces = try globs(policy.previewNamespaces, "spec.allow.previewNamespaces")
    applicationNamespaces = try globs(policy.applicationNamespaces, "spec.allow.applications.namespaces")
    projects = try globs(policy.projects, "spec.allow.applications.projects")
    kinds = try globs(policy.kinds, "spec.allow.kinds")
  }

  func governs(_ namespace: String) -> Bool { isAmong(namespaces, namespace) }

  /// GitHub's API has a host of its own; people name the one they see.
  func allows(host: String, repository: String) -> Bool {
    guard let forges else { return true }
    let seen = host == "api.github.com" ? "github.com" : host
    return forges.contains { forge in
      (forge.host.matches(host) || forge.host.matches(seen)) && isAmong(forge.repositories, repository)
    }
  }

  func refusal(of desired: DesiredPreview, in set: PreviewSet) -> String? {
    let spec = desired.spec
    guard isAmong(previewNamespaces, spec.namespace) else {
      return sentence("the preview namespace \(spec.namespace)", "spec.allow.previewNamespaces")
    }
    for object in spec.manifests where !isGuard(object, of: spec) {
      if object.kind.group == Names.application.group, object.kind.kind == Names.application.kind {
        if let refusal = refusal(ofApplication: object, spec) { return refusal }
      } else if !isAmong(kinds, object.kind.shortText) {
        return sentence("the kind \(object.kind.shortText) under spec.resources", "spec.allow.kinds")
      }
    }
    for hook in spec.hooks where !isAmong(kinds, hook.job.kind.shortText) {
      return sentence(
        "the kind \(hook.job.kind.shortText) of hook \(hook.name) under spec.preview.hooks", "spec.allow.kinds")
    }
    return missing(in: set, spec)
  }

  private func refusal(ofApplication object: KubeObject, _ spec: PreviewSpec) -> String? {
    let project = object.spec["project"]?.string ?? "default"
    guard isAmong(projects, project.isEmpty ? "default" : project) else {
      return sentence("the project \(project) of \(object.ref)", "spec.allow.applications.projects")
    }
    let destination = object.value.at("spec", "destination", "namespace")?.string
    for namespace in [object.namespace, destination].compactMap({ $0 })
    where namespace != spec.namespace && !namespace.isEmpty && !isAmong(applicationNamespaces, namespace) {
      return sentence("\(object.ref) with the namespace \(namespace)", "spec.allow.applications.namespaces")
    }
    return nil
  }

  private func missing(in set: PreviewSet, _ spec: PreviewSpec) -> String? {
    let requirement = policy.requirement
    let settings = set.preview?.namespace
    func lacking(_ field: String) -> String { "PreviewPolicy \(policy.name) requires \(field)" }
    if requirement.isIsolated, settings == nil || settings?.network == .open {
      return lacking("spec.preview.namespace.network: isolated")
    }
    if let least = requirement.podSecurity, (settings?.podSecurity.strictness ?? -1) < least.strictness {
      return lacking("spec.preview.namespace.podSecurity: \(least.rawValue) or stricter")
    }
    if requirement.hasQuota, settings?.quota == nil { return lacking("spec.preview.namespace.quota") }
    if requirement.hasServiceAccount, set.serviceAccountName == nil {
      if !set.resources.isEmpty { return lacking("spec.serviceAccountName, since the set has resources") }
      if !spec.hooks.isEmpty { return lacking("spec.serviceAccountName, since the set has hooks") }
    }
    return nil
  }

  private func sentence(_ what: String, _ field: String) -> String {
    "PreviewPolicy \(policy.name) does not allow \(what) (\(field))"
  }
}

private func glob(_ text: String, _ field: String, _ dialect: Glob.Dialect = .path) throws(ValidationError) -> Glob {
  do throws(PatternError) { return try Glob(text, dialect: dialect) } catch {
    throw ValidationError(field: field, message: "“\(text)” is not a pattern: \(error)")
  }
}

private func globs(
  _ texts: [String]?, _ field: String, _ dialect: Glob.Dialect = .path
) throws(ValidationError) -> [Glob]? {
  guard let texts else { return nil }
  var result: [Glob] = []
  for text in texts { result.append(try glob(text, field, dialect)) }
  return result
}

private func isAmong(_ globs: [Glob]?, _ name: String) -> Bool {
  globs.map { $0.contains { $0.matches(name) } } ?? true
}

extension NamespaceSettings.PodSecurity {
  fileprivate var strictness: Int {
    switch self {
    case .privileged: 0
    case .baseline: 1
    case .restricted: 2
    }
  }
}

extension GroupVersionKind {
  /// `ConfigMap`, `Deployment.apps`
  fileprivate var shortText: String { group.isEmpty ? kind : "\(kind).\(group)" }
}
