// SPDX-License-Identifier: Apache-2.0
import Cryptography
import Documents
import Forge
import ForgeDrivers
import Testing

/// Webhooks of the forges that do not speak GitHub's dialect: both kinds of Bitbucket, and Azure DevOps.
struct EventKeyTests {
  static let kinds = ["bitbucket", "bitbucketServer", "azuredevops"]
  private static let secret = Array("hook secret".utf8)

  /// A delivery as that forge sends it.
  static func delivery(_ kind: String, _ event: String, _ body: [UInt8], secret: [UInt8]? = nil) -> Delivery {
    var headers = ["content-type": "application/json"]
    let digest = secret.map { "sha256=" + Hex.encode(HMAC.sha256(key: $0, message: body)) }
    switch kind {
    case "bitbucket":
      headers["x-event-key"] = event
      headers["x-hook-uuid"] = "{hook}"
      headers["x-request-uuid"] = "d-1"
      headers["x-hub-signature"] = digest
    case "bitbucketServer":
      headers["x-event-key"] = event
      headers["x-request-id"] = "d-1"
      headers["x-hub-signature"] = digest
    default:
      headers["authorization"] = secret.map {
        "Basic " + Base64.encode(Array("hook:".utf8) + $0)
      }
    }
    return Delivery(headers: headers, body: body)
  }

  @Test(arguments: kinds)
  func `a delivery is recognised by its own forge and no other`(kind: String) throws {
    let delivery = EventKeyTests.delivery(kind, "repo:push", [], secret: EventKeyTests.secret)
    #expect(ForgeDriver.all.filter { $0.intake.recognises(delivery) }.map(\.kind) == [kind])
  }

  @Test(arguments: kinds)
  func `only who has one of the secrets is believed, whatever else fits`(kind: String) throws {
    let intake = try #require(ForgeDriver.named(kind)).intake
    let body = Array("{}".utf8)
    let delivery = EventKeyTests.delivery(kind, "repo:push", body, secret: EventKeyTests.secret)
    #expect(intake.verify(delivery, secrets: [Array("other".utf8), EventKeyTests.secret]))
    #expect(!intake.verify(delivery, secrets: [Array("other".utf8)]))
    #expect(!intake.verify(delivery, secrets: [[]]))
    #expect(!intake.verify(delivery, secrets: []))
    #expect(!intake.verify(EventKeyTests.delivery(kind, "repo:push", body), secrets: [EventKeyTests.secret]))
    #expect(!intake.verify(EventKeyTests.delivery(kind, "repo:push", body, secret: []), secrets: [[]]))
  }

  @Test(arguments: ["bitbucket", "bitbucketServer"], ["", "sha256=", "sha256=zz", "sha1=00", "00"])
  func `a signature that is none, or over another body, proves nothing`(kind: String, signature: String) throws {
    let intake = try #require(ForgeDriver.named(kind)).intake
    var delivery = EventKeyTests.delivery(kind, "repo:push", Array("{}".utf8), secret: EventKeyTests.secret)
    var changed = delivery
    changed.body.append(0x20)
    #expect(!intake.verify(changed, secrets: [EventKeyTests.secret]))
    delivery.headers["x-hub-signature"] = signature
    #expect(!intake.verify(delivery, secrets: [EventKeyTests.secret]))
  }

  @Test func `Bitbucket's recorded signature is proven`() throws {
    let vector = try Fixture.json("bitbucket/webhook-signature-vector.json")
    let delivery = Delivery(
      headers: ["x-hub-signature": vector["X-Hub-Signature"]?.string ?? ""],
      body: try Fixture.bytes("bitbucket/webhook-signed-payload.json"))
    let secrets = [Array((vector["secret"]?.string ?? "").utf8)]
    #expect(ForgeDriver.bitbucket.intake.verify(delivery, secrets: secrets))
    #expect(ForgeDriver.bitbucketServer.intake.verify(delivery, secrets: secrets))
  }

  @Test func `Azure may bring the secret in a header of its own, and anything but a password is none`() throws {
    let intake = ForgeDriver.azuredevops.intake
    func isProven(_ headers: [String: String]) -> Bool {
      intake.verify(Delivery(headers: headers, body: []), secrets: [EventKeyTests.secret])
    }
    #expect(isProven(["x-nestling-token": "hook secret"]))
    #expect(isProven(["authorization": "basic " + Base64.encode(Array("user:hook secret".utf8))]))
    #expect(!isProven(["authorization": "Bearer hook secret"]))
    #expect(!isProven(["authorization": "Basic " + Base64.encode(Array("hook secret".utf8))]))
    #expect(!isProven(["authorization": "Basic !"]))
    #expect(!isProven(["x-nestling-token": "hook secre"]))
  }

  // MARK: What recorded deliveries say

  struct Recorded: Sendable, CustomTestStringConvertible {
    let kind: String
    let event: String
    let file: String
    let expected: ForgeEvent?
    var testDescription: String { "\(kind) \(file)" }
    init(
      _ kind: String, _ event: String, _ file: String, _ means: ForgeEvent.Kind?, _ repository: String = "",
      _ number: Int? = nil, _ reference: String = "", id: String = "d-1"
    ) {
      self.kind = kind
      self.event = event
      self.file = file
      expected = means.map {
        ForgeEvent(
          kind: $0, repository: RepositoryRef(path: repository), number: number, reference: reference, deliveryID: id)
      }
    }
  }

  private static let dc = "bitbucketServer"
  private static let fabrikam = "fabrikam/Fabrikam/Fabrikam"
  private static let ids = ["2ab4e3d3-b7a6-425e-92b1-5a9982c1269e", "af07be1b-f3ad-44c8-a7f1-c4835f2df06b"]
  static let recorded: [Recorded] = [
    Recorded("bitbucket", "pullrequest:created", "pr-created", .pullRequest, "brydzewski/foo", 1),
    Recorded("bitbucket", "pullrequest:created", "pr-created-fork", .pullRequest, "cloudbeers/temp", 3),
    Recorded("bitbucket", "pullrequest:updated", "pr-updated", .pullRequest, "brydzewski/foo", 1),
    Recorded("bitbucket", "pullrequest:rejected", "pr-declined", .pullRequest, "brydzewski/foo", 2),
    Recorded("bitbucket", "pullrequest:fulfilled", "pr-fulfilled", .pullRequest, "brydzewski/foo", 1),
    Recorded(
      "bitbucket", "pullrequest:comment_created", "pr-comment-created", .comment,
      "rutvijmehta-harness/spring-cloud-alibaba", 1),
    Recorded("bitbucket", "repo:push", "push", .push, "brydzewski/foo", nil, "master"),
    Recorded("bitbucket", "repo:push", "push-branch-delete", .push, "brydzewski/foo", nil, "develop"),
    Recorded("bitbucket", "repo:push", "signed-payload", .push, "nfalco79/test-repos", nil, "feature/webhook"),
    Recorded("bitbucket", "pullrequest:approved", "pr-updated", nil),
    Recorded(dc, "pr:opened", "pr-opened", .pullRequest, "PRJ/my-repo", 2),
    Recorded(dc, "pr:from_ref_updated", "pr-from_ref_updated", .pullRequest, "PRJ/my-repo", 2),
    Recorded(dc, "pr:modified", "pr-modified", .pullRequest, "PRJ/my-repo", 6),
    Recorded(dc, "pr:merged", "pr-merged", .pullRequest, "PRJ/my-repo", 3),
    Recorded(dc, "pr:declined", "pr-declined", .pullRequest, "PRJ/my-repo", 2),
    Recorded(dc, "pr:deleted", "pr-deleted", .pullRequest, "PRJ/my-repo", 2),
    Recorded(dc, "pr:comment:added", "pr-comment-added", .comment, "~gopher/webhook-test", 2),
    Recorded(dc, "repo:refs_changed", "push", .push, "PRJ/my-repo", nil, "master"),
    Recorded(dc, "repo:refs_changed", "push-v10", .push, "AMUNIZ/test-repos", nil, "feature/BB-1"),
    Recorded(dc, "repo:refs_changed", "push-branch-delete", .push, "PRJ/my-repo", nil, "develop"),
    Recorded(dc, "diagnostics:ping", "ping", nil),
    Recorded(dc, "pr:reviewer:approved", "pr-opened", nil),
    Recorded("azuredevops", "", "pr-created", .pullRequest, fabrikam, 1, id: ids[0]),
    Recorded(
      "azuredevops", "", "pr-updated-argocd", .pullRequest, "fabrikam/DefaultCollection/Fabrikam", 1, id: ids[0]),
    Recorded("azuredevops", "", "pr-updated", .pullRequest, fabrikam, 1, id: "af07be1b-f3ad-44c8-a7f1-c4835f2df06b"),
    Recorded("azuredevops", "", "pr-merged", .pullRequest, fabrikam, 1, id: "6872ee8c-b333-4eff-bfb9-0d5274943566"),
    Recorded("azuredevops", "", "pr-comment", .comment, fabrikam, 1, id: ids[1]),
    Recorded(
      "azuredevops", "", "push", .push, "fabrikam-fiber-inc/Fabrikam-Fiber-Git/Fabrikam-Fiber-Git", nil, "master",
      id: "03c164c2-8912-4d5e-8009-3707d5f83734"),
  ]

  @Test(arguments: recorded)
  func `a recorded delivery names what to read again`(_ recorded: Recorded) throws {
    let body = try Fixture.bytes("\(recorded.kind)/webhook-\(recorded.file).json")
    let intake = try #require(ForgeDriver.named(recorded.kind)).intake
    let expected = recorded.expected.map { [$0] } ?? []
    #expect(try intake.decode(EventKeyTests.delivery(recorded.kind, recorded.event, body)) == expected)
  }

  @Test func `a finished status names its commit`() throws {
    let body: Value = [
      "repository": ["full_name": "acme/shop"],
      "commit_status": [
        "links": ["commit": ["href": "https://api.bitbucket.org/2.0/repositories/acme/shop/commit/abc"]]
      ],
    ]
    let delivery = EventKeyTests.delivery("bitbucket", "repo:commit_status_updated", JSON.bytes(body))
    let events = try ForgeDriver.bitbucket.intake.decode(delivery)
    #expect(events.map(\.kind) == [.status])
    #expect(events.map(\.reference) == ["abc"])
  }

  @Test func `a finished build concerns every repository of its project`() throws {
    let body: Value = [
      "id": "e-1", "eventType": "build.complete",
      "resource": [
        "url": "https://dev.azure.com/acme/guid/_apis/build/Builds/2", "sourceVersion": "abc",
        "project": ["name": "web"],
      ],
    ]
    let events = try ForgeDriver.azuredevops.intake.decode(Delivery(headers: [:], body: JSON.bytes(body)))
    #expect(
      events == [
        ForgeEvent(
          kind: .status, repository: RepositoryRef(owner: "acme/web", name: ""), number: nil, reference: "abc",
          deliveryID: "e-1")
      ])
  }

  @Test(arguments: [
    ("https://dev.azure.com/acme/web/_git/shop", "acme"), ("https://acme@dev.azure.com/acme/web/_git/shop", "acme"),
    ("https://dev.azure.com/acme/_git/web", "acme"), ("https://acme.visualstudio.com/web/_git/shop", "acme"),
    ("https://tfs.example.com/tfs/Main/web/_git/shop", "Main"), ("https://tfs.example.com/Main/_git/web", "Main"),
  ])
  func `Azure's organisation is found in any form of its addresses`(address: String, organization: String) throws {
    let body: Value = [
      "eventType": "git.push",
      "resource": [
        "refUpdates": [["name": "refs/heads/main"]],
        "repository": ["name": "shop", "remoteUrl": .string(address), "project": ["name": "web"]],
      ],
    ]
    let events = try ForgeDriver.azuredevops.intake.decode(Delivery(headers: [:], body: JSON.bytes(body)))
    #expect(events.map(\.repository.description) == ["\(organization)/web/shop"])
  }

  @Test(arguments: [
    ("bitbucket", "pullrequest:created"), ("bitbucketServer", "pr:opened"), ("azuredevops", "git.pullrequest.created"),
  ])
  func `a known event without what it must have is malformed`(kind: String, event: String) throws {
    let intake = try #require(ForgeDriver.named(kind)).intake
    let bodies: [Value] = [
      [:], ["repository": ["full_name": "a/b"]], ["eventType": .string(event), "resource": ["pullRequestId": 7]],
      ["eventType": .string(event), "pullRequest": ["id": 7]],
    ]
    for body in bodies where kind != "azuredevops" || body["eventType"] != nil {
      #expect(throws: ForgeError.self) {
        try intake.decode(EventKeyTests.delivery(kind, event, JSON.bytes(body)))
      }
    }
    #expect(throws: ForgeError.self) { try intake.decode(EventKeyTests.delivery(kind, event, Array("<html>".utf8))) }
  }

  @Test(arguments: kinds)
  func `events that are not known are none`(kind: String) throws {
    let intake = try #require(ForgeDriver.named(kind)).intake
    let body = Array(#"{"eventType": "workitem.created"}"#.utf8)
    for event in ["", "repo:fork", "pr:reviewer:updated", "issue:created"] {
      #expect(try intake.decode(EventKeyTests.delivery(kind, event, body)).isEmpty)
    }
  }
}
