// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Locks
import Testing

/// Listings are whole or not at all: the suite runs over every driver.
struct ListingTests {
  @Test(arguments: Dialect.all)
  func `every page is read, in order`(_ dialect: Dialect) async throws {
    let all = (1...dialect.pageSize * 2 + 7).map { Dialect.pull($0) }
    let http = RecordedHTTP { (request) throws(TransportError) in dialect.page(of: all, for: request) }
    let listing = try await dialect.client(http).openPullRequests(Dialect.repository)
    #expect(listing.pullRequests.map(\.number) == Array(1...all.count))
    #expect(http.requests.count == 3)
    #expect(http.requests.allSatisfy { $0.headers["Authorization"] == dialect.authorization && $0.method == "GET" })
    #expect(http.requests.first?.query("state") == "open")
  }

  @Test(arguments: Dialect.all)
  func `a repository without pull requests gives an empty listing`(_ dialect: Dialect) async throws {
    let http = RecordedHTTP { (request) throws(TransportError) in dialect.page(of: [], for: request) }
    #expect(try await dialect.client(http).openPullRequests(Dialect.repository).pullRequests.isEmpty)
    #expect(http.requests.count == 1)
  }

  @Test(arguments: Dialect.all)
  func `a last page that is full does not lead to another`(_ dialect: Dialect) async throws {
    let all = (1...dialect.pageSize).map { Dialect.pull($0) }
    let http = RecordedHTTP { (request) throws(TransportError) in dialect.page(of: all, for: request) }
    #expect(try await dialect.client(http).openPullRequests(Dialect.repository).pullRequests.count == all.count)
    #expect(http.requests.count == 1)
  }

  @Test(arguments: Dialect.all)
  func `a number on two pages makes the listing incomplete, after one more try`(_ dialect: Dialect) async throws {
    var all = (1...dialect.pageSize + 3).map { Dialect.pull($0) }
    all[dialect.pageSize] = Dialect.pull(dialect.pageSize)
    let http = RecordedHTTP { [all] (request) throws(TransportError) in dialect.page(of: all, for: request) }
    await expectIncomplete(dialect, http)
    #expect(http.requests.count == 4)
  }

  @Test(arguments: Dialect.all)
  func `a list that changed once under our hands is read again`(_ dialect: Dialect) async throws {
    let all = (1...dialect.pageSize + 3).map { Dialect.pull($0) }
    let calls = Mutex(0)
    let http = RecordedHTTP { (request) throws(TransportError) in
      let call = calls.withLock { count -> Int in
        count += 1
        return count
      }
      // Meanwhile one was opened at the front, so that the second page begins with the end of the first.
      let shifted = [Dialect.pull(999)] + all
      return dialect.page(of: call == 2 ? shifted : all, for: request)
    }
    let listing = try await dialect.client(http).openPullRequests(Dialect.repository)
    #expect(listing.pullRequests.count == all.count)
    #expect(http.requests.count == 4)
  }

  @Test(arguments: Dialect.all)
  func `a page that is short although more follow makes the listing incomplete`(_ dialect: Dialect) async throws {
    let all = (1...dialect.pageSize * 3).map { Dialect.pull($0) }
    let http = RecordedHTTP { (request) throws(TransportError) in
      var response = dialect.page(of: all, for: request)
      if request.query("page") == "2", case .array(let items)? = try? JSON.parse(response.body) {
        response.body = JSON.bytes(.array(Array(items.dropLast(4))))
      }
      return response
    }
    await expectIncomplete(dialect, http)
  }

  @Test func `a total that is not reached makes a Gitea listing incomplete`() async throws {
    let http = RecordedHTTP { (request) throws(TransportError) in
      let items: [Value] = request.query("page") == "1" ? [Dialect.pull(1), Dialect.pull(2)] : []
      return .json(.array(items), headers: ["X-Total-Count": "3"])
    }
    await expectIncomplete(.gitea, http)
  }

  @Test func `a total that changes between pages makes a Gitea listing incomplete`() async throws {
    let all = (1...60).map { Dialect.pull($0) }
    let http = RecordedHTTP { (request) throws(TransportError) in
      let grown = request.query("page") == "2" ? all + [Dialect.pull(61)] : all
      return Dialect.gitea.page(of: grown, for: request)
    }
    await expectIncomplete(.gitea, http)
  }

  @Test func `a Gitea server with a lower cap is still read to its end`() async throws {
    let all = (1...75).map { Dialect.pull($0) }
    let http = RecordedHTTP { (request) throws(TransportError) in
      Dialect.gitea.page(of: all, for: request, size: 30)
    }
    #expect(try await Dialect.gitea.client(http).openPullRequests(Dialect.repository).pullRequests.count == 75)
    #expect(http.requests.count == 3)
  }

  @Test func `a Gitea server behind a proxy that drops headers is read up to an empty page`() async throws {
    let all = (1...55).map { Dialect.pull($0) }
    let http = RecordedHTTP { (request) throws(TransportError) in
      var response = Dialect.gitea.page(of: all, for: request)
      response.headers = [:]
      return response
    }
    #expect(try await Dialect.gitea.client(http).openPullRequests(Dialect.repository).pullRequests.count == 55)
    #expect(http.requests.count == 3)
  }

  @Test func `a next page at another host is not asked for`() async throws {
    let items = (1...100).map { Dialect.pull($0) }
    let http = RecordedHTTP { (_) throws(TransportError) in
      .json(.array(items), headers: ["Link": "<https://evil.example/pulls?page=2>; rel=\"next\""])
    }
    await #expect { try await Dialect.github.client(http).openPullRequests(Dialect.repository) } throws: {
      if case .malformed? = $0 as? ForgeError { true } else { false }
    }
    #expect(http.requests.count == 1)
  }

  @Test func `a list without an end is given up`() async throws {
    let http = RecordedHTTP { (request) throws(TransportError) in
      let page = request.query("page").flatMap { Int($0) } ?? 1
      let items = (1...100).map { Dialect.pull(page * 1000 + $0) }
      return .json(.array(items), headers: Dialect.github.pages(request, 0, true))
    }
    await expectIncomplete(.github, http)
    #expect(http.requests.count == 200)
  }

  @Test(arguments: Dialect.all)
  func `a page that fails half way fails the listing`(_ dialect: Dialect) async throws {
    let all = (1...dialect.pageSize + 1).map { Dialect.pull($0) }
    let http = RecordedHTTP { (request) throws(TransportError) in
      request.query("page") == "2" ? .text("<html>Unicorn!</html>", status: 502) : dialect.page(of: all, for: request)
    }
    let client = try dialect.client(http)
    await #expect(throws: ForgeError.unavailable(host: client.host, status: 502)) {
      try await client.openPullRequests(Dialect.repository)
    }
  }

  @Test(arguments: Dialect.all)
  func `only pull requests with all labels are listed`(_ dialect: Dialect) async throws {
    let all = [
      Dialect.pull(1, labels: ["preview", "big"]), Dialect.pull(2, labels: ["preview"]), Dialect.pull(3),
      Dialect.pull(4, labels: ["Preview", "big"]),
    ]
    let http = RecordedHTTP { (request) throws(TransportError) in dialect.page(of: all, for: request) }
    let client = try dialect.client(http, labels: ["preview", "big"])
    #expect(try await client.openPullRequests(Dialect.repository).pullRequests.map(\.number) == [1])
  }

  @Test(arguments: Dialect.all)
  func `a listing tells what the forge says about its budget and whether it was kept`(_ dialect: Dialect) async throws {
    let http = RecordedHTTP { (request) throws(TransportError) in
      var response = dialect.page(of: [Dialect.pull(1)], for: request)
      response.headers["X-RateLimit-Remaining"] = "4711"
      response.isFromCache = true
      return response
    }
    let listing = try await dialect.client(http).openPullRequests(Dialect.repository)
    #expect(listing.isFromCache)
    #expect(listing.rateRemaining == 4711)
  }

  private func expectIncomplete(_ dialect: Dialect, _ http: RecordedHTTP) async {
    await #expect { try await dialect.client(http).openPullRequests(Dialect.repository) } throws: {
      if case .incomplete? = $0 as? ForgeError { true } else { false }
    }
  }
}
