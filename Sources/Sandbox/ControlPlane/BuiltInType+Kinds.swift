// SPDX-License-Identifier: Apache-2.0

// The table: which field of which kind has which type.

extension BuiltInType {
  private static let texts = BuiltInType.map(.text)
  private static let words = BuiltInType.list(.text)
  private static let named = BuiltInType.list(.members(["name": .text]))

  static let metadata = BuiltInType.members([
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
  static let kinds: [String: [String: BuiltInType]] = [
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
