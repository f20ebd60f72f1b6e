// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import Testing

@testable import Rendering

private let sha = "0123456789abcdef0123456789abcdef01234567"
private let old = "fedcba9876543210fedcba9876543210fedcba98"

/// One live object and what is to be said of it.
struct Judgement: Sendable, CustomTestStringConvertible {
  enum Expected: Sendable { case ready, progressing(String), failed(String) }
  var testDescription: String
  var document: String
  var expected: Expected

  init(_ what: String, _ document: String, _ expected: Expected) {
    testDescription = what
    self.document = document
    self.expected = expected
  }

  func check(wanted: KubeObject? = nil, among manifests: [KubeObject] = []) throws {
    let live = KubeObject(try YAML.parse(document))
    switch (readiness(of: live, wanted: wanted ?? live, among: manifests), expected) {
    case (.ready, .ready): break
    case (.progressing(let found), .progressing(let words)): #expect(found.contains(words))
    case (.failed(let found), .failed(let words)): #expect(found.contains(words))
    case (let found, _): Issue.record("\(testDescription): found \(found)")
    }
  }
}

@Suite struct `Ready by the rules of the kind` {
  private static func of(_ kind: String, _ rest: String) -> String {
    let version =
      switch kind {
      case "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet": "apps/v1"
      case "Job": "batch/v1"
      case "CustomResourceDefinition": "apiextensions.k8s.io/v1"
      case "Ingress": "networking.k8s.io/v1"
      case "HelmRelease": "helm.toolkit.fluxcd.io/v2"
      case "Widget": "example.com/v1"
      default: "v1"
      }
    return "{apiVersion: \(version), kind: \(kind), metadata: {name: x, generation: 2}, \(rest)}"
  }

  private static let workloads = [
    Judgement("a Deployment nobody has looked at", of("Deployment", "spec: {replicas: 2}"), .progressing("0 of 2")),
    Judgement(
      "a Deployment whose status is about the generation before",
      of(
        "Deployment",
        "spec: {replicas: 1}, status: {observedGeneration: 1, replicas: 1, updatedReplicas: 1, availableReplicas: 1, readyReplicas: 1}"
      ),
      .progressing("has not seen the last change")),
    Judgement(
      "an up-to-date Deployment",
      of(
        "Deployment",
        "spec: {replicas: 1}, status: {observedGeneration: 2, replicas: 1, updatedReplicas: 1, availableReplicas: 1, readyReplicas: 1}"
      ),
      .ready),
    Judgement(
      "a Deployment scaled to nothing", of("Deployment", "spec: {replicas: 0}, status: {observedGeneration: 2}"), .ready
    ),
    Judgement(
      "a Deployment with an old pod left",
      of(
        "Deployment",
        "spec: {replicas: 1}, status: {replicas: 2, updatedReplicas: 1, availableReplicas: 2, readyReplicas: 2}"),
      .progressing("1 old replicas")),
    Judgement(
      "a Deployment whose new pods are not available",
      of(
        "Deployment",
        "spec: {replicas: 2}, status: {replicas: 2, updatedReplicas: 2, availableReplicas: 1, readyReplicas: 1}"),
      .progressing("1 of 2 replicas are available")),
    Judgement(
      "a Deployment past its deadline",
      of(
        "Deployment",
        "spec: {replicas: 1}, status: {conditions: [{type: Progressing, status: \"False\", reason: ProgressDeadlineExceeded, message: timed out}]}"
      ),
      .failed("timed out")),
    Judgement(
      "a StatefulSet on its last revision",
      of(
        "StatefulSet",
        "spec: {replicas: 1}, status: {replicas: 1, readyReplicas: 1, currentReplicas: 1, currentRevision: a, updateRevision: a}"
      ),
      .ready),
    Judgement(
      "a StatefulSet between revisions",
      of(
        "StatefulSet",
        "spec: {replicas: 1}, status: {replicas: 1, readyReplicas: 1, currentReplicas: 1, currentRevision: a, updateRevision: b}"
      ),
      .progressing("last revision")),
    Judgement(
      "a StatefulSet with a partition",
      of(
        "StatefulSet",
        "spec: {replicas: 3, updateStrategy: {rollingUpdate: {partition: 2}}}, status: {replicas: 3, readyReplicas: 3, updatedReplicas: 1}"
      ),
      .ready),
    Judgement(
      "a StatefulSet updated by hand", of("StatefulSet", "spec: {replicas: 3, updateStrategy: {type: OnDelete}}"),
      .ready),
    Judgement("a DaemonSet nobody has looked at", of("DaemonSet", "spec: {}"), .progressing("has not looked")),
    Judgement(
      "a DaemonSet on every node",
      of(
        "DaemonSet",
        "status: {desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 2, numberAvailable: 2, numberReady: 2}"
      ),
      .ready),
    Judgement(
      "a DaemonSet on one of two nodes",
      of("DaemonSet", "status: {desiredNumberScheduled: 2, currentNumberScheduled: 2, updatedNumberScheduled: 1}"),
      .progressing("1 of 2 replicas are updated")),
    Judgement(
      "a ReplicaSet that may not make pods",
      of(
        "ReplicaSet",
        "spec: {replicas: 1}, status: {conditions: [{type: ReplicaFailure, status: \"True\", message: exceeded quota}]}"
      ),
      .progressing("exceeded quota")),
  ]

  private static let others = [
    Judgement("a new Job", of("Job", "spec: {}"), .progressing("not started")),
    Judgement("a running Job", of("Job", "status: {startTime: now, active: 1}"), .progressing("is running")),
    Judgement(
      "a complete Job", of("Job", "status: {conditions: [{type: Complete, status: \"True\"}]}"), .ready),
    Judgement(
      "a failed Job",
      of(
        "Job",
        "status: {conditions: [{type: Failed, status: \"True\", message: Job has reached the specified backoff limit}]}"
      ),
      .failed("backoff limit")),
    Judgement("a Pod that waits", of("Pod", "status: {phase: Pending}"), .progressing("is Pending")),
    Judgement(
      "a Pod that fits nowhere",
      of(
        "Pod",
        "status: {phase: Pending, conditions: [{type: PodScheduled, status: \"False\", reason: Unschedulable, message: no nodes}]}"
      ),
      .failed("no nodes")),
    Judgement(
      "a Pod that serves", of("Pod", "status: {phase: Running, conditions: [{type: Ready, status: \"True\"}]}"), .ready),
    Judgement(
      "a Pod that crashes",
      of(
        "Pod",
        "status: {phase: Running, containerStatuses: [{name: web, state: {waiting: {reason: CrashLoopBackOff}}}]}"),
      .failed("web keeps crashing")),
    Judgement("a Pod that is done", of("Pod", "status: {phase: Succeeded}"), .ready),
    Judgement("a Pod that ended badly", of("Pod", "status: {phase: Failed}"), .failed("without success")),
    Judgement("an unbound claim", of("PersistentVolumeClaim", "status: {phase: Pending}"), .progressing("Pending")),
    Judgement("a bound claim", of("PersistentVolumeClaim", "status: {phase: Bound}"), .ready),
    Judgement("a lost claim", of("PersistentVolumeClaim", "status: {phase: Lost}"), .failed("lost")),
    Judgement("a Service", of("Service", "spec: {type: ClusterIP}"), .ready),
    Judgement(
      "a load balancer without address", of("Service", "spec: {type: LoadBalancer}"), .progressing("no address")),
    Judgement("an Ingress", of("Ingress", "spec: {}"), .ready),
    Judgement("a ConfigMap", of("ConfigMap", "data: {}"), .ready),
    Judgement("a namespace that goes", of("Namespace", "status: {phase: Terminating}"), .progressing("deleted")),
    Judgement("a new CustomResourceDefinition", of("CustomResourceDefinition", "spec: {}"), .progressing("installed")),
    Judgement(
      "one that is served",
      of("CustomResourceDefinition", "status: {conditions: [{type: Established, status: \"True\"}]}"), .ready),
    Judgement(
      "one whose names are taken",
      of(
        "CustomResourceDefinition", "status: {conditions: [{type: NamesAccepted, status: \"False\", message: in use}]}"),
      .failed("in use")),
    Judgement("any object without conditions", of("Widget", "spec: {}"), .ready),
    Judgement(
      "any object that is not Ready",
      of("Widget", "status: {conditions: [{type: Ready, status: \"False\", message: no database}]}"),
      .progressing("no database")),
    Judgement(
      "any object that is Ready for an older generation",
      of("Widget", "status: {conditions: [{type: Ready, status: \"True\", observedGeneration: 1}]}"),
      .progressing("older generation")),
    Judgement(
      "any object that is not Available",
      of("Widget", "status: {conditions: [{type: Available, status: Unknown, message: later}]}"), .progressing("later")),
    Judgement(
      "any object that reconciles",
      of("Widget", "status: {conditions: [{type: Reconciling, status: \"True\"}, {type: Ready, status: \"True\"}]}"),
      .progressing("reconciled")),
    Judgement(
      "any object that stalled",
      of("Widget", "status: {conditions: [{type: Stalled, status: \"True\", message: no retries left}]}"),
      .failed("no retries left")),
    Judgement("a HelmRelease nobody has looked at", of("HelmRelease", "spec: {}"), .progressing("is new")),
    Judgement(
      "a HelmRelease of the generation before",
      of("HelmRelease", "status: {observedGeneration: -1, conditions: [{type: Ready, status: \"True\"}]}"),
      .progressing("has not seen")),
    Judgement(
      "anything that is being deleted",
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: x, deletionTimestamp: \"2026-01-01T00:00:00Z\"}}",
      .progressing("being deleted")),
  ]

  @Test(arguments: workloads + others) func `each kind`(row: Judgement) throws { try row.check() }

  // MARK: Flux

  private static func flux(_ kind: String, _ rest: String) -> String {
    let group = kind == "Kustomization" ? "kustomize" : "source"
    return """
      {apiVersion: \(group).toolkit.fluxcd.io/v1, kind: \(kind), metadata: {name: x, namespace: p}, \(rest)}
      """
  }
  private static let ready = "conditions: [{type: Ready, status: \"True\"}]"
  private static let repository = "spec: {ref: {branch: main, commit: \(sha)}}"

  private static let sources = [
    Judgement(
      "a repository still at the old commit",
      flux("GitRepository", "\(repository), status: {\(ready), artifact: {revision: main@sha1:\(old)}}"),
      .progressing("has not fetched 0123456")),
    Judgement(
      "a repository at the wanted commit",
      flux("GitRepository", "\(repository), status: {\(ready), artifact: {revision: main@sha1:\(sha)}}"), .ready),
    Judgement(
      "a repository that follows a branch",
      flux("GitRepository", "spec: {ref: {branch: main}}, status: {\(ready), artifact: {revision: main@sha1:\(old)}}"),
      .ready),
    Judgement(
      "an image of another tag",
      flux("OCIRepository", "spec: {ref: {tag: pr-7}}, status: {\(ready), artifact: {revision: \"pr-6@sha256:1\"}}"),
      .progressing("has not fetched pr-7")),
    Judgement(
      "an image by digest",
      flux(
        "OCIRepository",
        "spec: {ref: {digest: \"sha256:1\"}}, status: {\(ready), artifact: {revision: \"latest@sha256:1\"}}"),
      .ready),
    Judgement(
      "a Kustomization that applied the old commit",
      flux(
        "Kustomization",
        "spec: {sourceRef: {kind: GitRepository, name: x}}, status: {\(ready), lastAppliedRevision: \"main@sha1:\(old)\"}"
      ),
      .progressing("has not applied 0123456")),
    Judgement(
      "a Kustomization that applied the wanted commit",
      flux(
        "Kustomization",
        "spec: {sourceRef: {kind: GitRepository, name: x}}, status: {\(ready), lastAppliedRevision: \"main@sha1:\(sha)\"}"
      ),
      .ready),
    Judgement(
      "a Kustomization of somebody else's source",
      flux(
        "Kustomization",
        "spec: {sourceRef: {kind: GitRepository, name: x, namespace: flux-system}}, status: {\(ready), lastAppliedRevision: \"main@sha1:\(old)\"}"
      ),
      .ready),
  ]

  @Test(arguments: sources) func `Flux objects are ready for the wanted revision only`(row: Judgement) throws {
    let source = KubeObject(try YAML.parse(Self.flux("GitRepository", Self.repository)))
    try row.check(among: [source])
  }

  // MARK: Argo CD

  private static func application(_ status: String, metadata: String = "name: x", rest: String = "") -> String {
    "{apiVersion: argoproj.io/v1alpha1, kind: Application, metadata: {\(metadata)}, \(rest)status: {\(status)}}"
  }
  private static let compared =
    "comparedTo: {source: {repoURL: u, path: web, targetRevision: \(sha)}, destination: {namespace: p}}"
  private static let synced = "sync: {status: Synced, revision: \(sha), \(compared)}"
  private static let succeeded = "operationState: {phase: Succeeded, syncResult: {revision: \(sha)}}"
  private static let content = "resources: [{kind: Deployment}], health: {status: Healthy}"

  private static let applications = [
    Judgement("a new one", application(""), .progressing("not compared the wanted source")),
    Judgement("one that is all there", application("\(synced), \(succeeded), \(content)"), .ready),
    Judgement(
      "one that goes",
      application(
        "\(synced), \(succeeded), \(content)", metadata: "name: x, deletionTimestamp: \"2026-01-01T00:00:00Z\""),
      .progressing("deleted")),
    Judgement(
      "one compared with the old commit",
      application(
        "sync: {status: Synced, revision: \(old), comparedTo: {source: {repoURL: u, path: web, targetRevision: \(old)}, destination: {namespace: p}}}, \(content)"
      ),
      .progressing("not compared the wanted source")),
    Judgement(
      "one compared with another destination",
      application(
        "sync: {status: Synced, revision: \(sha), comparedTo: {source: {repoURL: u, path: web, targetRevision: \(sha)}, destination: {namespace: other}}}, \(content)"
      ),
      .progressing("destination")),
    Judgement(
      "one that differs, and that nobody syncs",
      application("sync: {status: OutOfSync, revision: \(sha), \(compared)}", rest: "spec: {syncPolicy: {}}, "),
      .progressing("is OutOfSync and does not sync by itself: sync it in Argo CD")),
    Judgement(
      "one that differs, whose automatic sync is switched off",
      application(
        "sync: {status: OutOfSync, revision: \(sha), \(compared)}",
        rest: "spec: {syncPolicy: {automated: {enabled: false}}}, "),
      .progressing("is OutOfSync and does not sync by itself")),
    Judgement(
      "one synced to another revision",
      application("sync: {status: Synced, revision: \(old), \(compared)}, \(content)"),
      .progressing("another revision than 0123456")),
    Judgement(
      "one whose sync of this commit failed",
      application(
        "sync: {status: OutOfSync, revision: \(sha), \(compared)}, operationState: {phase: Failed, message: hook failed, syncResult: {revision: \(sha)}}"
      ),
      .failed("hook failed")),
    Judgement(
      "one whose sync of the old commit failed, before this one's began",
      application(
        "sync: {status: OutOfSync, revision: \(sha), \(compared)}, operationState: {phase: Failed, message: hook failed, syncResult: {revision: \(old)}}"
      ),
      .progressing("OutOfSync")),
    Judgement(
      "one that needed no sync, since nothing differs from the old commit",
      application("\(synced), operationState: {phase: Succeeded, syncResult: {revision: \(old)}}, \(content)"), .ready),
    Judgement(
      "one that is syncing", application("\(synced), operationState: {phase: Running}, \(content)"),
      .progressing("Running")),
    Judgement(
      "one that is asked to sync",
      application("\(synced), \(succeeded), \(content)", rest: "operation: {sync: {}}, "), .progressing("asked for")),
    Judgement(
      "one without resources", application("\(synced), \(succeeded), health: {status: Healthy}"),
      .progressing("no resources")),
    Judgement(
      "one that is degraded",
      application("\(synced), \(succeeded), resources: [{kind: Pod}], health: {status: Degraded, message: crash}"),
      .failed("crash")),
    Judgement(
      "one on its way", application("\(synced), \(succeeded), resources: [{kind: Pod}], health: {status: Progressing}"),
      .progressing("Progressing")),
    Judgement(
      "one that cannot be rendered",
      application("\(synced), conditions: [{type: ComparisonError, message: no such chart}]"),
      .failed("ComparisonError: no such chart")),
  ]

  @Test(arguments: applications) func `Applications are ready at the wanted commit only`(row: Judgement) throws {
    var wanted = KubeObject(
      kind: GroupVersionKind(group: "argoproj.io", version: "v1alpha1", kind: "Application"), name: "x")
    wanted.value["spec"] = [
      "source": ["repoURL": "u", "path": "web", "targetRevision": .string(sha)], "destination": ["namespace": "p"],
    ]
    try row.check(wanted: wanted)
  }

  @Test(arguments: [([sha, old], true), ([old, sha], false), ([sha], false)])
  func `of several sources each has its own revision`(revisions: [String], isReady: Bool) throws {
    let sources: Value = [
      ["repoURL": "u", "path": "web", "targetRevision": .string(sha)],
      ["repoURL": "v", "targetRevision": .string(old)],
    ]
    var wanted = KubeObject(
      kind: GroupVersionKind(group: "argoproj.io", version: "v1alpha1", kind: "Application"), name: "x")
    wanted.value["spec"] = ["sources": sources]
    var live = wanted
    live.value["status"] = [
      "sync": [
        "status": "Synced", "revisions": .array(revisions.map { .string($0) }), "comparedTo": ["sources": sources],
      ],
      "operationState": ["phase": "Succeeded"], "resources": [["kind": "Pod"]], "health": ["status": "Healthy"],
    ]
    #expect((readiness(of: live, wanted: wanted) == .ready) == isReady)
  }
}
