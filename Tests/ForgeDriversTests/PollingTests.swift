// SPDX-License-Identifier: Apache-2.0
import Clocks
import Forge
import ForgeDrivers
import HTTPTransport
import TestKit
import Testing

/// What polling costs, and who waits when it was too much.
struct PollingTests {
  @Test func `an hour over 100 repositories costs little more than what changes`() async throws {
    let bed = DriverBed.named("github")
    let time = SetTime(DriverBed.start)
    let forge = bed.forge(budget: 5000, time: time)
    let repositories = forge.change { world in
      (0..<100).map { number in
        let repository = world.addRepository("acme/r\(number)", roles: ["nestling": .write])
        for place in 0..<10 {
          _ = world.open("Change", in: repository.id, branch: "b\(place)", by: "ada", now: DriverBed.start)
        }
        return (id: repository.id, ref: RepositoryRef(owner: "acme", name: repository.name))
      }
    }
    let client = try bed.client(forge, time: time) { Conditional($0, maximumBytes: 64 << 20) }
    var random = SeededRandom(seed: 7)
    var changed = 0
    for _ in 0..<60 {
      for _ in 0..<10 {
        let (repository, number) = (repositories.randomElement(using: &random)!, Int.random(in: 1...10, using: &random))
        forge.happen { $0.push(to: number, in: repository.id, now: $1) }
        changed += 1
      }
      for repository in repositories {
        // Three sets look at every repository.
        for _ in 0..<3 {
          let listing = try await client.openPullRequests(repository.ref, notOlderThan: .seconds(54))
          #expect(listing.pullRequests.count == 10)
        }
      }
      time.advance(.seconds(60))
    }
    let usage = client.usage
    print(
      """
      an hour of polling: 1000 pull requests in 100 repositories, \(changed) changed, \(usage.calls) calls, \
      \(usage.notModified) not modified, \(forge.budgeted) of the budget (allowed \(changed * 12 / 10 + 100))
      """)
    #expect(forge.budgeted <= changed * 12 / 10 + 100)
    #expect(usage.calls == 6000)
    #expect(usage.notModified == forge.notModified && usage.calls == forge.budgeted + forge.notModified)
    #expect(usage.remaining == 5000 - forge.budgeted)
    // The last listing knows of the last push.
    let last = try await client.openPullRequests(repositories[0].ref)
    #expect(last.pullRequests.map(\.headSHA) == forge.world.pulls[repositories[0].id]?.map(\.sha))
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: DriverBed.all)
  func `one listing serves all who ask soon, until the forge tells of a change`(_ bed: DriverBed) async throws {
    let time = SetTime(DriverBed.start)
    let forge = bed.forge(time: time)
    forge.open(1)
    let client = try bed.client(forge, time: time)
    let one = bed.repository
    try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<5 {
        group.addTask { try await client.openPullRequests(one, notOlderThan: .seconds(54)).pullRequests.count }
      }
      for try await count in group { #expect(count == 1) }
    }
    let price = forge.requests.count
    time.advance(.seconds(53))
    forge.open(1)
    #expect(try await client.openPullRequests(one, notOlderThan: .seconds(54)).pullRequests.count == 1)
    #expect(forge.requests.count == price)
    await client.noteChange(.anything, in: one)
    #expect(try await client.openPullRequests(one, notOlderThan: .seconds(54)).pullRequests.count == 2)
    // A driver may remember what does not change, so a second reading can be cheaper.
    let afterwards = forge.requests.count
    #expect(afterwards > price)
    time.advance(.seconds(54))
    #expect(try await client.openPullRequests(one, notOlderThan: .seconds(54)).pullRequests.count == 2)
    #expect(forge.requests.count > afterwards)
  }

  @Test(arguments: DriverBed.all)
  func `a listing that failed is not kept`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(1)
    let client = try bed.client(forge)
    forge.fail(.badGateway)
    await #expect(throws: ForgeError.self) {
      try await client.openPullRequests(bed.repository, notOlderThan: .seconds(54))
    }
    #expect(try await client.openPullRequests(bed.repository, notOlderThan: .seconds(54)).pullRequests.count == 1)
  }

  @Test(arguments: DriverBed.all, [ForgeFault.primaryLimit, .secondaryLimit, .silentLimit])
  func `after a limit nothing is sent until the forge said, and then all is well`(
    _ bed: DriverBed, _ fault: ForgeFault
  ) async throws {
    let time = SetTime(DriverBed.start)
    let forge = bed.forge(time: time)
    forge.open(1)
    let client = try bed.client(forge, time: time)
    forge.fail(fault)
    await #expect { try await client.openPullRequests(bed.repository) } throws: { isLimited($0) }
    let sent = forge.requests.count
    let until = try #require(client.usage.limitedUntil)
    await #expect { try await client.pullRequest(bed.repository, 1) } throws: { isLimited($0) }
    #expect(forge.requests.count == sent)
    #expect(client.usage.heldBack == 1)
    time.advance(until - time.now)
    #expect(client.usage.limitedUntil == nil)
    #expect(try await client.openPullRequests(bed.repository).pullRequests.count == 1)
  }

  @Test func `limits without a word on how long double the wait, up to a quarter of an hour`() async throws {
    let bed = DriverBed.named("github")
    let time = SetTime(DriverBed.start)
    let forge = bed.forge(time: time)
    let client = try bed.client(forge, time: time)
    for wait in [60, 120, 240, 480, 900, 900] {
      forge.fail(.silentLimit)
      await #expect { try await client.openPullRequests(bed.repository) } throws: { isLimited($0) }
      let until = try #require(client.usage.limitedUntil)
      #expect(until - time.now == .seconds(wait))
      time.advance(until - time.now)
    }
  }

  @Test func `the last permit of an hour is not overdrawn`() async throws {
    let bed = DriverBed.named("github")
    let time = SetTime(DriverBed.start)
    let forge = bed.forge(budget: 3, time: time)
    let client = try bed.client(forge, time: time)
    for _ in 0..<3 { _ = try await client.openPullRequests(bed.repository) }
    await #expect { try await client.openPullRequests(bed.repository) } throws: { isLimited($0) }
    #expect(forge.requests.count == 3)
    time.advance(.seconds(3600))
    #expect(try await client.openPullRequests(bed.repository).pullRequests.isEmpty)
  }

  @Test func `a page that was not modified is handed out as it was kept`() async throws {
    let bed = DriverBed.named("github")
    let forge = bed.forge()
    forge.open(130)
    let client = try bed.client(forge) { Conditional($0) }
    let first = try await client.openPullRequests(bed.repository)
    let second = try await client.openPullRequests(bed.repository)
    #expect(first.pullRequests == second.pullRequests)
    #expect(!first.isFromCache && second.isFromCache)
    #expect(forge.budgeted == 2 && forge.notModified == 2)
    forge.happen { $0.push(to: 129, in: $0.shop, now: $1) }
    #expect(try await !client.openPullRequests(bed.repository).isFromCache)
    #expect(forge.budgeted == 3 && forge.notModified == 3)
  }

  private func isLimited(_ error: any Error) -> Bool {
    if case .rateLimited(_, .some)? = error as? ForgeError { true } else { false }
  }
}
