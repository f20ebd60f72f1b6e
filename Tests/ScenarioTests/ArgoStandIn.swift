// SPDX-License-Identifier: Apache-2.0
import Clocks
import ControllerRuntime
import Documents
import KubeClient
import KubeModel
import PreviewAPI

/// Says of every Application that it is synced and healthy, and lets go of those that are deleted, as Argo CD does in the end.
struct ArgoStandIn: Sendable {
  let cluster: LiveKubeAPI
  let clock: TimeSource

  /// Until cancelled.
  func run() async {
    let applications = Store<KubeObject>(Names.application)
    await applications.subscribe { change in
      if let live = change.new { await handle(live) }
    }
    await Watcher(applications, cluster, clock: clock).run()
  }

  /// An Application that changed or went meanwhile comes again, or never.
  private func handle(_ live: KubeObject) async {
    if live.deletionTimestamp != nil {
      _ = try? await cluster.patch(live.ref, .merge, ["metadata": ["finalizers": .null]], subresource: nil)
      return
    }
    let source = live.spec["source"] ?? [:]
    guard live.status.at("sync", "comparedTo", "source") != source else { return }
    let status: Value = [
      "sync": [
        "status": "Synced", "revision": source["targetRevision"] ?? "",
        "comparedTo": ["source": source, "destination": live.spec["destination"] ?? [:]],
      ],
      "health": ["status": "Healthy"], "operationState": ["phase": "Succeeded"],
      "resources": [["kind": "Deployment", "name": "web"]],
    ]
    _ = try? await cluster.patch(live.ref, .merge, ["status": status], subresource: nil)
  }

  /// As much of Argo CD's definition as that takes.
  static let definition: Value = [
    "apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition",
    "metadata": ["name": "applications.argoproj.io"],
    "spec": [
      "group": "argoproj.io", "scope": "Namespaced", "names": ["kind": "Application", "plural": "applications"],
      "versions": [
        [
          "name": "v1alpha1", "served": true, "storage": true,
          "schema": ["openAPIV3Schema": ["type": "object", "x-kubernetes-preserve-unknown-fields": true]],
        ]
      ],
    ],
  ]
}
