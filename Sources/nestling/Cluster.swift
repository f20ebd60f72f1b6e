// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import HTTPTransport
internal import KubeClient
internal import KubeModel

/// The cluster a command talks to.
struct Cluster: Sendable {
  var api: any KubeAPI
  /// The flag's, else the context's.
  var namespace: String

  /// From `--kubeconfig`, `--context` and `--namespace`.
  static func connect(_ call: Invocation) async throws -> Cluster {
    let config = try ClusterConfig.find(path: call.value("kubeconfig"), context: call.value("context"))
    let api = LiveKubeAPI(config: config, client: CurlClient(version: Version.current)) { Terminal.complain($0) }
    return Cluster(api: api, namespace: call.value("namespace") ?? config.namespace)
  }
}
