// SPDX-License-Identifier: Apache-2.0
import Clocks
import Forge
import PreviewAPI
import TestKit

@testable import Planning

/// What a forge knows of a pull request, and what is true whatever an operator believes.
struct Told {
  var value: PullRequest
  /// Heads whose check has succeeded.
  var checked: Set<String> = []
  /// Heads that a person who may do so let through, having seen just them.
  var approved: Set<String> = []
  /// Comments nobody has read yet.
  var mail: [(heard: HeardCommands, isAllowed: Bool)] = []
  /// Its templates cannot be rendered.
  var isPoisoned = false

  var isOutsiders: Bool { value.authorAssociation != "MEMBER" }
  var isOpen: Bool { value.state == .open }
  var qualifies: Bool {
    isOpen && !value.isDraft && value.targetBranch == "main" && !value.labels.contains("no-preview")
  }
  func mayRun(_ head: String) -> Bool { checked.contains(head) && (!isOutsiders || approved.contains(head)) }
}

extension Model {
  /// Something that people, machines or the time do.
  mutating func happen() {
    now = now + .seconds(1)
    let number = Int.random(in: 1...Model.size, using: &dice)
    switch Int.random(in: 0..<24, using: &dice) {
    case 0...3: open(number)
    case 4, 5: change(number, "push") { $0.value.headSHA = $1 }
    case 6: change(number, "close") { pull, _ in pull.value.state = .closed }
    case 7: change(number, "merge") { pull, _ in pull.value.state = .merged }
    case 8, 9: change(number, "reopen") { pull, _ in if pull.value.state == .closed { pull.value.state = .open } }
    case 10: change(number, "draft or ready") { pull, _ in pull.value.isDraft.toggle() }
    case 11:
      change(number, "retarget") {
        $0.value.targetBranch = $0.value.targetBranch == "main" ? "release" : "main"; _ = $1
      }
    case 12: change(number, "no-preview") { pull, _ in pull.toggle("no-preview") }
    case 13: approveByLabel(number)
    case 14, 15: change(number, "check succeeds") { pull, _ in pull.checked.insert(pull.value.headSHA) }
    case 16...18: say(number)
    case 19, 20:
      let span = [Duration.seconds(60), .seconds(1800), .seconds(18_000), .seconds(90_000)].randomElement(using: &dice)
      now = now + (span ?? .zero)
      story.append("it is \(now)")
    case 21: change(number, "the templates fail, or do again") { pull, _ in pull.isPoisoned.toggle() }
    case 22:
      template += 1
      story.append("template \(template)")
    default:
      limit = Int.random(in: 1...3, using: &dice)
      story.append("a policy: \(limit) may run")
    }
  }

  private mutating func open(_ number: Int) {
    guard pulls[number] == nil else { return }
    var value = Given.pullRequest(number, author: "ann")
    value.authorAssociation = dice.chance(3) ? "CONTRIBUTOR" : "MEMBER"
    value.headSHA = newHead()
    pulls[number] = Told(value: value)
    story.append("open \(number) by \(value.authorAssociation)")
  }

  private mutating func newHead() -> String {
    heads += 1
    return "\(heads)abcdef"
  }

  mutating func change(_ number: Int, _ words: String, _ body: (inout Told, String) -> Void) {
    guard var pull = pulls[number] else { return }
    body(&pull, newHead())
    pulls[number] = pull
    story.append("\(words) \(number)")
  }

  /// Whoever sets the label has the head before them that is there now.
  private mutating func approveByLabel(_ number: Int) {
    change(number, "the label ok") { pull, _ in
      pull.toggle("ok")
      if pull.value.labels.contains("ok") { pull.approved.insert(pull.value.headSHA) }
    }
  }

  private mutating func say(_ number: Int) {
    let commands: [PreviewCommand] = [
      .approve(sha: ""), .approve(sha: ""), .stop, .deploy, .redeploy, .extend(.seconds(7200)), .pin, .unpin, .sleep,
      .wake,
    ]
    say(number, commands.randomElement(using: &dice) ?? .status, isAllowed: !dice.chance(4))
  }

  mutating func say(_ number: Int, _ command: PreviewCommand, isAllowed: Bool) {
    let heard = HeardCommands(commentID: "\(now.microseconds)", author: "bob", at: now, commands: [command])
    change(number, "\(command) by \(isAllowed ? "a maintainer" : "a stranger") on") { pull, _ in
      pull.mail.append((heard, isAllowed))
      if isAllowed, command == .approve(sha: "") { pull.approved.insert(pull.value.headSHA) }
    }
  }
}

extension Told {
  fileprivate mutating func toggle(_ label: String) {
    if let place = value.labels.firstIndex(of: label) {
      value.labels.remove(at: place)
    } else {
      value.labels.append(label)
    }
  }
}

extension SeededRandom {
  mutating func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &self) == 0 }
}
