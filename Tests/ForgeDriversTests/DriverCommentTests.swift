// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import TestKit
import Testing

/// Comments and reactions over every forge that has them.
struct DriverCommentTests {
  private static let beds = DriverBed.all.filter { $0.has(.stickyComments) }
  private let marker = StickyMarker(key: "apps/shop").text

  @Test(arguments: beds)
  func `the own comment is found behind hundreds of others, and nobody else's marker counts`(_ bed: DriverBed)
    async throws
  {
    let forge = bed.forge()
    forge.open(1)
    let client = try bed.client(forge)
    let marker = marker
    forge.change { world in
      for _ in 0..<120 { world.addComment("chatter", by: "ada", on: 1, in: world.shop, now: DriverBed.start) }
      world.addComment(marker, by: "eve", on: 1, in: world.shop, now: DriverBed.start)
    }
    #expect(try await client.ownComment(bed.repository, 1, marker: marker) == nil)
    let made = try await client.createComment(bed.repository, 1, body: marker + "\n\nReady")
    let found = try await client.ownComment(bed.repository, 1, marker: marker)
    #expect(found?.id == made.id)
    #expect(found?.body == marker + "\n\nReady")
    #expect(try await client.ownComment(bed.repository, 1, marker: "<!-- other -->") == nil)
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: beds)
  func `a comment is edited in place, deleted once, and missed after that`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(1)
    let client = try bed.client(forge)
    let made = try await client.createComment(bed.repository, 1, body: "one")
    try await client.editComment(bed.repository, 1, id: made.id, body: "two")
    try await client.editComment(bed.repository, 1, id: made.id, body: "three")
    #expect(forge.world.pull(1, in: forge.world.shop)?.comments.map(\.body) == ["three"])
    try await client.deleteComment(bed.repository, 1, id: made.id)
    #expect(forge.world.pull(1, in: forge.world.shop)?.comments.filter { !$0.isDeleted }.isEmpty == true)
    try await client.deleteComment(bed.repository, 1, id: made.id)
    await #expect {
      try await client.editComment(bed.repository, 1, id: made.id, body: "four")
    } throws: {
      if case .notFound? = $0 as? ForgeError { true } else { false }
    }
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: beds)
  func `comments come oldest first, those since an instant if asked, and never the forge's own words`(_ bed: DriverBed)
    async throws
  {
    let time = SetTime(DriverBed.start)
    let forge = bed.forge(time: time)
    forge.open(1)
    forge.change { world in
      for number in 0..<130 {
        let now = DriverBed.start + .seconds(number)
        world.addComment("c\(number)", by: "ada", on: 1, in: world.shop, now: now)
      }
      let system = world.addComment("changed the title", by: "ada", on: 1, in: world.shop, now: DriverBed.start)
      world.change(comment: system.id, in: world.shop) { $0.isSystem = true }
    }
    let client = try bed.client(forge, time: time)
    let all = try await client.comments(bed.repository, 1, since: nil).filter { $0.body.hasPrefix("c") }
    #expect(all.map(\.body).prefix(130) == (0..<130).map { "c\($0)" }[...])
    let late = try await client.comments(bed.repository, 1, since: DriverBed.start + .seconds(125))
    #expect(late.map(\.body) == (125..<130).map { "c\($0)" })
    #expect(late.first?.createdAt == DriverBed.start + .seconds(125))
    #expect(late.allSatisfy { $0.author == bed.author("ada", forge) && !$0.authorIsBot })
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: DriverBed.all.filter { $0.has(.reactions) }, Acknowledgement.allCases)
  func `a reaction is there once however often it is given`(_ bed: DriverBed, _ word: Acknowledgement) async throws {
    let forge = bed.forge()
    forge.open(1)
    let client = try bed.client(forge)
    forge.happen { $0.comment("/preview deploy", by: "ada", on: 1, in: $0.shop, now: $1) }
    let comment = try #require(try await client.comments(bed.repository, 1, since: nil).first)
    for _ in 0..<2 { try await client.acknowledge(bed.repository, 1, commentID: comment.id, word) }
    #expect(forge.world.pull(1, in: forge.world.shop)?.comments.first?.reactions.count == 1)
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test func `a line that GitLab would carry out is escaped, outside of code`() async throws {
    let bed = DriverBed.named("gitlab")
    let forge = bed.forge()
    forge.open(1)
    let body = "Title\n/merge\n```\ncode\n```\n- /close"
    _ = try await bed.client(forge).createComment(bed.repository, 1, body: body)
    #expect(
      forge.world.pull(1, in: forge.world.shop)?.comments.first?.body == "Title\n\\/merge\n```\ncode\n```\n- /close")
  }
}
