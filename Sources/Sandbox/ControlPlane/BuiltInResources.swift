// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

extension APIResource {
  /// The kinds that are there without a CustomResourceDefinition. A new kind is one row.
  static let builtIn: [APIResource] = [
    APIResource("", "v1", "Namespace", "namespaces") {
      $0.shortNames = ["ns"]
      $0.isNamespaced = false
      $0.hasStatus = true
      $0.names = .label
      $0.fieldLabels = ["status.phase"]
      $0.columns = [.name, APIColumn("Status", ".status.phase"), .age]
    },
    APIResource("", "v1", "ConfigMap", "configmaps") {
      $0.shortNames = ["cm"]
      $0.columns = [.name, .count("Data", ["data", "binaryData"]), .age]
    },
    APIResource("", "v1", "Secret", "secrets") {
      $0.fieldLabels = ["type"]
      $0.columns = [.name, APIColumn("Type", ".type"), .count("Data", ["data"]), .age]
    },
    APIResource("", "v1", "Service", "services") {
      $0.shortNames = ["svc"]
      $0.categories = ["all"]
      $0.hasStatus = true
      $0.names = .label
      $0.columns = [
        .name, APIColumn("Type", ".spec.type"), APIColumn("Cluster-IP", ".spec.clusterIP"), .ports, .age,
      ]
    },
    APIResource("", "v1", "ServiceAccount", "serviceaccounts") {
      $0.shortNames = ["sa"]
      $0.refusals = ["token": "the sandbox issues no tokens for service accounts; impersonate the account instead"]
    },
    APIResource("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims") {
      $0.shortNames = ["pvc"]
      $0.hasStatus = true
      $0.columns = [.name, APIColumn("Status", ".status.phase"), .age]
    },
    APIResource("", "v1", "Event", "events") {
      $0.shortNames = ["ev"]
      $0.fieldLabels = events
      $0.columns = eventColumns
    },
    APIResource("", "v1", "ResourceQuota", "resourcequotas") {
      $0.shortNames = ["quota"]
      $0.hasStatus = true
    },
    APIResource("", "v1", "LimitRange", "limitranges") { $0.shortNames = ["limits"] },
    APIResource("", "v1", "Endpoints", "endpoints") {
      $0.shortNames = ["ep"]
      $0.singular = "endpoints"
    },
    APIResource("", "v1", "Pod", "pods") {
      $0.shortNames = ["po"]
      $0.categories = ["all"]
      $0.hasStatus = true
      $0.hasGeneration = true
      $0.fieldLabels = ["spec.nodeName", "spec.serviceAccountName", "status.phase", "status.podIP"]
      for part in ["log", "exec", "attach", "portforward", "proxy", "ephemeralcontainers", "binding", "eviction"] {
        $0.refusals[part] = "the sandbox runs no containers, so a pod has no \(part); only the object is kept"
      }
      $0.columns = [.name, APIColumn("Status", ".status.phase"), .age]
    },
    APIResource("apps", "v1", "Deployment", "deployments") {
      $0.shortNames = ["deploy"]
      $0.isWorkload()
      $0.scale = .replicas
      $0.columns = [.name, .ready, APIColumn("Up-to-date", type: "integer", ".status.updatedReplicas"), .age]
    },
    APIResource("apps", "v1", "StatefulSet", "statefulsets") {
      $0.shortNames = ["sts"]
      $0.isWorkload()
      $0.scale = .replicas
      $0.columns = [.name, .ready, .age]
    },
    APIResource("apps", "v1", "ReplicaSet", "replicasets") {
      $0.shortNames = ["rs"]
      $0.isWorkload()
      $0.scale = .replicas
      $0.columns = [.name, .ready, .age]
    },
    APIResource("apps", "v1", "DaemonSet", "daemonsets") {
      $0.shortNames = ["ds"]
      $0.isWorkload()
    },
    APIResource("batch", "v1", "Job", "jobs") {
      $0.isWorkload()
      $0.fieldLabels = ["status.successful"]
      $0.columns = [
        .name, APIColumn("Status", ".status.conditions[?(@.status==\"True\")].type"),
        APIColumn("Completions") { value, _ in
          .string("\(value.at("status", "succeeded")?.int ?? 0)/\(value.at("spec", "completions")?.int ?? 1)")
        }, .age,
      ]
    },
    APIResource("batch", "v1", "CronJob", "cronjobs") {
      $0.shortNames = ["cj"]
      $0.isWorkload()
      $0.columns = [.name, APIColumn("Schedule", ".spec.schedule"), .age]
    },
    APIResource("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers") {
      $0.shortNames = ["hpa"]
      $0.categories = ["all"]
      $0.hasStatus = true
    },
    APIResource("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets") {
      $0.shortNames = ["pdb"]
      $0.hasStatus = true
      $0.hasGeneration = true
    },
    APIResource("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies") {
      $0.shortNames = ["netpol"]
      $0.hasGeneration = true
    },
    APIResource("networking.k8s.io", "v1", "Ingress", "ingresses") {
      $0.shortNames = ["ing"]
      $0.hasStatus = true
      $0.hasGeneration = true
      $0.columns = [
        .name, APIColumn("Class", ".spec.ingressClassName"), APIColumn("Hosts", ".spec.rules[*].host"), .age,
      ]
    },
    APIResource("rbac.authorization.k8s.io", "v1", "Role", "roles") { $0.names = .segment },
    APIResource("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings") {
      $0.names = .segment
      $0.columns = [.name, .roleRef, .age]
    },
    APIResource("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles") {
      $0.names = .segment
      $0.isNamespaced = false
    },
    APIResource("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings") {
      $0.names = .segment
      $0.isNamespaced = false
      $0.columns = [.name, .roleRef, .age]
    },
    APIResource("coordination.k8s.io", "v1", "Lease", "leases") {
      $0.columns = [.name, APIColumn("Holder", ".spec.holderIdentity"), .age]
    },
    // The same events as the core group's, under the names of the newer API (k8s.io/api events/v1).
    APIResource("events.k8s.io", "v1", "Event", "events") {
      $0.shortNames = ["ev"]
      $0.storage = "/events"
      $0.storedVersion = "v1"
      $0.renames = [
        ("regarding", "involvedObject"), ("note", "message"), ("reportingController", "reportingComponent"),
        ("deprecatedSource", "source"), ("deprecatedFirstTimestamp", "firstTimestamp"),
        ("deprecatedLastTimestamp", "lastTimestamp"), ("deprecatedCount", "count"),
      ]
      $0.fieldLabels = events
      $0.columns = eventColumns
    },
    APIResource("apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions") {
      $0.shortNames = ["crd", "crds"]
      $0.categories = ["api-extensions"]
      $0.isNamespaced = false
      $0.hasStatus = true
      $0.hasGeneration = true
      $0.columns = [.name, APIColumn("Created At", ".metadata.creationTimestamp")]
    },
  ]

  static let customResourceDefinitions = "apiextensions.k8s.io/customresourcedefinitions"

  private mutating func isWorkload() {
    categories = ["all"]
    hasStatus = true
    hasGeneration = true
  }

  private static let events = [
    "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid",
    "involvedObject.apiVersion", "involvedObject.resourceVersion", "involvedObject.fieldPath", "reason",
    "reportingComponent", "source", "type",
  ]

  private static let eventColumns: [APIColumn] = [
    APIColumn("Last Seen") { event, now in
      let candidates = [
        event.at("series", "lastObservedTime"), event["lastTimestamp"], event["eventTime"],
        event.at("metadata", "creationTimestamp"),
      ]
      let last = candidates.lazy.compactMap { $0?.string.flatMap { Timestamp($0) } }.first
      return .string(last.map { HumanDuration.text(now - $0) } ?? "<unknown>")
    },
    APIColumn("Type", ".type"), APIColumn("Reason", ".reason"),
    APIColumn("Object") { event, _ in
      let about = event["involvedObject"] ?? event["regarding"]
      return .string("\(about?["kind"]?.string?.lowercased() ?? "")/\(about?["name"]?.string ?? "")")
    },
    APIColumn("Message") { event, _ in event["message"] ?? event["note"] ?? "" },
    APIColumn("Count", type: "integer", priority: 1, ".count"),
    APIColumn("Name", priority: 1, ".metadata.name"),
  ]
}

extension APIColumn {
  fileprivate static func count(_ name: String, _ members: [String]) -> APIColumn {
    APIColumn(name, type: "integer") { value, _ in
      .int(Int64(members.reduce(0) { $0 + (value[$1]?.object?.count ?? 0) }))
    }
  }
  fileprivate static let ready = APIColumn("Ready") { value, _ in
    .string("\(value.at("status", "readyReplicas")?.int ?? 0)/\(value.at("spec", "replicas")?.int ?? 1)")
  }
  fileprivate static let roleRef = APIColumn("Role") { value, _ in
    .string("\(value.at("roleRef", "kind")?.string ?? "")/\(value.at("roleRef", "name")?.string ?? "")")
  }
  fileprivate static let ports = APIColumn("Port(s)") { value, _ in
    let ports = (value.at("spec", "ports")?.array ?? []).map {
      "\($0["port"]?.int ?? 0)/\($0["protocol"]?.string ?? "TCP")"
    }
    return .string(ports.isEmpty ? "<none>" : ports.joined(separator: ","))
  }
}
