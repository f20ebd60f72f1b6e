// SPDX-License-Identifier: Apache-2.0
internal import Forge

/// What an event makes us do. Nothing of what it says is believed, so all of it is to look sooner than the clock would.
enum Consequence: Hashable {
  /// Read this anew, and decide again about the sets that read it.
  case look(ListingChange)
  /// Ask again about the commits that wait for their checks.
  case recheck(sha: String)
  /// Read the comments of this pull request.
  case listen(Int)
}

/// Nil for an event that can change no decision. Pure.
func consequence(of event: ForgeEvent) -> Consequence? {
  switch event.kind {
  case .pullRequest: .look(event.number.map { .pullRequest($0) } ?? .anything)
  case .push: .look(event.reference.isEmpty ? .anything : .branch(event.reference))
  case .status: .recheck(sha: event.reference)
  case .comment: event.number.map { .listen($0) }
  case .ping: nil
  }
}
