// SPDX-License-Identifier: Apache-2.0
internal import Clocks
public import Documents

/// `spec.preview`: what Nestling adds to an ApplicationSet (api.md section 1.1).
public struct PreviewSettings: Sendable {
  /// Template; parameter sets with one key share one Preview.
  public var key: String?
  /// Template of the Preview's name.
  public var name: String?
  /// Template of the URL.
  public var url: String?
  public var namespace: NamespaceSettings
  public var select: SelectionSettings
  public var ready: ReadySettings
  public var feedback: FeedbackSettings
  public var safety: SafetySettings
  /// Fields that are accepted but not acted on by this version.
  public var inertFields: [String] = []

  static let known = [
    "key", "name", "url", "namespace", "select", "wait", "limits", "lifetime", "hooks", "ready", "feedback", "commands",
    "safety",
  ]

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(PreviewSettings.known)
    key = try fields.string("key").flatMap { $0.isEmpty ? nil : $0 }
    name = try fields.string("name").flatMap { $0.isEmpty ? nil : $0 }
    url = try fields.string("url").flatMap { $0.isEmpty ? nil : $0 }
    namespace = try NamespaceSettings(try fields.map("namespace"))
    select = try SelectionSettings(try fields.map("select"))
    ready = try ReadySettings(try fields.map("ready"))
    feedback = try FeedbackSettings(try fields.map("feedback"))
    safety = try SafetySettings(try fields.map("safety"))
    // Ignoring these would deploy what the author wanted held back, so they are refused until they work.
    for name in ["wait", "hooks"] {
      let members = try fields.map(name).value.object ?? [:]
      if members.contains(where: { !($0.value.array?.isEmpty ?? false) && !$0.value.isNull }) {
        throw ValidationError(
          field: fields.path(name), message: "is not available in this version; remove it from the set")
      }
    }
    for name in ["limits", "lifetime"] where fields.any(name) != nil { inertFields.append(fields.path(name)) }
    if try fields.map("commands").bool("enabled") ?? false { inertFields.append(fields.path("commands")) }
    if ready.probePath != nil { inertFields.append(fields.path("ready.probe")) }
    inertFields += feedback.inertFields
  }
}

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
    guard try fields.list("copySecrets").isEmpty else {
      throw ValidationError(
        field: fields.path("copySecrets"), message: "is not available in this version; remove it from the set")
    }
  }
}

/// Which pull requests qualify; all rules must hold.
public struct SelectionSettings: Sendable {
  public enum Drafts: String, Sendable, CaseIterable { case skip, include, keep }
  public enum Forks: String, Sendable, CaseIterable { case deny, approve, allow }

  public var labelsAll: [String]
  public var labelsAny: [String]
  public var labelsNone: [String]
  public var drafts: Drafts
  public var authorsInclude: [String]
  public var authorsExclude: [String]
  public var titlesInclude: [String]
  public var titlesExclude: [String]
  public var forks: Forks
  /// Author associations that need no approval.
  public var trust: [String]

  public static let defaultTrust = ["OWNER", "MEMBER", "COLLABORATOR"]

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["labels", "drafts", "authors", "titles", "paths", "forks", "trust"])
    let labels = try fields.map("labels")
    try labels.refuseUnknown(["all", "any", "none"])
    labelsAll = try labels.strings("all")
    labelsAny = try labels.strings("any")
    labelsNone = try labels.strings("none")
    drafts = try fields.choice("drafts", Drafts.self) ?? .include
    let authors = try fields.map("authors")
    authorsInclude = try authors.strings("include")
    authorsExclude = try authors.strings("exclude")
    let titles = try fields.map("titles")
    titlesInclude = try titles.strings("include")
    titlesExclude = try titles.strings("exclude")
    forks = try fields.choice("forks", Forks.self) ?? .approve
    trust = fields.any("trust") == nil ? SelectionSettings.defaultTrust : try fields.strings("trust")
    guard try fields.map("paths").value.object?.isEmpty ?? true else {
      throw ValidationError(
        field: fields.path("paths"), message: "is not available in this version; remove it from the set")
    }
  }
}

/// When a preview counts as ready, beyond what the output kinds say.
public struct ReadySettings: Sendable, Equatable {
  public var timeout: Duration
  /// Path to request under the preview's URL; nil: no probe.
  public var probePath: String?
  public var probeStatuses: [Int]

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["timeout", "probe"])
    timeout = try fields.duration("timeout") ?? .seconds(900)
    let probe = try fields.optionalMap("probe")
    probePath = try probe.map { (fields: Fields) throws(ValidationError) in try fields.string("path") ?? "/" }
    probeStatuses = try probe?.list("status").compactMap { $0.int.map { Int($0) } } ?? []
    if probeStatuses.isEmpty { probeStatuses = [200] }
  }
}

/// What is told to the pull request.
public struct FeedbackSettings: Sendable, Equatable {
  public var isCommentOn: Bool
  /// Context of the commit status; nil: the default, "": none.
  public var statusContext: String?
  public var inertFields: [String] = []

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["comment", "status", "deployment"])
    switch fields.any("comment") {
    case nil: isCommentOn = true
    case .some(.bool(let flag)): isCommentOn = flag
    case .some(.object):
      isCommentOn = true
      inertFields.append(fields.path("comment.template"))
    case .some(let other):
      throw ValidationError(
        field: fields.path("comment"), message: "expected true, false or {template: …}, found \(other.kindName)")
    }
    statusContext = try fields.string("status")
    if let name = try fields.string("deployment"), !name.isEmpty { inertFields.append(fields.path("deployment")) }
  }
}

/// How much one sweep may delete before a person is asked (api.md section 4, promise 1).
public struct SafetySettings: Sendable, Equatable {
  public var maxDeletions: Int
  /// Share of the running previews; speaks from ten previews on, where a per cent is more than a rounding.
  public var maxDeletionPercent: Int

  public static let standard = SafetySettings(maxDeletions: 5, maxDeletionPercent: 30)

  public init(maxDeletions: Int, maxDeletionPercent: Int) {
    self.maxDeletions = maxDeletions
    self.maxDeletionPercent = maxDeletionPercent
  }

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["maxDeletions", "maxDeletionPercent"])
    maxDeletions = try fields.int("maxDeletions") ?? SafetySettings.standard.maxDeletions
    maxDeletionPercent = try fields.int("maxDeletionPercent") ?? SafetySettings.standard.maxDeletionPercent
    guard maxDeletions >= 0 else {
      throw ValidationError(field: fields.path("maxDeletions"), message: "must be 0 or more")
    }
    guard (0...100).contains(maxDeletionPercent) else {
      throw ValidationError(field: fields.path("maxDeletionPercent"), message: "must be between 0 and 100")
    }
  }
}
