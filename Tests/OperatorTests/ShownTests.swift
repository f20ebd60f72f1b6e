// SPDX-License-Identifier: Apache-2.0
import Documents
import Planning
import PreviewAPI
import Testing

@testable import Operator

/// Which pull requests a set's status shows when it has no room for all.
@Suite struct `A status with more pull requests than it has room for` {
  private func judged(_ numbers: ClosedRange<Int>, hasPreview: (Int) -> Bool) -> [String: Judged] {
    let all = numbers.map { number in
      let reference = PullRequestReference(
        forge: "gitea", host: "git.test", repository: "acme/shop", number: number, headSHA: "aaaa", branch: "b",
        author: "ann", title: "t", url: "", source: [:])
      return Judged(
        reference: reference, decision: .unruled, preview: hasPreview(number) ? "shop-\(number)" : "")
    }
    return Dictionary(uniqueKeysWithValues: all.map { ($0.reference.key, $0) })
  }

  private func numbers(_ judged: [String: Judged]) -> [Int] { shown(judged).map(\.value.reference.number) }

  @Test func `shows all while there is room, newest first`() {
    #expect(numbers(judged(1...200) { $0 > 100 }) == Array((1...200).reversed()))
  }

  @Test func `drops the oldest that have a preview, which says itself how it is`() {
    let kept = numbers(judged(1...250) { $0 % 50 != 0 && $0 > 10 })
    #expect(kept == (62...250).reversed() + [50] + (1...10).reversed())
  }

  @Test func `drops the oldest when none has one`() {
    #expect(numbers(judged(1...250) { _ in false }) == Array((51...250).reversed()))
  }
}
