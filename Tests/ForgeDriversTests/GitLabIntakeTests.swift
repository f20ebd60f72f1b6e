// SPDX-License-Identifier: Apache-2.0
import Clocks
import Cryptography
import Documents
import Forge
import ForgeDrivers
import Testing

/// GitLab's deliveries: a plain secret or a signature of the Standard Webhooks kind, and recorded payloads.
struct GitLabIntakeTests {
  private let intake = ForgeDriver.gitlab.intake
  private static let key: [UInt8] = (0..<32).map { UInt8($0) }
  private static let signingToken = Array(("whsec_" + Base64.encode(key)).utf8)

  private func delivery(_ body: [UInt8], token: String? = nil) -> Delivery {
    var delivery = Delivery(headers: ["x-gitlab-event": "Merge Request Hook", "idempotency-key": "d-1"], body: body)
    delivery.headers["x-gitlab-token"] = token
    return delivery
  }

  private func signed(_ body: [UInt8], at time: Timestamp, key: [UInt8] = GitLabIntakeTests.key) -> Delivery {
    var delivery = delivery(body)
    let stamp = "\(time.seconds)"
    let digest = HMAC.sha256(key: key, message: Array("msg_1.\(stamp).".utf8) + body)
    delivery.headers["webhook-id"] = "msg_1"
    delivery.headers["webhook-timestamp"] = stamp
    delivery.headers["webhook-signature"] = "v1,AAAA v1," + Base64.encode(digest)
    return delivery
  }

  @Test func `any of the plain secrets proves a delivery, and nothing else does`() {
    let secrets = [Array("old".utf8), Array("new".utf8)]
    #expect(intake.verify(delivery([], token: "old"), secrets: secrets))
    #expect(intake.verify(delivery([], token: "new"), secrets: secrets))
    for token in ["", "ol", "older", "OLD"] {
      #expect(!intake.verify(delivery([], token: token), secrets: secrets), "\(token)")
    }
    #expect(!intake.verify(delivery([]), secrets: secrets))
    #expect(!intake.verify(delivery([], token: ""), secrets: [[]]))
    // What signs is not what is shown.
    let token = String(decoding: GitLabIntakeTests.signingToken, as: UTF8.self)
    #expect(!intake.verify(delivery([], token: token), secrets: [GitLabIntakeTests.signingToken]))
  }

  @Test func `a signature over id, time and body proves a delivery for five minutes`() {
    let body = Array("{}".utf8)
    let secrets = [Array("plain".utf8), GitLabIntakeTests.signingToken]
    #expect(intake.verify(signed(body, at: .now), secrets: secrets))
    #expect(!intake.verify(signed(body, at: .now - .seconds(600)), secrets: secrets))
    #expect(!intake.verify(signed(body, at: .now + .seconds(600)), secrets: secrets))
    #expect(!intake.verify(signed(body, at: .now, key: [1, 2, 3]), secrets: secrets))
    var changed = signed(body, at: .now)
    changed.body.append(0x20)
    #expect(!intake.verify(changed, secrets: secrets))
  }

  @Test func `a bad signature is not saved by the plain secret`() {
    var delivery = signed(Array("{}".utf8), at: .now, key: [1, 2, 3])
    delivery.headers["x-gitlab-token"] = "plain"
    #expect(!intake.verify(delivery, secrets: [Array("plain".utf8), GitLabIntakeTests.signingToken]))
    // Where no signing token is set the signature cannot be judged, and the secret counts as it always did.
    #expect(intake.verify(delivery, secrets: [Array("plain".utf8)]))
  }

  private static func heard(
    _ kind: ForgeEvent.Kind, _ path: String, _ id: Int, _ number: Int? = nil, _ reference: String = ""
  ) -> [ForgeEvent] {
    [RepositoryRef(path: path), RepositoryRef(owner: "", name: "\(id)")].map {
      ForgeEvent(kind: kind, repository: $0, number: number, reference: reference, deliveryID: "d-1")
    }
  }

  private static let hello = "gitlab-org/hello-world"
  static let recorded: [(file: String, expected: [ForgeEvent])] = [
    ("mr-open", heard(.pullRequest, hello, 4_861_503, 1)), ("mr-close", heard(.pullRequest, hello, 4_861_503, 1)),
    ("mr-merge", heard(.pullRequest, hello, 4_861_503, 1)), ("mr-reopen", heard(.pullRequest, hello, 4_861_503, 1)),
    ("mr-update", heard(.pullRequest, hello, 4_861_503, 1)),
    ("mr-draft-ready", heard(.pullRequest, "rathod.meetsatish/meet", 44_067_058, 3)),
    ("mr-subgroup", heard(.pullRequest, "group1/group2/group3/grp2repo", 4_861_503, 1)),
    ("mr-labels-changed", heard(.pullRequest, "awesome_space/awesome_project", 14, 1)),
    ("note-mr", heard(.comment, hello, 4_861_503, 1)), ("note-diff", heard(.comment, hello, 4_861_503, 1)),
    ("note-mr-full", heard(.comment, "gitlab-org/gitlab-test", 5, 1)),
    ("push", heard(.push, hello, 4_861_503, nil, "master")),
    ("push-branch-delete", heard(.push, hello, 4_861_503, nil, "feature")),
    (
      "pipeline", heard(.status, "gitlab-org/gitlab-test", 1, 15, "bcbb5ec396a2c0f828686f14fac9b80b780504f2")
    ), ("deployment", []),
  ]

  @Test(arguments: recorded)
  func `a recorded delivery names the project by path and by number`(file: String, expected: [ForgeEvent]) throws {
    let body = try Fixture.bytes("gitlab/webhook-\(file).json")
    #expect(try intake.decode(delivery(body)) == expected)
  }

  @Test(arguments: ["approved", "unapproved", "approval", "unapproval"])
  func `approvals are no events`(action: String) throws {
    let body = #"{"object_kind": "merge_request", "object_attributes": {"iid": 1, "action": "\#(action)"}}"#
    #expect(try intake.decode(delivery(Array(body.utf8))).isEmpty)
  }

  @Test(arguments: [
    "", "{", "<html>", #"{"object_kind": "merge_request", "project": {"path_with_namespace": "a/b"}}"#,
    #"{"object_kind": "push", "ref": "refs/heads/x"}"#,
    #"{"object_kind": "push", "project": {"path_with_namespace": "a/b"}}"#,
  ])
  func `a payload without what it must have is malformed`(text: String) {
    #expect { try intake.decode(delivery(Array(text.utf8))) } throws: {
      if case .malformed? = $0 as? ForgeError { true } else { false }
    }
  }

  @Test func `without its header nothing is GitLab's`() throws {
    #expect(!intake.recognises(Delivery(headers: [:], body: [])))
    #expect(try intake.decode(Delivery(headers: [:], body: [])).isEmpty)
    #expect(ForgeDriver.all.filter { $0.intake.recognises(delivery([])) }.map(\.kind) == ["gitlab"])
  }
}
