// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Forge

/// One listing of a repository for all who want one: whoever asks while it is read waits for it, and whoever asks soon after gets
/// what was read. A pull request of which a webhook told is read again by its number and entered into the kept listing.
///
/// *Guarantee*: what is handed out was asked of the forge after every change that was noted before. A change that is noted while
/// the forge is asked stays noted.
actor ListingShare {
  /// How the forge is asked about one repository.
  struct Questions: Sendable {
    var all: @Sendable () async throws(ForgeError) -> Listing
    /// Nil when the forge knows no such number.
    var one: @Sendable (Int) async throws(ForgeError) -> PullRequest?
    /// Whether an open pull request belongs into the listing.
    var belongs: @Sendable (PullRequest) -> Bool
  }

  private typealias Outcome = Result<Listing, ForgeError>
  private struct Reading {
    /// Changes noted up to here are in what it brings.
    let begun: UInt64
    var waiters: [CheckedContinuation<Outcome?, Never>] = []
  }
  private struct State {
    var kept: (listing: Listing, readAt: Timestamp)?
    var reading: Reading?
    /// Pull requests that have changed since they were read, by the note that told so.
    var changed: [Int: UInt64] = [:]
    /// The last note that told of no number: a listing from before is worth nothing.
    var spoiled: UInt64 = 0
  }

  private var states: [RepositoryRef: State] = [:]
  /// Notes so far.
  private var notes: UInt64 = 0

  /// - Parameters:
  ///   - age: how old a kept listing may be; zero always reads.
  ///   - ask: asks the forge. Errors reach everybody who waits, and are not kept; when the reader is cancelled, the next in line
  ///     reads.
  func listing(
    _ repository: RepositoryRef, notOlderThan age: Duration, clock: TimeSource, _ ask: Questions
  ) async throws(ForgeError) -> Listing {
    let asked = notes
    while let reading = states[repository]?.reading {
      let outcome = await withCheckedContinuation { states[repository]?.reading?.waiters.append($0) }
      // One that began before a change was told of may lack it.
      if let outcome, reading.begun >= asked { return try outcome.get() }
    }
    let state = states[repository] ?? State()
    if let kept = state.kept, clock.now() - kept.readAt < age {
      let due = state.changed.keys.sorted()
      if due.isEmpty { return kept.listing }
      if due.count <= ListingShare.mostSingles(kept.listing) {
        return try await read(repository, due) { () async throws(ForgeError) -> (Listing, Timestamp) in
          if let mended = await ListingShare.mended(kept.listing, due, ask) { return (mended, kept.readAt) }
          return try await ListingShare.whole(ask, clock)
        }
      }
    }
    return try await read(repository, nil) { () async throws(ForgeError) -> (Listing, Timestamp) in
      try await ListingShare.whole(ask, clock)
    }
  }

  /// Something has changed. Forges write a repository's name as it was created, people as they like.
  func note(_ change: ListingChange, in repository: RepositoryRef) {
    notes += 1
    let name = repository.description.lowercased()
    for known in states.keys.filter({ $0.description.lowercased() == name }) {
      switch change {
      case .pullRequest(let number): states[known]?.changed[number] = notes
      case .branch(let branch):
        for pull in states[known]?.kept?.listing.pullRequests ?? [] where pull.branch == branch && !pull.isFork {
          states[known]?.changed[pull.number] = notes
        }
      case .anything:
        states[known]?.spoiled = notes
        states[known]?.kept = nil
      }
    }
  }

  /// - Parameter due: what is read of it; nil for everything.
  private func read(
    _ repository: RepositoryRef, _ due: [Int]?, _ ask: () async throws(ForgeError) -> (Listing, Timestamp)
  ) async throws(ForgeError) -> Listing {
    let begun = notes
    // No operator watches so many repositories under one credential; should it be, reading again is cheap.
    if states.count >= 10_000 { states = states.filter { $0.value.reading != nil } }
    states[repository, default: State()].reading = Reading(begun: begun)
    let outcome: Result<(Listing, Timestamp), ForgeError>
    do throws(ForgeError) { outcome = .success(try await ask()) } catch { outcome = .failure(error) }
    var state = states[repository] ?? State()
    let waiters = state.reading?.waiters ?? []
    state.reading = nil
    if case .success(let (listing, readAt)) = outcome {
      state.kept = state.spoiled > begun ? nil : (listing, readAt)
      state.changed = state.changed.filter { number, note in note > begun || due?.contains(number) == false }
    }
    states[repository] = state
    let answer = outcome.map(\.0)
    let told: Outcome? = if case .failure = answer, Task.isCancelled { nil } else { answer }
    for waiter in waiters { waiter.resume(returning: told) }
    return try answer.get()
  }

  /// Above it the list is the cheaper question: it brings fifty in an answer.
  private static func mostSingles(_ listing: Listing) -> Int { max(3, listing.pullRequests.count / 50) }

  private static func whole(_ ask: Questions, _ clock: TimeSource) async throws(ForgeError) -> (Listing, Timestamp) {
    let begun = clock.now()
    var listing = try await ask.all()
    listing.readAt = begun
    return (listing, begun)
  }

  /// The listing with what the forge says now about these numbers. Nil when it does not say it about each: then only the list
  /// itself can tell.
  private static func mended(_ listing: Listing, _ numbers: [Int], _ ask: Questions) async -> Listing? {
    var listing = listing
    listing.isFromCache = false
    for number in numbers {
      guard let answer = try? await ask.one(number) else { return nil }
      listing.enter(answer, belongs: answer.state == .open && ask.belongs(answer))
    }
    return listing
  }
}

extension Listing {
  /// Puts a pull request in its place, or takes it out. A new one stands at the end at which the newest stand.
  fileprivate mutating func enter(_ pull: PullRequest, belongs: Bool) {
    let place = pullRequests.firstIndex { $0.number == pull.number }
    switch (place, belongs) {
    case (let place?, true): pullRequests[place] = pull
    case (let place?, false): pullRequests.remove(at: place)
    case (nil, true):
      let isNewestFirst = pullRequests.count > 1 && pullRequests[0].number > pullRequests[pullRequests.count - 1].number
      pullRequests.insert(pull, at: isNewestFirst ? 0 : pullRequests.endIndex)
    case (nil, false): break
    }
  }
}

/// A client whose listings are shared. A driver reads, this hands out.
protocol ListingClient: ForgeClient {
  var share: ListingShare { get }
  var session: Session { get }
  /// Only pull requests with all of them are listed.
  var labels: [String] { get }
  /// A pull request that was read alone as a list would have it: what only one of the two says would come and go.
  func asListed(_ pull: PullRequest) -> PullRequest
  /// Asks the forge for every open pull request.
  func readOpenPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing
}

extension ListingClient {
  func openPullRequests(_ repository: RepositoryRef) async throws(ForgeError) -> Listing {
    try await openPullRequests(repository, notOlderThan: .zero)
  }

  func openPullRequests(
    _ repository: RepositoryRef, notOlderThan age: Duration
  ) async throws(ForgeError) -> Listing {
    let labels = labels
    let ask = ListingShare.Questions(
      all: { () async throws(ForgeError) -> Listing in try await readOpenPullRequests(repository) },
      one: { (number) async throws(ForgeError) -> PullRequest? in
        try await pullRequest(repository, number).map(asListed)
      },
      belongs: { !$0.headSHA.isEmpty && $0.hasAll(of: labels) })
    return try await share.listing(repository, notOlderThan: age, clock: session.clock, ask)
  }

  /// Forges without labels list everything.
  var labels: [String] { [] }

  func asListed(_ pull: PullRequest) -> PullRequest { pull }

  func noteChange(_ change: ListingChange, in repository: RepositoryRef) async {
    await share.note(change, in: repository)
  }

  var usage: ForgeUsage { session.allowance.usage(now: session.clock.now()) }
}
