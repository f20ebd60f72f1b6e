// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Glibc

/// Chores of the house that are more than a line of shell.
@main struct Devtool {
  static func main() async {
    do {
      switch try table.resolve(Array(CommandLine.arguments.dropFirst())) {
      case .help(let command, let path): print(command.helpPage(path: path), terminator: "")
      case .run(let command, let call): exit(try await command.run?(call).number ?? ExitCode.usage.number)
      }
    } catch let error as UsageError {
      complain(error.description)
      exit(ExitCode.usage.number)
    } catch {
      complain("devtool: \(error)")
      exit(ExitCode.failed.number)
    }
  }

  static let table = Command(
    "devtool", "Chores of the house",
    subcommands: [
      Command(
        "check", "Everything CI checks, in its order",
        flags: [Flag("fast", "only format and generated files")],
        run: { call in try check(isFast: call.isSet("fast")) }),
      Command(
        "generate", "Write the files that are printed from the code",
        flags: [Flag("check", "write nothing; fail when one is stale")],
        run: { call in try generate(isCheck: call.isSet("check")) }),
      Command(
        "bench", "Speed of JSON, YAML, templates, generators, webhooks and many previews",
        flags: [
          Flag("sets", value: "COUNT", "parameter sets for templates", fallback: "10000"),
          Flag("only", value: "PART", "one of documents, templates, git, list, webhook, scale"),
          Flag("reference", value: "FILE", "what Go took for the same templates, as lines of JSON"),
        ],
        run: { call in
          let count = max(1, Int(call.value("sets") ?? "") ?? 10_000)
          let part = call.value("only")
          if part == nil || part == "documents" { try documentBench() }
          if part == nil || part == "templates" { try templateBench(sets: count, reference: call.value("reference")) }
          if part == nil || part == "git" { try await gitBench() }
          if part == nil || part == "list" { try await listBench() }
          if part == nil || part == "webhook" { try await webhookBench() }
          if part == nil || part == "scale" { try await scaleBench() }
          return .done
        }),
    ])

  private static func check(isFast: Bool) throws -> ExitCode {
    let root = try Repository.root()
    if !isFast { return try Shell.run("cd \(Shell.quoted(root)) && .ci/run") ? .done : .failed }
    guard try Shell.run("cd \(Shell.quoted(root)) && swift format lint -s -r -p Sources Tests Package.swift") else {
      return .failed
    }
    return try generate(isCheck: true)
  }

  private static func generate(isCheck: Bool) throws -> ExitCode {
    let root = try Repository.root()
    var stale: [String] = []
    for file in try GeneratedFile.all() where Repository.text(root + "/" + file.path) != file.text {
      stale.append(file.path)
      if !isCheck { try Repository.write(file.text, to: root + "/" + file.path) }
    }
    if isCheck, !stale.isEmpty {
      complain("devtool: stale: \(stale.joined(separator: ", ")); run: make generate")
      return .failed
    }
    for path in stale { print("wrote \(path)") }
    return .done
  }

  private static func complain(_ text: String) {
    for byte in (text + "\n").utf8 { withUnsafeBytes(of: byte) { _ = write(STDERR_FILENO, $0.baseAddress, 1) } }
  }
}
