// SPDX-License-Identifier: Apache-2.0
import Clocks
import Forge
import ForgeDrivers
import HTTPTransport
import TestKit
import Testing

/// What goes wrong on the way, over every forge: each fault has one meaning, and none of them looks like an absence.
struct DriverFaultTests {
  @Test(arguments: DriverBed.all, ForgeFault.allCases)
  func `a fault while listing or reading is an error of its kind`(_ bed: DriverBed, _ fault: ForgeFault) async throws {
    let forge = bed.forge()
    forge.open(1)
    let client = try bed.client(forge)
    forge.fail(fault)
    await #expect { try await client.openPullRequests(bed.repository) } throws: {
      isMeant($0 as? ForgeError, by: fault, host: client.host)
    }
    let again = try bed.client(forge)
    forge.fail(fault)
    await #expect { try await again.pullRequest(bed.repository, 1) } throws: {
      isMeant($0 as? ForgeError, by: fault, host: client.host)
    }
  }

  @Test(arguments: DriverBed.all, ForgeFault.allCases)
  func `a fault on a later page fails the whole listing`(_ bed: DriverBed, _ fault: ForgeFault) async throws {
    let forge = bed.forge()
    forge.open(130)
    let client = try bed.client(forge)
    let whole = try await client.openPullRequests(bed.repository).pullRequests.count
    #expect(whole == 130)
    // The first request goes well, the second one does not.
    let second = try #require(forge.requests.dropFirst().first)
    let faulty = FaultyPage(forge, page: second.url, fault: fault)
    let broken = try bed.client(forge, through: { _ in faulty })
    await #expect { try await broken.openPullRequests(bed.repository) } throws: {
      isMeant($0 as? ForgeError, by: fault, host: client.host)
    }
  }

  @Test(arguments: DriverBed.all.filter { $0.has(.stickyComments) })
  func `a comment whose answer was lost is found again by its marker`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(1)
    let client = try bed.client(forge)
    let marker = StickyMarker(key: "apps/shop").text
    #expect(try await client.ownComment(bed.repository, 1, marker: marker) == nil)
    forge.fail(.answerLost)
    await #expect(throws: ForgeError.self) {
      try await client.createComment(bed.repository, 1, body: marker + "\n\nReady")
    }
    #expect(try await client.ownComment(bed.repository, 1, marker: marker)?.body == marker + "\n\nReady")
    #expect(forge.world.pull(1, in: forge.world.shop)?.comments.count == 1)
  }

  @Test(arguments: DriverBed.all)
  func `a token that the forge does not know is unauthorized, and none sees what is public`(_ bed: DriverBed)
    async throws
  {
    let forge = bed.forge()
    forge.open(1)
    let wrong = try bed.client(forge, token: "wrong")
    await #expect { try await wrong.openPullRequests(bed.repository) } throws: {
      if case .unauthorized? = $0 as? ForgeError { true } else { false }
    }
    let anonymous = try bed.client(forge, token: nil)
    #expect(try await anonymous.openPullRequests(bed.repository).pullRequests.count == 1)
    #expect(!anonymous.capabilities.contains(.stickyComments))
  }

  private func isMeant(_ error: ForgeError?, by fault: ForgeFault, host: String) -> Bool {
    switch (fault, error) {
    case (.internalError, .unavailable(host, 500)), (.badGateway, .unavailable(host, 502)),
      (.unavailablePage, .unavailable(host, 503)), (.timeout, .unreachable), (.reset, .unreachable),
      (.answerLost, .unreachable), (.halfBody, .malformed), (.html, .malformed), (.strangeNotFound, .malformed),
      (.unauthorized, .unauthorized), (.forbidden, .forbidden), (.silentLimit, .rateLimited(host, _)):
      true
    // Bitbucket Cloud never says when to come back.
    case (.primaryLimit, .rateLimited("api.bitbucket.org", _)),
      (.secondaryLimit, .rateLimited("api.bitbucket.org", _)):
      true
    case (.primaryLimit, .rateLimited(host, let until?)): until > DriverBed.start + .seconds(600)
    case (.secondaryLimit, .rateLimited(host, let until?)): until == DriverBed.start + .seconds(60)
    default: false
    }
  }
}

/// A forge whose one page goes wrong.
private struct FaultyPage: HTTPClient {
  let forge: ForgeSimulator
  let page: String
  let fault: ForgeFault
  init(_ forge: ForgeSimulator, page: String, fault: ForgeFault) {
    self.forge = forge
    self.page = page
    self.fault = fault
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    if request.url == page { forge.fail(fault) }
    return try await forge.send(request)
  }
  func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    try await forge.stream(request)
  }
}
