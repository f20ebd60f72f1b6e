// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
public import Generators
public import KubeModel
public import PreviewAPI
internal import Rendering

/// What a set would make of the inputs, and what stood in the way of the rest.
public struct GeneratedObjects: Sendable {
  public var objects: [KubeObject] = []
  /// One line each: parameter set, place, what is wrong.
  public var complaints: [String] = []
  /// One line each: what has no effect, or will be refused where the object goes.
  public var warnings: [String] = []

  /// One line each: what generation alone does not tell.
  public var notes: [String] = []

  public init() {}

  public mutating func append(_ other: GeneratedObjects) {
    objects += other.objects
    complaints += other.complaints
    warnings += other.warnings
    notes += other.notes
  }

  /// Runs generators and templates offline. An ApplicationSet, or a set without `spec.preview`, prints Applications in the
  /// generators' order, as Argo CD makes them; a PreviewSet also what stands around them.
  public static func of(_ set: PreviewSet, _ inputs: OfflinePorts) async -> GeneratedObjects {
    var result = GeneratedObjects()
    let renderer: Renderer
    do throws(RenderFailure) { renderer = try Renderer(set) } catch {
      result.complaints = ["\(set.object.ref): \(error)"]
      return result
    }
    result.warnings = renderer.unknownFields.map { "\(set.object.ref): \($0): an Application has no such field" }
    var context = GeneratorContext(isGoTemplate: set.isGoTemplate, goTemplateOptions: set.goTemplateOptions)
    context.hasPreviewParameters = set.object.kind == Names.previewSet
    context.isHermetic = set.isHermetic
    context.usesNewFileGlobbing = inputs.usesNewFileGlobbing
    let generation = await Generators.generate(set.generators, context: context, ports: inputs.ports(context: context))
    result.complaints = generation.failures.map { "\(set.object.ref): \($0)" }
    if set.template != nil, generation.sets.contains(where: \.hasNoParameters) {
      result.warnings.append(
        "\(set.object.ref): a set without parameters takes spec.template as it is written, placeholders and all")
    }
    let renderInputs = generation.sets.map { item in
      RenderInput(
        parameters: item.parameters, templateOverride: item.template,
        pullRequest: item.pullRequest.map { PullRequestReference($0, item) }, standsIn: item.standsIn,
        origin: item.origin)
    }
    if set.preview == nil && set.resources.isEmpty {
      let (applications, failures) = renderer.applications(renderInputs)
      result.objects = applications
      let remarks = renderer.silentGaps(renderInputs, in: applications) + applications.compactMap(renderer.nameWarning)
      result.warnings += remarks.map { "\(set.object.ref): \($0)" }
      result.complaints += failures.map { "\(set.object.ref): \($0)" }
    } else {
      let rendering = renderer.previews(renderInputs)
      result.objects = rendering.previews.flatMap(\.manifests)
      result.complaints += rendering.failures.map { "\(set.object.ref): \($0)" }
      let applications = result.objects.filter { $0.kind == Names.application }
      result.warnings += renderer.silentGaps(renderInputs, in: applications).map { "\(set.object.ref): \($0)" }
    }
    let pullRequests = Set(renderInputs.compactMap { $0.pullRequest?.label })
    if set.preview != nil, !pullRequests.isEmpty {
      result.notes.append(
        "\(set.object.ref): \(pullRequests.count) pull requests, each as if it were let through: spec.preview's rules (select, "
          + "approvals, wait, limits) ask the live forge and cluster; nestling plan does")
    }
    return result
  }
}

extension PullRequestReference {
  /// From what a generator gave.
  init(_ pullRequest: PullRequest, _ item: GeneratedSet) {
    self.init(
      forge: item.forge, host: item.forgeHost, repository: pullRequest.repository.description,
      number: pullRequest.number, headSHA: pullRequest.headSHA, branch: pullRequest.branch,
      author: pullRequest.author, title: pullRequest.title, url: pullRequest.url,
      labels: pullRequest.labels, source: item.forgeMember)
  }
}
