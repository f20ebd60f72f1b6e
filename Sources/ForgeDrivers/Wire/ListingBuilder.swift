// SPDX-License-Identifier: Apache-2.0
internal import Forge
internal import HTTPTransport

/// Gathers the pages of one listing.
struct ListingBuilder {
  private(set) var pullRequests: [PullRequest] = []
  private var rateRemaining: Int?
  private var pages = 0
  private var keptPages = 0

  /// What a page says beside its pull requests.
  mutating func note(_ page: PageWalk.Page) {
    pages += 1
    if page.isFromCache { keptPages += 1 }
    let left = page.headers["x-ratelimit-remaining"] ?? page.headers["ratelimit-remaining"]
    if let left = left.flatMap({ Int($0) }) { rateRemaining = left }
  }

  /// Labels are compared here and not by the forge, after the pages have been found to be complete.
  mutating func add(_ pull: PullRequest, having labels: [String]) {
    if pull.hasAll(of: labels) { pullRequests.append(pull) }
  }

  var listing: Listing {
    Listing(pullRequests: pullRequests, isFromCache: pages > 0 && keptPages == pages, rateRemaining: rateRemaining)
  }
}
