// SPDX-License-Identifier: Apache-2.0
import Clocks
import Forge
import ForgeDrivers
import HTTPTransport
import Locks
import TestKit
import Testing

/// What a webhook costs: the one pull request that it names is read again, and the kept listing mended.
struct RereadingTests {
  private static let beds = DriverBed.all
  private static let soon = Duration.seconds(54)

  @Test(arguments: beds)
  func `only the one that changed is asked for, and the listing is as if read anew`(_ bed: DriverBed) async throws {
    let time = SetTime(DriverBed.start)
    let forge = bed.forge(time: time)
    forge.open(3)
    let client = try bed.client(forge, time: time)
    let before = try await client.openPullRequests(bed.repository, notOlderThan: Self.soon)
    let changes: [(number: Int, @Sendable (inout ForgeWorld, Timestamp) -> ForgeHappening)] = [
      (2, { $0.push(to: 2, in: $0.shop, now: $1) }),
      (3, { $0.settle(.closed, 3, in: $0.shop, now: $1) }),
      (4, { $0.open("Change 4", in: $0.shop, branch: "branch-4", by: "ada", now: $1) }),
    ]
    for (number, change) in changes {
      time.advance(.seconds(5))
      forge.happen(change)
      let asked = forge.requests.count
      // Deliveries come in storms, and under whatever spelling.
      let spelled = RepositoryRef(owner: bed.owner.uppercased(), name: "Shop")
      for _ in 0..<50 { await client.noteChange(.pullRequest(number), in: spelled) }
      let listing = try await client.openPullRequests(bed.repository, notOlderThan: Self.soon)
      let requests = forge.requests.dropFirst(asked)
      #expect(requests.filter { isSingle($0, number) }.count == 1)
      #expect(!requests.contains { isList($0) }, "\(requests.map(\.url))")
      #expect(listing.readAt == before.readAt)
      let fresh = try await bed.client(forge, time: time).openPullRequests(bed.repository)
      #expect(listing.pullRequests == fresh.pullRequests)
    }
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: beds)
  func `a pushed branch names its pull request`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(2)
    let client = try bed.client(forge)
    _ = try await client.openPullRequests(bed.repository, notOlderThan: Self.soon)
    forge.happen { $0.push(to: 2, in: $0.shop, now: $1) }
    await client.noteChange(.branch("branch-2"), in: bed.repository)
    let listing = try await client.openPullRequests(bed.repository, notOlderThan: Self.soon)
    #expect(head(of: 2, in: listing) == forge.world.pull(2, in: forge.world.shop)?.sha)
  }

  @Test(arguments: beds, [ForgeFault.badGateway, .html, .primaryLimit])
  func `where the one cannot be read the list is, and what cannot be read closes nothing`(
    _ bed: DriverBed, _ fault: ForgeFault
  ) async throws {
    let time = SetTime(DriverBed.start)
    let forge = bed.forge(time: time)
    forge.open(2)
    let client = try bed.client(forge, time: time)
    _ = try await client.openPullRequests(bed.repository, notOlderThan: Self.soon)
    forge.happen { $0.push(to: 2, in: $0.shop, now: $1) }
    await client.noteChange(.pullRequest(2), in: bed.repository)
    forge.fail(fault)
    let wanted = forge.world.pull(2, in: forge.world.shop)?.sha
    if fault == .primaryLimit {
      await #expect(throws: ForgeError.self) {
        try await client.openPullRequests(bed.repository, notOlderThan: Self.soon)
      }
      // The change is still known to be missing.
      time.advance(.seconds(3601))
    }
    let listing = try await client.openPullRequests(bed.repository, notOlderThan: .seconds(1_000_000))
    #expect(head(of: 2, in: listing) == wanted)
  }

  @Test(arguments: beds)
  func `a number that the forge does not know is taken out only by a list`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(2)
    let client = try bed.client(forge)
    _ = try await client.openPullRequests(bed.repository, notOlderThan: Self.soon)
    let asked = forge.requests.count
    await client.noteChange(.pullRequest(99), in: bed.repository)
    let listing = try await client.openPullRequests(bed.repository, notOlderThan: Self.soon)
    #expect(listing.pullRequests.map(\.number).sorted() == [1, 2])
    #expect(forge.requests.dropFirst(asked).contains(where: isList))
  }

  @Test(arguments: beds)
  func `what changes while the list is read is read once more`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(1)
    // The event comes when the list has been answered and not been handed out yet.
    let gate = Gate()
    let client = try bed.client(forge) { Interrupted(inner: $0, gate: gate) }
    gate.set {
      forge.happen { $0.push(to: 1, in: $0.shop, now: $1) }
      await client.noteChange(.pullRequest(1), in: bed.repository)
    }
    // Bitbucket Cloud is asked for the whole name of a commit that is gone by then, and says so.
    _ = try? await client.openPullRequests(bed.repository, notOlderThan: Self.soon)
    let later = try await client.openPullRequests(bed.repository, notOlderThan: Self.soon)
    #expect(later.pullRequests.map(\.headSHA) == [forge.world.pull(1, in: forge.world.shop)?.sha])
  }

  private func head(of number: Int, in listing: Listing) -> String? {
    listing.pullRequests.first { $0.number == number }?.headSHA
  }

  private func isSingle(_ request: HTTPRequest, _ number: Int) -> Bool {
    path(request).lowercased().hasSuffix("/\(number)") && !isList(request)
  }

  private func isList(_ request: HTTPRequest) -> Bool {
    ["/pulls", "/merge_requests", "/pullrequests", "/pull-requests"].contains { path(request).hasSuffix($0) }
  }

  private func path(_ request: HTTPRequest) -> String {
    String(request.url.prefix { $0 != "?" })
  }
}

/// What is to happen once.
private final class Gate: Sendable {
  private let event = Mutex<(@Sendable () async -> Void)?>(nil)
  func set(_ event: @escaping @Sendable () async -> Void) { self.event.withLock { $0 = event } }
  func open() async {
    let event = event.withLock { event in
      defer { event = nil }
      return event
    }
    await event?()
  }
}

/// Lets something happen after the next list of pull requests was answered.
private struct Interrupted: HTTPClient {
  let inner: any HTTPClient
  let gate: Gate

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let response = try await inner.send(request)
    await gate.open()
    return response
  }

  func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream { try await inner.stream(request) }
}
