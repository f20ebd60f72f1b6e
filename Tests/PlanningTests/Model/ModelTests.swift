// SPDX-License-Identifier: Apache-2.0
import Glibc
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `The state machine` {
  /// `NESTLING_MODEL_SEEDS=5000` tries that many histories.
  private static let count = getenv("NESTLING_MODEL_SEEDS").flatMap { UInt64(String(cString: $0)) } ?? 100
  /// Seeds that once showed a fault stay here.
  private static let regressions: [UInt64] = [15, 46, 75, 430, 758]

  @Test(.timeLimit(.minutes(60)))
  func `keeps its promises whatever happens, in whatever order`() async throws {
    let set = try Given.set(preview: Model.preview)
    let seeds = Self.regressions + Array(0..<Self.count)
    let lanes = 2
    let seen = try await withThrowingTaskGroup(of: Set<Model.Transition>.self) { group in
      for lane in 0..<lanes {
        group.addTask {
          var seen: Set<Model.Transition> = []
          for place in stride(from: lane, to: seeds.count, by: lanes) {
            let model = try play(seeds[place], set)
            seen.formUnion(model.transitions)
            if let first = model.broken.first {
              Issue.record("seed \(seeds[place]): \(first)\n\(model.story.joined(separator: "\n"))")
              break
            }
            // Others wait for the same threads.
            await Task.yield()
          }
          return seen
        }
      }
      return try await group.reduce(into: Set<Model.Transition>()) { $0.formUnion($1) }
    }
    let drawn = try Drawing.read()
    let surprises = seen.subtracting(drawn).map(\.description).sorted()
    #expect(surprises.isEmpty, "docs/states.md does not draw these")
  }

  /// Most histories are short: what goes wrong does so after few steps.
  private func play(_ seed: UInt64, _ set: PreviewSet) throws -> Model {
    var model = try Model(seed: seed, of: set)
    for _ in 0..<(seed.isMultiple(of: 10) ? 80 : 24) where model.broken.isEmpty {
      model.happen()
      model.work(isFaulty: true)
    }
    if model.broken.isEmpty { model.settle() }
    return model
  }
}
