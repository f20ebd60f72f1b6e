// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import PreviewAPI
internal import Templating

/// Makes Argo CD Applications from one merged template (appset-engine sections 2.1, 3.1, 3.10, 3.12). Compiled once, rendered
/// per parameter set.
struct ApplicationOutput: Sendable {
  /// What an empty parameter set gives: the template verbatim, never read as one (section 3.2).
  private let tree: Value
  private let template: Result<ObjectTemplate, RenderFailure>
  private let patch: Result<StringTemplate, RenderFailure>?
  private let preservesResources: Bool
  private let namespace: String
  /// The destination namespace as written, when it is the same for every parameter set.
  let literalDestination: String?

  static let defaultFinalizer = "resources-finalizer.argocd.argoproj.io"

  /// Compiles; what does not compile fails for each parameter set that needs it. `problem` tells beforehand.
  init(_ set: PreviewSet, override: Value?, mode: TemplateMode, options: TemplateOptions) {
    let full = merged(override: override, over: set.template ?? .object([:]))
    let tree = ApplicationOutput.tree(full)
    self.tree = tree
    template = Result { () throws(RenderFailure) in try compiled(tree, field: "spec.template", mode, options) }
    patch = set.templatePatch.flatMap { $0.isEmpty ? nil : $0 }.map { text in
      Result { () throws(RenderFailure) in try StringTemplate(text, field: "spec.templatePatch", mode, options) }
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

  /// Of metadata only what an ApplicationSet template has; of the rest only spec.
  private static func tree(_ template: Value) -> Value {
    var metadata = Object()
    for key in ["name", "namespace", "labels", "annotations", "finalizers"] {
      if let value = template.at("metadata", key), !value.isNull { metadata[key] = value }
    }
    return [
      "apiVersion": .string(Names.application.apiVersion), "kind": .string(Names.application.kind),
      "metadata": .object(metadata), "spec": template["spec"] ?? .object([:]),
    ]
  }

  func application(_ parameters: Parameters) throws(RenderFailure) -> KubeObject {
    var object: KubeObject
    if parameters.values.isEmpty {
      // Taken verbatim: no default finalizer either.
      object = KubeObject(tree)
    } else {
      object = KubeObject(try rendered(template.get(), parameters, field: "spec.template"))
      if object.finalizers.isEmpty, !preservesResources { object.finalizers = [ApplicationOutput.defaultFinalizer] }
    }
    if let patch { try apply(patch.get(), parameters, to: &object) }
    object.value["spec"] = withoutEmptyStrings(object.spec)
    object.namespace = namespace
    guard !object.name.isEmpty else {
      throw RenderFailure(
        subject: "", field: "spec.template.metadata.name", message: "rendered to nothing; give every Application a name"
      )
    }
    return object
  }

  private func apply(_ patch: StringTemplate, _ parameters: Parameters, to object: inout KubeObject)
    throws(RenderFailure)
  {
    let field = "spec.templatePatch"
    let text = try patch.render(parameters)
    let document: Value
    do throws(DocumentError) {
      let isJSON = text.utf8.first { $0 > 0x20 } == 0x7B
      document = isJSON ? try JSON.parse(text) : try YAML.parse(text)
    } catch {
      throw RenderFailure(subject: "", field: field, message: "rendered to text that cannot be read: \(error)")
    }
    if document.isNull { return }
    guard let wanted = document.object, let current = object.value.object else {
      throw RenderFailure(subject: "", field: field, message: "must render to a map, found \(document.kindName)")
    }
    try checkTypes(document)
    let project = object.value.at("spec", "project")
    do throws(PatchError) {
      object.value = .object(try strategicallyMerged(wanted, into: current))
    } catch {
      throw RenderFailure(subject: "", field: "\(field) at \(error.path)", message: error.message)
    }
    // The original resets the project silently, because a patch must not lift an Application into another one.
    if let project, object.value["spec"]?.object != nil { object.value["spec"]?["project"] = project }
  }

  /// The types that Argo CD's decoder insists on, as far as people get them wrong.
  private func checkTypes(_ patch: Value) throws(RenderFailure) {
    let automated = ["spec", "syncPolicy", "automated"]
    let flags = ["prune", "selfHeal", "allowEmpty", "enabled"].map { automated + [$0] }
    for path in flags {
      if let value = patch.at(path), value.bool == nil, !value.isNull {
        throw wrongType(path, "true or false", value)
      }
    }
    for path in [
      ["metadata"], ["spec"], ["metadata", "labels"], ["metadata", "annotations"], ["spec", "source"],
      ["spec", "syncPolicy"], ["spec", "destination"], automated,
    ] {
      if let value = patch.at(path), value.object == nil, !value.isNull { throw wrongType(path, "a map", value) }
    }
    for path in [
      ["spec", "sources"], ["metadata", "finalizers"], ["spec", "syncPolicy", "syncOptions"],
      ["spec", "ignoreDifferences"],
    ] {
      if let value = patch.at(path), value.array == nil, !value.isNull { throw wrongType(path, "a list", value) }
    }
    for key in ["labels", "annotations"] {
      for pair in patch.at("metadata", key)?.object ?? [:] where pair.value.string == nil && !pair.value.isNull {
        throw wrongType(["metadata", key, pair.key], "a string", pair.value)
      }
    }
  }

  private func wrongType(_ path: [String], _ wanted: String, _ found: Value) -> RenderFailure {
    RenderFailure(
      subject: "", field: "spec.templatePatch at \(path.joined(separator: "."))",
      message: "expected \(wanted), found \(found.kindName)")
  }
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
