// SPDX-License-Identifier: Apache-2.0
internal import KubeModel
internal import PreviewAPI

/// The URL to ask before the preview may be called ready; nil when it need not be asked, or not yet.
public func urlToProbe(_ facts: PreviewFacts) -> String? {
  guard isProbeDue(facts), !facts.preview.isTerminating, let probe = facts.preview.spec.terms.probe else { return nil }
  let manifests = facts.preview.spec.manifests
  guard manifests.allSatisfy({ facts.readiness[$0.ref] == .ready }) else { return nil }
  let preview = facts.preview.spec.url
  let address = preview.isEmpty ? externalAddress(manifests, facts.live) : preview
  return address.isEmpty ? nil : probe.url(of: address)
}

/// Once per commit: what was ready at this one is believed until something in it moves.
private func isProbeDue(_ facts: PreviewFacts) -> Bool {
  let (spec, status) = (facts.preview.spec, facts.preview.status)
  let isKnown = status.phase == .ready && status.deployedSHA == spec.head
  return spec.terms.probe != nil && spec.hold == nil && !isKnown
}

/// Why the preview is not ready although all its objects are: its URL does not answer as it should.
func doubtAboutURL(_ facts: PreviewFacts) -> String? {
  guard isProbeDue(facts), let probe = facts.preview.spec.terms.probe else { return nil }
  switch facts.probe {
  case .status(let status) where probe.statuses.contains(status): return nil
  case .status(let status):
    let wanted = probe.statuses.map { String($0) }.joined(separator: " or ")
    return "the preview's URL answers \(status), not \(wanted)"
  case .failed(let why): return "the preview's URL does not answer: \(why)"
  case nil:
    return urlToProbe(facts) == nil
      ? "the preview has no URL that could be asked; give spec.preview.url" : "the preview's URL has not been asked yet"
  }
}
