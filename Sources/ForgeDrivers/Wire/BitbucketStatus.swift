// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import Naming

/// Build statuses of both kinds of Bitbucket, which differ in little more than the names of dates.
enum BitbucketStatus {
  static func word(_ state: CommitStatus.State) -> String {
    switch state {
    case .pending: "INPROGRESS"
    case .success: "SUCCESSFUL"
    case .failure, .error: "FAILED"
    }
  }

  /// A context as a key; one that is too long keeps its beginning and gets a hash.
  static func key(_ context: String, limit: Int) -> String {
    guard context.utf8.count > limit else { return context }
    return context.shortened(toBytes: limit - 10) + "-" + ShortHash.hex(context)
  }

  /// The newest of each name, the newest first. A status is found under its key, which stays the same, and under the name that
  /// people read, which may hold the number of a build.
  /// - Parameter date: member that holds the instant of a status.
  static func checks(_ statuses: [Value], date: String) -> [Check] {
    let dated = statuses.map { status in
      (status, WireObject(value: status, host: "", name: "").instant(date) ?? Timestamp(seconds: 0))
    }
    var checks: [Check] = []
    var names: Set<String> = []
    for (status, _) in dated.sorted(by: { $0.1 > $1.1 }) {
      for name in [status["key"]?.string ?? "", status["name"]?.string ?? ""] where !name.isEmpty {
        guard names.insert(name).inserted else { continue }
        checks.append(Check(name: name, state: state(status["state"]?.string), url: status["url"]?.string ?? ""))
      }
    }
    return checks
  }

  private static func state(_ word: String?) -> Check.State {
    switch word {
    case "SUCCESSFUL": .success
    case "FAILED", "STOPPED", "CANCELLED": .failure
    default: .pending
    }
  }
}
