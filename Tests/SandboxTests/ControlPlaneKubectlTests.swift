// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPServing
internal import Sandbox
internal import TestKit
internal import Testing

/// The judge we did not write: stock kubectl against a real server on loopback.
@Suite(.enabled(if: Kubectl.isInstalled, "kubectl is not on PATH"))
struct ControlPlaneKubectlTests {
  @Test func `kubectl finds its way through a day's work`() async throws {
    let plane = try ControlPlane(path: ":memory:")
    let server = Server(handler: plane.handler)
    let port = try await server.start()
    let kubectl = try Kubectl(kubeconfig: plane.kubeconfig(server: "http://127.0.0.1:\(port)"))

    for (arguments, input, expected) in steps {
      let (status, output) = try await kubectl.run(arguments, input: input)
      #expect(output.contains(expected), "kubectl \(arguments.joined(separator: " ")) said (\(status)): \(output)")
    }
    await server.stop(grace: .zero)
  }

  private var steps: [(arguments: [String], input: String, expected: String)] {
    func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
    return [
      (words("get namespaces"), "", "kube-system"),
      (words("api-resources"), "", "customresourcedefinitions"),
      (words("create namespace shop"), "", "namespace/shop created"),
      (words("create configmap c -n shop --from-literal a=b"), "", "configmap/c created"),
      (words("create configmap c -n shop"), "", "configmaps \"c\" already exists"),
      (words("apply -f -"), definition, "gadgets.example.dev created"),
      (words("wait --for=condition=Established crd/gadgets.example.dev --timeout=5s"), "", "condition met"),
      (words("apply --server-side -n shop -f -"), gadget(1), "gadget.example.dev/g serverside-applied"),
      (
        words("apply --server-side -n shop --field-manager=other -f -"), gadget(2),
        "conflict with \"kubectl\": .spec.size"
      ),
      (words("apply --server-side -n shop -f -"), gadget(0), "greater than or equal to 1"),
      (words("get gd -n shop"), "", "g      1"),
      (words("explain gadget.spec"), "", "How large it is"),
      (words("apply -n shop -f -"), gadget(1) + "  odd: 1\n", "unknown field \"spec.odd\""),
      (words("label gadget g -n shop a=b"), "", "gadget.example.dev/g labeled"),
      (words("get gadgets -A -l a=b -o name"), "", "gadget.example.dev/g"),
      (words("patch gadget g -n shop --type=merge -p {\"spec\":{\"size\":3}}"), "", "gadget.example.dev/g patched"),
      (words("get gadget g -n shop -o jsonpath={.spec.size}/{.metadata.generation}"), "", "3/2"),
      (words("wait --for=jsonpath={.spec.size}=3 gadget/g -n shop --timeout=5s"), "", "condition met"),
      (words("describe gadget g -n shop"), "", "Generation:"),
      (words("apply -n shop -f -"), deployment("1"), "deployment.apps/d created"),
      (words("apply -n shop -f -"), deployment("2"), "deployment.apps/d configured"),
      (words("get deployment d -n shop -o jsonpath={..image}"), "", "x:2"),
      (words("auth can-i create pods"), "", "yes"),
      (words("auth can-i create pods --as ann"), "", "no"),
      (words("get --raw /api/v1/namespaces/shop"), "", "\"kind\":\"Namespace\""),
      (words("scale deployment d -n shop --replicas=3"), "", "deployment.apps/d scaled"),
      (words("delete namespace shop --timeout=10s"), "", "namespace \"shop\" deleted"),
      (words("get gadgets -A"), "", "No resources found"),
      (words("get configmap c -n shop"), "", "namespaces \"shop\" not found"),
    ]
  }

  private func gadget(_ size: Int) -> String {
    "apiVersion: example.dev/v1\nkind: Gadget\nmetadata: {name: g}\nspec:\n  size: \(size)\n"
  }
  private func deployment(_ tag: String) -> String {
    """
    {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "d"}, "spec": {
      "selector": {"matchLabels": {"a": "b"}}, "template": {"metadata": {"labels": {"a": "b"}},
      "spec": {"containers": [{"name": "c", "image": "x:\(tag)"}]}}}}
    """
  }
  private var definition: String {
    """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: gadgets.example.dev}
    spec:
      group: example.dev
      scope: Namespaced
      names: {plural: gadgets, kind: Gadget, shortNames: [gd]}
      versions:
      - name: v1
        served: true
        storage: true
        additionalPrinterColumns: [{name: Size, type: integer, jsonPath: .spec.size}]
        schema:
          openAPIV3Schema:
            type: object
            properties:
              spec:
                type: object
                properties:
                  size: {type: integer, minimum: 1, description: How large it is.}
    """
  }
}
