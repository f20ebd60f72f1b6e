// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import ControllerRuntime
internal import Git
internal import KubeClient
internal import Telemetry

/// Everything the shell can reach: one value, handed to both reconcilers.
struct World: Sendable {
  let kube: any KubeAPI
  let forges: Forges
  let mirrors: Mirrors
  let clock: TimeSource
  let logger: Logger
  let events: EventRecorder
  let fence: Fence
}
