// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import KubeModel
import PreviewAPI

@testable import Planning

/// What must always hold, and how everything must end: the promises of api.md section 4.
extension Model {
  mutating func check() {
    for (number, ground) in grounds {
      if !ground.preview.hasPlace, ground.live.values.contains(where: { isOurs($0, of: ground.preview) }) {
        broken.append("\(number) runs and has no place")
      }
      checkPlanted(number, ground)
      guard let pull = pulls[number] else { continue }
      for object in ground.live.values {
        if object.kind == Names.application {
          let head = object.value.at("spec", "source", "targetRevision")?.string ?? ""
          if !pull.mayRun(head) {
            broken.append("\(number) runs \(head), whose check has not succeeded or that nobody approved")
          }
        }
      }
    }
  }

  mutating func checkPlanted(_ number: Int, _ ground: Playground) {
    if let theirs = planted[number], ground.live[theirs.ref] != theirs {
      broken.append("\(number) changed what is not its own")
    }
  }

  /// Nothing fails any more, people see to what waits for them, and everything comes to its end: whatever is open and qualifies
  /// is ready at its head, one after the other where not all may run at once; what is closed is nothing.
  mutating func settle() {
    for number in pulls.keys.sorted() {
      seeTo(number)
    }
    rest()
    checkQuiet()
    var missing = Set(pulls.filter { $0.value.qualifies }.keys)
    while !missing.isEmpty {
      var ready = missing.filter { isReady($0) }
      // The hours went by meanwhile.
      if ready.isEmpty {
        for number in missing { say(number, .wake, isAllowed: true) }
        touched.formUnion(missing)
        rest(for: [.seconds(60)])
        ready = missing.filter { isReady($0) }
      }
      guard !ready.isEmpty else {
        for number in missing.sorted() { broken.append("\(number) is open, qualifies, and ends \(state(of: number))") }
        return
      }
      // Their places are for those who wait.
      for number in ready { change(number, "merge") { pull, _ in pull.value.state = .merged } }
      missing.subtract(ready)
      rest()
    }
    for number in pulls.keys.sorted() {
      change(number, "close") { pull, _ in pull.value.state = .closed }
      grounds[number]?.preview.object.annotations[Annotations.waiveHooks] = "true"
    }
    rest()
    for number in grounds.keys.sorted() { broken.append("\(number) is closed, and ends \(state(of: number))") }
  }

  /// What people do who want the preview of a pull request.
  private mutating func seeTo(_ number: Int) {
    now = now + .seconds(1)
    change(number, "all is well with") { pull, _ in
      pull.isPoisoned = false
      pull.checked.insert(pull.value.headSHA)
    }
    // What went before is noticed, so that the words below are about what is there.
    passOverSet(isFaulty: false)
    now = now + .seconds(1)
    for command in [PreviewCommand.approve(sha: ""), .redeploy, .wake] {
      say(number, command, isAllowed: true)
    }
    guard var ground = grounds[number] else { return }
    ground.preview.object.annotations[Annotations.waiveHooks] = ground.preview.isTerminating ? "true" : nil
    for (ref, object) in ground.live where !isOurs(object, of: ground.preview) { ground.live[ref] = nil }
    planted[number] = nil
    grounds[number] = ground
    touched.insert(number)
  }

  /// Until nothing moves: what waits for the clock gets its minute, what is kept after the close its hour.
  private mutating func rest(for pauses: [Duration] = [.seconds(60), .seconds(3700), .zero]) {
    for pause in pauses {
      var hasChanged = true
      for _ in 0..<60 {
        releaseWhatIsSlow()
        let before = changes
        // The set hears of each preview that changes or goes.
        if hasChanged {
          isConfirmed = !paused.isEmpty
          passOverSet(isFaulty: false)
        }
        for number in waking() { passOverPreview(number, dyingAfter: nil, false) }
        check()
        hasChanged = changes != before
        if !hasChanged, touched.isEmpty { break }
        now = now + .seconds(1)
      }
      now = now + pause
    }
  }

  private mutating func releaseWhatIsSlow() {
    for (number, ground) in grounds {
      for (ref, object) in ground.live where object.deletionTimestamp != nil {
        grounds[number]?.live[ref] = nil
        touched.insert(number)
      }
      grounds[number]?.sticky = []
    }
  }

  private func isReady(_ number: Int) -> Bool {
    guard let ground = grounds[number], let pull = pulls[number] else { return false }
    let wanted = Set(manifests(number, pull.value.headSHA).map(\.ref))
    let jobs = ground.live.keys.filter { $0.kind.kind == "Job" }
    return ground.preview.status.phase == .ready && ground.preview.status.deployedSHA == pull.value.headSHA
      && ground.preview.spec.hold == nil && Set(ground.live.keys).subtracting(jobs) == wanted
  }

  private func state(of number: Int) -> String {
    guard let preview = grounds[number]?.preview else { return "as nothing" }
    let reason = preview.status.conditions.first { $0.type == "Ready" }
    return
      "\(preview.status.phase?.rawValue ?? "new"): \(reason?.message ?? "") \(preview.spec.hold?.reason.rawValue ?? "")"
  }

  /// Nothing changed, nothing sent.
  private mutating func checkQuiet() {
    for (number, ground) in grounds {
      var again = ground
      again.now = now
      let actions = again.step()
      if !actions.isEmpty { broken.append("\(number) is at rest and still sends \(actions)") }
    }
    let actions = plan(observe(isFaulty: false)).actions
    if !actions.isEmpty { broken.append("the set is at rest and still does \(actions)") }
  }
}
