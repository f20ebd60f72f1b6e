// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `Waiting` {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var checks: [String] = []
    var images: [String] = []
    var answers: WaitAnswers?
    var waited: Duration = .zero
    let isOver: Bool
    var words = ""
    init(
      _ sentence: String, checks: [String] = [], images: [String] = [], _ answers: WaitAnswers?,
      waited: Duration = .zero, isOver: Bool, _ words: String = ""
    ) {
      testDescription = sentence
      (self.checks, self.images, self.answers, self.waited) = (checks, images, answers, waited)
      (self.isOver, self.words) = (isOver, words)
    }
  }

  static func check(_ state: Check.State?) -> WaitAnswers {
    WaitAnswers(checks: state.map { [Check(name: "build", state: $0), Check(name: "lint", state: .failure)] } ?? [])
  }
  static func image(_ answer: ImageAnswer) -> WaitAnswers { WaitAnswers(images: ["r/a:1": answer]) }

  static let rows: [Row] = [
    Row("for nothing is over at once", nil, isOver: true),
    Row("for a check that succeeded is over, whatever others say", checks: ["build"], check(.success), isOver: true),
    Row(
      "for a check that runs goes on", checks: ["build"], check(.pending), isOver: false, "“build”, which is running"),
    Row(
      "for a check that failed goes on, since it may be run again", checks: ["build"], check(.failure), isOver: false,
      "has failed"),
    Row("for a check that nobody knows goes on", checks: ["build"], check(nil), isOver: false, "not there yet"),
    Row(
      "for a forge that does not answer goes on", checks: ["build"],
      WaitAnswers(checksProblem: "git.test answered 502"),
      isOver: false, "git.test answered 502"),
    Row("for an image that is there is over", images: ["r/a:1"], image(.present("sha256:1")), isOver: true),
    Row(
      "for an image that is missing goes on", images: ["r/a:1"], image(.absent), isOver: false, "not in its registry"),
    Row("for a registry that does not answer goes on", images: ["r/a:1"], image(.unknown("502")), isOver: false, "502"),
    Row(
      "ends with the timeout and says so", images: ["r/a:1"], image(.absent), waited: .seconds(1800), isOver: false,
      "gave up after 30m"),
    Row(
      "ends well even after the timeout", images: ["r/a:1"], image(.present("")), waited: .seconds(9999), isOver: true),
  ]

  @Test(arguments: rows) func `for a commit`(_ row: Row) {
    let settings = WaitSettings(checks: row.checks, images: row.images)
    let result = waiting(settings, images: row.images, answers: row.answers, since: noon, now: noon + row.waited)
    switch result {
    case .over: #expect(row.isOver)
    case .goesOn(_, let message), .gaveUp(let message):
      #expect(!row.isOver)
      #expect(message.contains(row.words))
    case .asks: Issue.record("it asks again")
    }
  }

  private func preview(
    _ hold: PreviewSpec.Hold?, sha: String = "aaaa", images: [String] = [], runs: Bool = true,
    askedAt: Timestamp? = nil
  ) throws -> Preview {
    var spec = Given.spec(7, sha: sha, manifests: runs ? [Given.namespace("n")] : [])
    spec.hold = hold
    spec.images = images.map { PreviewSpec.Image(name: $0, digest: "") }
    var preview = try Given.preview(7, spec: spec)
    preview.spec.control.askedAt = askedAt
    return preview
  }
  private func state(_ preview: Preview?, images: [String] = []) -> WaitState {
    waitState(of: preview, head: "aaaa", images: images, now: noon)
  }

  @Test func `begins with each commit`() throws {
    #expect(state(nil) == .since(noon))
    #expect(state(try preview(nil, sha: "old")) == .since(noon))
  }

  @Test func `is not begun again for a commit that was let through`() throws {
    #expect(state(try preview(nil)) == .over)
    #expect(state(try preview(nil, images: ["i"]), images: ["i"]) == .over)
    #expect(state(try preview(PreviewSpec.Hold(reason: .queued, message: ""), runs: false)) == .over)
  }

  @Test func `goes on from where it began, also after a restart`() throws {
    let hold = PreviewSpec.Hold(reason: .waitingForImages, message: "", since: noon - .seconds(60))
    #expect(state(try preview(hold)) == .since(noon - .seconds(60)))
  }

  @Test func `asks nothing more once it gave up: an image that never arrives`() throws {
    let hold = PreviewSpec.Hold(reason: .waitTimedOut, message: "", since: noon - .seconds(60))
    #expect(state(try preview(hold)) == .gaveUp(hold))
    #expect(state(try preview(hold, sha: "old")) == .since(noon))
    #expect(state(try preview(hold, askedAt: noon - .seconds(30))) == .since(noon))
    #expect(state(try preview(hold, askedAt: noon - .seconds(90))) == .gaveUp(hold))
  }

  @Test func `for an image that the set asks for only now concerns what runs, too`() throws {
    #expect(state(try preview(nil), images: ["new"]) == .since(noon))
  }
}
