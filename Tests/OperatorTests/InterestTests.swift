// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import KubeModel
import PreviewAPI
import Testing

@testable import Operator

@Suite("Which previews an event concerns")
struct InterestTests {
  private var preview: KubeObject {
    var object = KubeObject(kind: Names.preview, namespace: "argocd", name: "shop-7")
    object.value["spec"] = ["pullRequest": ["forge": "gitea", "repository": "acme/Shop", "number": 7]]
    return object
  }

  @Test(
    arguments: [
      ("gitea", "shop", 7, true), ("gitea", "shop", 8, false), ("github", "shop", 7, false),
      ("gitea", "cart", 7, false),
      ("gitea", "shop", nil, false),
    ] as [(String, String, Int?, Bool)])
  func `a comment is about the preview of its forge, repository and number`(
    _ kind: String, _ repository: String, _ number: Int?, _ expected: Bool
  ) {
    let event = ForgeEvent(kind: .comment, repository: RepositoryRef(owner: "acme", name: repository), number: number)
    #expect(concerns(kind, event, Proof(isGeneral: true), preview) == expected)
    #expect(!concerns(kind, event, Proof(isGeneral: false), preview))
  }
}
