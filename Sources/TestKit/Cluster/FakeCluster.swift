// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import KubeClient
internal import KubeModel
public import Sandbox

/// A cluster in memory: the sandbox's API server behind the client that talks to real ones, without a socket between.
public struct FakeCluster: Sendable {
  public let plane: ControlPlane
  public let api: LiveKubeAPI

  /// - Parameter definitions: CustomResourceDefinitions to install.
  public init(clock: TimeSource = .system, definitions: [Value] = []) async throws {
    plane = try ControlPlane(path: ":memory:", clock: clock)
    api = LiveKubeAPI(
      config: ClusterConfig(
        server: "http://127.0.0.1:6443", proxy: "", credentials: .token(plane.token), name: "fake"),
      client: HandlerClient(plane.handler), clock: clock)
    for definition in definitions {
      _ = try await api.apply(KubeObject(definition), manager: "test", force: true, subresource: nil)
    }
  }
}
