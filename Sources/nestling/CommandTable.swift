// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents

extension Command {
  /// The whole command line. Help, completion and docs/reference/cli.md are printed from this table.
  static let nestling: Command = Command(
    "nestling", "Environments for pull requests",
    discussion:
      "Every pull request gets an environment of its own, and loses it when it is merged, closed or forgotten.",
    subcommands: [
      controller, sandbox, generate, plan, template, get, describe, explain, approve, deploy, redeploy, stop,
      extend, pin, unpin, sleep, wake, delete, approveDeletion, dashboard, convert, doctor, crds, completion, reference,
      version,
    ])

  static let completion = Command(
    "completion", "Print a completion script for a shell",
    examples: ["source <(nestling completion bash)", "nestling completion fish | source"],
    arguments: [Argument("SHELL", "which shell", choices: Shell.allCases.map(\.rawValue))],
    run: { call in
      let shell = call.argument(0).flatMap(Shell.init(rawValue:)) ?? .bash
      Terminal.print(Command.nestling.completionScript(for: shell))
      return .done
    })

  static let reference = Command(
    "reference", "Print the reference page of this command line, in Markdown",
    run: { _ in
      Terminal.print(Command.nestling.referencePage())
      return .done
    })

  static let version = Command(
    "version", "Print the version",
    flags: [OutputFormat.flag([.table, .json, .yaml])],
    run: { call in
      let document: Value = ["version": .string(Version.current), "apiVersion": .string(Version.api)]
      switch OutputFormat(call) {
      case .json: Terminal.print(JSON.text(document, pretty: true) + "\n")
      case .yaml: Terminal.print(YAML.text(document))
      default: Terminal.print("nestling \(Version.current) (\(Version.api))\n")
      }
      return .done
    })
}

/// What this binary is.
enum Version {
  static let current = "0.1.0"
  static let api = "nestling.dev/v1alpha1"
}
