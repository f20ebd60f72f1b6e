// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Commands
internal import Documents
internal import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI

/// Commands that ask something of previews: the words of a comment, from the command line.
extension Command {
  static let approve = control(
    "approve", "Let the head commit of an outsider's pull request through",
    discussion:
      "An approval holds for one commit; the next push asks again. Without SHA it is for the commit that the preview waits with.",
    examples: ["nestling approve acme/shop#12 0a1b2c3"],
    argument: Argument("SHA", "the commit that was read, or its first seven digits", isOptional: true))
  static let deploy = control("deploy", "Bring back previews that are stopped, expired or asleep")
  static let redeploy = control("redeploy", "Apply and sync everything anew")
  static let stop = control(
    "stop", "Remove everything of a preview but its record", examples: ["nestling stop shop-shop-12"])
  static let extend = control(
    "extend", "Let a preview live longer", examples: ["nestling extend acme/shop#12 48h"],
    argument: Argument("TIME", "how much longer: 90m, 48h, 3d"))
  static let pin = control("pin", "Keep a preview from expiring, as long as its set allows")
  static let unpin = control("unpin", "Let a preview expire again")
  static let sleep = control("sleep", "Scale a preview to zero until somebody wakes it")
  static let wake = control("wake", "Scale a preview up again")

  static let preview = Argument("PREVIEW", "its name, or its pull request: OWNER/REPO#NUMBER")

  private static func control(
    _ word: String, _ summary: String, discussion: String = "", examples: [String] = [], argument: Argument? = nil
  ) -> Command {
    Command(
      word, summary, discussion: discussion, examples: examples,
      arguments: [preview] + (argument.map { [$0] } ?? []), flags: clusterFlags,
      run: { call in
        let command = PreviewCommand(words: [word] + call.arguments.dropFirst())
        if case .unknown(let why) = command { throw UsageError(why) }
        let cluster = try await Cluster.connect(call)
        let found = try await cluster.preview(named: call.argument(0) ?? "")
        let named = PullRequestName(call.argument(0) ?? "").flatMap { $0.among(found.spec.pullRequests) }
        Terminal.print("\(found.name): \(try await cluster.ask(command, of: found, on: named))\n")
        return .done
      })
  }
}

extension Cluster {
  /// Writes what a command comes to into `spec.control`; whether the person may is for the cluster to say.
  ///
  /// - Returns: What to tell whoever asked, also where nothing had to be changed. Throws what is not possible now.
  func ask(
    _ command: PreviewCommand, of preview: Preview, on pullRequest: PullRequestReference?
  ) async throws -> String {
    let wish = Planning.wish(command, of: preview, on: pullRequest, now: .now)
    if case .refusal(let why) = wish { throw Failure("\(preview.name): \(why)") }
    if let patch = wish.patch { _ = try await api.patch(preview.object.ref, .merge, patch, subresource: nil) }
    return wish.told
  }

  /// The preview of that name, or of the pull request `owner/repo#12`; of several sets' previews the name has to be given.
  func preview(named text: String) async throws -> Preview {
    guard let wanted = PullRequestName(text) else {
      return try Preview(try await objects(.previews, namespace, [text])[0])
    }
    let found = try await objects(.previews, namespace, []).compactMap { try? Preview($0) }.filter(wanted.names)
    guard let first = found.first else {
      throw Failure("\(text) has no preview in namespace \(namespace); see why: nestling explain \(text)")
    }
    guard found.count == 1 else {
      throw Failure("\(text) has several previews; name one of them: \(found.map(\.name).joined(separator: ", "))")
    }
    return first
  }
}

/// `owner/repo#12`, as people write it.
struct PullRequestName: Equatable {
  var repository: String
  var number: Int

  init?(_ text: String) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].contains("/"), let number = Int(parts[1]), number > 0 else { return nil }
    repository = String(parts[0])
    self.number = number
  }

  /// Whether generators speak of the repository, by its own name or with whose it is.
  func isNamed(in generators: Value?) -> Bool {
    switch generators {
    case .string(let text):
      let text = text.lowercased()
      return text == repository.lowercased() || "/" + text == repository.lowercased().drop { $0 != "/" }
    case .array(let items): return items.contains(where: isNamed)
    case .object(let members): return members.contains { isNamed(in: $0.value) }
    default: return false
    }
  }

  func names(_ preview: Preview) -> Bool { among(preview.spec.pullRequests) != nil }

  func among(_ pullRequests: [PullRequestReference]) -> PullRequestReference? {
    pullRequests.first { $0.number == number && $0.repository.lowercased() == repository.lowercased() }
  }
}
