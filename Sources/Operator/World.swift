// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Documents
internal import Git
internal import KubeClient
internal import KubeModel
public import PreviewAPI
internal import Registries
internal import Telemetry

/// Everything the shell can reach: one value, handed to both reconcilers.
struct World: Sendable {
  let kube: any KubeAPI
  let forges: Forges
  let mirrors: Mirrors
  let registries: RegistryClient
  let clock: TimeSource
  let logger: Logger
  let events: EventRecorder
  let fence: Fence
  let probe: URLProbe
  let inbox: CommentInbox
}

/// Asks a URL.
public typealias URLProbe = @Sendable (_ url: String, Probe) async -> ProbeAnswer

extension World {
  /// Sends a merge patch, if there is one to send.
  func write(_ patch: Value?, to object: KubeObject) async throws(KubeError) {
    guard let patch else { return }
    _ = try await kube.patch(object.ref, .merge, patch, subresource: nil)
  }
}
