// SPDX-License-Identifier: Apache-2.0
internal import ControllerRuntime
internal import Documents
internal import Forge
internal import KubeModel

/// Which sets an event concerns: those with a generator, at any depth, that reads its repository. Pure.
/// - Parameter repository: reads the repository out of a generator's member of that kind.
func concernedSets(
  _ events: [ForgeEvent], kind: String, _ sets: [KubeObject], repository: (Value) -> RepositoryRef?
) -> [ObjectKey] {
  sets.filter { set in
    events.contains { event in reads(set.spec["generators"] ?? .null, event.repository, kind, repository) }
  }.map { ObjectKey(namespace: $0.namespace, name: $0.name) }
}

/// Whether an event is about the pull request of this Preview. Hosts are not compared: an event does not name its own. Pure.
func concerns(_ kind: String, _ event: ForgeEvent, _ preview: KubeObject) -> Bool {
  let members = [preview.spec["pullRequest"] ?? .null] + (preview.spec["others"]?.array ?? [])
  return members.contains { reference in
    reference["forge"]?.string == kind && reference["number"]?.int == event.number.map { Int64($0) }
      && reference["repository"]?.string?.lowercased() == event.repository.description.lowercased()
  }
}

private func reads(
  _ generators: Value, _ repository: RepositoryRef, _ kind: String, _ named: (Value) -> RepositoryRef?
) -> Bool {
  (generators.array ?? []).contains { entry in
    if let member = entry.at("pullRequest", kind), let read = named(member) {
      // A template in a matrix may become any repository.
      if read.description.contains("{{") { return true }
      if isMeant(read, by: repository) { return true }
    }
    if let url = entry.at("git", "repoURL")?.string, !repository.name.isEmpty, names(url, repository) { return true }
    return ["matrix", "merge"].contains { reads(entry.at($0, "generators") ?? .null, repository, kind, named) }
  }
}

/// An event without a repository's name is about every repository of the owner.
private func isMeant(_ read: RepositoryRef, by event: RepositoryRef) -> Bool {
  read.owner.lowercased() == event.owner.lowercased()
    && (event.name.isEmpty || read.name.lowercased() == event.name.lowercased())
}

private func names(_ url: String, _ repository: RepositoryRef) -> Bool {
  var path = url.lowercased()
  if path.hasSuffix(".git") { path = String(path.dropLast(4)) }
  let wanted = "\(repository.owner)/\(repository.name)".lowercased()
  return path.hasSuffix("/" + wanted) || path.hasSuffix(":" + wanted) || url.contains("{{")
}
