// SPDX-License-Identifier: Apache-2.0
internal import ControllerRuntime
internal import Documents
internal import Forge
internal import KubeModel

/// Which sets an event concerns: those with a generator, at any depth, that reads its repository, and for which it has been proven.
/// Pure.
/// - Parameter repository: reads the repository out of a generator's member of that kind.
func concernedSets(
  _ event: ForgeEvent, kind: String, _ proof: Proof, _ sets: [KubeObject], repository: (Value) -> RepositoryRef?
) -> [ObjectKey] {
  sets.filter { set in
    let namespace = set.namespace ?? ""
    let entries = generators(in: set.spec)
    let reads = entries.contains { entry in
      guard let member = entry.at("pullRequest", kind), proof.covers(member, namespace: namespace) else { return false }
      return repository(member).map { isMeant($0, by: event.repository) } ?? false
    }
    // Git's generator has no webhook of its own: whoever may speak for the set may speak for it.
    let isTrusted =
      proof.isGeneral
      || entries.contains { entry in
        entry.at("pullRequest", kind).map { proof.covers($0, namespace: namespace) } ?? false
      }
    return reads
      || isTrusted && entries.contains { $0.at("git", "repoURL")?.string.map { names($0, event.repository) } ?? false }
  }.map(\.key)
}

/// Where the sources of this kind of forge keep secrets of their own. Pure.
func webhookSecrets(kind: String, _ sets: [KubeObject]) -> Set<WebhookSecretReference> {
  Set(
    sets.flatMap { set in
      generators(in: set.spec).compactMap { entry in
        entry.at("pullRequest", kind).flatMap { WebhookSecretReference(in: $0, namespace: set.namespace ?? "") }
      }
    })
}

/// Whether an event is about the pull request of this Preview. Hosts are not compared: an event does not name its own. Pure.
func concerns(_ kind: String, _ event: ForgeEvent, _ proof: Proof, _ preview: KubeObject) -> Bool {
  let members = [preview.spec["pullRequest"] ?? .null] + (preview.spec["others"]?.array ?? [])
  return members.contains { reference in
    reference["forge"]?.string == kind && reference["number"]?.int == event.number.map { Int64($0) }
      && reference["repository"]?.string?.lowercased() == event.repository.description.lowercased()
      && proof.covers(reference["source"] ?? .null, namespace: preview.namespace ?? "")
  }
}

/// Every generator of a specification, those inside matrix and merge included.
private func generators(in body: Value) -> [Value] {
  (body["generators"]?.array ?? []).flatMap { entry in
    [entry] + ["matrix", "merge"].flatMap { generators(in: entry[$0] ?? .null) }
  }
}

/// An event without a repository's name is about every repository of the owner; a template in a matrix may become any repository.
private func isMeant(_ read: RepositoryRef, by event: RepositoryRef) -> Bool {
  read.description.contains("{{")
    || read.owner.lowercased() == event.owner.lowercased()
      && (event.name.isEmpty || read.name.lowercased() == event.name.lowercased())
}

private func names(_ url: String, _ repository: RepositoryRef) -> Bool {
  guard !repository.name.isEmpty else { return false }
  var path = url.lowercased()
  if path.hasSuffix(".git") { path = String(path.dropLast(4)) }
  let wanted = "\(repository.owner)/\(repository.name)".lowercased()
  return path.hasSuffix("/" + wanted) || path.hasSuffix(":" + wanted) || url.contains("{{")
}
