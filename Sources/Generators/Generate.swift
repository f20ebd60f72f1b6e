// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import Git
internal import Locks
public import PreviewAPI
internal import Templating

/// Runs the generators of a set.
///
/// *Guarantees*: never throws; one bad parameter set stops only itself, one bad generator only itself; each is in `failures`,
/// and as long as there is one (or a source that is not complete) the caller must not take absence for an answer. A repository
/// is listed, and a Git revision resolved, once per run.
public func generate(
  _ specs: [GeneratorSpec], context: GeneratorContext, ports: GeneratorPorts
) async -> Generation {
  var generation = Generation()
  let run: GeneratorRun
  do throws(GeneratorError) { run = try GeneratorRun(specs, context: context, ports: ports) } catch {
    generation.failures = [GenerationFailure(origin: "spec.goTemplateOptions", cause: error)]
    return generation
  }
  for spec in inOrder(specs) {
    var outcome = await run.perform(spec)
    let (template, origin) = (spec.body["template"].flatMap { $0.isNull ? nil : $0 }, spec.origin)
    for place in outcome.sets.indices {
      outcome.sets[place].template = template
      outcome.sets[place].origin = origin
    }
    if generation.sets.isEmpty { generation.sets = outcome.sets } else { generation.sets += outcome.sets }
    generation.failures += outcome.failures
  }
  generation.requeueAfter = specs.compactMap { $0.interval(context) }.min()
  generation.sources = run.sources
  return generation
}

/// As written; several kinds in one entry in the order in which the original runs them (appset-engine section 4.1).
private func inOrder(_ specs: [GeneratorSpec]) -> [GeneratorSpec] {
  var entries: [[GeneratorSpec]] = []
  for spec in specs {
    if let last = entries.last?.last, last.path == spec.path {
      entries[entries.count - 1].append(spec)
    } else {
      entries.append([spec])
    }
  }
  let names = GeneratorKind.all.map(\.name)
  func rank(_ spec: GeneratorSpec) -> Int { names.firstIndex(of: spec.kind) ?? names.count }
  return entries.flatMap { entry in entry.count == 1 ? entry : entry.sorted { rank($0) < rank($1) } }
}

extension GeneratorSpec {
  /// `spec.generators[0].pullRequest`
  var origin: String { kind.isEmpty ? path : "\(path).\(kind)" }

  func interval(_ context: GeneratorContext) -> Duration? {
    GeneratorKind.named(kind)?.interval(body, context)
  }
}

/// One run over the generators of a set: how texts are rendered, and what has been asked already.
final class GeneratorRun: Sendable {
  /// All generators of the set, as written.
  let specs: [GeneratorSpec]
  let context: GeneratorContext
  let ports: GeneratorPorts
  let renderer: Renderer

  private struct Memory {
    var trees: [String: Result<any FileTree, GitError>] = [:]
    var listings: [Value: Result<BoundListing, ForgeError>] = [:]
    var sources: [SourceReport] = []
    /// Places in `sources`.
    var places: [Value: Int] = [:]
    /// Sources that a generator has chosen from.
    var chosen: Set<Value> = []
  }

  /// A listing and who gave it.
  struct BoundListing: Sendable {
    var listing: Listing
    var repository: RepositoryRef
    var client: any ForgeClient
    var host: String { client.host }
  }

  private let memory = Mutex(Memory())

  init(_ specs: [GeneratorSpec], context: GeneratorContext, ports: GeneratorPorts) throws(GeneratorError) {
    self.specs = specs
    self.context = context
    self.ports = ports
    renderer = try Renderer(context)
  }

  var sources: [SourceReport] { memory.withLock { $0.sources } }

  /// One entry at any level, with its post-selector.
  func perform(_ spec: GeneratorSpec, depth: Int = 0) async -> GeneratorOutcome {
    var outcome = GeneratorOutcome()
    do throws(GeneratorError) {
      let selector = try spec.selector.map { value throws(GeneratorError) in
        try LabelSelector(Body(value, path: spec.path + ".selector"))
      }
      guard !spec.kind.isEmpty else {
        if spec.selector != nil, depth == 0 { return outcome }
        throw .invalid(
          ValidationError(field: spec.path, message: "names no generator" + GeneratorKind.hint(for: "")))
      }
      guard let kind = GeneratorKind.named(spec.kind) else { throw .unknownKind(spec.kind, path: spec.path) }
      guard !kind.isCombination || depth < 2 else {
        throw .invalid(
          ValidationError(field: spec.origin, message: "matrix and merge may be nested only once; make it flatter"))
      }
      guard spec.body.object != nil else {
        throw .invalid(
          ValidationError(
            field: spec.origin,
            message: "expected a map, found \(spec.body.kindName)"
              + (spec.body.isNull ? "; write \(spec.kind): {} for one without settings" : "")))
      }
      outcome = try await kind.generate(
        GeneratorCall(body: Body(spec.body, path: spec.origin), depth: depth, run: self))
      if let selector { outcome.sets = outcome.sets.filter { $0.isWithheld || selector.accepts($0.parameters) } }
    } catch {
      outcome.failures.append(GenerationFailure(origin: spec.origin, cause: error))
    }
    return outcome
  }

  // MARK: Asking once

  func tree(_ url: String, _ revision: String) async throws(GitError) -> any FileTree {
    let key = revision + "\0" + url
    if let known = memory.withLock({ $0.trees[key] }) { return try known.get() }
    let result: Result<any FileTree, GitError>
    do throws(GitError) { result = .success(try await ports.git(url, revision)) } catch { result = .failure(error) }
    memory.withLock { $0.trees[key] = result }
    return try result.get()
  }

  /// The open pull requests that a forge member means, reported as a source the first time.
  func listing(_ kind: String, _ member: Value) async -> Result<BoundListing, ForgeError> {
    let key: Value = [.string(kind), member]
    if let known = memory.withLock({ $0.listings[key] }) { return known }
    var report = SourceReport(repository: repositoryPath(member), host: kind, count: 0, isComplete: false)
    let result: Result<BoundListing, ForgeError>
    do throws(ForgeError) {
      let bound = try await ports.forge(kind, member)
      (report.repository, report.host) = (bound.repository.description, bound.client.host)
      let listing = try await bound.client.openPullRequests(bound.repository, notOlderThan: ports.listingAge)
      report.count = listing.pullRequests.count
      report.isComplete = true
      report.isFromCache = listing.isFromCache
      report.rateRemaining = listing.rateRemaining
      report.readAt = listing.readAt
      result = .success(BoundListing(listing: listing, repository: bound.repository, client: bound.client))
    } catch {
      report.error = error
      result = .failure(error)
    }
    memory.withLock { memory in
      memory.listings[key] = result
      memory.places[key] = memory.sources.count
      memory.sources.append(report)
    }
    return result
  }

  /// Notes which pull requests a generator leaves out of what it lists; what another takes is not left out.
  func passOver(_ numbers: Set<Int>, of kind: String, _ member: Value) {
    let key: Value = [.string(kind), member]
    memory.withLock { memory in
      guard let place = memory.places[key] else { return }
      let others = memory.chosen.insert(key).inserted ? numbers : memory.sources[place].passedOver
      memory.sources[place].passedOver = others.intersection(numbers)
    }
  }
}
