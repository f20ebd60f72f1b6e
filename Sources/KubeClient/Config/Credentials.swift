// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import HTTPTransport

/// What goes with a request to prove who we are.
struct Proof: Sendable, Equatable {
  var authorization: String?
  var certificatePEM: [UInt8]?
  var keyPEM: [UInt8]?
}

/// Keeps the current proof and renews it: files every minute, plug-ins when what they gave runs out, both when the server
/// refuses. One task renews while the others wait for what it gets.
actor Credentials {
  /// Renewed this long before it ends, because clocks differ and requests take time.
  static let margin = Duration.seconds(30)
  static let fileLifetime = Duration.seconds(60)
  /// A server that refuses fresh credentials must not make us start the plug-in for every request.
  static let shortestLifetime = Duration.seconds(5)

  private let source: CredentialSource
  private let clock: TimeSource
  private var proof: Proof?
  private var readAt: Timestamp?
  private var expiresAt: Timestamp?
  private var isRenewing = false
  private var waiters: [UInt64: CheckedContinuation<Void, Never>] = [:]
  private var lastWaiter: UInt64 = 0

  init(_ config: ClusterConfig, clock: TimeSource) {
    source = config.credentials
    self.clock = clock
  }

  func current() async throws(KubeError) -> Proof {
    while true {
      if let proof, !isStale { return proof }
      guard isRenewing else { return try await renew() }
      try await waitForRenewal()
    }
  }

  /// A newer proof than the refused one; nil when there cannot be one.
  func renewed(after refused: Proof) async throws(KubeError) -> Proof? {
    switch source {
    case .none, .token, .basic: return nil
    case .tokenFile, .certificateFiles, .exec: break
    }
    if proof == refused, !isRenewing {
      if let readAt, clock.now() - readAt < Credentials.shortestLifetime, case .exec = source { return nil }
      proof = nil
    }
    let new = try await current()
    return new == refused ? nil : new
  }

  private var isStale: Bool {
    let now = clock.now()
    if let expiresAt, now >= expiresAt - Credentials.margin {
      return now - (readAt ?? now) >= Credentials.shortestLifetime
    }
    switch source {
    case .tokenFile, .certificateFiles: return now - (readAt ?? now) >= Credentials.fileLifetime
    case .none, .token, .basic, .exec: return false
    }
  }

  private func renew() async throws(KubeError) -> Proof {
    isRenewing = true
    defer {
      isRenewing = false
      for waiter in waiters.values { waiter.resume() }
      waiters = [:]
    }
    let (new, expiry) = try await read()
    proof = new
    expiresAt = expiry
    readAt = clock.now()
    return new
  }

  private func read() async throws(KubeError) -> (Proof, Timestamp?) {
    switch source {
    case .none: return (Proof(), nil)
    case .token(let token): return (Proof(authorization: "Bearer \(token)"), nil)
    case .basic(let user, let password):
      return (Proof(authorization: "Basic \(Base64.encode(Array("\(user):\(password)".utf8)))"), nil)
    case .tokenFile(let path): return (try tokenFile(path), nil)
    case .certificateFiles(let certificate, let key): return (try certificateFiles(certificate, key), nil)
    case .exec(let plugin):
      let (proof, expiresAt) = try await plugin.run()
      return (proof, expiresAt)
    }
  }

  private func tokenFile(_ path: String) throws(KubeError) -> Proof {
    switch LocalFile.read(path) {
    case .failure(let why):
      // A file that is being replaced may be missing for a moment: what we have may still be good.
      if let proof { return proof }
      throw .unauthorized("token \(path): \(why.text)")
    case .success(let bytes):
      let token = LocalFile.trimmed(String(decoding: bytes, as: UTF8.self))
      guard !token.isEmpty else { throw .unauthorized("token \(path): is empty") }
      return Proof(authorization: "Bearer \(token)")
    }
  }

  private func certificateFiles(_ certificate: String, _ key: String) throws(KubeError) -> Proof {
    switch (LocalFile.read(certificate), LocalFile.read(key)) {
    case (.success(let certificate), .success(let key)): return Proof(certificatePEM: certificate, keyPEM: key)
    case (.failure(let why), _), (_, .failure(let why)):
      if let proof { return proof }
      throw .unauthorized("certificate \(certificate) with key \(key): \(why.text)")
    }
  }

  private func waitForRenewal() async throws(KubeError) {
    lastWaiter += 1
    let id = lastWaiter
    await withTaskCancellationHandler {
      await withCheckedContinuation { waiter in
        if Task.isCancelled { waiter.resume() } else { waiters[id] = waiter }
      }
    } onCancel: {
      // The handler runs wherever the cancellation comes from; only a task can reach the actor from there.
      Task { await self.abandon(id) }
    }
    if Task.isCancelled { throw KubeAnswers.failure(.cancelled) }
  }

  private func abandon(_ id: UInt64) { waiters.removeValue(forKey: id)?.resume() }
}
