// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents

extension Command {
  /// `nestling sandbox pr …`: what a person would do on the forge.
  static let pullRequests = Command(
    "pr", "Open and change pull requests of a running sandbox",
    subcommands: [
      Command(
        "open", "Open a pull request from a branch, and print its number",
        flags: pullFlags + [
          Flag(
            "branch", value: "BRANCH", "the branch with the change; made from the default branch if it is not there"),
          Flag("title", value: "TITLE", "its title; else the branch's name"),
          Flag("label", value: "LABEL", "a label", isRepeatable: true), Flag("draft", "as a draft"),
          Flag("author", value: "LOGIN", "who opens it", fallback: "you"), Flag("fork", "from a fork of the author's"),
        ], run: { try await changePull($0, .open) }),
      change("push", "Push a commit to its branch", .push),
      change(
        "label", "Add labels to it, or take them away", .label,
        flags: [Flag("remove", value: "LABEL", "take this label away", isRepeatable: true)],
        extra: [Argument("LABEL", "labels to add", isOptional: true, isRepeated: true)]),
      change(
        "comment", "Comment on it", .comment, flags: [Flag("author", value: "LOGIN", "who comments", fallback: "you")],
        extra: [Argument("TEXT", "the comment")]),
      change("ready", "Make a draft ready for review", .ready),
      change("merge", "Merge it", .merge), change("close", "Close it", .close),
      change("reopen", "Open it again", .reopen),
      Command("list", "List pull requests", flags: pullFlags, run: { try await changePull($0, .list) }),
      change("comments", "Print its comments", .comments),
    ])

  private static let pullFlags = [
    stateFlag, Flag("repo", value: "OWNER/REPO", "the repository"),
    OutputFormat.flag([.table, .json, .yaml, .name]),
  ]

  private static func change(
    _ name: String, _ summary: String, _ action: PullAction, flags: [Flag] = [], extra: [Argument] = []
  ) -> Command {
    Command(
      name, summary, arguments: [Argument("NUMBER", "the pull request's number")] + extra, flags: pullFlags + flags,
      run: { try await changePull($0, action) })
  }
}

/// What can be done to a pull request of the sandbox.
enum PullAction: Sendable {
  case open, push, label, comment, ready, merge, close, reopen, list, comments
}
