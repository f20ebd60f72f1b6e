// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import PreviewAPI

/// How many previews may run at once; nil: as many as there are.
public struct Caps: Sendable, Hashable {
  public var total: Int?
  public var perAuthor: Int?
  /// What an administrator's policy leaves to this set beside what already runs of it.
  public var policyRoom: Int?
  /// Who bears this label goes first; "" for nobody.
  public var priorityLabel: String

  public init(total: Int? = nil, perAuthor: Int? = nil, policyRoom: Int? = nil, priorityLabel: String = "") {
    self.total = total
    self.perAuthor = perAuthor
    self.policyRoom = policyRoom
    self.priorityLabel = priorityLabel
  }
}

/// A preview that runs or wants to.
public struct Contender: Sendable, Hashable {
  public var key: String
  public var author: String
  public var labels: [String]
  /// It has its place: something of it runs, or may at any moment. Nobody takes that away, and its updates ask for none.
  public var hasPlace: Bool
  /// Since when it waits in the queue.
  public var since: Timestamp
  /// Decides between those who came at once.
  public var number: Int

  public init(key: String, author: String, labels: [String], hasPlace: Bool, since: Timestamp, number: Int) {
    self.key = key
    self.author = author
    self.labels = labels
    self.hasPlace = hasPlace
    self.since = since
    self.number = number
  }
}

/// Why somebody waits in the queue, and at which place, from 1.
public struct QueuePlace: Sendable, Hashable {
  public var position: Int
  public var message: String
}

/// Who has to wait, by key; whoever is not named may run. First come, first served, those with the priority label before the
/// others; an author who has enough does not hold up those behind.
public func queue(_ contenders: [Contender], _ caps: Caps) -> [String: QueuePlace] {
  let running = contenders.filter(\.hasPlace)
  var total = running.count
  var room = caps.policyRoom
  var byAuthor = Dictionary(running.map { ($0.author, 1) }, uniquingKeysWith: +)
  func isFirst(_ one: Contender) -> Bool { !caps.priorityLabel.isEmpty && one.labels.contains(caps.priorityLabel) }
  let waiting = contenders.filter { !$0.hasPlace }.sorted {
    (isFirst($0) ? 0 : 1, $0.since.microseconds, $0.number, $0.key)
      < (isFirst($1) ? 0 : 1, $1.since.microseconds, $1.number, $1.key)
  }
  var result: [String: QueuePlace] = [:]
  for one in waiting {
    let own = byAuthor[one.author, default: 0]
    let why: String? =
      if let most = caps.total, total >= most {
        "\(total) of \(most) previews run"
      } else if let left = room, left <= 0 {
        "the administrator's policy allows no more previews now"
      } else if let most = caps.perAuthor, own >= most {
        "\(one.author) has \(own) of \(most) previews"
      } else {
        nil
      }
    if let why {
      let position = result.count + 1
      result[one.key] = QueuePlace(position: position, message: "number \(position) in the queue: \(why)")
    } else {
      total += 1
      room = room.map { $0 - 1 }
      byAuthor[one.author] = own + 1
    }
  }
  return result
}

extension Preview {
  /// Just this head commit got through the rules before: it runs, or waits for something else than a person.
  public func hasLetThrough(_ pullRequest: PullRequestReference) -> Bool {
    guard spec.pullRequests.contains(where: { $0.key == pullRequest.key && $0.headSHA == pullRequest.headSHA }) else {
      return false
    }
    switch spec.hold?.reason {
    case nil: return !spec.manifests.isEmpty
    case .queued?, .waitingForChecks?, .waitingForImages?, .waitTimedOut?: return true
    default: return false
    }
  }

  /// Something of it runs, or may at any moment.
  public var hasPlace: Bool { !spec.manifests.isEmpty || !status.inventory.isEmpty }
}
