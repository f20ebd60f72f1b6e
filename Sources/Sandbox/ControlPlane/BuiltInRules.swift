// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents

/// What the server fills in and refuses for kinds that have no schema here: what clients are known to rely upon, not all that
/// upstream does.
enum BuiltInRules {
  static func defaulted(_ value: Value, _ resource: APIResource, now: Timestamp) -> Value {
    switch resource.storage {
    case "/namespaces": namespace(value)
    case "/secrets": secret(value)
    case "/services": service(value)
    case "apps/deployments", "apps/statefulsets", "apps/replicasets": workload(value)
    case APIResource.customResourceDefinitions: CustomResourceDefinitions.defaulted(value)
    default: value
    }
  }

  private static func namespace(_ value: Value) -> Value {
    var result = value
    if result.at("spec", "finalizers") == nil { result["spec"] = ["finalizers": ["kubernetes"]] }
    if result.at("status", "phase") == nil { result["status"] = ["phase": "Active"] }
    var labels = result[meta: "labels"] ?? [:]
    labels["kubernetes.io/metadata.name"] = .string(result.metaName)
    result[meta: "labels"] = labels
    return result
  }

  /// `stringData` is written, never kept.
  private static func secret(_ value: Value) -> Value {
    var result = value
    if let plain = result["stringData"]?.object {
      var data = result["data"] ?? [:]
      for pair in plain { data[pair.key] = .string(Base64.encode(Array((pair.value.string ?? "").utf8))) }
      result["data"] = data
      result["stringData"] = nil
    }
    if (result["type"]?.string ?? "").isEmpty { result["type"] = "Opaque" }
    return result
  }

  private static func service(_ value: Value) -> Value {
    var result = value
    var spec = result["spec"] ?? [:]
    if spec["type"] == nil { spec["type"] = "ClusterIP" }
    if spec["sessionAffinity"] == nil { spec["sessionAffinity"] = "None" }
    if let ports = spec["ports"]?.array {
      spec["ports"] = .array(
        ports.map { port in
          var port = port
          if port["protocol"] == nil { port["protocol"] = "TCP" }
          if port["targetPort"] == nil { port["targetPort"] = port["port"] }
          return port
        })
    }
    result["spec"] = spec
    return result
  }

  private static func workload(_ value: Value) -> Value {
    var result = value
    if result.at("spec", "replicas") == nil { result["spec"]?["replicas"] = 1 }
    return result
  }

  static func causes(_ value: Value, old: Value?, _ resource: APIResource) -> [APIFailure.Cause] {
    switch resource.storage {
    case APIResource.customResourceDefinitions: return CustomResourceDefinitions.causes(value)
    case "/secrets", "/configmaps": return data(value, old)
    default: return []
    }
  }

  private static func data(_ value: Value, _ old: Value?) -> [APIFailure.Cause] {
    var causes: [APIFailure.Cause] = []
    for pair in value["data"]?.object ?? [:] {
      guard pair.value.string != nil else {
        causes.append(.invalid("data[\(pair.key)]", JSON.text(pair.value), "must be a string"))
        continue
      }
    }
    if old?["immutable"]?.bool == true, value["data"] != old?["data"] || value["immutable"]?.bool != true {
      causes.append(.forbidden("data", "field is immutable when `immutable` is set"))
    }
    return causes
  }
}
