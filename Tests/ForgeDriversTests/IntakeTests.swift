// SPDX-License-Identifier: Apache-2.0
import Cryptography
import Documents
import Forge
import ForgeDrivers
import Testing

/// Webhooks: proven first, read second, and only for the names of what to read again.
struct IntakeTests {
  private static let old = Array("old secret".utf8)
  private static let new = Array("new secret".utf8)

  /// A delivery as the forge of that kind sends it, all its look-alike headers included.
  static func delivery(
    _ kind: String, _ event: String, _ body: [UInt8], secret: [UInt8]? = nil, isForm: Bool = false
  ) -> Delivery {
    var delivery = Delivery(headers: ["content-type": "application/json"], body: body)
    var signed = body
    if isForm {
      delivery.headers["content-type"] = "application/x-www-form-urlencoded"
      delivery.body = Array("a=b&payload=".utf8) + body.flatMap { Array("%\(Hex.encode([$0]).uppercased())".utf8) }
      if kind == "github" { signed = delivery.body }
    }
    let digest = secret.map { Hex.encode(HMAC.sha256(key: $0, message: signed)) }
    delivery.headers["x-github-event"] = event
    delivery.headers["x-github-delivery"] = "d-1"
    delivery.headers["x-hub-signature-256"] = digest.map { "sha256=" + $0 }
    if kind == "gitea" {
      delivery.headers["x-gitea-event"] = event
      delivery.headers["x-gogs-event"] = event
      delivery.headers["x-gitea-delivery"] = "d-1"
      delivery.headers["x-gitea-signature"] = digest ?? ""
      delivery.headers["x-hub-signature-256"] = "sha256=" + (digest ?? "")
    }
    return delivery
  }

  @Test(arguments: Dialect.all)
  func `a delivery is recognised by its own forge and no other`(_ dialect: Dialect) throws {
    let delivery = IntakeTests.delivery(dialect.kind, "push", [])
    #expect(ForgeDriver.all.filter { $0.intake.recognises(delivery) }.map(\.kind) == [dialect.kind])
    #expect(try !dialect.driver.intake.recognises(Delivery(headers: ["x-gitlab-event": "Push Hook"], body: [])))
  }

  @Test func `Forgejo and Gogs are told from GitHub too`() throws {
    let forgejo = Delivery(headers: ["x-forgejo-event": "push", "x-github-event": "push"], body: [])
    #expect(ForgeDriver.all.filter { $0.intake.recognises(forgejo) }.map(\.kind) == ["gitea"])
    let gogs = Delivery(headers: ["x-gogs-event": "push", "x-github-event": "push"], body: [])
    #expect(ForgeDriver.all.filter { $0.intake.recognises(gogs) }.isEmpty)
  }

  @Test(arguments: Dialect.all, [false, true])
  func `a signature by any of the secrets proves a delivery`(_ dialect: Dialect, isForm: Bool) throws {
    let intake = try dialect.driver.intake
    let body = Array(#"{"a": "1+1 %"}"#.utf8)
    let delivery = IntakeTests.delivery(dialect.kind, "push", body, secret: IntakeTests.old, isForm: isForm)
    #expect(intake.verify(delivery, secrets: [IntakeTests.old]))
    #expect(intake.verify(delivery, secrets: [IntakeTests.new, IntakeTests.old]))
    #expect(intake.verify(delivery, secrets: [IntakeTests.old, IntakeTests.new]))
    #expect(!intake.verify(delivery, secrets: [IntakeTests.new]))
    #expect(!intake.verify(delivery, secrets: []))
    var changed = delivery
    changed.body.append(0x20)
    if isForm { changed.body = Array("payload=%7B%7D".utf8) }
    #expect(!intake.verify(changed, secrets: [IntakeTests.old]))
  }

  @Test(arguments: Dialect.all, ["", "sha256=", "sha256=zz", "zz", "00", "sha1=00", "sha256=00"])
  func `a signature that is none proves nothing`(_ dialect: Dialect, signature: String) throws {
    var delivery = IntakeTests.delivery(dialect.kind, "push", Array("{}".utf8))
    for header in ["x-hub-signature-256", "x-gitea-signature", "x-forgejo-signature"] {
      delivery.headers[header] = signature
    }
    #expect(try !dialect.driver.intake.verify(delivery, secrets: [IntakeTests.old, []]))
  }

  @Test(arguments: Dialect.all)
  func `an empty secret proves nothing, not even what was signed with it`(_ dialect: Dialect) throws {
    let delivery = IntakeTests.delivery(dialect.kind, "push", Array("{}".utf8), secret: [])
    #expect(try !dialect.driver.intake.verify(delivery, secrets: [[]]))
  }

  @Test(arguments: Dialect.all)
  func `a delivery without a signature is not proven`(_ dialect: Dialect) throws {
    let delivery = IntakeTests.delivery(dialect.kind, "push", Array("{}".utf8))
    #expect(try !dialect.driver.intake.verify(delivery, secrets: [IntakeTests.old]))
  }

  @Test func `GitHub's published vector is proven`() throws {
    let vector = try Fixture.json("github/webhook-signature-vector.json")
    let signature = try #require(vector["X-Hub-Signature-256"]?.string)
    let delivery = Delivery(
      headers: ["x-hub-signature-256": signature], body: Array((vector["payload"]?.string ?? "").utf8))
    #expect(
      ForgeDriver.github.intake.verify(delivery, secrets: [Array((vector["secret"]?.string ?? "").utf8)]))
  }

  @Test func `Forgejo's own signature header is enough`() throws {
    let body = Array("{}".utf8)
    let digest = Hex.encode(HMAC.sha256(key: IntakeTests.old, message: body))
    let delivery = Delivery(headers: ["x-forgejo-event": "push", "x-forgejo-signature": digest], body: body)
    #expect(ForgeDriver.gitea.intake.verify(delivery, secrets: [IntakeTests.old]))
  }
}

/// What recorded deliveries say.
struct EventTests {
  struct Recorded: Sendable, CustomTestStringConvertible {
    let kind: String
    let event: String
    let file: String
    let expected: ForgeEvent?
    var testDescription: String { "\(kind) \(file)" }

    init(_ kind: String, _ event: String, _ file: String, _ expected: ForgeEvent?) {
      self.kind = kind
      self.event = event
      self.file = file
      self.expected = expected
    }
  }

  private static func event(
    _ kind: ForgeEvent.Kind, _ repository: String, _ number: Int? = nil, _ reference: String = ""
  ) -> ForgeEvent {
    let parts = repository.split(separator: "/").map(String.init)
    return ForgeEvent(
      kind: kind, repository: RepositoryRef(owner: parts[0], name: parts[1]), number: number, reference: reference,
      deliveryID: "d-1")
  }

  private static let hello = "Codertocat/Hello-World"
  static let recorded: [Recorded] = [
    Recorded("github", "pull_request", "pull_request-opened", event(.pullRequest, hello, 2)),
    Recorded("github", "pull_request", "pull_request-synchronize", event(.pullRequest, hello, 2)),
    Recorded("github", "pull_request", "pull_request-closed", event(.pullRequest, hello, 2)),
    Recorded("github", "pull_request", "pull_request-labeled", event(.pullRequest, hello, 2)),
    Recorded("github", "pull_request", "pull_request-converted_to_draft", event(.pullRequest, hello, 2)),
    Recorded(
      "github", "issue_comment", "issue_comment-created-on-pr", event(.comment, "chhsia0/knative-route-demo", 3)),
    Recorded("github", "issue_comment", "issue_comment-created-on-issue", nil),
    Recorded("github", "push", "push", event(.push, hello, nil, "refs/tags/simple-tag")),
    Recorded("github", "status", "status", event(.status, hello, nil, "6113728f27ae82c7b1a177c8d03f9e96e0adf246")),
    Recorded("github", "ping", "ping", event(.ping, "Octocoders/Hello-World")),
    Recorded(
      "github", "check_run", "check_run-completed",
      event(.status, hello, nil, "ec26c3e57ca3a959ca5aad62de7213c562f8c821")),
    Recorded(
      "github", "workflow_run", "workflow_run-completed",
      event(.status, "octo-org/octo-repo", nil, "3484a3fb816e0859fd6e1cea078d76385ff50625")),
    Recorded("github", "pull_request", "pull_request-reopened", event(.pullRequest, hello, 2)),
    Recorded("github", "pull_request", "pull_request-unlabeled", event(.pullRequest, hello, 2)),
    Recorded("github", "pull_request", "pull_request-ready_for_review", event(.pullRequest, hello, 2)),
    Recorded("github", "pull_request", "pull_request-edited", event(.pullRequest, "bradrydzewski/drone-test-go", 1)),
    Recorded("gitea", "pull_request", "pull_request-reopened", event(.pullRequest, "jcitizen/my-repo", 1)),
    Recorded("gitea", "pull_request", "pull_request-edited", event(.pullRequest, "jcitizen/my-repo", 1)),
    Recorded("gitea", "pull_request", "pull_request-opened", event(.pullRequest, "jcitizen/my-repo", 1)),
    Recorded("gitea", "pull_request", "pull_request-synchronized", event(.pullRequest, "jcitizen/my-repo", 1)),
    Recorded("gitea", "pull_request", "pull_request-closed", event(.pullRequest, "jcitizen/my-repo", 1)),
    Recorded("gitea", "pull_request", "pull_request-merged", event(.pullRequest, "jcitizen/my-repo", 1)),
    Recorded("gitea", "pull_request", "pull_request-label_updated", event(.pullRequest, "example/example", 2)),
    Recorded("gitea", "pull_request_label", "pull_request-label_updated", event(.pullRequest, "example/example", 2)),
    Recorded("gitea", "issue_comment", "issue_comment-created-on-pr", event(.comment, "gogits/hello-world", 2)),
    Recorded("gitea", "issue_comment", "pull_request-comment-event", event(.comment, "example/example", 2)),
    Recorded("gitea", "pull_request_comment", "pull_request-comment-event", event(.comment, "example/example", 2)),
    Recorded("gitea", "issue_comment", "issue_comment-created-on-issue", nil),
    Recorded("gitea", "push", "push", event(.push, "gogits/hello-world", nil, "master")),
    Recorded("gitea", "delete", "branch-delete", nil),
  ]

  @Test(arguments: recorded)
  func `a recorded delivery names what to read again`(_ recorded: Recorded) throws {
    let body = try Fixture.bytes("\(recorded.kind)/webhook-\(recorded.file).json")
    let intake = try #require(ForgeDriver.named(recorded.kind)).intake
    let expected = recorded.expected.map { [$0] } ?? []
    #expect(try intake.decode(IntakeTests.delivery(recorded.kind, recorded.event, body)) == expected)
    #expect(try intake.decode(IntakeTests.delivery(recorded.kind, recorded.event, body, isForm: true)) == expected)
  }

  @Test(arguments: Dialect.all)
  func `events that are not known are no events, whatever they hold`(_ dialect: Dialect) throws {
    let intake = try dialect.driver.intake
    for name in ["", "star", "fork", "pull_requests", "PULL_REQUEST"] {
      #expect(try intake.decode(IntakeTests.delivery(dialect.kind, name, Array("not JSON".utf8))).isEmpty)
    }
    #expect(try intake.decode(Delivery(headers: [:], body: [])).isEmpty)
  }

  @Test(arguments: Dialect.all)
  func `actions that change nothing for us are no events`(_ dialect: Dialect) throws {
    let body = Array(#"{"action": "assigned", "number": 1, "repository": {"full_name": "a/b"}}"#.utf8)
    #expect(try dialect.driver.intake.decode(IntakeTests.delivery(dialect.kind, "pull_request", body)).isEmpty)
  }

  @Test func `a ping that concerns no repository is no event`() throws {
    let delivery = IntakeTests.delivery("github", "ping", Array(#"{"zen": "Keep it logically awesome."}"#.utf8))
    #expect(try ForgeDriver.github.intake.decode(delivery).isEmpty)
  }

  static let broken = [
    "", "{", "<html>", "[]", #"{"repository": {"full_name": "ab"}}"#, #"{"repository": {"full_name": "/b"}}"#,
    #"{"repository": {"full_name": "a/b"}}"#, #"{"repository": {"full_name": "a/b"}, "number": "7"}"#,
  ]

  @Test(arguments: Dialect.all, broken)
  func `a known event without what it must have is malformed`(_ dialect: Dialect, _ text: String) throws {
    let intake = try dialect.driver.intake
    #expect { try intake.decode(IntakeTests.delivery(dialect.kind, "pull_request", Array(text.utf8))) } throws: {
      if case .malformed? = $0 as? ForgeError { true } else { false }
    }
  }

  @Test(arguments: Dialect.all)
  func `a form without a payload is malformed`(_ dialect: Dialect) throws {
    var delivery = IntakeTests.delivery(dialect.kind, "push", Array("load=%7B%7D".utf8))
    delivery.headers["content-type"] = "application/x-www-form-urlencoded; charset=utf-8"
    #expect(throws: ForgeError.self) { try dialect.driver.intake.decode(delivery) }
  }
}
