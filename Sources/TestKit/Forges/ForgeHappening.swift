// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// Something that people or machines did on a forge, of which webhooks tell.
public struct ForgeHappening: Sendable {
  public enum Kind: Sendable {
    case opened, closed, merged, reopened
    case pushed(before: String)
    case labelled([String])
    case unlabelled([String])
    case edited(oldTitle: String)
    case drafted, readied
    case retargeted(from: String)
    case commented(Int64)
    case commentEdited(Int64)
    /// A status or check of this commit has come to an end.
    case reported(sha: String, key: String)
  }
  public var kind: Kind
  public var repository: Int64
  /// 0 when it concerns a commit and no one pull request.
  public var number: Int
  /// Login of whoever did it.
  public var actor: String
}

/// One attempt of a forge to tell of it.
public struct SimulatedDelivery: Sendable {
  /// As they go on the wire.
  public var headers: [(name: String, value: String)]
  public var body: [UInt8]
}

extension ForgeWorld {
  /// Opens a pull request.
  /// - Parameter fork: repository of the head, if it is another one.
  public mutating func open(
    _ title: String, in repository: Int64, branch: String, by author: String, fork: Int64? = nil,
    labels: [String] = [], isDraft: Bool = false, now: Timestamp
  ) -> ForgeHappening {
    let number = (pulls[repository]?.last?.number ?? 0) + 1
    let sha = nextSHA()
    let target = self.repository(id: repository)?.defaultBranch ?? "main"
    var pull = Pull(
      number: number, id: nextID(), title: title, author: author, head: fork ?? repository, branch: branch, sha: sha,
      target: target, targetSHA: self.repository(id: repository)?.branches[target] ?? "", createdAt: now,
      updatedAt: now)
    pull.labels = labels
    pull.isDraft = isDraft
    pulls[repository, default: []].append(pull)
    change(repository: fork ?? repository) { $0.branches[branch] = sha }
    return ForgeHappening(kind: .opened, repository: repository, number: number, actor: author)
  }

  public mutating func push(to number: Int, in repository: Int64, now: Timestamp) -> ForgeHappening {
    let before = pull(number, in: repository)?.sha ?? ""
    let sha = nextSHA()
    change(pull: number, in: repository) { pull in
      pull.sha = sha
      pull.updatedAt = now
    }
    if let pull = pull(number, in: repository), let head = pull.head {
      change(repository: head) { $0.branches[pull.branch] = sha }
    }
    return happening(.pushed(before: before), number, repository)
  }

  public mutating func label(_ number: Int, _ label: String, in repository: Int64, now: Timestamp) -> ForgeHappening {
    change(pull: number, in: repository) { pull in
      pull.labels.append(label)
      pull.updatedAt = now
    }
    return happening(.labelled([label]), number, repository)
  }

  public mutating func unlabel(_ number: Int, _ label: String, in repository: Int64, now: Timestamp) -> ForgeHappening {
    change(pull: number, in: repository) { pull in
      pull.labels.removeAll { $0 == label }
      pull.updatedAt = now
    }
    return happening(.unlabelled([label]), number, repository)
  }

  public mutating func setDraft(_ isDraft: Bool, _ number: Int, in repository: Int64, now: Timestamp) -> ForgeHappening
  {
    change(pull: number, in: repository) { pull in
      pull.isDraft = isDraft
      pull.updatedAt = now
    }
    return happening(isDraft ? .drafted : .readied, number, repository)
  }

  public mutating func retitle(_ number: Int, _ title: String, in repository: Int64, now: Timestamp) -> ForgeHappening {
    let old = pull(number, in: repository)?.title ?? ""
    change(pull: number, in: repository) { pull in
      pull.title = title
      pull.updatedAt = now
    }
    return happening(.edited(oldTitle: old), number, repository)
  }

  public mutating func retarget(_ number: Int, to target: String, in repository: Int64, now: Timestamp)
    -> ForgeHappening
  {
    let old = pull(number, in: repository)?.target ?? ""
    let sha = self.repository(id: repository)?.branches[target] ?? ""
    change(pull: number, in: repository) { pull in
      pull.target = target
      pull.targetSHA = sha
      pull.updatedAt = now
    }
    return happening(.retargeted(from: old), number, repository)
  }

  public mutating func comment(_ body: String, by author: String, on number: Int, in repository: Int64, now: Timestamp)
    -> ForgeHappening
  {
    let comment = addComment(body, by: author, on: number, in: repository, now: now)
    return ForgeHappening(kind: .commented(comment.id), repository: repository, number: number, actor: author)
  }

  /// Closes without merging, merges, or opens again.
  public mutating func settle(_ state: Pull.State, _ number: Int, in repository: Int64, now: Timestamp)
    -> ForgeHappening
  {
    change(pull: number, in: repository) { pull in
      pull.state = state
      pull.updatedAt = now
    }
    let kind: ForgeHappening.Kind =
      switch state {
      case .open: .reopened
      case .closed: .closed
      case .merged: .merged
      }
    return happening(kind, number, repository)
  }

  /// A machine's report on a commit, in the forge's word.
  public mutating func report(
    _ key: String, _ state: String, on sha: String, in repository: Int64, isCheckRun: Bool = false, now: Timestamp
  ) -> ForgeHappening {
    addStatus(
      Status(
        id: 0, key: key, state: state, text: "", url: "https://ci.example/\(key)", createdAt: now, by: "ci",
        isCheckRun: isCheckRun), to: sha, in: repository)
    return ForgeHappening(kind: .reported(sha: sha, key: key), repository: repository, number: 0, actor: "ci")
  }

  private func happening(_ kind: ForgeHappening.Kind, _ number: Int, _ repository: Int64) -> ForgeHappening {
    let author = pull(number, in: repository)?.author ?? ""
    return ForgeHappening(kind: kind, repository: repository, number: number, actor: author)
  }
}

extension [SimulatedDelivery] {
  /// As a bad day brings them: some twice, in any order.
  public func scrambled(seed: UInt64) -> [SimulatedDelivery] {
    var random = SeededRandom(seed: seed)
    let twice = self + filter { _ in Bool.random(using: &random) }
    return twice.shuffled(using: &random)
  }
}
