// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Operator

@Suite struct `Permissions and destinations` {
  @Test(arguments: [
    ("Deployment", "deployments"), ("Ingress", "ingresses"), ("NetworkPolicy", "networkpolicies"),
    ("Gateway", "gateways"), ("HelmRelease", "helmreleases"), ("Job", "jobs"),
  ]) func `plurals of kinds`(kind: String, plural: String) {
    #expect(AccessRight.plural(of: kind) == plural)
  }

  private func application(_ key: String, _ value: String) -> KubeObject {
    var object = KubeObject(kind: Names.application, namespace: "argocd", name: "a")
    object.value["spec"] = ["destination": .object([key: .string(value)])]
    return object
  }

  /// A cluster Secret of Argo CD, `https://1.2.3.4` named prod.
  private var prod: KubeObject {
    KubeObject([
      "apiVersion": "v1", "kind": "Secret", "metadata": ["name": "prod", "namespace": "argocd"],
      "data": ["server": "aHR0cHM6Ly8xLjIuMy40", "name": "cHJvZA=="],
    ])
  }

  @Test(arguments: [
    ("server", "https://1.2.3.4", true), ("server", "https://1.2.3.4/", true), ("name", "prod", true),
    ("server", "https://5.6.7.8", false), ("name", "staging", false),
  ]) func `a destination is known by address or by name`(key: String, value: String, isKnown: Bool) {
    #expect(Destination(application(key, value)).isAmong([prod]) == isKnown)
  }

  @Test(arguments: [
    ("server", "https://kubernetes.default.svc", true), ("name", "in-cluster", true), ("namespace", "x", true),
    ("server", "https://1.2.3.4", false),
  ]) func `the cluster itself is no Secret`(key: String, value: String, isInCluster: Bool) {
    #expect(Destination(application(key, value)).isInCluster == isInCluster)
  }
}
