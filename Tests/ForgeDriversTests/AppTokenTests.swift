// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import HTTPTransport
import Locks
import TestKit
import Testing

@testable import ForgeDrivers

/// Tokens of a GitHub App before a forge that counts what it is asked.
struct AppTokenTests {
  private static let bed = DriverBed.named("github")
  private let clock = ManualClock()
  private let forge: ForgeSimulator
  private let client: any ForgeClient

  /// A second passes while the forge makes a token, so that whoever comes meanwhile has to wait.
  private struct Slow: HTTPClient {
    let forge: ForgeSimulator
    let clock: ManualClock

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
      let isRenewal = request.path.hasSuffix("/access_tokens")
      if isRenewal { do { try await clock.source.sleep(.seconds(1)) } catch { throw .cancelled } }
      return try await forge.send(request)
    }

    func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream { try await forge.stream(request) }
  }

  init() throws {
    let clock = clock
    forge = ForgeSimulator(GitHubDialect(), world: Self.bed.forge().world, clock: clock.source)
    forge.change { world in
      world.apps = [
        ForgeWorld.App(id: 12345, slug: "nestling", keyPEM: PublishedKey.rsa, installations: ["acme": 99])
      ]
    }
    var source = ForgeSource(repository: Self.bed.repository, body: ["appSecretName": "github-app"])
    source.secrets = ["githubAppID": SecretText("12345"), "githubAppPrivateKey": SecretText(PublishedKey.rsa)]
    client = try ForgeDriver.github.makeClient(
      source: source, http: Conditional(Slow(forge: forge, clock: clock)), clock: clock.source)
  }

  private var renewals: Int { forge.requests.count { $0.path.hasSuffix("/access_tokens") } }

  /// What so many callers at once were given; the clock goes on when the renewal is under way.
  private func tokens(_ callers: Int, awaitingRenewal: Bool) async -> [Result<String, ForgeError>] {
    let (client, clock) = (client, clock)
    return await withTaskGroup(of: Result<String, ForgeError>?.self) { group in
      for _ in 0..<callers {
        group.addTask {
          do throws(ForgeError) {
            return .success(try await client.gitToken(Self.bed.repository).revealed)
          } catch { return .failure(error) }
        }
      }
      if awaitingRenewal {
        group.addTask {
          await clock.sleepers(1)
          clock.advance(by: .seconds(1))
          return nil
        }
      }
      return await group.reduce(into: []) { if let result = $1 { $0.append(result) } }
    }
  }

  @Test func `many callers at once are given one token, and one more shortly before it ends`() async throws {
    let first = try await tokens(50, awaitingRenewal: true).map { try $0.get() }
    #expect(Set(first).count == 1 && first.count == 50)
    #expect(renewals == 1)
    clock.advance(by: .seconds(3290))
    #expect(try await tokens(50, awaitingRenewal: false).map { try $0.get() } == first)
    #expect(renewals == 1)
    clock.advance(by: .seconds(11))
    let second = try await tokens(50, awaitingRenewal: true).map { try $0.get() }
    #expect(Set(second).count == 1 && second[0] != first[0])
    #expect(renewals == 2)
    #expect(forge.requests.count { $0.path.hasSuffix("/installation") } == 1)
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test func `a failed renewal is told to those who wait, and the next caller tries again`() async throws {
    forge.fail(.badGateway, path: "access_tokens")
    let failed = await tokens(1, awaitingRenewal: true)
    #expect(failed.allSatisfy { if case .failure(.unavailable) = $0 { true } else { false } }, "\(failed)")
    let given = try await tokens(20, awaitingRenewal: true).map { try $0.get() }
    #expect(Set(given).count == 1)
    #expect(renewals == 2)
  }

  /// argo-cd PR #25879: a token renewed at each poll made every page a new one.
  @Test func `polling under an App asks for pages that it knows, since its token stays`() async throws {
    let client = client
    for minute in 0..<30 {
      async let listing = client.openPullRequests(Self.bed.repository)
      if minute == 0 {
        await clock.sleepers(1)
        clock.advance(by: .seconds(1))
      }
      #expect(try await listing.isFromCache == (minute > 0))
      clock.advance(by: .seconds(60))
    }
    #expect(renewals == 1)
    #expect(forge.notModified == 29)
  }
}

/// Sharing itself, where it can be seen who waits.
struct SharedQuestionTests {
  private let question = SharedQuestion<String, Int>()
  private let asked = Count()
  private let clock = ManualClock()

  private final class Count: Sendable {
    private let value = Mutex(0)
    func next() -> Int {
      value.withLock { value in
        value += 1
        return value
      }
    }
  }

  /// Answers after a second how many times it was asked, or fails.
  private func ask(isFailing: Bool = false) async -> Result<Int, ForgeError> {
    do throws(ForgeError) {
      return .success(
        try await question.answer("x") { () async throws(ForgeError) -> Int in
          let number = self.asked.next()
          do { try await self.clock.source.sleep(.seconds(1)) } catch {
            throw .unreachable(host: "h", detail: "cancelled")
          }
          if isFailing { throw .unreachable(host: "h", detail: "failure \(number)") }
          return number
        })
    } catch { return .failure(error) }
  }

  private func waiting(_ count: Int) async throws {
    try await eventually("\(count) wait") { _ in await question.waiting == count }
  }

  @Test(arguments: [false, true])
  func `all who wait get what the first one got, and nothing is kept`(isFailing: Bool) async throws {
    let wanted: [Result<Int, ForgeError>] = (1...2).map { number in
      isFailing ? .failure(.unreachable(host: "h", detail: "failure \(number)")) : .success(number)
    }
    for round in wanted {
      let answers = try await withThrowingTaskGroup(of: Result<Int, ForgeError>.self) { group in
        for _ in 0..<20 { group.addTask { await ask(isFailing: isFailing) } }
        try await waiting(19)
        clock.advance(by: .seconds(1))
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers == Array(repeating: round, count: 20))
    }
  }

  @Test func `one that is cancelled while it asks fails alone, and the next in line asks`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      let first = Task { await ask() }
      await clock.sleepers(1)
      for _ in 0..<3 { group.addTask { #expect(await ask() == .success(2)) } }
      try await waiting(3)
      first.cancel()
      #expect(await first.value == .failure(.unreachable(host: "h", detail: "cancelled")))
      await clock.sleepers(1)
      try await waiting(2)
      clock.advance(by: .seconds(1))
      try await group.waitForAll()
    }
  }

  @Test func `questions about different things do not wait for each other`() async throws {
    async let slow = ask()
    await clock.sleepers(1)
    #expect(try await question.answer("y") { () async throws(ForgeError) -> Int in 7 } == 7)
    clock.advance(by: .seconds(1))
    #expect(await slow == .success(1))
  }
}
