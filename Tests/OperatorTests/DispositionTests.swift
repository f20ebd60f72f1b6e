// SPDX-License-Identifier: Apache-2.0
import Clocks
import ControllerRuntime
import Forge
import KubeClient
import PreviewAPI
import Testing

@testable import Operator

@Suite struct `What now?` {
  private static let noon = Timestamp(seconds: 1_790_000_000)

  @Test func `is asked of every error, and answered by what may mend it`() {
    let cases: [(any Error, Disposition)] = [
      (KubeError.unreachable("x"), .retry), (KubeError.throttled(after: .seconds(7)), .wait(.seconds(7))),
      (KubeError.forbidden("x"), .wait(.seconds(60))),
      (ForgeError.unavailable(host: "h", status: 500), .retry),
      (ForgeError.rateLimited(host: "h", until: Self.noon + .seconds(90)), .wait(.seconds(90))),
      (ForgeError.unauthorized(host: "h", detail: ""), .wait(.seconds(60))),
      (ValidationError(field: "spec.x", message: "is wrong"), .stall("spec.x: is wrong")),
    ]
    for (error, expected) in cases { #expect(disposition(of: error, now: Self.noon) == expected) }
  }
}
