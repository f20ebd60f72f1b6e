// SPDX-License-Identifier: Apache-2.0

/// One command of a program: what is said of it and what it does. A tree of these is the whole command line; help, shell
/// completion and the reference page are printed from it.
public struct Command: Sendable {
  /// Does the work and answers the exit code.
  public typealias Run = @Sendable (Invocation) async throws -> ExitCode

  public var name: String
  /// One line, without a full stop.
  public var summary: String
  /// Paragraphs for its help page, after the summary.
  public var discussion: String
  /// Example lines, as typed.
  public var examples: [String]
  public var arguments: [Argument]
  public var flags: [Flag]
  public var subcommands: [Command]
  /// Nil when it only has subcommands.
  public var run: Run?

  public init(
    _ name: String, _ summary: String, discussion: String = "", examples: [String] = [], arguments: [Argument] = [],
    flags: [Flag] = [], subcommands: [Command] = [], run: Run? = nil
  ) {
    self.name = name
    self.summary = summary
    self.discussion = discussion
    self.examples = examples
    self.arguments = arguments
    self.flags = flags
    self.subcommands = subcommands
    self.run = run
  }
}

/// A word without a name, by its place.
public struct Argument: Sendable {
  public var name: String
  public var summary: String
  public var isOptional: Bool
  /// Takes all further words.
  public var isRepeated: Bool
  /// The words it may be; empty: any.
  public var choices: [String]

  public init(
    _ name: String, _ summary: String, isOptional: Bool = false, isRepeated: Bool = false, choices: [String] = []
  ) {
    self.name = name
    self.summary = summary
    self.isOptional = isOptional
    self.isRepeated = isRepeated
    self.choices = choices
  }

  /// `NAME`, `[NAME]`, `[NAME...]`
  var usage: String {
    let text = name + (isRepeated ? "..." : "")
    return isOptional ? "[\(text)]" : text
  }
}

/// `--name`, `--name VALUE`, `-n VALUE`.
public struct Flag: Sendable {
  public var name: String
  public var short: Character?
  /// What the value is, in capitals; nil for a switch.
  public var value: String?
  public var summary: String
  public var fallback: String?
  /// The values it may have; empty: any.
  public var choices: [String]
  public var isRepeatable: Bool

  public init(
    _ name: String, short: Character? = nil, value: String? = nil, _ summary: String, fallback: String? = nil,
    choices: [String] = [], isRepeatable: Bool = false
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.summary = summary
    self.fallback = fallback
    self.choices = choices
    self.isRepeatable = isRepeatable
  }

  /// `-o, --output FORMAT`
  var usage: String {
    (short.map { "-\($0), " } ?? "") + "--\(name)" + (value.map { " " + $0 } ?? "")
  }
}

/// What a process tells its caller.
public struct ExitCode: Sendable, Equatable {
  public var number: Int32
  public init(_ number: Int32) { self.number = number }
  /// Done.
  public static let done = ExitCode(0)
  /// Failed.
  public static let failed = ExitCode(1)
  /// Not understood.
  public static let usage = ExitCode(2)
  /// `plan`: there are changes.
  public static let changes = ExitCode(3)
}

/// The words of one call, sorted by the table.
public struct Invocation: Sendable {
  /// The program's name and the commands'.
  public var path: [String]
  public var flags: [String: [String]]
  public var arguments: [String]

  public init(path: [String] = [], flags: [String: [String]] = [:], arguments: [String] = []) {
    self.path = path
    self.flags = flags
    self.arguments = arguments
  }

  /// The flag's last value, or its fallback.
  public func value(_ flag: String) -> String? { flags[flag]?.last }
  /// All values of a flag that may be repeated.
  public func values(_ flag: String) -> [String] { flags[flag] ?? [] }
  /// Whether the switch was given.
  public func isSet(_ flag: String) -> Bool { flags[flag] != nil }
  /// The argument at this place, if there is one.
  public func argument(_ index: Int) -> String? { arguments.indices.contains(index) ? arguments[index] : nil }
}

/// A call that cannot be understood: one line that says what to do instead. Exit code 2.
public struct UsageError: Error, Sendable, Equatable, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}
