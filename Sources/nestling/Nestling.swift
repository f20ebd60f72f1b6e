// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Glibc

@main struct Nestling {
  static func main() async {
    // A reader that goes away (`nestling get | head`) is an ordinary write error.
    signal(SIGPIPE, SIG_IGN)
    let code = await run(CommandLine.arguments)
    exit(code.number)
  }

  /// Runs one call; `words` begins with the program's name, as the kernel gives it.
  static func run(_ words: [String]) async -> ExitCode {
    var root = Command.nestling
    // `kubectl nestling` runs a file named kubectl-nestling.
    if words.first?.split(separator: "/").last == "kubectl-nestling" { root.name = "kubectl nestling" }
    var program = root.name
    do {
      switch try root.resolve(Array(words.dropFirst())) {
      case .help(let command, let path):
        Terminal.print(command.helpPage(path: path))
        return .done
      case .run(let command, let invocation):
        guard let run = command.run else { return .usage }
        program = invocation.path.joined(separator: " ")
        return try await run(invocation)
      }
    } catch let error as UsageError {
      Terminal.complain(error.description)
      return .usage
    } catch {
      Terminal.complain("\(program): \(failureLine(error))")
      return .failed
    }
  }
}
