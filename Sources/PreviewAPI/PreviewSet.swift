// SPDX-License-Identifier: Apache-2.0
public import Documents
public import KubeModel

/// Which pull requests (generators) become which objects (templates) under which rules: api.md section 1.1.
///
/// `spec` is a superset of Argo CD's ApplicationSet (appset-engine section 1.1), so an ApplicationSet document can be read
/// into the same type; it then has no `preview` and behaves as the original.
public struct PreviewSet: Sendable {
  /// Entries of a list in status; what is more is counted, so that the object stays far below what the API server stores (1.5 MiB).
  public static let longestStatusList = 200

  public var object: KubeObject
  public var generators: [GeneratorSpec]
  public var isGoTemplate: Bool
  public var goTemplateOptions: [String]
  /// The Application template; nil when the set has only `resources`.
  public var template: Value?
  public var templatePatch: String?
  public var applicationRules: ApplicationRules
  /// `spec.strategy`, where it asks for steps.
  public var rollingSync: RollingSync?
  public var preservesResourcesOnDeletion: Bool
  /// Templates of further objects, once per Preview.
  public var resources: [Value]
  /// Account of the set's namespace that applies `resources`; nil: the operator, within the preview's namespace and the set's.
  public var serviceAccountName: String?
  /// Rules of previews; nil means: behave as an ApplicationSet.
  public var preview: PreviewSettings?
  /// Change nothing, delete nothing; keep reporting.
  public var isSuspended: Bool
  /// Report what would be done, do nothing.
  public var isDryRun: Bool

  public var applicationsSync: ApplicationsSync { applicationRules.sync }

  /// Whether templates may call only functions whose result depends on nothing but their arguments: a preview must not change
  /// by itself on every poll. An ApplicationSet has no such rule.
  public var isHermetic: Bool {
    object.kind == Names.previewSet && !(preview?.allowsNonDeterministicTemplates ?? false)
  }

  public var name: String { object.name }
  public var namespace: String { object.namespace ?? "default" }

  /// `system:serviceaccount:NAMESPACE:NAME` of the account that applies resources; nil: the operator does.
  public var accountUser: String? { serviceAccountName.map { "system:serviceaccount:\(namespace):\($0)" } }

  /// Effect on existing Applications (appset-engine section 2.4).
  public enum ApplicationsSync: String, Sendable, CaseIterable {
    case createOnly = "create-only"
    case createUpdate = "create-update"
    case createDelete = "create-delete"
    case sync
    public var allowsUpdate: Bool { self == .createUpdate || self == .sync }
    public var allowsDelete: Bool { self == .createDelete || self == .sync }
  }

  /// Reads and checks an object of kind PreviewSet or ApplicationSet.
  public init(_ object: KubeObject) throws(ValidationError) {
    self.object = object
    guard object.kind == Names.previewSet || object.kind == Names.applicationSet else {
      throw ValidationError(
        field: "kind",
        message: "expected PreviewSet (\(Names.previewSet.apiVersion)) or ApplicationSet "
          + "(\(Names.applicationSet.apiVersion)), found \(object.kind.kind) (\(object.kind.apiVersion))")
    }
    guard let specValue = object.value["spec"], !specValue.isNull else {
      throw ValidationError(field: "spec", message: "is required")
    }
    let spec = try Fields(specValue, path: "spec")
    guard spec.any("generators") != nil else {
      throw ValidationError(field: "spec.generators", message: "is required; an empty list makes nothing")
    }
    generators = []
    for (place, entry) in try spec.list("generators").enumerated() {
      generators += try GeneratorSpec.entries(entry, path: "spec.generators[\(place)]")
    }
    isGoTemplate = try spec.bool("goTemplate") ?? false
    goTemplateOptions = try spec.strings("goTemplateOptions")
    template = spec.any("template")
    templatePatch = try spec.string("templatePatch")
    let syncPolicy = try spec.map("syncPolicy")
    applicationRules = try ApplicationRules(spec, policy: syncPolicy)
    preservesResourcesOnDeletion = try syncPolicy.bool("preserveResourcesOnDeletion") ?? false
    resources = try spec.list("resources")
    serviceAccountName = try spec.string("serviceAccountName").flatMap { $0.isEmpty ? nil : $0 }
    isSuspended = try spec.bool("suspend") ?? false
    isDryRun = try spec.bool("dryRun") ?? false
    if object.kind == Names.previewSet {
      preview = try spec.optionalMap("preview").map { (fields: Fields) throws(ValidationError) in
        try PreviewSettings(fields)
      }
      rollingSync = try RollingSync(try spec.map("strategy"))
    }
    try checkTemplate()
  }

  private func checkTemplate() throws(ValidationError) {
    guard let template else {
      guard object.kind == Names.previewSet, !resources.isEmpty else {
        throw ValidationError(
          field: "spec.template", message: "is required: an Application with metadata and spec (or give spec.resources)"
        )
      }
      return
    }
    let fields = try Fields(template, path: "spec.template")
    guard fields.any("metadata") != nil else {
      throw ValidationError(field: "spec.template.metadata", message: "is required; give at least a name")
    }
    guard fields.any("spec") != nil else { throw ValidationError(field: "spec.template.spec", message: "is required") }
    _ = try fields.map("metadata")
    _ = try fields.map("spec")
  }
}
