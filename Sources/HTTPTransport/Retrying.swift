// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// Sends again what may be sent twice: idempotent methods whose exchange failed on the way, or that were answered 429, 502, 503
/// or 504. The wait doubles each time, with jitter so that clients do not come back in step; a Retry-After goes before.
///
/// After the last attempt, or when the server asks for a longer wait than allowed, its response is handed on as it is.
public struct Retrying: HTTPClient {
  public struct Policy: Sendable {
    /// All attempts, the first included.
    public var attempts = 3
    /// Before the second attempt; doubles with each further one.
    public var firstWait: Duration = .milliseconds(200)
    public var longestWait: Duration = .seconds(10)
    /// Whether 429 without a Retry-After is sent again; not where somebody above keeps to the server's limits.
    public var triesSilentLimits: Bool
    public init(
      attempts: Int = 3, firstWait: Duration = .milliseconds(200), longestWait: Duration = .seconds(10),
      triesSilentLimits: Bool = true
    ) {
      self.triesSilentLimits = triesSilentLimits
      self.attempts = attempts
      self.firstWait = firstWait
      self.longestWait = longestWait
    }
  }

  private let client: any HTTPClient
  private let policy: Policy
  private let clock: TimeSource
  private let random: @Sendable () -> Double

  /// - Parameter random: between 0 and 1; where in the jitter's range to land.
  public init(
    _ client: any HTTPClient, policy: Policy = Policy(), clock: TimeSource = .system,
    random: @escaping @Sendable () -> Double = { .random(in: 0...1) }
  ) {
    self.client = client
    self.policy = policy
    self.clock = clock
    self.random = random
  }

  public func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    try await repeating(request, status: { ($0.status, $0.headers) }) { () async throws(TransportError) in
      try await client.send(request)
    }
  }

  /// Retries up to the head of the response; what breaks off later is the reader's to resume.
  public func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    try await repeating(request, status: { ($0.status, $0.headers) }, discard: { $0.cancel() }) {
      () async throws(TransportError) in
      try await client.stream(request)
    }
  }

  private func repeating<Answer>(
    _ request: HTTPRequest, status: (Answer) -> (Int, Headers), discard: (Answer) -> Void = { _ in },
    _ attempt: () async throws(TransportError) -> Answer
  ) async throws(TransportError) -> Answer {
    let attempts = Retrying.idempotent.contains(request.method) ? max(policy.attempts, 1) : 1
    for number in 1..<attempts {
      do throws(TransportError) {
        let answer = try await attempt()
        let (code, headers) = status(answer)
        guard [429, 502, 503, 504].contains(code) else { return answer }
        let asked = headers.retryAfter(now: clock.now())
        if let asked, asked > policy.longestWait { return answer }
        if asked == nil, code == 429, !policy.triesSilentLimits { return answer }
        discard(answer)
        try await pause(asked ?? wait(after: number))
      } catch {
        guard error.isTransient else { throw error }
        try await pause(wait(after: number))
      }
    }
    return try await attempt()
  }

  private static let idempotent: Set<String> = ["GET", "HEAD", "PUT", "DELETE", "OPTIONS"]

  private func wait(after attempt: Int) -> Duration {
    let full = min(policy.firstWait * (1 << min(attempt - 1, 20)), policy.longestWait)
    return full * (0.5 + random() / 2)
  }

  private func pause(_ span: Duration) async throws(TransportError) {
    do { try await clock.sleep(span) } catch { throw .cancelled }
  }
}

extension TransportError {
  /// Whether the same request may well succeed a little later.
  public var isTransient: Bool {
    switch self {
    case .unreachable, .timedOut, .truncated: true
    case .invalidURL, .tls, .bodyTooLarge, .cancelled, .other: false
    }
  }
}
