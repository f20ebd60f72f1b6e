// SPDX-License-Identifier: Apache-2.0

extension Command {
  /// `nestling get [KIND] [NAME] [flags]`
  func usageLine(_ path: [String]) -> String {
    var words = path
    if run == nil, !subcommands.isEmpty { words.append("COMMAND") }
    words += arguments.map(\.usage)
    if !flags.isEmpty { words.append("[flags]") }
    return words.joined(separator: " ")
  }

  /// The help page, for a terminal.
  public func helpPage(path: [String]) -> String {
    var parts = [summary + ".", "Usage: " + usageLine(path)]
    if !discussion.isEmpty { parts.insert(discussion, at: 1) }
    if !subcommands.isEmpty { parts.append(section("Commands", subcommands.map { ($0.name, $0.summary) })) }
    if !arguments.isEmpty { parts.append(section("Arguments", arguments.map { ($0.name, $0.note) })) }
    let flags = flags.map { ($0.short == nil ? "    " + $0.usage : $0.usage, $0.note) }
    parts.append(section("Flags", flags + [("-h, --help", "print this page")]))
    if !examples.isEmpty {
      parts.append("Examples:\n" + examples.map { "  " + $0 }.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private func section(_ title: String, _ rows: [(String, String)]) -> String {
    let width = rows.map { $0.0.count }.max() ?? 0
    let lines = rows.map { "  " + $0.0 + String(repeating: " ", count: width - $0.0.count + 2) + $0.1 }
    return ([title + ":"] + lines).joined(separator: "\n")
  }

  /// The reference page of the whole tree, in Markdown.
  public func referencePage() -> String {
    var pages = [
      "# Command line",
      "Exit codes: 0 done, 1 failed, 2 the call was not understood, 3 (`plan`) there are changes. "
        + "Errors are one line on standard error.",
    ]
    describe([], &pages)
    return pages.joined(separator: "\n\n") + "\n"
  }

  private func describe(_ parents: [String], _ pages: inout [String]) {
    let path = parents + [name]
    pages.append("\(parents.isEmpty ? "##" : "###") `\(path.joined(separator: " "))`")
    pages.append(summary + "." + (discussion.isEmpty ? "" : "\n\n" + discussion))
    pages.append("```\n\(usageLine(path))\n```")
    if !subcommands.isEmpty {
      pages.append(table(["command", ""], subcommands.map { ["`\($0.name)`", $0.summary] }))
    }
    if !arguments.isEmpty { pages.append(table(["argument", ""], arguments.map { ["`\($0.name)`", $0.note] })) }
    if !flags.isEmpty { pages.append(table(["flag", ""], flags.map { ["`\($0.usage)`", $0.note] })) }
    if !examples.isEmpty { pages.append("```sh\n" + examples.joined(separator: "\n") + "\n```") }
    for command in subcommands { command.describe(path, &pages) }
  }

  private func table(_ head: [String], _ rows: [[String]]) -> String {
    let lines = [head, head.map { _ in "---" }] + rows.map { $0.map { escape($0) } }
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }

  private func escape(_ text: String) -> String {
    text.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|")
  }
}

extension Flag {
  var note: String {
    var text = summary
    if !choices.isEmpty { text += ": " + choices.joined(separator: "|") }
    if isRepeatable { text += " (may be repeated)" }
    if let fallback, !fallback.isEmpty { text += " (default \(fallback))" }
    return text
  }
}

extension Argument {
  var note: String { choices.isEmpty ? summary : summary + ": " + choices.joined(separator: "|") }
}
