// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import PreviewAPI

/// Where a preview can be reached when its set gives no URL: what Applications say, else the first Ingress, else the first
/// HTTPRoute; "" when none tells. An address with a wildcard is no address.
func externalAddress(_ wanted: [KubeObject], _ live: [ObjectRef: KubeObject]) -> String {
  let objects = wanted.compactMap { live[$0.ref] }
  let candidates =
    objects.flatMap(applicationAddresses) + objects.flatMap(ingressAddresses) + objects.flatMap(routeAddresses)
  return candidates.first { address in
    (address.hasPrefix("https://") || address.hasPrefix("http://")) && !address.contains("*")
      && address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x3C && $0 != 0x3E }
  } ?? ""
}

/// `status.summary.externalURLs`, whose entries may be `title|url` (appset-controller G.5).
func applicationAddresses(_ live: KubeObject) -> [String] {
  guard live.kind.group == Names.application.group, live.kind.kind == Names.application.kind else { return [] }
  return (live.status.at("summary", "externalURLs")?.array ?? []).compactMap(\.string).map { link in
    link.split(separator: "|").last.map(String.init) ?? ""
  }
}

/// One per host of a rule; https when an entry of `tls` names the host, or names a Secret for every host.
private func ingressAddresses(_ live: KubeObject) -> [String] {
  guard live.kind.group == "networking.k8s.io", live.kind.kind == "Ingress" else { return [] }
  let tls = live.spec["tls"]?.array ?? []
  return (live.spec["rules"]?.array ?? []).compactMap { rule in
    guard let host = rule["host"]?.string, !host.isEmpty else { return nil }
    let isSecure = tls.contains { entry in
      let hosts = (entry["hosts"]?.array ?? []).compactMap(\.string)
      return hosts.isEmpty || hosts.contains(host)
    }
    let path = rule.at("http", "paths")?.array?.first?["path"]?.string ?? "/"
    return "\(isSecure ? "https" : "http")://\(host)\(path.hasPrefix("/") ? path : "/")"
  }
}

/// One per hostname. The route does not say whether its Gateway speaks TLS, unless it names a listener; most do.
private func routeAddresses(_ live: KubeObject) -> [String] {
  guard live.kind.group == "gateway.networking.k8s.io", live.kind.kind == "HTTPRoute" else { return [] }
  let isPlain = (live.spec["parentRefs"]?.array ?? []).allSatisfy {
    $0["sectionName"]?.string == "http" || $0["port"]?.int == 80
  }
  let hasParents = !(live.spec["parentRefs"]?.array ?? []).isEmpty
  return (live.spec["hostnames"]?.array ?? []).compactMap(\.string).map { host in
    "\(hasParents && isPlain ? "http" : "https")://\(host)/"
  }
}
