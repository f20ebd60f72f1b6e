// SPDX-License-Identifier: Apache-2.0
import Clocks
import ControllerRuntime
import Documents
import Forge
import Generators
import Templating
import TestKit
import Testing

@testable import Operator

@Suite struct `How often a forge is asked` {
  @Test(
    arguments: [(0, 60), (300, 60), (600, 60), (900, 90), (1800, 180), (3000, 300), (86_400, 300)] as [(Int64, Int64)])
  func `every tenth of the time that was quiet, within bounds`(_ quiet: Int64, _ interval: Int64) {
    #expect(adapted(.seconds(60), quiet: .seconds(quiet)) == .seconds(interval))
  }

  private let key = ObjectKey(namespace: "argocd", name: "shop")
  private let time = SetTime(Timestamp(seconds: 1_772_000_000))

  private func generation(_ numbers: Int...) -> Generation {
    var generation = Generation()
    generation.sets = numbers.map { GeneratedSet(parameters: Parameters([:]), origin: "\($0)") }
    return generation
  }

  @Test func `a change and an event end the quiet`() async {
    let generations = Generations(time.source)
    #expect(await generations.quiet(key, with: generation(1)) == .zero)
    _ = await generations.keep(generation(1), for: key, specGeneration: 1, interval: .seconds(60))
    time.advance(.seconds(900))
    #expect(await generations.quiet(key, with: generation(1)) == .seconds(900))
    #expect(await generations.quiet(key, with: generation(1, 2)) == .zero)
    await generations.invalidate(key)
    await generations.begin(key)
    #expect(await generations.quiet(key, with: generation(1)) == .zero)
    _ = await generations.keep(generation(1, 2), for: key, specGeneration: 1, interval: .seconds(60))
    time.advance(.seconds(60))
    #expect(await generations.quiet(key, with: generation(1, 2)) == .seconds(60))
  }

  @Test func `an event does not put off what the clock had planned`() async {
    let generations = Generations(time.source)
    _ = await generations.keep(generation(1), for: key, specGeneration: 1, interval: .seconds(60))
    time.advance(.seconds(50))
    #expect(
      await generations.keep(generation(1), for: key, specGeneration: 1, interval: .seconds(60)) == .seconds(10))
    time.advance(.seconds(10))
    #expect(await generations.current(key, specGeneration: 1) == nil)
    #expect(
      await generations.keep(generation(1), for: key, specGeneration: 1, interval: .seconds(60)) == .seconds(60))
  }
}
