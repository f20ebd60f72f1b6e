// SPDX-License-Identifier: Apache-2.0
import Naming
import Testing

@Suite struct `A slip of the pen finds the word that was meant` {
  @Test(arguments: [
    ("brnach", "; did you mean branch?"), ("pull", "; did you mean pullRequest?"),
    ("pullrequest", "; did you mean pullRequest?"),
    ("x", "; known here: branch, number, pullRequest"), ("head_branch", "; known here: branch, number, pullRequest"),
  ])
  func `or all there are`(_ word: String, _ hint: String) {
    #expect(didYouMean(word, among: ["branch", "number", "pullRequest"]) == hint)
  }

  @Test func `but not when there are too many, or none`() {
    #expect(didYouMean("x", among: (1...13).map { "word\($0)" }).isEmpty)
    #expect(didYouMean("x", among: []).isEmpty)
  }

  @Test func `a long word is not compared with words of quite another length`() {
    #expect(
      suggestion(for: String(repeating: "a", count: 100_000), among: ["b", String(repeating: "c", count: 50_000)])
        == nil)
  }
}
