// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import Naming
internal import PreviewAPI
internal import Templating

/// Makes Argo CD Applications from one merged template (appset-engine sections 2.1, 3.1, 3.10, 3.12). Compiled once, rendered
/// per parameter set.
struct ApplicationOutput: Sendable {
  /// What an empty parameter set gives: the template verbatim, never read as one (section 3.2).
  private let tree: Result<Value, RenderFailure>
  private let template: Result<ObjectTemplate, RenderFailure>
  private let patch: Result<TemplatePatch, RenderFailure>?
  private let preservesResources: Bool
  private let namespace: String
  /// Whether the object is an ApplicationSet, of which the API server keeps only the fields that it knows.
  private let isOriginal: Bool
  /// The destination namespace as written, when it is the same for every parameter set.
  let literalDestination: String?
  /// Paths of the template's fields that an Application does not have.
  let unknownFields: [String]

  static let defaultFinalizer = "resources-finalizer.argocd.argoproj.io"

  /// Compiles; what does not compile fails for each parameter set that needs it. `problem` tells beforehand.
  init(_ set: PreviewSet, override: Value?, mode: TemplateMode, options: TemplateOptions) {
    let full = merged(override: override, over: set.template ?? .object([:]))
    let isOriginal = set.object.kind == Names.applicationSet
    var unknown: [String] = []
    let tree = Result { () throws(RenderFailure) in
      try ApplicationOutput.tree(full, keepsUnknown: !isOriginal, unknown: &unknown)
    }
    self.tree = tree
    self.isOriginal = isOriginal
    unknownFields = unknown.map { "spec.template.\($0)" }
    template = Result { () throws(RenderFailure) in
      try compiled(try tree.get(), field: "spec.template", mode, options)
    }
    patch = set.templatePatch.flatMap { $0.isEmpty ? nil : $0 }.map { text in
      Result { () throws(RenderFailure) in try TemplatePatch(text, mode, options) }
    }
    preservesResources = set.preservesResourcesOnDeletion
    namespace = set.namespace
    let destination = full.at("spec", "destination", "namespace")?.string
    literalDestination = destination.flatMap { $0.contains("{{") ? nil : $0 }
  }

  /// What keeps the templates from ever being rendered, if anything does.
  var problem: RenderFailure? {
    if case .failure(let failure) = template { return failure }
    if case .failure(let failure)? = patch { return failure }
    return nil
  }

  /// What the API server would refuse: a value of a type that its field cannot have.
  var typeProblem: RenderFailure? {
    if case .failure(let failure) = tree { failure } else { nil }
  }

  private static func tree(
    _ template: Value, keepsUnknown: Bool, unknown: inout [String]
  ) throws(RenderFailure) -> Value {
    let decoded: Value
    do throws(ShapeError) {
      decoded = try Shape.applicationTemplate.decoded(template, keepsUnknown: keepsUnknown, unknown: &unknown)
    } catch {
      throw RenderFailure(subject: "", field: "spec.template.\(error.path)", message: words(error))
    }
    // Of metadata only what an ApplicationSet template has; of the rest only spec.
    var metadata = Object()
    for key in ["name", "namespace", "labels", "annotations", "finalizers"] {
      if let value = decoded.at("metadata", key) { metadata[key] = value }
    }
    return [
      "apiVersion": .string(Names.application.apiVersion), "kind": .string(Names.application.kind),
      "metadata": .object(metadata), "spec": decoded["spec"] ?? .object([:]),
    ]
  }

  /// Those of the template of a generator.
  static func unknownFields(of generator: GeneratorSpec) -> [String] {
    guard let template = generator.body["template"], !template.isNull else { return [] }
    var unknown: [String] = []
    _ = try? Shape.applicationTemplate.decoded(template, keepsUnknown: true, unknown: &unknown)
    return unknown.map { "\(generator.path).\(generator.kind).template.\($0)" }
  }

  private static func words(_ error: ShapeError) -> String {
    let hint =
      switch error.wanted {
      case "a string": "; quote it"
      case _ where error.found == "a string": "; a template gives text only, so set it through templatePatch"
      default: ""
      }
    return "expected \(error.wanted), found \(error.found)\(hint)"
  }

  func application(_ parameters: Parameters) throws(RenderFailure) -> KubeObject {
    var object: KubeObject
    if parameters.values.isEmpty {
      // Taken verbatim: no default finalizer either.
      object = KubeObject(try tree.get())
    } else {
      object = KubeObject(try rendered(template.get(), parameters, field: "spec.template"))
      if object.finalizers.isEmpty, !preservesResources { object.finalizers = [ApplicationOutput.defaultFinalizer] }
    }
    if let patch { try patch.get().apply(parameters, to: &object) }
    object = try typed(object)
    object.namespace = namespace
    try checkName(object.name)
    return object
  }

  /// As Argo CD's own type would print it.
  private func typed(_ object: KubeObject) throws(RenderFailure) -> KubeObject {
    var unknown: [String] = []
    do throws(ShapeError) {
      return KubeObject(
        try Shape.application.decoded(object.value, keepsUnknown: !isOriginal, unknown: &unknown))
    } catch {
      throw RenderFailure(subject: "", field: "spec.template.\(error.path)", message: ApplicationOutput.words(error))
    }
  }

  private func checkName(_ name: String) throws(RenderFailure) {
    let field = "spec.template.metadata.name"
    guard !name.isEmpty else {
      throw RenderFailure(
        subject: "", field: field, message: "rendered to nothing; give every Application a name")
    }
    // The original makes such an Application, and the API server refuses it.
    guard isOriginal || ResourceName.isSubdomain(name) else {
      throw RenderFailure(
        subject: "", field: field, message: "“\(name)” \(ApplicationOutput.nameRule); \(remedy(forName: name))")
    }
  }

  static let nameRule = "is not a name that Kubernetes takes (a-z, 0-9, - and ., at most 253 characters)"
}

/// What to do about a text that should have been a name: what stands in it tells how it came to be.
func remedy(forName text: String) -> String {
  if text.contains("<no value>") {
    return "the template asks for a parameter that is not there; goTemplateOptions: [missingkey=error] says which"
  }
  return text.contains("{{.")
    ? "it looks like a Go template: set spec.goTemplate: true" : "pass it through slugify"
}

/// Compiles a tree of templates; an error names the field of the set.
func compiled(_ tree: Value, field: String, _ mode: TemplateMode, _ options: TemplateOptions) throws(RenderFailure)
  -> ObjectTemplate
{
  do throws(TemplateError) {
    return try ObjectTemplate(tree, mode: mode, options: options)
  } catch {
    throw RenderFailure(subject: "", field: field, message: error.description)
  }
}

func rendered(_ template: ObjectTemplate, _ parameters: Parameters, field: String) throws(RenderFailure) -> Value {
  do throws(TemplateError) {
    return try template.render(parameters)
  } catch {
    throw RenderFailure(subject: "", field: field, message: error.description)
  }
}
