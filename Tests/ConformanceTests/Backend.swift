// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Glibc
internal import HTTPTransport
@testable internal import KubeClient
internal import Sandbox
internal import Testing
internal import TestKit

/// What the suite runs against: the sandbox's API server in memory, and the server of `NESTLING_TEST_KUBECONFIG`, if any.
struct Backend: Sendable, CustomTestStringConvertible {
  enum Kind: Sendable {
    case sandbox
    case real(kubeconfig: String)
  }
  var kind: Kind

  static let kubeconfig = getenv("NESTLING_TEST_KUBECONFIG").map { String(cString: $0) }.flatMap {
    $0.isEmpty ? nil : $0
  }
  static let all = [Backend(kind: .sandbox)] + (kubeconfig.map { [Backend(kind: .real(kubeconfig: $0))] } ?? [])

  var testDescription: String {
    switch kind {
    case .sandbox: "the sandbox"
    case .real: "a real server"
    }
  }

  /// Gives the body a namespace and an API group of its own, and takes both away afterwards.
  func run(_ body: (Bed) async throws -> Void) async throws {
    let bed = try await makeBed()
    let outcome: Result<Void, any Error>
    do {
      try await bed.call("POST", "/api/v1/namespaces", ["metadata": ["name": .string(bed.namespace)]])
      try await body(bed)
      outcome = .success(())
    } catch {
      outcome = .failure(error)
    }
    // In a task of its own, since a test that ended early has cancelled this one.
    if case .real = kind { try await Task { try await bed.clear() }.value }
    try outcome.get()
  }

  private func makeBed() async throws -> Bed {
    switch kind {
    case .sandbox:
      // So little history that what happens before a test is forgotten soon.
      return Backend.bed(
        try ControlPlane(path: ":memory:", historyLimit: 5, bookmarkInterval: .milliseconds(5)))
    case .real(let path):
      let config = try ClusterConfig.find(path: path)
      let proof = try await Credentials(config, clock: .system).current()
      var tls = config.tls
      if let certificate = proof.certificatePEM, let key = proof.keyPEM {
        (tls.certificatePEM, tls.keyPEM) = (certificate, key)
      }
      var bed = Bed(
        server: config.server, client: CurlClient(version: "conformance"), minor: 0,
        headers: proof.authorization.map { [("Authorization", $0)] } ?? [], tls: tls, isSandbox: false)
      let version = try await bed.call("GET", "/version").value
      bed.minor = Int(version["minor"]?.string?.filter(\.isNumber) ?? "") ?? 0
      return bed
    }
  }
}

extension Backend {
  /// A sandbox's API server that the test made itself; its namespace has to be made, too.
  static func bed(_ plane: ControlPlane) -> Bed {
    Bed(
      server: "http://127.0.0.1:6443", client: HandlerClient(plane.handler), minor: 32,
      headers: [("Authorization", "Bearer \(plane.token)")], tls: TLSSettings(), isSandbox: true)
  }
}

@Suite struct `The same suite, two backends` {
  @Test(.enabled(if: Backend.kubeconfig != nil, "set NESTLING_TEST_KUBECONFIG to run the suite against a real server"))
  func `a real server is asked the same`() async throws {
    try #require(Backend.all.count == 2)
    try await Backend.all[1].run { bed in
      #expect(!bed.isSandbox)
      let version = try await bed.call("GET", "/version").value["gitVersion"]?.string
      #expect(version?.isEmpty == false)
    }
  }
}
