// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing

/// Where a kind keeps what `scale` shows (apiextensions.k8s.io/v1 CustomResourceSubresourceScale).
struct ScalePaths: Sendable, Equatable {
  var specReplicas: [String]
  var statusReplicas: [String]
  var selector: [String]?

  /// As workloads have it.
  static let replicas = ScalePaths(
    specReplicas: ["spec", "replicas"], statusReplicas: ["status", "replicas"], selector: nil)

  init(specReplicas: [String], statusReplicas: [String], selector: [String]?) {
    self.specReplicas = specReplicas
    self.statusReplicas = statusReplicas
    self.selector = selector
  }

  /// nil without the two paths that it cannot do without.
  init?(_ value: Value) {
    func path(_ key: String) -> [String]? {
      value[key]?.string.map { $0.split(separator: ".").map(String.init) }
    }
    guard let spec = path("specReplicasPath"), let status = path("statusReplicasPath") else { return nil }
    self.init(specReplicas: spec, statusReplicas: status, selector: path("labelSelectorPath"))
  }

  /// An autoscaling/v1 Scale of an object.
  func shown(_ object: Value) -> Value {
    var metadata = Object()
    for key in ["name", "namespace", "uid", "resourceVersion", "creationTimestamp"] {
      metadata[key] = object[meta: key]
    }
    var status: Value = ["replicas": object.at(statusReplicas) ?? 0]
    if let selector { status["selector"] = object.at(selector) }
    // `omitempty` in the Go type: no replicas are not said.
    let replicas = object.at(specReplicas)?.int ?? 0
    let spec: Value = replicas == 0 ? [:] : ["replicas": .int(replicas)]
    return [
      "kind": "Scale", "apiVersion": "autoscaling/v1", "metadata": .object(metadata),
      "spec": spec, "status": status,
    ]
  }

  /// The object with the replicas of a Scale.
  func scaled(_ object: Value, to scale: Value, _ resource: APIResource) throws(APIFailure) -> Value {
    let wanted = scale.at("spec", "replicas") ?? 0
    guard let replicas = wanted.int, replicas >= 0 else {
      let shown = JSON.text(wanted)
      throw .invalid(
        resource, object.metaName, [.invalid("spec.replicas", shown, "must be greater than or equal to 0")])
    }
    var result = object.merged(with: specReplicas.reversed().reduce(.int(replicas)) { [$1: $0] })
    result[meta: "resourceVersion"] = scale[meta: "resourceVersion"]
    return result
  }
}

extension APICall {
  /// GET, PUT and PATCH of `scale`.
  func scale(_ name: String, _ paths: ScalePaths) throws(APIFailure) -> ServerResponse {
    let (resource, space) = (resource, namespace ?? "")
    if request.method == "GET" {
      let live = try plane.run { (state) throws(APIFailure) in try state.get(resource, space, name) }
      return APIReply.json(paths.shown(live))
    }
    let options = try options()
    let isMerge = request.header("Content-Type")?.hasPrefix("application/merge-patch+json") == true
    guard request.method == "PUT" || (request.method == "PATCH" && isMerge) else {
      guard request.method == "PATCH" else { throw .notAllowed() }
      throw .unsupported(accepted: ["application/merge-patch+json"])
    }
    let body = try APIBody.parsed(request.body, isYAML: false)
    let outcome = try plane.run { (state) throws(APIFailure) in
      let live = try state.get(resource, space, name)
      var wanted = body
      if isMerge {
        wanted = paths.shown(live).merged(with: body)
        if body[meta: "resourceVersion"] == nil { wanted[meta: "resourceVersion"] = nil }
      }
      return try state.update(resource, space, name, try paths.scaled(live, to: wanted, resource), options)
    }
    return APIReply.json(paths.shown(outcome.value))
  }
}
