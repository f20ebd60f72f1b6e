// SPDX-License-Identifier: Apache-2.0
internal import Naming

/// What a call asks for.
public enum Resolution: Sendable {
  case run(Command, Invocation)
  /// The help page of a command; `path` begins with the program's name.
  case help(Command, path: [String])
}

extension Command {
  /// Finds the command that `words` (without the program's name) mean. `help CMD` and `-h`, `--help` anywhere ask for help.
  public func resolve(_ words: [String]) throws(UsageError) -> Resolution {
    var words = words[...]
    var path = [name]
    var command = self
    if words.first == "help", !subcommands.contains(where: { $0.name == "help" }) {
      words.removeFirst()
      words.append("--help")
    }
    while let word = words.first, !word.hasPrefix("-"), !command.subcommands.isEmpty {
      guard let next = command.subcommands.first(where: { $0.name == word }) else {
        if command.run != nil { break }
        throw command.unknown(word, path)
      }
      command = next
      path.append(word)
      words.removeFirst()
    }
    return try command.resolve(words, path)
  }

  private func resolve(_ words: ArraySlice<String>, _ path: [String]) throws(UsageError) -> Resolution {
    var reader = WordReader(command: self, path: path)
    guard let invocation = try reader.read(words) else { return .help(self, path: path) }
    guard run != nil else {
      // A bare group of commands explains itself.
      if words.isEmpty { return .help(self, path: path) }
      throw UsageError("\(path.joined(separator: " ")): name a command; see \(path.joined(separator: " ")) --help")
    }
    return .run(self, invocation)
  }

  private func unknown(_ word: String, _ path: [String]) -> UsageError {
    let program = path.joined(separator: " ")
    let hint = suggestion(for: word, among: subcommands.map(\.name)).map { "did you mean \"\($0)\"?" }
    return UsageError("\(program): unknown command \"\(word)\"; " + (hint ?? "see \(program) --help"))
  }
}

/// Sorts words into flags and arguments.
private struct WordReader {
  let command: Command
  let path: [String]
  private var flags: [String: [String]] = [:]
  private var arguments: [String] = []

  init(command: Command, path: [String]) {
    self.command = command
    self.path = path
  }

  private var program: String { path.joined(separator: " ") }

  /// Nil when help is asked for.
  mutating func read(_ words: ArraySlice<String>) throws(UsageError) -> Invocation? {
    var words = words
    if words.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) { return nil }
    while let word = words.popFirst() {
      if word == "--" {
        arguments += words
        break
      } else if word.hasPrefix("--") {
        try long(word.dropFirst(2), &words)
      } else if word.hasPrefix("-"), word != "-" {
        try short(word.dropFirst(), &words)
      } else {
        arguments.append(word)
      }
    }
    try checkArguments()
    for flag in command.flags where flags[flag.name] == nil {
      if let fallback = flag.fallback { flags[flag.name] = [fallback] }
    }
    return Invocation(path: path, flags: flags, arguments: arguments)
  }

  private mutating func long(_ word: Substring, _ words: inout ArraySlice<String>) throws(UsageError) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts.first ?? "")
    guard let flag = command.flags.first(where: { $0.name == name }) else {
      let hint = suggestion(for: name, among: command.flags.map(\.name) + ["help"])
        .map { "did you mean \"--\($0)\"?" }
      throw UsageError("\(program): unknown flag \"--\(name)\"; " + (hint ?? "see \(program) --help"))
    }
    try set(flag, written: "--\(name)", inline: parts.count == 2 ? String(parts[1]) : nil, &words)
  }

  private mutating func short(_ word: Substring, _ words: inout ArraySlice<String>) throws(UsageError) {
    guard let letter = word.first, let flag = command.flags.first(where: { $0.short == letter }) else {
      throw UsageError("\(program): unknown flag \"-\(word)\"; see \(program) --help")
    }
    var rest = word.dropFirst()
    if flag.value == nil, let next = rest.first, next != "=" {
      // Switches may stand together: -ab.
      try set(flag, written: "-\(letter)", inline: nil, &words)
      return try short(rest, &words)
    }
    if rest.first == "=" { rest = rest.dropFirst() }
    let inline = word.count > 1 ? String(rest) : nil
    try set(flag, written: "-\(letter)", inline: inline, &words)
  }

  private mutating func set(
    _ flag: Flag, written: String, inline: String?, _ words: inout ArraySlice<String>
  ) throws(UsageError) {
    guard let valueName = flag.value else {
      guard inline == nil || inline == "true" || inline == "false" else {
        throw UsageError("\(program): \(written) is a switch and takes no value; write just \(written)")
      }
      flags[flag.name] = inline == "false" ? nil : ["true"]
      return
    }
    guard let value = inline ?? words.popFirst() else {
      throw UsageError("\(program): \(written) needs a value; write \(written) \(valueName)")
    }
    if !flag.choices.isEmpty, !flag.choices.contains(value) {
      throw UsageError(
        "\(program): \(written) cannot be \"\(value)\"; it is one of \(flag.choices.joined(separator: ", "))")
    }
    if flag.isRepeatable { flags[flag.name, default: []].append(value) } else { flags[flag.name] = [value] }
  }

  private func checkArguments() throws(UsageError) {
    let needed = command.arguments.filter { !$0.isOptional }
    if arguments.count < needed.count {
      let missing = command.arguments[min(arguments.count, command.arguments.count - 1)]
      throw UsageError("\(program): \(missing.name) is missing; write \(command.usageLine(path))")
    }
    if arguments.count > command.arguments.count, command.arguments.last?.isRepeated != true {
      throw UsageError(
        "\(program): \"\(arguments[command.arguments.count])\" is one word too many; write \(command.usageLine(path))")
    }
    for (declared, given) in zip(command.arguments, arguments)
    where !declared.choices.isEmpty && !declared.choices.contains(given) {
      throw UsageError(
        "\(program): \(declared.name) cannot be \"\(given)\"; it is one of "
          + declared.choices.joined(separator: ", "))
    }
  }
}
