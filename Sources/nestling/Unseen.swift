// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import PreviewAPI

/// No set has seen the pull request: who should have, and what may be the matter.
func unseen(_ name: PullRequestName, _ surroundings: Surroundings) -> String {
  let (sets, previews) = (surroundings.sets, surroundings.previews)
  return leftOver(name, sets, previews) ?? unread(name, sets) ?? unlisted(name, surroundings)
}

/// What there is in the cluster, as far as it was looked at.
struct Surroundings {
  /// Of the namespace, or all of them.
  var sets: [KubeObject]
  var previews: [KubeObject]
  /// nil: the whole cluster.
  var namespace: String?
  /// PreviewSets of the whole cluster, where they may be read.
  var others: [KubeObject]
}

/// Its preview runs on, though no set sees it.
private func leftOver(_ name: PullRequestName, _ sets: [KubeObject], _ previews: [KubeObject]) -> String? {
  guard let preview = previews.compactMap({ try? Preview($0) }).first(where: name.names) else { return nil }
  let start = "\(name.repository)#\(name.number) has the Preview \(preview.name), but "
  if let set = sets.first(where: { $0.name == preview.setName && $0.namespace == preview.namespace }), omitted(set) > 0
  {
    let ready = preview.object.conditions.first { $0.type == "Ready" }?.message ?? ""
    return "\(name.repository)#\(name.number) has the Preview \(preview.name), "
      + "\(preview.status.phase?.rawValue ?? "new")\(ready.isEmpty ? "" : ": " + ready); what the rules said is not kept, since "
      + "PreviewSet \(set.name) sees more pull requests than its status holds"
  }
  guard preview.setName.isEmpty else {
    return start
      + "PreviewSet \(preview.setName) did not see it in its last listing, and keeps it until the forge says that it is closed"
  }
  return start + "no PreviewSet governs it: nestling delete \(preview.name) takes it away, "
    + "a PreviewSet \(preview.object.labels[Labels.set] ?? "") takes it over"
}

/// A set speaks of the repository and is not well.
private func unread(_ name: PullRequestName, _ sets: [KubeObject]) -> String? {
  let troubled = sets.compactMap { set -> String? in
    guard let ready = set.conditions.first(where: { $0.type == "Ready" && $0.status == "False" }),
      name.isNamed(in: set.spec["generators"])
    else { return nil }
    return "PreviewSet \(set.name) does not know \(name.repository)#\(name.number): \(ready.reason): \(ready.message)"
  }
  guard let first = troubled.first else { return nil }
  return troubled.count == 1 ? first : first + "; \(troubled.count - 1) more sets are not ready either"
}

/// How many pull requests the status of a set has no room for: old ones, and first of all those that have a preview.
private func omitted(_ set: KubeObject) -> Int64 { set.status["pullRequestsOmitted"]?.int ?? 0 }

private func unlisted(_ name: PullRequestName, _ surroundings: Surroundings) -> String {
  let sets = surroundings.sets
  let place = surroundings.namespace.map { "namespace \($0)" } ?? "the cluster"
  func reads(_ set: KubeObject) -> Bool {
    (set.status["sources"]?.array ?? []).contains {
      $0["repository"]?.string?.lowercased() == name.repository.lowercased()
    }
  }
  let readers = sets.filter(reads)
  guard !readers.isEmpty else {
    if let other = surroundings.others.first(where: reads), let namespace = other.namespace {
      return
        "no PreviewSet in \(place) reads \(name.repository); PreviewSet \(other.name) in namespace \(namespace) does: "
        + "add -n \(namespace)"
    }
    // One that does not get as far as reading may have been meant.
    let unwell = sets.compactMap { set in
      set.conditions.first { $0.type == "Ready" && $0.status == "False" }.map {
        "PreviewSet \(set.name): \($0.message)"
      }
    }
    let trouble = unwell.isEmpty ? "" : ", but \(unwell.prefix(3).joined(separator: "; "))"
    return
      "no PreviewSet in \(place) reads \(name.repository)\(trouble); see what there is: nestling get previewsets -A"
  }
  let names = readers.map(\.name).joined(separator: ", ")
  return
    "\(name.repository)#\(name.number) was not in the last listing of \(names): it is closed, or the generator's own "
    + "labels and filters leave it out, or it was opened since"
    + (readers.contains { omitted($0) > 0 } ? ", or it is one of the older ones that the status has no room for" : "")
}
