// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel

/// Flux objects that are ready by their conditions: whether they are about the wanted revision.
///
/// A source that was moved to a new commit stays Ready for the old one until it has fetched, and a Kustomization of that source
/// does not change at all. Flux writes revisions as `main@sha1:0a1b…`, `sha1:0a1b…`, `v1.2@sha256:…`.
func fluxReadiness(_ live: KubeObject, _ wanted: KubeObject, _ manifests: [KubeObject]) -> Readiness {
  let status = live.status
  switch live.kind.kind {
  case "GitRepository", "OCIRepository":
    guard let pin = pin(of: wanted) else { return .ready }
    return isAbout(pin, status.at("artifact", "revision")) ? .ready : .progressing("has not fetched \(short(pin)) yet")
  case "Kustomization":
    guard let source = source(of: wanted, manifests), let pin = pin(of: source) else { return .ready }
    return isAbout(pin, status["lastAppliedRevision"]) ? .ready : .progressing("has not applied \(short(pin)) yet")
  default: return .ready
  }
}

/// What a source is fixed to: a commit, a digest or a tag; nil when it follows a branch or a version range.
private func pin(of source: KubeObject) -> String? {
  let reference = source.spec["ref"]
  switch source.kind.kind {
  case "GitRepository": return reference?["commit"]?.string
  case "OCIRepository": return reference?["digest"]?.string ?? reference?["tag"]?.string.map { $0 + "@" }
  default: return nil
  }
}

private func source(of kustomization: KubeObject, _ manifests: [KubeObject]) -> KubeObject? {
  guard let reference = kustomization.spec["sourceRef"] else { return nil }
  let namespace = reference["namespace"]?.string ?? kustomization.namespace
  return manifests.first {
    $0.kind.group == "source.toolkit.fluxcd.io" && $0.kind.kind == reference["kind"]?.string
      && $0.name == reference["name"]?.string && $0.namespace == namespace
  }
}

private func isAbout(_ pin: String, _ revision: Value?) -> Bool {
  guard let revision = revision?.string else { return false }
  return pin.hasSuffix("@") ? revision.hasPrefix(pin) : revision.hasSuffix(pin)
}

private func short(_ pin: String) -> String {
  if isCommit(pin) { return String(pin.prefix(7)) }
  return pin.hasSuffix("@") ? String(pin.dropLast()) : pin
}
