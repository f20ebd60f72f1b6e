// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import KubeModel
internal import PreviewAPI

/// Judges a live object against what was wanted. Stale status never counts.
///
/// - Parameter manifests: everything wanted beside it; what a Flux object deploys is named by another one.
public func readiness(of live: KubeObject, wanted: KubeObject, among manifests: [KubeObject] = []) -> Readiness {
  if live.deletionTimestamp != nil { return .progressing("is being deleted") }
  if live.kind.group == Names.application.group, live.kind.kind == Names.application.kind {
    return applicationReadiness(live, wanted)
  }
  let readiness = kstatus(live)
  guard readiness == .ready, live.kind.group.hasSuffix("toolkit.fluxcd.io") else { return readiness }
  return fluxReadiness(live, wanted, manifests)
}

/// A full commit, as 40 hexadecimal digits; branches and tags resolve to something we cannot compare.
func isCommit(_ text: String) -> Bool {
  text.utf8.count == 40 && text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
}

/// Remote text is bounded before it goes into messages.
func shortened(_ text: String) -> String { text.utf8.count <= 300 ? text : text.prefix(300) + "…" }
