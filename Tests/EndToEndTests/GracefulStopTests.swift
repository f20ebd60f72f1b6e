// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeClient
import KubeModel
import TestKit
import Testing

@Suite struct `The operator is asked to stop` {
  private static let lease = GroupVersionKind(apiVersion: "coordination.k8s.io/v1", kind: "Lease")

  @Test(.timeLimit(.minutes(5)))
  func `within ten seconds, while a forge keeps silent, it ends well and gives its lease back`() async throws {
    try await SandboxProcess.with("--no-sample", "--no-operator") { sandbox in
      let journey = try await Journey(sandbox)
      let proxy = FaultyProxy(to: sandbox.url)
      let address = try await proxy.start()
      let controller = try sandbox.controller("--leader-elect")
      try await journey.create(try journey.set(api: address, poll: 1))
      let number = try await journey.open(branch: "first", says: "one")
      _ = try await journey.waitUntilReady(number)
      func holders() async throws -> [String] {
        try await journey.cluster.listAll(Self.lease, namespace: nil).items.map {
          $0.spec["holderIdentity"]?.string ?? ""
        }
      }
      let before = try await holders()
      try #require(before.count == 1 && before[0] != "", "\(before)")

      proxy.set(.silent)
      try await eventually("a call that is not answered") { _ in proxy.listings(in: .silent) > 0 }
      let start = ContinuousClock.now
      #expect(try await controller.stop() == 0, "\(TextFile.tail(controller.log))")
      #expect(ContinuousClock.now - start < .seconds(10))
      #expect(try await holders() == [""])
      await proxy.stop()
    }
  }
}
