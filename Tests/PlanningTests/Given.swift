// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import KubeModel
import PreviewAPI

let noon = Timestamp(seconds: 1_790_000_000)

/// Objects for tables, with everything that does not matter filled in.
enum Given {
  static func set(preview: Value? = [:], spec extra: [(String, Value)] = [], finalizers: [String] = [Names.finalizer])
    throws
    -> PreviewSet
  {
    var object = KubeObject(kind: Names.previewSet, namespace: "argocd", name: "shop")
    object[metadata: "uid"] = "set-uid"
    object.finalizers = finalizers
    var spec: Value = ["generators": [], "template": ["metadata": ["name": "x"], "spec": [:]]]
    spec["preview"] = preview
    for (key, value) in extra { spec[key] = value }
    object.value["spec"] = spec
    return try PreviewSet(object)
  }

  static func reference(_ number: Int, sha: String = "aaaa") -> PullRequestReference {
    PullRequestReference(
      forge: "gitea", host: "git.test", repository: "acme/shop", number: number, headSHA: sha, branch: "b",
      author: "ann", title: "t", url: "", source: ["owner": "acme", "repo": "shop"])
  }

  static func spec(_ number: Int, sha: String = "aaaa", manifests: [KubeObject] = []) -> PreviewSpec {
    PreviewSpec(
      key: "git.test/acme/shop#\(number)", pullRequest: reference(number, sha: sha),
      namespace: "preview-shop-\(number)",
      ownsNamespace: true, url: "http://shop-\(number).test", manifests: manifests,
      feedback: PreviewSpec.Feedback(isCommentOn: true, statusContext: "preview/shop"))
  }

  static func preview(
    _ number: Int, spec: PreviewSpec? = nil, status: PreviewStatus = PreviewStatus(), isTerminating: Bool = false
  ) throws -> Preview {
    var object = KubeObject(kind: Names.preview, namespace: "argocd", name: "shop-\(number)")
    object[metadata: "uid"] = .string("uid-\(number)")
    object.finalizers = [Names.finalizer]
    object.ownerReferences = [
      OwnerReference(apiVersion: Names.previewSet.apiVersion, kind: "PreviewSet", name: "shop", uid: "set-uid")
    ]
    object.labels = [Labels.set: "shop", Labels.managedBy: "nestling", Labels.sha: "aaaa"]
    object.annotations = [Annotations.pullRequest: "acme/shop#\(number)"]
    if isTerminating { object[metadata: "deletionTimestamp"] = .string(noon.description) }
    object.value["spec"] = (spec ?? Given.spec(number)).value
    object.value["status"] = status.value
    return try Preview(object)
  }

  static func pullRequest(_ number: Int = 7, labels: [String] = [], draft: Bool = false, author: String = "ann")
    -> PullRequest
  {
    var result = PullRequest(
      repository: RepositoryRef(owner: "acme", name: "shop"), number: number, state: .open, title: "Fix the cart",
      branch: "fix", targetBranch: "main", headSHA: "aaaa", author: author)
    result.labels = labels
    result.isDraft = draft
    return result
  }

  static func namespace(_ name: String) -> KubeObject { KubeObject(kind: Names.namespace, name: name) }
  static func application(_ name: String) -> KubeObject {
    var object = KubeObject(kind: Names.application, namespace: "argocd", name: name)
    object.value["spec"] = ["project": "default"]
    return object
  }
  static func configMap(_ name: String, in namespace: String) -> KubeObject {
    KubeObject(kind: GroupVersionKind(group: "", version: "v1", kind: "ConfigMap"), namespace: namespace, name: name)
  }
}
