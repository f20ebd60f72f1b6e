// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import nestling

/// What `nestling explain` says of a pull request that no set's status shows.
@Suite struct `A pull request that no status shows` {
  private func set(_ status: Value, in namespace: String = "argocd") -> KubeObject {
    var object = KubeObject(kind: Names.previewSet, namespace: namespace, name: "shop")
    object[metadata: "uid"] = "u1"
    object.value["status"] = status
    return object
  }

  private let reading: Value = ["sources": [["repository": "acme/shop", "complete": true]]]

  private var preview: KubeObject {
    var object = KubeObject(kind: Names.preview, namespace: "argocd", name: "shop-shop-12")
    object.ownerReferences = [
      OwnerReference(
        apiVersion: Names.previewSet.apiVersion, kind: Names.previewSet.kind, name: "shop", uid: "u1")
    ]
    object.value["spec"] = [
      "namespace": "preview-shop-shop-12", "pullRequest": ["repository": "acme/shop", "number": 12, "headSHA": "abc"],
    ]
    object.value["status"] = [
      "phase": "Ready", "conditions": [["type": "Ready", "status": "True", "message": "1 of 1 healthy"]],
    ]
    return object
  }

  private func words(
    _ sets: [KubeObject], _ previews: [KubeObject] = [], namespace: String? = "argocd", others: [KubeObject] = []
  ) throws -> String {
    let name = try #require(PullRequestName("acme/shop#12"))
    return unseen(name, Surroundings(sets: sets, previews: previews, namespace: namespace, others: others))
  }

  @Test func `a status without room for it is not a listing without it`() throws {
    var crowded = reading
    crowded["pullRequestsOmitted"] = 3
    #expect(
      try words([set(crowded)], [preview])
        == "acme/shop#12 has the Preview shop-shop-12, Ready: 1 of 1 healthy; what the rules said is not kept, since "
        + "PreviewSet shop sees more pull requests than its status holds")
    #expect(try words([set(crowded)]).hasSuffix("one of the older ones that the status has no room for"))
    #expect(try words([set(reading)], [preview]).contains("did not see it in its last listing"))
    #expect(try words([set(reading)]).hasSuffix("or it was opened since"))
  }

  @Test func `a set in another namespace is pointed to`() throws {
    #expect(
      try words([], namespace: "default", others: [set(reading)])
        == "no PreviewSet in namespace default reads acme/shop; PreviewSet shop in namespace argocd does: add -n argocd"
    )
    #expect(try words([], namespace: "default").hasSuffix("see what there is: nestling get previewsets -A"))
  }
}
