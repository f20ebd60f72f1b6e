// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `Commands` {
  struct Reading: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var comment: String
    var commands: [PreviewCommand]
  }

  static let readings: [Reading] = [
    Reading(testDescription: "/preview alone asks for the status", comment: "/preview", commands: [.status]),
    Reading(testDescription: "words after it are the command", comment: "/preview redeploy", commands: [.redeploy]),
    Reading(
      testDescription: "one a line, up to the first line that is none",
      comment: "/preview wake\r\n\r\n/preview extend 48h\nthanks\n/preview stop",
      commands: [.wake, .extend(.seconds(172_800))]),
    Reading(testDescription: "a command later in the text is talk", comment: "try\n/preview stop", commands: []),
    Reading(testDescription: "a quoted command is talk", comment: "> /preview stop", commands: []),
    Reading(testDescription: "another word that begins so is none", comment: "/previews stop", commands: []),
    Reading(testDescription: "case of the word does not matter", comment: "/preview PIN", commands: [.pin]),
    Reading(
      testDescription: "approve takes a commit", comment: "/preview approve 0A1B2C3",
      commands: [.approve(sha: "0a1b2c3")]
    ),
    Reading(
      testDescription: "approve alone means the head", comment: "/preview approve", commands: [.approve(sha: "")]),
  ]

  @Test(arguments: readings) func `are read from the start of a comment`(_ row: Reading) {
    #expect(PreviewCommand.commands(in: row.comment) == row.commands)
  }

  static let refusals = [
    "/preview approve main": "no commit", "/preview approve 0a1b": "at least seven", "/preview extend": "48h",
    "/preview extend -3h": "span of time", "/preview extend forever": "span of time",
    "/preview fly": "/preview help", "/preview stop everything": "takes no",
  ]

  @Test(arguments: refusals.sorted { $0.key < $1.key }) func `that make no sense say what to write instead`(
    _ comment: String, _ words: String
  ) {
    guard case .unknown(let answer)? = PreviewCommand.commands(in: comment).first else {
      Issue.record("\(comment) was understood")
      return
    }
    #expect(answer.contains(words))
  }

  @Test func `a comment full of commands is bounded`() {
    #expect(PreviewCommand.commands(in: String(repeating: "/preview stop\n", count: 5000)).count == 20)
  }

  @Test func `every word of the help is understood`() {
    for row in PreviewCommand.vocabulary {
      let words = [row.word] + (row.word == "extend" ? [row.argument] : [])
      if case .unknown(let why) = PreviewCommand(words: words) { Issue.record("\(row.word): \(why)") }
    }
  }
}

@Suite struct `What a command comes to` {
  private func control(_ command: PreviewCommand, _ preview: Preview) throws -> Value {
    try #require(wish(command, of: preview, now: noon).patch?.at("spec", "control"))
  }

  @Test func `approve writes the whole head commit, never the digits that were typed`() throws {
    var spec = Given.spec(7, sha: "aaaabbbbcccc")
    spec.hold = PreviewSpec.Hold(reason: .awaitingApproval, message: "a maintainer must approve it")
    let preview = try Given.preview(7, spec: spec)
    #expect(try control(.approve(sha: "aaaabbb"), preview)["approvedSHA"] == "aaaabbbbcccc")
  }

  @Test func `approve of a commit that is no longer the head is refused and names the head`() throws {
    let preview = try Given.preview(7, spec: Given.spec(7, sha: "ccccddddeeee"))
    let answer = wish(.approve(sha: "aaaabbb"), of: preview, now: noon)
    #expect(answer.patch == nil)
    #expect(answer.told.contains("ccccddddeeee"))
  }

  @Test func `extend adds to the end that is known, not to now`() throws {
    var status = PreviewStatus()
    status.expiresAt = noon + .seconds(3600)
    var spec = Given.spec(7)
    spec.lifetime.idle = .seconds(7200)
    let preview = try Given.preview(7, spec: spec, status: status)
    #expect(try control(.extend(.seconds(60)), preview)["extendedUntil"] == .string("\(noon + .seconds(3660))"))
  }

  @Test func `pin reaches as far as the set allows`() throws {
    var spec = Given.spec(7)
    (spec.lifetime.idle, spec.lifetime.maximumPin) = (.seconds(7200), .seconds(600))
    #expect(
      try control(.pin, Given.preview(7, spec: spec))["pinnedUntil"] == .string("\(noon + .seconds(600))"))
  }

  @Test func `the same wish a second time is a new wish`() throws {
    let preview = try Given.preview(7)
    let later = wish(.sleep, of: preview, now: noon + .seconds(1))
    #expect(wish(.sleep, of: preview, now: noon).patch != later.patch)
  }

  @Test func `deploy takes back stop and sleep`() throws {
    var spec = Given.spec(7)
    spec.hold = PreviewSpec.Hold(reason: .stopped, message: "somebody stopped it")
    var object = try Given.preview(7, spec: spec).object
    object.value["spec"]?["control"] = ["stopped": true]
    let members = try control(.deploy, Preview(object))
    #expect(members["stopped"] == false && members["asleep"] == false)
  }

  @Test func `nothing but status and help is asked of a preview that is going`() throws {
    let preview = try Given.preview(7, isTerminating: true)
    for command in [PreviewCommand.deploy, .approve(sha: ""), .pin, .stop] {
      #expect(wish(command, of: preview, now: noon).patch == nil)
    }
    #expect(wish(.help, of: preview, now: noon).told.contains("/preview extend 48h"))
  }
}
