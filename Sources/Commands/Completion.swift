// SPDX-License-Identifier: Apache-2.0

/// The shells we can complete in.
public enum Shell: String, Sendable, CaseIterable {
  case bash, zsh, fish
}

extension Command {
  /// A script for the shell, to be sourced: words only, no call back into the program.
  public func completionScript(for shell: Shell) -> String {
    switch shell {
    case .bash: bash()
    case .zsh: zsh()
    case .fish: fish()
    }
  }

  /// Every command of the tree with its path below the program's name.
  private func everyCommand(_ path: [String] = []) -> [(path: [String], command: Command)] {
    [(path, self)] + subcommands.flatMap { $0.everyCommand(path + [$0.name]) }
  }

  /// What can follow: subcommands, an argument's choices, flags.
  private var followers: [String] {
    subcommands.map(\.name) + (arguments.first?.choices ?? []) + flags.map { "--" + $0.name } + ["--help"]
  }

  /// `case` arms that walk from a path to the next, for bash and zsh.
  private func walk() -> String {
    everyCommand().dropFirst().map { path, _ in
      "      \"\(path.dropLast().joined(separator: " "))/\(path.last ?? "")\") "
        + "path=\"\(path.joined(separator: " "))\" ;;"
    }.joined(separator: "\n")
  }

  /// `case` arms for values after a flag that has choices.
  private func choices() -> String {
    let flags = everyCommand().flatMap { path, command in
      command.flags.filter { !$0.choices.isEmpty }.map { flag in
        let names = ["--" + flag.name] + (flag.short.map { ["-\($0)"] } ?? [])
        let patterns = names.map { "\"\(path.joined(separator: " "))/\($0)\"" }.joined(separator: "|")
        return "    \(patterns)) words=\"\(flag.choices.joined(separator: " "))\" ;;"
      }
    }
    return flags.joined(separator: "\n")
  }

  private func arms() -> String {
    everyCommand().map { path, command in
      "      \"\(path.joined(separator: " "))\") words=\"\(command.followers.joined(separator: " "))\" ;;"
    }.joined(separator: "\n")
  }

  private func bash() -> String {
    """
    # bash completion for \(name); load it with: source <(\(name) completion bash)
    _\(name)() {
      local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" path="" words="" i
      for ((i = 1; i < COMP_CWORD; i++)); do
        case "$path/${COMP_WORDS[i]}" in
    \(walk())
        esac
      done
      case "$path/$prev" in
    \(choices())
        *) case "$path" in
    \(arms())
        esac ;;
      esac
      COMPREPLY=($(compgen -W "$words" -- "$cur"))
    }
    complete -o default -F _\(name) \(name) kubectl-\(name)

    """
  }

  private func zsh() -> String {
    """
    #compdef \(name) kubectl-\(name)
    # zsh completion for \(name); load it with: source <(\(name) completion zsh)
    _\(name)() {
      local prev="${words[CURRENT-1]}" path="" list="" i
      for ((i = 2; i < CURRENT; i++)); do
        case "$path/${words[i]}" in
    \(walk())
        esac
      done
      case "$path/$prev" in
    \(choices().replacing("words=", with: "list="))
        *) case "$path" in
    \(arms().replacing("words=", with: "list="))
        esac ;;
      esac
      compadd -- ${=list}
      _files
    }
    compdef _\(name) \(name) kubectl-\(name)

    """
  }

  private func fish() -> String {
    var lines = [
      "# fish completion for \(name); load it with: \(name) completion fish | source",
      "function __\(name)_at",
      "  set -l path",
      "  for word in (commandline -opc)[2..]",
      "    switch \"$path/$word\"",
    ]
    lines += everyCommand().dropFirst().map { path, _ in
      "      case \"\(path.dropLast().joined(separator: " "))/\(path.last ?? "")\"; set path \""
        + path.joined(separator: " ") + "\""
    }
    lines += ["    end", "  end", "  test \"$path\" = \"$argv[1]\"", "end"]
    for (path, command) in everyCommand() {
      let at = "complete -c \(name) -n '__\(name)_at \"\(path.joined(separator: " "))\"'"
      lines += command.subcommands.map { "\(at) -f -a \($0.name) -d \(quoted($0.summary))" }
      if let argument = command.arguments.first, !argument.choices.isEmpty {
        lines.append("\(at) -f -a '\(argument.choices.joined(separator: " "))'")
      }
      lines += command.flags.map { flag in
        at + " -l \(flag.name)" + (flag.short.map { " -s \($0)" } ?? "") + (flag.value == nil ? "" : " -r")
          + (flag.choices.isEmpty ? "" : " -f -a '\(flag.choices.joined(separator: " "))'")
          + " -d \(quoted(flag.summary))"
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }
}

extension String {
  /// Without Foundation and without the regular expressions of `_StringProcessing`.
  fileprivate func replacing(_ old: String, with new: String) -> String {
    let (text, pattern) = (Array(utf8), Array(old.utf8))
    var result: [UInt8] = []
    var place = 0
    while place < text.count {
      if text[place...].starts(with: pattern) {
        result += new.utf8
        place += pattern.count
      } else {
        result.append(text[place])
        place += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
