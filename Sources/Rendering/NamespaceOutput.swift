// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import Naming
internal import PreviewAPI

/// The namespace of a preview and what must stand in it before anything of the pull request arrives.
func namespaceObjects(
  _ name: String, _ set: PreviewSet, settings: NamespaceSettings, pullRequest: PullRequestReference?
) -> [KubeObject] {
  var namespace = KubeObject(kind: Names.namespace, name: name)
  var labels = settings.labels
  labels["pod-security.kubernetes.io/enforce"] = settings.podSecurity.rawValue
  labels[Labels.set] = ResourceName.label([set.name])
  if let pullRequest {
    labels[Labels.pullRequest] = ResourceName.label([pullRequest.repository, String(pullRequest.number)])
  }
  namespace.labels = labels
  var annotations = settings.annotations
  if let pullRequest { annotations[Annotations.pullRequest] = "\(pullRequest.repository)#\(pullRequest.number)" }
  namespace.annotations = annotations
  var objects = [namespace]
  if let quota = settings.quota { objects.append(resourceQuota(quota, in: name)) }
  if let limits = settings.limits { objects.append(limitRange(limits, in: name)) }
  if case .isolated(let allowed) = settings.network { objects.append(networkPolicy(allowing: allowed, in: name)) }
  if let account = set.serviceAccountName { objects.append(rights(of: account, in: set.namespace, to: name)) }
  return objects
}

/// Lets the account that applies resources work in the preview's namespace.
private func rights(of account: String, in home: String, to namespace: String) -> KubeObject {
  let group = "rbac.authorization.k8s.io"
  var object = KubeObject(
    kind: GroupVersionKind(group: group, version: "v1", kind: "RoleBinding"), namespace: namespace, name: Names.rights)
  object.value["roleRef"] = ["apiGroup": .string(group), "kind": "ClusterRole", "name": "edit"]
  object.value["subjects"] = [
    ["kind": "ServiceAccount", "name": .string(account), "namespace": .string(home)]
  ]
  return object
}

private func resourceQuota(_ hard: Value, in namespace: String) -> KubeObject {
  var object = KubeObject(
    kind: GroupVersionKind(group: "", version: "v1", kind: "ResourceQuota"), namespace: namespace,
    name: Names.quota)
  object.value["spec"] = ["hard": quantities(hard)]
  return object
}

private func limitRange(_ limits: Value, in namespace: String) -> KubeObject {
  var object = KubeObject(
    kind: GroupVersionKind(group: "", version: "v1", kind: "LimitRange"), namespace: namespace,
    name: Names.quota)
  var item: Object = ["type": "Container"]
  for pair in limits.object ?? [:] { item[pair.key] = quantities(pair.value) }
  object.value["spec"] = ["limits": [.object(item)]]
  return object
}

/// Quantities are strings to the API server; people write `pods: 20` all the same.
private func quantities(_ value: Value) -> Value {
  guard let members = value.object else { return value }
  return .object(
    Object(
      members.map { pair in
        if case .int(let number) = pair.value { return (pair.key, .string(String(number))) }
        return (pair.key, pair.value)
      }))
}

/// Isolated as api.md has it. In: own namespace, the ingress controller, allowed namespaces. Out: own namespace, DNS, and the
/// Internet; not other namespaces (private ranges) and not the clouds' metadata addresses (link-local range).
private func networkPolicy(allowing allowed: [String], in namespace: String) -> KubeObject {
  var object = KubeObject(
    kind: GroupVersionKind(group: "networking.k8s.io", version: "v1", kind: "NetworkPolicy"), namespace: namespace,
    name: Names.isolation)
  func named(_ names: [String]) -> Value {
    [
      "namespaceSelector": [
        "matchExpressions": [
          [
            "key": "kubernetes.io/metadata.name", "operator": "In", "values": .array(names.map { .string($0) }),
          ]
        ]
      ]
    ]
  }
  let own: Value = ["podSelector": [:]]
  let labelled: Value = ["namespaceSelector": ["matchLabels": [Labels.ingress: "true"]]]
  object.value["spec"] = [
    "podSelector": [:], "policyTypes": ["Ingress", "Egress"],
    "ingress": [["from": [own, named(ingressNamespaces + allowed), labelled]]],
    "egress": [
      ["to": [own]],
      [
        "to": [named(resolverNamespaces), ["ipBlock": ["cidr": .string(nodeLocalResolver)]]],
        // OpenShift's resolvers listen on 5353; a policy sees the port of the pod, not of the Service.
        "ports": .array(
          [53, 5353].flatMap { port -> [Value] in
            ["UDP", "TCP"].map { ["protocol": .string($0), "port": .int(port)] }
          }),
      ],
      [
        "to": [
          ["ipBlock": ["cidr": "0.0.0.0/0", "except": .array(privateIPv4.map { .string($0) })]],
          ["ipBlock": ["cidr": "::/0", "except": ["fc00::/7", "fe80::/10"]]],
        ]
      ],
    ],
  ]
  return object
}

private let ingressNamespaces = ["ingress-nginx", "traefik", "istio-ingress", "envoy-gateway-system", "projectcontour"]
private let resolverNamespaces = ["kube-system", "openshift-dns"]
/// Where NodeLocal DNSCache listens on every node: link-local, and no metadata service.
private let nodeLocalResolver = "169.254.20.10/32"
/// RFC 1918, carrier-grade NAT (RFC 6598) and link-local (RFC 3927): where other namespaces, nodes and metadata services are;
/// and the public addresses of Azure's and Oracle's metadata services.
private let privateIPv4 = [
  "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "168.63.129.16/32",
  "192.0.0.0/24",
]
