// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import KubeModel
internal import Naming
public import PreviewAPI
internal import Templating

/// One Preview as the templates want it.
public struct RenderedPreview: Sendable, Equatable {
  public var key: String
  public var name: String
  public var namespace: String
  /// Whether the namespace is ours to create: `spec.preview` is given.
  public var ownsNamespace: Bool
  /// The template names this namespace literally, so that an existing one is simply used.
  public var hasLiteralNamespace: Bool
  public var url: String
  /// Jobs of the set around deploying and deleting.
  public var hooks: [PreviewSpec.Hook]
  /// Names of the images that the head commit waits for.
  public var images: [String]
  /// Name of the forge's environment; "" for none.
  public var environment: String
  /// The first of its pull requests: the one that is told.
  public var pullRequest: PullRequestReference?
  /// All of them, when parameter sets of several share a key.
  public var members: [PullRequestReference]
  /// Namespace first, then what stands in it, then resources, then Applications.
  public var manifests: [KubeObject]
  /// It comes from somebody whose commits need a word each.
  public var isStranger: Bool
  /// Some of its parameters were not read, so it has no objects.
  public var isWithheld: Bool
  /// Where its parameter sets came from.
  public var origins: [String]
}

public struct Rendering: Sendable {
  public var previews: [RenderedPreview]
  public var failures: [RenderFailure]
  /// Keys that exist but could not be rendered or named: never to be taken as gone.
  public var failedKeys: Set<String>

  public init(previews: [RenderedPreview] = [], failures: [RenderFailure] = [], failedKeys: Set<String> = []) {
    self.previews = previews
    self.failures = failures
    self.failedKeys = failedKeys
  }
}

/// Turns parameter sets into objects. Templates are compiled once, here, so that a bad one is found when the set is admitted.
public struct Renderer: Sendable {
  let set: PreviewSet
  let mode: TemplateMode
  private let options: TemplateOptions
  private let base: ApplicationOutput?
  private let resources: [ResourceTemplate]
  private let identity: IdentityTemplates
  private let images: [ObjectTemplate]
  private let hooks: HookTemplates

  public init(_ set: PreviewSet) throws(RenderFailure) {
    self.set = set
    mode = set.isGoTemplate ? .goTemplate : .parameters
    do throws(TemplateError) {
      var options = try TemplateOptions(goTemplateOptions: set.isGoTemplate ? set.goTemplateOptions : [])
      if set.isHermetic { options.functions = .hermetic }
      self.options = options
    } catch {
      throw RenderFailure(
        subject: "", field: "spec.goTemplateOptions", message: error.description, reason: .invalidSpec)
    }
    base = set.template == nil ? nil : ApplicationOutput(set, override: nil, mode: mode, options: options)
    // An ApplicationSet may hold a broken template that nothing ever renders; ours are refused when they arrive.
    let problem = set.object.kind == Names.previewSet ? base?.problem : base?.typeProblem
    if let problem { throw problem }
    if set.object.kind == Names.previewSet {
      for generator in set.generators { try checkTemplates(of: generator, mode, options) }
    }
    var resources: [ResourceTemplate] = []
    for (place, resource) in set.resources.enumerated() {
      resources.append(try ResourceTemplate(resource, field: "spec.resources[\(place)]", mode, options))
    }
    self.resources = resources
    var compiledImages: [ObjectTemplate] = []
    for (place, image) in (set.preview?.wait.images ?? []).enumerated() {
      compiledImages.append(
        try compiled(.string(image), field: "spec.preview.wait.images[\(place)]", mode, options))
    }
    images = compiledImages
    hooks = try HookTemplates(set.preview?.hooks ?? [], mode, options)
    identity = try IdentityTemplates(set.preview, mode, options)
    // Rendered when there is something to say, but refused when it arrives.
    if let text = set.preview?.feedback.commentTemplate {
      _ = try StringTemplate(
        text, field: "spec.preview.feedback.comment.template", .goTemplate, TemplateOptions(functions: .hermetic))
    }
  }

  /// Fields of `spec.template`, and of what generators lay over it, that an Application does not have; the API server drops
  /// them, or refuses them when it is strict.
  public var unknownFields: [String] {
    (base?.unknownFields ?? []) + set.generators.flatMap(ApplicationOutput.unknownFields(of:))
  }

  /// What is to be said of an Application that an ApplicationSet makes and the API server refuses.
  public func nameWarning(_ application: KubeObject) -> String? {
    ResourceName.isSubdomain(application.name) ? nil : "“\(application.name)” \(ApplicationOutput.nameRule)"
  }

  /// The Applications of an ApplicationSet, in the generators' order, as Argo CD makes them.
  public func applications(_ inputs: [RenderInput]) -> (applications: [KubeObject], failures: [RenderFailure]) {
    var outputs = Outputs(set: set, mode: mode, options: options, base: base)
    var made: [KubeObject] = []
    var failures: [RenderFailure] = []
    for input in inputs {
      do throws(RenderFailure) {
        if let output = outputs.output(for: input) { made.append(try output.application(input.parameters)) }
      } catch {
        failures.append(named(error, input))
      }
    }
    let (unique, collisions) = withoutTwins(made)
    return (unique, failures + collisions)
  }

  /// The Previews of a set: parameter sets with one key share one.
  public func previews(_ inputs: [RenderInput]) -> Rendering {
    var outputs = Outputs(set: set, mode: mode, options: options, base: base)
    var groups: [RenderedPreview] = []
    var places: [String: Int] = [:]
    var rendering = Rendering()
    var keyed: [KeyedInput] = []
    for input in inputs {
      do throws(RenderFailure) {
        keyed.append(KeyedInput(key: try key(of: input, &outputs), input: input))
      } catch {
        rendering.failures.append(named(error, input))
        if let key = identity.defaultKey(input) { rendering.failedKeys.insert(key) }
      }
    }
    for item in seated(keyed) {
      do throws(RenderFailure) {
        if let place = places[item.key] {
          try groups[place].take(try preview(item.input, item.key, groups[place].identity, &outputs))
        } else {
          groups.append(try preview(item.input, item.key, nil, &outputs))
          places[item.key] = groups.count - 1
        }
      } catch {
        rendering.failures.append(named(error, item.input))
        rendering.failedKeys.insert(item.key)
      }
    }
    // One parameter set of a group failed: the preview as a whole must not lose that half.
    rendering.previews = groups.filter { !rendering.failedKeys.contains($0.key) }
    refuseTwins(\.name, field: "spec.preview.name", &rendering)
    refuseTwins(\.url, field: "spec.preview.url", &rendering)
    return rendering
  }

  private func key(of input: RenderInput, _ outputs: inout Outputs) throws(RenderFailure) -> String {
    try identity.key(of: input, set: set) { () throws(RenderFailure) in try applicationName(input, &outputs) }
  }

  private func applicationName(_ input: RenderInput, _ outputs: inout Outputs) throws(RenderFailure) -> String? {
    try outputs.output(for: input)?.application(input.parameters).name
  }

  /// - Parameter shared: who the preview is, when another parameter set has made it.
  private func preview(
    _ input: RenderInput, _ key: String, _ shared: Identity?, _ outputs: inout Outputs
  ) throws(RenderFailure) -> RenderedPreview {
    var identity: Identity
    if let shared {
      identity = shared
    } else {
      identity = try self.identity.identity(of: input, key: key, set: set) { () throws(RenderFailure) in
        try applicationName(input, &outputs)
      }
    }
    let output = input.isWithheld ? nil : outputs.output(for: input)
    var parameters = input.parameters
    if set.preview != nil { parameters.add(identity, mode) }
    let application = try output?.application(parameters)
    // Without a namespace of the set's choosing, the preview lives where its Application goes.
    if shared == nil, set.preview == nil || set.preview?.namespace.name == nil,
      let destination = application?.value.at("spec", "destination", "namespace")?.string, !destination.isEmpty
    {
      identity.namespace = destination
    }
    var result = RenderedPreview(
      key: identity.key, name: identity.name, namespace: identity.namespace, ownsNamespace: set.preview != nil,
      hasLiteralNamespace: set.preview?.namespace.name == nil && output?.literalDestination == identity.namespace,
      url: identity.url, hooks: [], images: [], environment: identity.environment, pullRequest: input.pullRequest,
      members: input.pullRequest.map { [$0] } ?? [], manifests: [], isStranger: input.isStranger,
      isWithheld: input.isWithheld, origins: [input.origin])
    if input.isWithheld { return result }
    if shared == nil, let settings = set.preview?.namespace {
      result.manifests += namespaceObjects(identity.namespace, set, settings: settings, pullRequest: input.pullRequest)
    }
    for (place, resource) in resources.enumerated() {
      let resource = try checkedResource(KubeObject(try resource.render(parameters)), place, identity.namespace)
      result.manifests.append(resource.applied(as: set.accountUser))
    }
    if let application { result.manifests.append(application.applied(as: nil)) }
    for (place, image) in images.enumerated() {
      result.images.append(try rendered(image, parameters, field: "spec.preview.wait.images[\(place)]").string ?? "")
    }
    result.hooks = try hooks.render(parameters).map { hook in
      var hook = hook
      hook.job = hook.job.applied(as: set.accountUser)
      return hook
    }
    return result
  }

  private func checkedResource(_ object: KubeObject, _ place: Int, _ namespace: String) throws(RenderFailure)
    -> KubeObject
  {
    guard !object.kind.kind.isEmpty, !object.kind.version.isEmpty, !object.name.isEmpty else {
      throw RenderFailure(
        subject: "", field: "spec.resources[\(place)]",
        message: "needs apiVersion, kind and metadata.name after rendering")
    }
    return object
  }

  /// Two previews with one name, or at one address, would take each other's place: neither is made. A stranger's, who may have
  /// chosen it so, takes nobody's.
  private func refuseTwins(_ trait: (RenderedPreview) -> String, field: String, _ rendering: inout Rendering) {
    let twins = Dictionary(grouping: rendering.previews, by: trait).filter { !$0.key.isEmpty && $0.value.count > 1 }
    for preview in rendering.previews {
      guard let rivals = twins[trait(preview)], yields(preview, rivals) else { continue }
      rendering.failedKeys.insert(preview.key)
      rendering.failures.append(
        RenderFailure(
          subject: preview.pullRequest?.label ?? preview.key, field: field,
          message: "“\(trait(preview))” is wanted by \(rivals.map(\.key).joined(separator: " and ")); "
            + "make the template tell them apart",
          reason: .nameCollision, pullRequest: preview.pullRequest))
    }
    rendering.previews.removeAll { preview in twins[trait(preview)].map { yields(preview, $0) } ?? false }
  }

  private func yields(_ preview: RenderedPreview, _ rivals: [RenderedPreview]) -> Bool {
    preview.isStranger || rivals.count { !$0.isStranger } > 1
  }

  /// A duplicate name invalidates both twins (appset-engine section 2.3).
  private func withoutTwins(_ applications: [KubeObject]) -> ([KubeObject], [RenderFailure]) {
    let counts = Dictionary(applications.lazy.map { ($0.name, 1) }, uniquingKeysWith: +)
    if counts.count == applications.count { return (applications, []) }
    let twins = counts.filter { $0.value > 1 }.keys.sorted()
    return (
      applications.filter { counts[$0.name] == 1 },
      twins.map {
        RenderFailure(
          subject: $0, field: "spec.template.metadata.name",
          message: "duplicate name: \(counts[$0, default: 0]) Applications are called “\($0)”; none of them is made",
          reason: .nameCollision)
      }
    )
  }

  private func named(_ failure: RenderFailure, _ input: RenderInput) -> RenderFailure {
    var failure = failure
    failure.subject = input.label
    failure.pullRequest = input.pullRequest
    return failure
  }
}

extension RenderedPreview {
  fileprivate var identity: Identity {
    Identity(key: key, name: name, namespace: namespace, url: url, environment: environment)
  }

  /// Adds what another parameter set with this key makes.
  fileprivate mutating func take(_ other: RenderedPreview) throws(RenderFailure) {
    for object in other.manifests {
      guard let twin = manifests.first(where: { $0.ref == object.ref }) else {
        manifests.append(object)
        continue
      }
      guard twin == object else {
        throw RenderFailure(
          subject: "", field: "",
          message: "\(object.ref) is made differently by another parameter set of the preview \(name); "
            + "give each its own name",
          reason: .nameCollision)
      }
    }
    members += other.members.filter { !members.contains($0) }
    images += other.images.filter { !images.contains($0) }
    origins += other.origins
    isWithheld = isWithheld || other.isWithheld
    if hooks.isEmpty { hooks = other.hooks }
  }
}

/// The compiled Application templates of one pass: one per distinct generator override.
private struct Outputs {
  let set: PreviewSet
  let mode: TemplateMode
  let options: TemplateOptions
  let base: ApplicationOutput?
  var overridden: [Value: ApplicationOutput] = [:]

  mutating func output(for input: RenderInput) -> ApplicationOutput? {
    guard let override = input.templateOverride, set.template != nil else { return base }
    if let known = overridden[override] { return known }
    let output = ApplicationOutput(set, override: override, mode: mode, options: options)
    overridden[override] = output
    return output
  }
}

extension KubeObject {
  /// Says in whose name it is applied; what a template says about that is nothing.
  fileprivate func applied(as user: String?) -> KubeObject {
    guard user != nil || annotations[Annotations.appliedAs] != nil else { return self }
    var result = self
    result.annotations[Annotations.appliedAs] = user
    return result
  }
}
