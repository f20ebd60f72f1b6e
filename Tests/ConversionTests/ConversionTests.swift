// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

@testable import Conversion

@Suite struct `What another tool is told becomes a PreviewSet` {
  private func convert(_ yaml: String) throws -> Conversion { Conversion(try YAML.documents(yaml)) }

  @Test func `an ApplicationSet keeps its specification and loses what others wrote`() throws {
    let result = try convert(
      """
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata:
        name: shop
        namespace: argocd
        labels: {team: a}
        annotations: {argocd.argoproj.io/application-set-refresh: "true", owner: ann}
        finalizers: [resources-finalizer.argocd.argoproj.io]
        resourceVersion: "1"
      spec: {generators: [{list: {elements: [{a: b}]}}], template: {metadata: {name: x}, spec: {}}}
      status: {conditions: []}
      """)
    #expect(
      result.sets == [
        try YAML.parse(
          """
          apiVersion: nestling.dev/v1alpha1
          kind: PreviewSet
          metadata: {name: shop, namespace: argocd, labels: {team: a}, annotations: {owner: ann}}
          spec: {generators: [{list: {elements: [{a: b}]}}], template: {metadata: {name: x}, spec: {}}}
          """)
      ])
    #expect(result.notes.map(\.subject) == ["ApplicationSet shop metadata.finalizers", "ApplicationSet shop"])
  }

  @Test(arguments: [
    ("[{pullRequest: {github: {owner: acme, repo: shop}}}]", true),
    ("[{matrix: {generators: [{clusters: {}}, {merge: {mergeKeys: [a], generators: [{pullRequest: {}}]}}]}}]", true),
    ("[{list: {elements: [{pullRequest: x}]}}, {scmProvider: {filters: [{pathsExist: [a]}]}}]", false),
  ])
  func `a set over pull requests is told that nobody is asked for approval`(_ generators: String, _ isTold: Bool) throws
  {
    let result = try convert(
      """
      apiVersion: argoproj.io/v1alpha1
      kind: ApplicationSet
      metadata: {name: shop}
      spec: {generators: \(generators), template: {metadata: {name: x}, spec: {}}}
      """)
    #expect(result.notes.contains { $0.subject.hasSuffix("spec.preview") && $0.message.contains("approval") } == isTold)
    #expect(!result.isLossy)
  }

  @Test func `what is neither set nor input is lost, and the result says so`() throws {
    let result = try convert("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}")
    #expect(result.isLossy)
    #expect(result.sets.isEmpty)
  }

  private static let resourceSet = """
    apiVersion: fluxcd.controlplane.io/v1
    kind: ResourceSet
    metadata: {name: app, namespace: apps}
    spec:
      inputsFrom: [{kind: ResourceSetInputProvider, name: prs}]
      commonMetadata: {labels: {app: demo}}
      dependsOn: [{kind: X}]
      resources:
        - apiVersion: source.toolkit.fluxcd.io/v1
          kind: GitRepository
          metadata: {name: "app-<< inputs.id >>"}
          spec:
            ref: {commit: << inputs.sha | quote >>}
            note: 'literal {{ braces }}'
        - apiVersion: helm.toolkit.fluxcd.io/v2
          kind: HelmRelease
          metadata: {name: "app-<< inputs.id >>"}
          spec: {values: {replicas: << inputs.size | int >>, host: "<< inputs.missing >>"}}
    ---
    apiVersion: fluxcd.controlplane.io/v1
    kind: ResourceSetInputProvider
    metadata: {name: prs, namespace: apps, annotations: {fluxcd.controlplane.io/reconcileEvery: 5m}}
    spec:
      type: GitHubPullRequest
      url: https://github.com/acme/shop
      secretRef: {name: github}
      filter: {labels: [preview], includeBranch: "^feat/", limit: 5}
      defaultValues: {size: "2", list: [a]}
    """

  @Test func `a ResourceSet over pull requests becomes generator and resources`() throws {
    let result = try convert(Self.resourceSet)
    let spec = try #require(result.sets.first?["spec"])
    #expect(
      spec["generators"]
        == (try YAML.parse(
          """
          - pullRequest:
              requeueAfterSeconds: 300
              github: {owner: acme, repo: shop, tokenRef: {secretName: github, key: password}, labels: [preview]}
              filters: [{branchMatch: "^feat/"}]
              values: {size: "2"}
          """)))
    let resources = spec["resources"]?.array ?? []
    #expect(resources.count == 2)
    #expect(resources[0].at("metadata", "name") == "app-{{ .number }}")
    #expect(resources[0].at("metadata", "labels") == ["app": "demo"])
    #expect(resources[0].at("spec", "ref", "commit") == "{{ .head_sha }}")
    #expect(resources[0].at("spec", "note") == #"literal {{"{{"}} braces }}"#)
    #expect(resources[1].at("spec", "values", "replicas") == "{{ .values.size | int | toJson }}")
    let lost = result.notes.filter { $0.weight == .lost }.map(\.subject)
    for subject in [
      "ResourceSetInputProvider prs spec.filter.limit", "ResourceSetInputProvider prs spec.defaultValues.list",
      "ResourceSet app inputs.missing", "ResourceSet app spec.dependsOn",
    ] { #expect(lost.contains(subject), "\(lost)") }
  }

  @Test(arguments: [
    ("GitLabMergeRequest", "https://gitlab.com/a/b/c", "{gitlab: {project: a/b/c}}"),
    ("GiteaPullRequest", "https://git.test/a/b.git", "{gitea: {owner: a, repo: b, api: 'https://git.test'}}"),
    (
      "AzureDevOpsPullRequest", "https://dev.azure.com/o/p/_git/r",
      "{azuredevops: {organization: o, project: p, repo: r}}"
    ),
  ])
  func `each forge's address is taken apart`(_ type: String, _ url: String, _ member: String) throws {
    let result = try convert(
      """
      {apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSet, metadata: {name: s, namespace: n},
       spec: {inputsFrom: [{name: p}], resources: []}}
      ---
      {apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSetInputProvider, metadata: {name: p, namespace: n},
       spec: {type: \(type), url: "\(url)"}}
      """)
    var wanted = try YAML.parse(member)
    wanted["requeueAfterSeconds"] = 600
    #expect(result.sets.first?.at("spec", "generators") == [["pullRequest": wanted]])
  }

  @Test func `static inputs become a list, and what is not known is named`() throws {
    let result = try convert(
      """
      {apiVersion: fluxcd.controlplane.io/v1, kind: ResourceSet, metadata: {name: s},
       spec: {inputs: [{tenant: a}, {tenant: b}], inputsFrom: [{name: nobody}],
              resources: [{kind: ConfigMap, apiVersion: v1, metadata: {name: "<< inputs.tenant >>"}}]}}
      ---
      {apiVersion: v1, kind: Service, metadata: {name: x}}
      """)
    #expect(
      result.sets.first?.at("spec", "generators") == [["list": ["elements": [["tenant": "a"], ["tenant": "b"]]]]])
    #expect(result.notes.map(\.subject).contains("ResourceSet s spec.inputsFrom[0]"))
    #expect(result.notes.map(\.subject).contains("Service x"))
  }
}
