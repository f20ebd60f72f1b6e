// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Forge

/// One listing of a repository for all who want one: whoever asks while it is read waits for it, and whoever asks soon after gets
/// what was read.
actor ListingShare {
  private typealias Outcome = Result<Listing, ForgeError>
  private struct Reading {
    let id: UInt64
    var waiters: [CheckedContinuation<Outcome, Never>] = []
  }

  private var readings: [RepositoryRef: Reading] = [:]
  private var kept: [RepositoryRef: (listing: Listing, readAt: Timestamp)] = [:]
  private var lastID: UInt64 = 0

  /// - Parameters:
  ///   - age: how old a kept listing may be; zero always reads.
  ///   - read: asks the forge. Errors reach everybody who waits, and are not kept.
  func listing(
    _ repository: RepositoryRef, notOlderThan age: Duration, clock: TimeSource,
    _ read: @Sendable () async throws(ForgeError) -> Listing
  ) async throws(ForgeError) -> Listing {
    if let known = kept[repository], clock.now() - known.readAt < age { return known.listing }
    if readings[repository] != nil {
      return try await withCheckedContinuation { readings[repository]?.waiters.append($0) }.get()
    }
    lastID += 1
    let reading = Reading(id: lastID)
    readings[repository] = reading
    let begun = clock.now()
    let outcome: Outcome
    do throws(ForgeError) { outcome = .success(try await read()) } catch { outcome = .failure(error) }
    finish(repository, reading.id, outcome, begun)
    return try outcome.get()
  }

  /// Something has changed: what was read, or is being read, is not handed out any more.
  func forget(_ repository: RepositoryRef) {
    // Forges write the name as it was created, people as they like.
    let name = repository.description.lowercased()
    for known in kept.keys.filter({ $0.description.lowercased() == name }) { kept[known] = nil }
    for known in readings.keys.filter({ $0.description.lowercased() == name }) {
      // Whoever waits already asked before the change was known.
      if let reading = readings.removeValue(forKey: known) { abandoned.append(reading) }
    }
  }

  /// Readings that nobody may join any more.
  private var abandoned: [Reading] = []

  private func finish(_ repository: RepositoryRef, _ id: UInt64, _ outcome: Outcome, _ begun: Timestamp) {
    var done: Reading?
    if readings[repository]?.id == id {
      done = readings.removeValue(forKey: repository)
      // No operator watches so many repositories under one credential; should it be, reading again is cheap.
      if kept.count >= 10_000 { kept.removeAll() }
      if case .success(let listing) = outcome { kept[repository] = (listing, begun) }
    } else if let place = abandoned.firstIndex(where: { $0.id == id }) {
      done = abandoned.remove(at: place)
    }
    for waiter in done?.waiters ?? [] { waiter.resume(returning: outcome) }
  }
}

/// A client whose listings are shared. A driver reads, this hands out.
protocol ListingClient: ForgeClient {
  var share: ListingShare { get }
  var session: Session { get }
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
    try await share.listing(repository, notOlderThan: age, clock: session.clock) {
      () async throws(ForgeError) -> Listing in
      try await readOpenPullRequests(repository)
    }
  }

  func forgetListing(of repository: RepositoryRef) async { await share.forget(repository) }

  var usage: ForgeUsage { session.allowance.usage(now: session.clock.now()) }
}
