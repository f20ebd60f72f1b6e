// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import TestKit
import Testing

/// Pull requests over every forge: listed to the last page, read by number, doubted when pages do not fit.
struct DriverPullTests {
  @Test(arguments: DriverBed.all)
  func `open pull requests are listed to the last page, in the order of their numbers`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(230)
    forge.happen { $0.settle(.closed, 7, in: $0.shop, now: $1) }
    forge.happen { $0.settle(.merged, 8, in: $0.shop, now: $1) }
    let listing = try await bed.client(forge).openPullRequests(bed.repository)
    #expect(Set(listing.pullRequests.map(\.number)) == Set(1...230).subtracting([7, 8]))
    #expect(listing.pullRequests.allSatisfy { $0.state == .open && $0.repository == bed.repository })
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: DriverBed.all)
  func `what a pull request says is the same on every forge`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(1, labels: bed.has(.labels) ? ["preview", "big"] : [], isDraft: bed.has(.drafts))
    let pull = try #require(try await bed.client(forge).openPullRequests(bed.repository).pullRequests.first)
    let stored = try #require(forge.world.pull(1, in: forge.world.shop))
    #expect(pull.title == "Change 1")
    #expect(pull.branch == "branch-1")
    #expect(pull.targetBranch == "main")
    #expect(pull.headSHA == stored.sha)
    #expect(pull.labels == stored.labels)
    #expect(pull.isDraft == stored.isDraft)
    #expect(!pull.isFork)
    #expect(!pull.url.isEmpty)
    let single = try await bed.client(forge).pullRequest(bed.repository, 1)
    #expect(single?.headSHA == pull.headSHA)
    #expect(single?.labels == pull.labels)
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: DriverBed.all)
  func `a head in another repository, or in none any more, is a fork`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(2)
    forge.change { world in
      let fork = world.addRepository("eve/shop")
      world.change(pull: 1, in: world.shop) { $0.head = fork.id }
      world.change(pull: 2, in: world.shop) { $0.head = nil }
    }
    let pulls = try await bed.client(forge).openPullRequests(bed.repository).pullRequests
    #expect(pulls.map(\.isFork) == [true, true])
    #expect(pulls.map(\.branch).sorted() == ["branch-1", "branch-2"])
  }

  @Test(arguments: DriverBed.all)
  func `one by number says how it ended, and a number that was never given is nil`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(3)
    forge.happen { $0.settle(.closed, 2, in: $0.shop, now: $1) }
    forge.happen { $0.settle(.merged, 3, in: $0.shop, now: $1) }
    let client = try bed.client(forge)
    #expect(try await client.pullRequest(bed.repository, 1)?.state == .open)
    #expect(try await client.pullRequest(bed.repository, 2)?.state == .closed)
    #expect(try await client.pullRequest(bed.repository, 3)?.state == .merged)
    #expect(try await client.pullRequest(bed.repository, 4) == nil)
  }

  @Test(arguments: DriverBed.all)
  func `a number in a repository that is hidden or gone is an error and not an absence`(_ bed: DriverBed) async throws {
    let client = try bed.client(bed.forge())
    let gone = RepositoryRef(owner: bed.owner, name: "gone")
    await #expect { try await client.pullRequest(gone, 1) } throws: { isNotFound($0) }
    await #expect { try await client.openPullRequests(gone) } throws: { isNotFound($0) }
  }

  @Test(arguments: DriverBed.all)
  func `only pull requests with all labels are listed`(_ bed: DriverBed) async throws {
    guard bed.has(.labels) else { return }
    let forge = bed.forge()
    forge.open(1, labels: ["preview", "big"])
    forge.open(1, labels: ["preview"])
    forge.open(1, labels: ["Preview", "big"])
    let listing = try await bed.client(forge, labels: ["preview", "big"]).openPullRequests(bed.repository)
    #expect(listing.pullRequests.map(\.number) == [1])
  }

  @Test(arguments: DriverBed.all)
  func `what pages lose by shifting under our hands is still open when asked for by number`(_ bed: DriverBed)
    async throws
  {
    let forge = bed.forge()
    forge.open(130)
    // Pull requests of the first page go, so that the second page begins too late.
    forge.surprise(after: 1) { world in
      for number in 1...3 { _ = world.settle(.closed, number, in: world.shop, now: DriverBed.start) }
    }
    let client = try bed.client(forge)
    let listed = Set(try await client.openPullRequests(bed.repository).pullRequests.map(\.number))
    #expect(listed.count >= 124)
    for number in Set(4...130).subtracting(listed) {
      #expect(try await client.pullRequest(bed.repository, number)?.state == .open)
    }
  }

  private func isNotFound(_ error: any Error) -> Bool {
    if case .notFound? = error as? ForgeError { true } else { false }
  }
}
