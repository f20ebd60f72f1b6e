// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import HTTPTransport
internal import Sandbox

extension Command {
  /// `nestling sandbox pr …`: what a person would do on the forge.
  static let pullRequests = Command(
    "pr", "Open and change pull requests of a running sandbox",
    subcommands: [
      open, push, label, comment, change("ready", "Make a draft ready for review") { try await $0.ready($1, in: $2) },
      change("merge", "Merge it") { try await $0.merge($1, in: $2) },
      change("close", "Close it") { try await $0.close($1, in: $2) },
      change("reopen", "Open it again") { try await $0.reopen($1, in: $2) }, list, comments,
    ])

  private static let pullFlags = [
    stateFlag, Flag("repo", value: "OWNER/REPO", "the repository"), OutputFormat.flag(),
  ]
  private static let number = Argument("NUMBER", "the pull request's number")

  private static let open = Command(
    "open", "Open a pull request from a branch, and print its number",
    examples: ["nestling sandbox pr open --repo acme/shop --branch basket --title 'New basket' --label preview"],
    flags: pullFlags + [
      Flag("branch", value: "BRANCH", "the branch; if it is not there it is made, with a small change"),
      Flag("title", value: "TITLE", "its title; else the branch's name"),
      Flag("body", value: "TEXT", "its description"),
      Flag("label", value: "LABEL", "a label", isRepeatable: true), Flag("draft", "as a draft"),
      Flag("author", value: "LOGIN", "who opens it; else the administrator"),
      Flag("fork", "from a fork of the author's"),
    ],
    run: { call in
      let forge = try PullCall(call)
      guard let branch = call.value("branch") else { throw UsageError("\(forge.program): write --branch BRANCH") }
      var opening = SandboxClient.Opening(branch: branch)
      opening.title = call.value("title") ?? ""
      opening.body = call.value("body") ?? ""
      opening.labels = call.values("label")
      opening.isDraft = call.isSet("draft")
      opening.author = call.value("author")
      opening.isFork = call.isSet("fork")
      let pull = try await forge.client.open(opening, in: forge.repository)
      forge.answer(pull.value, "\(pull.number)")
      return .done
    })

  private static let push = Command(
    "push", "Push a commit to its branch, and print the new head", arguments: [number],
    flags: pullFlags + [
      Flag("folder", value: "DIR", "commit the files of this folder; else a small change"),
      Flag("message", short: "m", value: "TEXT", "the commit's message"),
    ],
    run: { call in
      let forge = try PullCall(call)
      let (number, message) = (try forge.number(), call.value("message") ?? "")
      let head =
        if let folder = call.value("folder") {
          try await forge.client.push(number, in: forge.repository, folder: folder, message: message)
        } else {
          try await forge.client.push(number, in: forge.repository, message: message)
        }
      forge.answer(["number": .int(number), "sha": .string(head)], head)
      return .done
    })

  private static let label = Command(
    "label", "Add labels to it, or take them away",
    arguments: [number, Argument("LABEL", "labels to add", isOptional: true, isRepeated: true)],
    flags: pullFlags + [
      Flag("label", value: "LABEL", "add this label", isRepeatable: true),
      Flag("remove", value: "LABEL", "take this label away", isRepeatable: true),
    ],
    run: { call in
      let forge = try PullCall(call)
      let added = call.arguments.dropFirst() + call.values("label")
      guard !added.isEmpty || !call.values("remove").isEmpty else {
        throw UsageError("\(forge.program): which label? write it after the number, or --remove LABEL")
      }
      let number = try forge.number()
      try await forge.client.label(number, in: forge.repository, add: Array(added), remove: call.values("remove"))
      try await forge.answerPull(number)
      return .done
    })

  private static let comment = Command(
    "comment", "Comment on it", arguments: [number, Argument("TEXT", "the comment", isOptional: true)],
    flags: pullFlags + [
      Flag("body", value: "TEXT", "the comment, instead of the word"),
      Flag("author", value: "LOGIN", "who comments; else the administrator"),
    ],
    run: { call in
      let forge = try PullCall(call)
      guard let text = call.value("body") ?? call.argument(1) else {
        throw UsageError("\(forge.program): what shall it say? write the text after the number")
      }
      let comment = try await forge.client.comment(
        text, on: try forge.number(), in: forge.repository, author: call.value("author"))
      forge.answer(comment.value, "\(comment.id)")
      return .done
    })

  private static let list = Command(
    "list", "List pull requests",
    flags: pullFlags + [
      Flag("status", value: "STATE", "which", fallback: "open", choices: ["open", "closed", "all"])
    ],
    run: { call in
      let forge = try PullCall(call)
      let pulls = try await forge.client.list(forge.repository, state: call.value("status") ?? "open")
      let format = OutputFormat(call)
      switch format {
      case .json, .yaml: forge.answer(.array(pulls.map(\.value)), "")
      case .name: Terminal.print(pulls.map { "\($0.number)\n" }.joined())
      case .table, .wide: Terminal.print(tableText(pulls, pullColumns, isWide: format == .wide))
      }
      return .done
    })

  private static var pullColumns: [Column<SandboxClient.Pull>] {
    [
      Column(title: "NUMBER") { "\($0.number)" }, Column(title: "TITLE") { $0.title },
      Column(title: "BRANCH") { $0.branch }, Column(title: "AUTHOR") { $0.author },
      Column(title: "STATE") { $0.isDraft && $0.state == "open" ? "draft" : $0.state },
      Column(title: "SHA") { String($0.headSHA.prefix(7)) },
      Column(title: "LABELS") { $0.labels.joined(separator: ",") },
      Column(title: "FROM", isWide: true) { $0.headRepository ?? "" }, Column(title: "URL", isWide: true) { $0.url },
    ]
  }

  private static let comments = Command(
    "comments", "Print its comments", arguments: [number], flags: pullFlags,
    run: { call in
      let forge = try PullCall(call)
      let comments = try await forge.client.comments(of: try forge.number(), in: forge.repository)
      let texts = comments.map { "\($0.author), \($0.createdAt):\n\($0.body)\n" }
      switch OutputFormat(call) {
      case .name: Terminal.print(comments.map { "\($0.id)\n" }.joined())
      default: forge.answer(.array(comments.map(\.value)), texts.joined(separator: "\n"), ending: "")
      }
      return .done
    })

  /// A command that needs only the number.
  private static func change(
    _ name: String, _ summary: String,
    _ action: @escaping @Sendable (SandboxClient, Int64, String) async throws -> Void
  ) -> Command {
    Command(
      name, summary, arguments: [number], flags: pullFlags,
      run: { call in
        let forge = try PullCall(call)
        let number = try forge.number()
        try await action(forge.client, number, forge.repository)
        try await forge.answerPull(number)
        return .done
      })
  }
}

/// One `pr` command: the forge, the repository, and how to answer.
private struct PullCall {
  let call: Invocation
  let client: SandboxClient
  let repository: String

  init(_ call: Invocation) throws {
    guard let repository = call.value("repo") else {
      throw UsageError("\(call.path.joined(separator: " ")): which repository? write --repo OWNER/REPO")
    }
    self.call = call
    self.repository = repository
    client = try SandboxClient(state: call.value("state") ?? "", client: CurlClient(version: Version.current))
  }

  var program: String { call.path.joined(separator: " ") }

  /// The first argument, with or without its `#`.
  func number() throws -> Int64 {
    let text = call.argument(0) ?? ""
    guard let number = Int64(text.hasPrefix("#") ? String(text.dropFirst()) : text), number > 0 else {
      throw UsageError("\(program): \"\(text)\" is no number of a pull request; see them: nestling sandbox pr list")
    }
    return number
  }

  /// The document for programs, the text for people.
  func answer(_ value: Value, _ text: String, ending: String = "\n") {
    switch OutputFormat(call) {
    case .json: Terminal.print(JSON.text(value, pretty: true) + "\n")
    case .yaml: Terminal.print(YAML.text(value))
    case .table, .wide, .name: Terminal.print(text + ending)
    }
  }

  /// The pull request as it is now.
  func answerPull(_ number: Int64) async throws {
    let pull = try await client.pull(number, in: repository)
    answer(pull.value, "\(repository)#\(number) \(pull.state)")
  }
}
