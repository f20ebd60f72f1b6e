// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import KubeModel
import Planning
import PreviewAPI
import Testing

@Suite("Commands in comments")
struct HearingTests {
  private func preview(
    heard: HeardComments = HeardComments(), headSince: Timestamp? = nil, isApproved: Bool = true
  ) throws -> Preview {
    var spec = Given.spec(7, sha: "abcdef0123456789")
    spec.commands = CommandSettings()
    if !isApproved { spec.hold = PreviewSpec.Hold(reason: .awaitingApproval, message: "a maintainer must approve it") }
    var status = PreviewStatus()
    status.headSince = headSince
    status.commentID = "ours"
    var preview = try Given.preview(7, spec: spec, status: status)
    preview.object[metadata: "creationTimestamp"] = .string(noon.description)
    preview.object.annotations[Annotations.heard] = heard.text
    return preview
  }

  private func comment(_ id: String, _ body: String, after seconds: Int64, isBot: Bool = false) -> Forge.Comment {
    Forge.Comment(id: id, body: body, author: "mia", authorIsBot: isBot, createdAt: noon + .seconds(seconds))
  }

  private func heard(_ comments: [Forge.Comment], _ preview: Preview, at seconds: Int64 = 3600) -> Hearing {
    hearing(comments, of: preview, now: noon + .seconds(seconds))
  }

  @Test func `a comment is heard once however often it is read`() throws {
    let comments = [comment("1", "/preview stop", after: 10), comment("2", "nice", after: 20)]
    let first = heard(comments, try preview())
    #expect(first.commands.map(\.commentID) == ["1"])
    #expect(heard(comments, try preview(heard: first.heard)).commands.isEmpty)
    #expect(heard([], try preview(heard: first.heard)).heard == first.heard)
  }

  @Test func `talk is what people say, not what programs and we do`() throws {
    let ours = comment("4", StickyMarker(key: "reply/a").body("Done."), after: 40)
    let comments = [
      comment("1", "nice", after: 10), comment("2", "/preview status", after: 20),
      comment("3", "coverage fell", after: 30, isBot: true), ours, comment("ours", "### Preview ready", after: 50),
    ]
    #expect(lastTalk(in: comments, of: try preview()) == noon + .seconds(20))
    #expect(lastTalk(in: [ours], of: try preview()) == nil)
  }

  @Test func `a comment of the same second as the last one read is not missed`() throws {
    let first = heard([comment("1", "hello", after: 10)], try preview())
    let second = heard(
      [comment("1", "hello", after: 10), comment("2", "/preview wake", after: 10)], try preview(heard: first.heard))
    #expect(second.commands.map(\.commentID) == ["2"])
  }

  @Test func `an old comment that is edited into a command does nothing`() throws {
    let first = heard([comment("1", "hello", after: 10), comment("2", "again", after: 20)], try preview())
    #expect(heard([comment("1", "/preview stop", after: 10)], try preview(heard: first.heard)).commands.isEmpty)
  }

  @Test func `commands for an earlier preview of the same pull request do not count`() throws {
    #expect(heard([comment("1", "/preview stop", after: -1)], try preview()).commands.isEmpty)
  }

  @Test(arguments: [
    (
      "a bot",
      Forge.Comment(id: "1", body: "/preview stop", author: "bot", authorIsBot: true, createdAt: noon + .seconds(1))
    ),
    ("ourselves", Forge.Comment(id: "ours", body: "/preview stop", author: "nestling", createdAt: noon + .seconds(1))),
    ("a quotation", Forge.Comment(id: "1", body: "> /preview stop", author: "mia", createdAt: noon + .seconds(1))),
  ])
  func `nobody is commanded by`(_ whom: String, _ comment: Forge.Comment) throws {
    #expect(heard([comment], try preview()).commands.isEmpty, "\(whom)")
  }

  @Test func `a pull request that changed a moment ago is read once more`() {
    #expect(isReadUpTo(noon, now: noon + .seconds(4)) < noon)
    #expect(isReadUpTo(noon, now: noon + .seconds(5)) == noon)
  }

  @Test func `what was heard reads back as it was written`() throws {
    var heard = HeardComments()
    (heard.until, heard.handled) = (noon + .milliseconds(1), ["1", "2"])
    heard.owed = [HeardComments.Reply(commentID: "2", isDone: false, text: "no")]
    #expect(HeardComments(heard.text) == heard)
    #expect(HeardComments("nonsense") == HeardComments())
  }

  @Test func `memory of ids is bounded`() throws {
    let many = (0..<500).map { comment("\($0)", "/preview", after: Int64($0)) }
    #expect(heard(many, try preview()).heard.handled.count == HeardComments.memory)
  }

  // MARK: What a command comes to

  private func verdict(_ body: String, after seconds: Int64 = 100, allowed: Bool = true, headSince: Int64 = 0) throws
    -> Verdicts
  {
    let preview = try preview(headSince: noon + .seconds(headSince), isApproved: !body.contains("approve"))
    let heard = try #require(heard([comment("1", body, after: seconds)], preview).commands.first)
    return verdicts(heard, of: preview, isAllowed: allowed)
  }

  @Test func `somebody without the permission changes nothing and is told what is needed`() throws {
    let verdict = try verdict("/preview stop", allowed: false)
    #expect(verdict.control.isEmpty)
    #expect(!verdict.reply.isDone)
    #expect(verdict.reply.text.contains("write"))
  }

  @Test func `approve lets the head commit through that its author saw`() throws {
    #expect(try verdict("/preview approve").control["approvedSHA"] == "abcdef0123456789")
    #expect(try verdict("/preview approve abcdef0").control["approvedSHA"] == "abcdef0123456789")
  }

  @Test func `approve without a commit is refused for a head that came after the comment`() throws {
    let verdict = try verdict("/preview approve", after: 100, headSince: 101)
    #expect(verdict.control.isEmpty)
    #expect(verdict.reply.text.contains("/preview approve abcdef012345"))
    #expect(try self.verdict("/preview approve abcdef0", after: 100, headSince: 101).control["approvedSHA"] != nil)
  }

  @Test func `several commands of one comment are carried out together`() throws {
    let verdict = try verdict("/preview redeploy\n/preview sleep\nthanks")
    #expect(verdict.control["redeployAt"] != nil && verdict.control["asleep"] == true)
    #expect(verdict.reply.isDone)
    #expect(verdict.reply.text.isEmpty)
  }

  @Test func `a command sees what those before it in the comment asked for`() throws {
    let verdict = try verdict("/preview stop\n/preview wake\n/preview deploy\n/preview deploy")
    #expect(verdict.control["stopped"] == false)
    #expect(!verdict.reply.isDone)
    #expect(verdict.reply.text.contains("it is not asleep: it is stopped") && verdict.reply.text.contains("already"))
  }

  @Test func `a command that nobody knows is answered with what there is`() throws {
    let verdict = try verdict("/preview dance")
    #expect(!verdict.reply.isDone)
    #expect(verdict.reply.text.contains("/preview help"))
  }

  @Test func `an answer needs words only where a reaction does not say enough`() throws {
    let preview = try preview()
    let done = HeardComments.Reply(commentID: "1", isDone: true, text: "")
    #expect(replyBody(done, preview, hasReactions: true) == nil)
    #expect(replyBody(done, preview, hasReactions: false)?.hasSuffix("Done.") == true)
  }
}
