// SPDX-License-Identifier: Apache-2.0
internal import Clocks

/// What a person may ask of a preview: the words of `/preview …` in a comment and of the command line (api.md section 3).
public enum PreviewCommand: Sendable, Hashable {
  case status
  case deploy
  case redeploy
  case stop
  /// Lets one head commit through: the one whose name begins so; "" for the one that the preview names.
  case approve(sha: String)
  case extend(Duration)
  case pin
  case unpin
  case sleep
  case wake
  case help
  /// Not understood, and what to write instead.
  case unknown(String)

  /// Word, argument and effect, in the order of the help.
  public static let vocabulary: [(word: String, argument: String, effect: String)] = [
    ("status", "", "says how the preview is; also `/preview` alone"),
    ("deploy", "", "brings back a preview that is stopped, expired or asleep"),
    ("redeploy", "", "applies and syncs everything anew"),
    ("stop", "", "removes everything until somebody deploys it again"),
    ("approve", "[sha]", "lets this head commit of an outsider through"),
    ("extend", "48h", "lets it live that much longer"),
    ("pin", "", "keeps it from expiring, as long as the set allows"),
    ("unpin", "", "lets it expire again"),
    ("sleep", "", "scales it to zero until somebody wakes it"),
    ("wake", "", "scales it up again"),
    ("help", "", "lists these words"),
  ]

  /// Reads the words after `/preview` or `nestling`.
  public init(words: [String]) {
    let argument = words.count > 1 ? words[1] : ""
    guard let word = words.first?.lowercased() else {
      self = .status
      return
    }
    if let excess = PreviewCommand.excess(word, words) {
      self = .unknown(excess)
      return
    }
    switch word {
    case "status": self = .status
    case "deploy": self = .deploy
    case "redeploy": self = .redeploy
    case "stop": self = .stop
    case "approve": self = PreviewCommand.approval(argument)
    case "extend": self = PreviewCommand.extension(argument)
    case "pin": self = .pin
    case "unpin": self = .unpin
    case "sleep": self = .sleep
    case "wake": self = .wake
    case "help": self = .help
    default: self = .unknown("“\(word.prefix(40))” is no command; `/preview help` lists them")
    }
  }

  /// The commands of a comment: one a line, at its start, up to the first line that is none.
  public static func commands(in comment: String) -> [PreviewCommand] {
    var result: [PreviewCommand] = []
    for line in comment.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
      if words.isEmpty { continue }
      guard words[0] == "/preview", result.count < 20 else { break }
      result.append(PreviewCommand(words: Array(words.dropFirst())))
    }
    return result
  }

  /// More words than the command takes are no command: nobody knows what was meant.
  private static func excess(_ word: String, _ words: [String]) -> String? {
    let takes = ["approve", "extend"].contains(word) ? 2 : 1
    guard words.count > takes, vocabulary.contains(where: { $0.word == word }) else { return nil }
    return "“\(word)” takes no “\(words[takes].prefix(40))”; `/preview help` lists the commands"
  }

  private static func approval(_ text: String) -> PreviewCommand {
    let sha = text.lowercased()
    let isHex = sha.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
    guard sha.isEmpty || (isHex && (7...64).contains(sha.utf8.count)) else {
      return .unknown("“\(text.prefix(70))” is no commit; give at least seven digits of it, as in `approve 0a1b2c3`")
    }
    return .approve(sha: sha)
  }

  private static func `extension`(_ text: String) -> PreviewCommand {
    guard !text.isEmpty else { return .unknown("say for how long, as in `extend 48h`") }
    guard let span = Duration(text: text), span > .zero, span <= .seconds(365 * 86_400) else {
      return .unknown("“\(text.prefix(40))” is no span of time; write it like 90m, 48h or 3d")
    }
    return .extend(span)
  }
}
