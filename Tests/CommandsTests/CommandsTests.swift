// SPDX-License-Identifier: Apache-2.0
import Commands
import Glibc
import Testing

private let output = Flag(
  "output", short: "o", value: "FORMAT", "how to print", fallback: "table", choices: ["table", "json"])

private let table = Command(
  "tool", "Does things",
  subcommands: [
    Command(
      "get", "List things",
      arguments: [Argument("KIND", "what", choices: ["cats", "dogs"]), Argument("NAME", "which", isOptional: true)],
      flags: [output, Flag("all", short: "a", "everything"), Flag("set", value: "K=V", "a value", isRepeatable: true)],
      run: { _ in .done }),
    Command(
      "box", "A box",
      flags: [Flag("port", value: "N", "a port")],
      subcommands: [
        Command("open", "Open it", run: { _ in .done }), Command("close", "Close it", run: { _ in .failed }),
      ], run: { _ in .done }),
  ])

private func invocation(_ words: String...) throws -> Invocation {
  guard case .run(_, let invocation) = try table.resolve(words) else { throw UsageError("not a call") }
  return invocation
}

private func complaint(_ words: [String]) -> String? {
  do throws(UsageError) {
    _ = try table.resolve(words)
    return nil
  } catch {
    return error.description
  }
}

@Suite struct ParsingTests {
  @Test(arguments: [
    ["get", "cats", "-o", "json"], ["get", "cats", "-ojson"], ["get", "-o=json", "cats"],
    ["get", "--output", "json", "cats"], ["get", "cats", "--output=json"],
  ])
  func `a flag's value can be written in any of the usual ways`(words: [String]) throws {
    guard case .run(_, let invocation) = try table.resolve(words) else {
      Issue.record("help instead of a call")
      return
    }
    #expect(invocation.value("output") == "json")
    #expect(invocation.arguments == ["cats"])
  }

  @Test func `a flag that is not given has its default, a switch is off`() throws {
    let call = try invocation("get", "cats")
    #expect(call.value("output") == "table")
    #expect(!call.isSet("all"))
  }

  @Test func `repeated values are all kept, of others the last`() throws {
    let call = try invocation("get", "cats", "--set", "a=1", "--set=b=2", "-o", "json", "-o", "table")
    #expect(call.values("set") == ["a=1", "b=2"])
    #expect(call.values("output") == ["table"])
  }

  @Test func `two dashes end the flags`() throws {
    #expect(try invocation("get", "cats", "--", "--all").arguments == ["cats", "--all"])
  }

  @Test func `a command with commands of its own can be called too`() throws {
    #expect(try invocation("box", "--port", "1").path == ["tool", "box"])
    #expect(try invocation("box", "open").path == ["tool", "box", "open"])
  }

  @Test(arguments: [
    (["gte"], "tool: unknown command \"gte\"; did you mean \"get\"?"),
    (["frobnicate"], "tool: unknown command \"frobnicate\"; see tool --help"),
    (["get", "cats", "--ouptut", "json"], "tool get: unknown flag \"--ouptut\"; did you mean \"--output\"?"),
    (["get", "cats", "-x"], "tool get: unknown flag \"-x\"; see tool get --help"),
    (["get", "cats", "-o"], "tool get: -o needs a value; write -o FORMAT"),
    (["get", "cats", "-o", "xml"], "tool get: -o cannot be \"xml\"; it is one of table, json"),
    (["get", "cats", "--all=maybe"], "tool get: --all is a switch and takes no value; write just --all"),
    (["get"], "tool get: KIND is missing; write tool get KIND [NAME] [flags]"),
    (["get", "cats", "a", "b"], "tool get: \"b\" is one word too many; write tool get KIND [NAME] [flags]"),
    (["get", "cows"], "tool get: KIND cannot be \"cows\"; it is one of cats, dogs"),
  ])
  func `a mistake is answered with one line that says what to do`(words: [String], expected: String) {
    #expect(complaint(words) == expected)
  }

  @Test(arguments: [["get", "--help"], ["get", "cats", "-h"], ["help", "get"]])
  func `help is there however one asks`(words: [String]) throws {
    guard case .help(let command, let path) = try table.resolve(words) else {
      Issue.record("no help")
      return
    }
    #expect(command.name == "get")
    #expect(path == ["tool", "get"])
  }
}

@Suite struct PrintingTests {
  @Test func `a help page names every argument and flag`() {
    let page = table.subcommands[0].helpPage(path: ["tool", "get"])
    #expect(
      page == """
        List things.

        Usage: tool get KIND [NAME] [flags]

        Arguments:
          KIND  what: cats|dogs
          NAME  which

        Flags:
          -o, --output FORMAT  how to print: table|json (default table)
          -a, --all            everything
              --set K=V        a value (may be repeated)
          -h, --help           print this page

        """)
  }

  @Test func `the reference has every command`() {
    let page = table.referencePage()
    for heading in ["## `tool`", "### `tool get`", "### `tool box`", "### `tool box open`", "### `tool box close`"] {
      #expect(page.contains(heading + "\n"), "\(heading)")
    }
    #expect(page.contains("| `-o, --output FORMAT` | how to print: table\\|json (default table) |"))
  }

  @Test(arguments: Shell.allCases)
  func `a completion script knows commands, flags and choices`(shell: Shell) {
    let script = table.completionScript(for: shell)
    for word in ["get", "open", "cats", "json", "output"] { #expect(script.contains(word)) }
  }

  @Test(arguments: [
    ("tool ''", "get box --help"), ("tool box o", "open"), ("tool get ''", "cats dogs --output --all --set --help"),
    ("tool get cats -o ''", "table json"), ("tool get cats --output j", "json"), ("tool box --p", "--port"),
  ])
  func `bash offers what can follow`(typed: String, expected: String) throws {
    let script =
      table.completionScript(for: .bash)
      + "\nCOMP_WORDS=(\(typed)); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _tool; echo \"${COMPREPLY[*]}\"\n"
    #expect(try bash(script) == expected + "\n")
  }

  /// What bash prints when it reads the script.
  private func bash(_ script: String) throws -> String {
    var path = Array("/tmp/commands-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    let name = String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { unlink(name) }
    let bytes = Array(script.utf8)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    close(descriptor)
    let pipe = try #require(popen("bash \(name)", "r"))
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = fread(&buffer, 1, buffer.count, pipe)
    #expect(pclose(pipe) == 0)
    return String(decoding: buffer[..<count], as: UTF8.self)
  }
}
