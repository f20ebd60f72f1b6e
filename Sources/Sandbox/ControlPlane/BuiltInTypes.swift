// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// What type a field of a built-in kind has, for the fields that people and controllers write (k8s.io/api). What is not in the
/// table may be anything.
indirect enum BuiltInType: Sendable {
  case text, whole, flag
  case list(BuiltInType)
  /// Any keys, values of one type.
  case map(BuiltInType)
  /// Known members; further ones may be anything.
  case members([String: BuiltInType])

  /// A value that its field cannot hold.
  struct Misfit: Sendable, Equatable {
    /// `spec.replicas`, as the server's decoder of JSON names it: without places in lists and keys in maps.
    var field: String
    /// `.spec.replicas`, as server-side apply names it.
    var path: String
    var found: String
    var wanted: String
  }

  /// The first misfit of an object; nil when everything fits.
  static func misfit(_ object: Value, _ resource: APIResource) -> Misfit? {
    let type = BuiltInType.members((kinds[resource.storage] ?? [:]).merging(["metadata": metadata]) { own, _ in own })
    return type.misfit(object, field: "", path: "")
  }

  private func misfit(_ value: Value, field: String, path: String) -> Misfit? {
    switch (self, value) {
    case (_, .null), (.text, .string), (.whole, .int), (.flag, .bool): return nil
    case (.whole, .double(let number)) where Int64(exactly: number) != nil: return nil
    case (.list(let type), .array(let items)):
      for (place, item) in items.enumerated() {
        if let misfit = type.misfit(item, field: field, path: "\(path)[\(place)]") { return misfit }
      }
      return nil
    case (.map(let type), .object(let members)):
      for pair in members {
        if let misfit = type.misfit(pair.value, field: field, path: "\(path).\(pair.key)") { return misfit }
      }
      return nil
    case (.members(let types), .object(let members)):
      for pair in members {
        guard let type = types[pair.key] else { continue }
        let field = field.isEmpty ? pair.key : "\(field).\(pair.key)"
        if let misfit = type.misfit(pair.value, field: field, path: "\(path).\(pair.key)") { return misfit }
      }
      return nil
    default: return Misfit(field: field, path: path, found: BuiltInType.name(of: value), wanted: name)
    }
  }

  private var name: String {
    switch self {
    case .text: "string"
    case .whole: "int32"
    case .flag: "bool"
    case .list: "list"
    case .map, .members: "object"
    }
  }

  /// As Go's encoding/json calls it.
  private static func name(of value: Value) -> String {
    switch value {
    case .int, .double: "number"
    case .array: "array"
    case .bool: "bool"
    case .string: "string"
    case .object: "object"
    case .null: "null"
    }
  }
}

extension BuiltInType {
  private static let texts = BuiltInType.map(.text)
  private static let words = BuiltInType.list(.text)
  private static let named = BuiltInType.list(.members(["name": .text]))

  private static let metadata = BuiltInType.members([
    "name": .text, "namespace": .text, "generateName": .text, "labels": texts, "annotations": texts,
    "finalizers": words,
    "ownerReferences": .list(
      .members([
        "apiVersion": .text, "kind": .text, "name": .text, "uid": .text, "controller": .flag,
        "blockOwnerDeletion": .flag,
      ])),
  ])
  private static let selector = BuiltInType.members([
    "matchLabels": texts,
    "matchExpressions": .list(.members(["key": .text, "operator": .text, "values": words])),
  ])

  // MARK: pods

  private static let container = BuiltInType.members([
    "name": .text, "image": .text, "imagePullPolicy": .text, "workingDir": .text, "command": words, "args": words,
    "env": .list(.members(["name": .text, "value": .text])),
    "ports": .list(.members(["name": .text, "containerPort": .whole, "hostPort": .whole, "protocol": .text])),
    "volumeMounts": .list(.members(["name": .text, "mountPath": .text, "subPath": .text, "readOnly": .flag])),
  ])
  private static let pod = BuiltInType.members([
    "containers": .list(container), "initContainers": .list(container), "restartPolicy": .text,
    "serviceAccountName": .text, "automountServiceAccountToken": .flag, "nodeSelector": texts,
    "hostNetwork": .flag, "terminationGracePeriodSeconds": .whole, "activeDeadlineSeconds": .whole, "volumes": named,
    "imagePullSecrets": named,
  ])
  private static let template = BuiltInType.members([
    "metadata": .members(["labels": texts, "annotations": texts]), "spec": pod,
  ])

  // MARK: kinds

  private static func workload(_ more: [String: BuiltInType] = [:]) -> [String: BuiltInType] {
    let spec: [String: BuiltInType] = [
      "replicas": .whole, "minReadySeconds": .whole, "revisionHistoryLimit": .whole, "selector": selector,
      "template": template,
    ]
    return ["spec": .members(spec.merging(more) { _, new in new })]
  }

  private static let job = BuiltInType.members([
    "backoffLimit": .whole, "parallelism": .whole, "completions": .whole, "activeDeadlineSeconds": .whole,
    "ttlSecondsAfterFinished": .whole, "suspend": .flag, "template": template,
  ])
  private static let rules: [String: BuiltInType] = [
    "rules": .list(.members(["apiGroups": words, "resources": words, "verbs": words, "resourceNames": words]))
  ]
  private static let binding: [String: BuiltInType] = [
    "subjects": .list(.members(["kind": .text, "name": .text, "namespace": .text, "apiGroup": .text])),
    "roleRef": .members(["kind": .text, "name": .text, "apiGroup": .text]),
  ]

  /// By storage. A kind is one row.
  private static let kinds: [String: [String: BuiltInType]] = [
    "/namespaces": ["spec": .members(["finalizers": words])],
    "/configmaps": ["data": texts, "binaryData": texts, "immutable": .flag],
    "/secrets": ["data": texts, "stringData": texts, "type": .text, "immutable": .flag],
    "/serviceaccounts": ["imagePullSecrets": named, "secrets": named, "automountServiceAccountToken": .flag],
    "/services": [
      "spec": .members([
        "type": .text, "clusterIP": .text, "externalName": .text, "selector": texts,
        "ports": .list(.members(["name": .text, "port": .whole, "nodePort": .whole, "protocol": .text])),
      ])
    ],
    "/persistentvolumeclaims": ["spec": .members(["accessModes": words, "storageClassName": .text])],
    "/limitranges": ["spec": .members(["limits": .list(.members(["type": .text]))])],
    "/pods": ["spec": pod],
    "apps/deployments": workload(["paused": .flag, "progressDeadlineSeconds": .whole]),
    "apps/statefulsets": workload(["serviceName": .text]), "apps/replicasets": workload(),
    "apps/daemonsets": workload(), "batch/jobs": ["spec": job],
    "batch/cronjobs": [
      "spec": .members(["schedule": .text, "suspend": .flag, "jobTemplate": .members(["spec": job])])
    ],
    "networking.k8s.io/networkpolicies": ["spec": .members(["podSelector": selector, "policyTypes": words])],
    "networking.k8s.io/ingresses": [
      "spec": .members([
        "ingressClassName": .text, "rules": .list(.members(["host": .text])),
        "tls": .list(.members(["hosts": words, "secretName": .text])),
      ])
    ],
    "rbac.authorization.k8s.io/roles": rules, "rbac.authorization.k8s.io/clusterroles": rules,
    "rbac.authorization.k8s.io/rolebindings": binding, "rbac.authorization.k8s.io/clusterrolebindings": binding,
    "coordination.k8s.io/leases": [
      "spec": .members([
        "holderIdentity": .text, "leaseDurationSeconds": .whole, "leaseTransitions": .whole, "acquireTime": .text,
        "renewTime": .text,
      ])
    ],
  ]
}

extension APIFailure {
  /// A body that cannot be read as the kind, as a server's decoder says it.
  static func undecodable(_ resource: APIResource, _ misfit: BuiltInType.Misfit) -> APIFailure {
    .badRequest(
      "\(resource.kind) in version \"\(resource.version)\" cannot be handled as a \(resource.kind): "
        + unmarshalling(resource, misfit))
  }

  /// A patch after which the object could not be read.
  static func unpatchable(_ resource: APIResource, _ name: String, _ misfit: BuiltInType.Misfit) -> APIFailure {
    .invalid(resource, name, [.invalid("patch", "\"\(misfit.field)\"", unmarshalling(resource, misfit))])
  }

  private static func unmarshalling(_ resource: APIResource, _ misfit: BuiltInType.Misfit) -> String {
    "json: cannot unmarshal \(misfit.found) into Go struct field \(resource.kind).\(misfit.field) of type \(misfit.wanted)"
  }

  /// An apply that says what its fields cannot hold; a real server, too, calls it an error of its own.
  static func untyped(
    _ resource: APIResource, _ namespace: String, _ name: String, _ misfit: BuiltInType.Misfit
  ) -> APIFailure {
    let wanted = misfit.wanted == "int32" ? "numeric (int or float)" : misfit.wanted
    return APIFailure(
      code: 500, reason: "InternalError",
      message:
        "failed to create typed patch object (\(namespace)/\(name); \(resource.apiVersion), Kind=\(resource.kind)): "
        + "\(misfit.path): expected \(wanted), got \(misfit.found)")
  }
}
