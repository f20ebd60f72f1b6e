// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import HTTPTransport

/// A forge's word that we ask too much. forge-apis section 7.7.
struct RateLimit: Equatable {
  /// When to come back; nil when the forge does not say: then wait a minute, and twice as long each time.
  let until: Timestamp?

  /// Nil when the answer is about something else.
  init?(_ response: HTTPResponse, now: Timestamp) {
    let headers = response.headers
    let isSpent = headers["x-ratelimit-remaining"].flatMap { Int64($0) } == 0
    let isSecondary = RateLimit.namesSecondaryLimit(response)
    switch response.status {
    case 429: break
    case 403 where headers["retry-after"] != nil || isSpent || isSecondary: break
    default: return nil
    }
    let longest: Duration = isSpent ? .seconds(3600) : .seconds(900)
    func bounded(_ instant: Timestamp) -> Timestamp { min(max(instant, now + .seconds(1)), now + longest) }
    if let wait = headers.retryAfter(now: now) {
      until = bounded(now + wait)
    } else if isSpent || (response.status == 429 && !isSecondary), let reset = RateLimit.reset(headers, now: now) {
      // While calls are left the reset belongs to the primary budget, not to the limit that was hit.
      until = bounded(reset)
    } else {
      until = nil
    }
  }

  private static func namesSecondaryLimit(_ response: HTTPResponse) -> Bool {
    guard response.status == 403 || response.status == 429 else { return false }
    let words = String(decoding: response.body.prefix(4096), as: UTF8.self).lowercased()
    return ["secondary rate limit", "secondary-rate-limit", "abuse-rate-limit", "abuse detection"]
      .contains { words.contains($0) }
  }

  /// Epoch seconds by custom; small numbers are seconds from now, as the IETF draft has it.
  static func reset(_ headers: Headers, now: Timestamp) -> Timestamp? {
    guard let text = headers["x-ratelimit-reset"] ?? headers["ratelimit-reset"], let number = Int64(text), number >= 0,
      number < 1 << 40
    else { return nil }
    return number < 1_000_000_000 ? now + .seconds(min(number, 86_400)) : Timestamp(seconds: number)
  }
}
