// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import HTTPTransport
public import KubeClient
public import KubeModel
internal import PreviewAPI

/// What the sandbox begins with in its cluster: the forge's token, and a PreviewSet for the sample repository.
public struct SampleSet: Sendable {
  private let sandbox: LocalSandbox
  private let kube: any KubeAPI
  private static let repository = "acme/shop"

  public init(sandbox: LocalSandbox, kube: any KubeAPI) {
    self.sandbox = sandbox
    self.kube = kube
  }

  /// Made once: what a person changed or deleted later stays as they left it.
  public func furnish(hasSample: Bool) async throws {
    _ = try await kube.apply(secret, manager: "nestling-sandbox", force: true, subresource: nil)
    guard hasSample else { return }
    if !sandbox.isNew { return try await moveToThisPort() }
    do throws(KubeError) {
      _ = try await kube.create(previewSet)
    } catch KubeError.alreadyExists {}
  }

  /// The sandbox was started on another port: the sample's addresses follow, nobody else's.
  private func moveToThisPort() async throws {
    guard let live = try await kube.get(previewSet.ref) else { return }
    let api = live.spec["generators"]?.array?.first?.at("pullRequest", "gitea", "api")?.string
    guard let api, api.hasPrefix("http://localhost:"), api != sandbox.url else { return }
    _ = try await kube.patch(
      previewSet.ref, .merge,
      [
        "spec": [
          "generators": previewSet.spec["generators"] ?? .null, "template": previewSet.spec["template"] ?? .null,
          "preview": ["url": previewSet.spec.at("preview", "url") ?? .null],
        ]
      ], subresource: nil)
  }

  /// The forge's token.
  public var secret: KubeObject {
    var secret = KubeObject(
      kind: GroupVersionKind(group: "", version: "v1", kind: "Secret"), namespace: "argocd", name: "sandbox-forge")
    secret.value["stringData"] = ["token": .string(sandbox.botToken)]
    return secret
  }

  private var previewSet: KubeObject { previewSet() }

  /// - Parameter interval: seconds between two polls.
  public func previewSet(every interval: Int64 = 30) -> KubeObject {
    var set = KubeObject(kind: Names.previewSet, namespace: "argocd", name: "shop")
    set.value["spec"] = [
      "goTemplate": true, "goTemplateOptions": ["missingkey=error"],
      "generators": [
        [
          "pullRequest": [
            "gitea": [
              "api": .string(sandbox.url), "owner": "acme", "repo": "shop",
              "tokenRef": ["secretName": "sandbox-forge", "key": "token"],
            ],
            "requeueAfterSeconds": .int(interval),
          ]
        ]
      ],
      "template": [
        "metadata": ["name": "shop-pr-{{.number}}"],
        "spec": [
          "project": "default",
          "source": [
            "repoURL": .string("\(sandbox.url)/acme/shop.git"), "targetRevision": "{{.head_sha}}", "path": "web",
          ],
          "destination": ["server": "https://kubernetes.default.svc", "namespace": "{{.preview.namespace}}"],
          "syncPolicy": ["automated": ["prune": true, "selfHeal": true]],
        ],
      ],
      "preview": ["url": .string("http://shop-{{.number}}.localhost:\(sandbox.port)/")],
    ]
    return set
  }

  /// The sample's branch becomes a pull request, so that there is something to see.
  public static func openPullRequest(_ state: String, _ http: any HTTPClient) async throws {
    var opening = SandboxClient.Opening(branch: "feature/spring-sale")
    opening.title = "Spring sale on the front page"
    _ = try await SandboxClient(state: state, client: http).open(opening, in: repository)
  }
}
