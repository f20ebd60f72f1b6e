// SPDX-License-Identifier: Apache-2.0
internal import WebPages

/// Comments as people see them: the parts of GitHub's Markdown that comments of people and of previews use.
///
/// Headings, paragraphs, lists, quotes, tables, fenced and inline code, emphasis, links, rules, and the few harmless HTML tags
/// that sticky comments use (exactly as written, without attributes). Everything else is text and is escaped; HTML comments
/// are not shown. Links lead only to http, https, mailto and this site.
struct Markdown {
  private var lines: [Substring]
  private var place = 0

  /// What is longer (in characters) is cut: a page stays readable.
  static let maximumLength = 65_536

  static func render(_ source: String) -> Markup {
    var renderer = Markdown(String(source.prefix(maximumLength)))
    let html = renderer.blocks()
    // An unclosed fold would swallow the rest of the page.
    let open = html.ranges(of: "<details").count - html.ranges(of: "</details>").count
    return .trusted(html + String(repeating: "</details>", count: max(0, open)))
  }

  private init(_ source: String) {
    let plain = Markdown.withoutComments(source.utf8.filter { $0 != 0x0D })
    lines = plain.split(separator: "\n", omittingEmptySubsequences: false)
  }

  private static func withoutComments(_ bytes: [UInt8]) -> String {
    let text = String(decoding: bytes, as: UTF8.self)
    var kept = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "<!--") {
      kept += rest[..<start.lowerBound]
      guard let end = rest[start.upperBound...].firstRange(of: "-->") else { return kept }
      rest = rest[end.upperBound...]
    }
    return kept + rest
  }

  // MARK: blocks

  private mutating func blocks() -> String {
    var html = ""
    while place < lines.count {
      let line = lines[place]
      let trimmed = Markdown.trimmed(line)
      if trimmed.isEmpty {
        place += 1
      } else if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") {
        html += fence(String(trimmed.prefix(3)))
      } else if let level = Markdown.headingLevel(trimmed) {
        place += 1
        html += "<h\(level)>" + Inline.render(Markdown.trimmed(trimmed.dropFirst(level))) + "</h\(level)>\n"
      } else if ["---", "***", "___"].contains(trimmed) {
        place += 1
        html += "<hr>\n"
      } else if trimmed.hasPrefix(">") {
        html += quote()
      } else if isTable {
        html += table()
      } else if Markdown.item(line) != nil {
        html += list()
      } else if Markdown.blockTags.contains(trimmed.lowercased()) {
        place += 1
        html += trimmed.lowercased() + "\n"
      } else {
        html += paragraph()
      }
    }
    return html
  }

  static let blockTags = ["<details>", "</details>", "<details open>"]

  private mutating func fence(_ mark: String) -> String {
    place += 1
    var code = ""
    while place < lines.count, !Markdown.trimmed(lines[place]).hasPrefix(mark) {
      code += Markup.escape(String(lines[place])) + "\n"
      place += 1
    }
    place += 1
    return "<pre><code>\(code)</code></pre>\n"
  }

  private mutating func quote() -> String {
    var inner = ""
    while place < lines.count, Markdown.trimmed(lines[place]).hasPrefix(">") {
      let line = Markdown.trimmed(lines[place]).dropFirst()
      inner += (line.hasPrefix(" ") ? line.dropFirst() : line) + "\n"
      place += 1
    }
    // Quotes within quotes are shown flat: depth would be the author's choice otherwise.
    let flat = inner.split(separator: "\n").map { Inline.render(String($0.drop { $0 == ">" || $0 == " " })) }
    return "<blockquote><p>" + flat.joined(separator: "<br>") + "</p></blockquote>\n"
  }

  private var isTable: Bool {
    guard lines[place].contains("|"), place + 1 < lines.count else { return false }
    let rule = Markdown.trimmed(lines[place + 1])
    return rule.contains("-") && rule.contains("|") && rule.allSatisfy { "|-: ".contains($0) }
  }

  private mutating func table() -> String {
    func row(_ line: Substring, _ tag: String) -> String {
      "<tr>" + Markdown.cells(line).map { "<\(tag)>\(Inline.render($0))</\(tag)>" }.joined() + "</tr>\n"
    }
    var html = "<table><thead>" + row(lines[place], "th") + "</thead><tbody>\n"
    place += 2
    while place < lines.count, lines[place].contains("|") {
      html += row(lines[place], "td")
      place += 1
    }
    return html + "</tbody></table>\n"
  }

  /// `| a | b \| c |` to `a`, `b | c`.
  private static func cells(_ line: Substring) -> [String] {
    var cells: [String] = [""]
    var escaped = false
    for letter in trimmed(line) {
      if letter == "|", !escaped {
        cells.append("")
      } else {
        if letter == "|" { cells[cells.count - 1].removeLast() }
        cells[cells.count - 1].append(letter)
      }
      escaped = letter == "\\"
    }
    if cells.first.map({ trimmed($0[...]).isEmpty }) == true { cells.removeFirst() }
    if cells.last.map({ trimmed($0[...]).isEmpty }) == true { cells.removeLast() }
    return cells.map { trimmed($0[...]) }
  }

  private mutating func list() -> String {
    guard let first = Markdown.item(lines[place]) else { return "" }
    let tag = first.isNumbered ? "ol" : "ul"
    var html = "<\(tag)>\n"
    while place < lines.count, let item = Markdown.item(lines[place]), item.isNumbered == first.isNumbered {
      var text = item.text
      place += 1
      while place < lines.count, !Markdown.trimmed(lines[place]).isEmpty, Markdown.item(lines[place]) == nil,
        lines[place].hasPrefix("  ")
      {
        text += " " + Markdown.trimmed(lines[place])
        place += 1
      }
      html += "<li>" + Inline.render(Markdown.box(text)) + "</li>\n"
    }
    return html + "</\(tag)>\n"
  }

  private static func box(_ text: String) -> String {
    if text.hasPrefix("[ ] ") { return "☐ " + text.dropFirst(4) }
    if text.hasPrefix("[x] ") { return "☑ " + text.dropFirst(4) }
    return text
  }

  private static func item(_ line: Substring) -> (isNumbered: Bool, text: String)? {
    let text = trimmed(line)
    for mark in ["- ", "* ", "+ "] where text.hasPrefix(mark) { return (false, trimmed(text.dropFirst(2))) }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    return !digits.isEmpty && digits.count < 10 && rest.hasPrefix(". ") ? (true, trimmed(rest.dropFirst(2))) : nil
  }

  private mutating func paragraph() -> String {
    var parts: [String] = []
    while place < lines.count {
      let line = Markdown.trimmed(lines[place])
      let isEnd =
        line.isEmpty || line.hasPrefix("```") || line.hasPrefix(">") || Markdown.headingLevel(line) != nil
        || Markdown.item(lines[place]) != nil || Markdown.blockTags.contains(line.lowercased())
      if isEnd, !parts.isEmpty || line.isEmpty { break }
      if !parts.isEmpty, isTable { break }
      parts.append(Inline.render(line))
      place += 1
    }
    // A comment on a forge keeps its line ends.
    return "<p>" + parts.joined(separator: "<br>\n") + "</p>\n"
  }

  private static func headingLevel(_ line: String) -> Int? {
    let level = line.prefix { $0 == "#" }.count
    return (1...6).contains(level) && line.dropFirst(level).hasPrefix(" ") ? level : nil
  }

  static func trimmed(_ line: some StringProtocol) -> String {
    var text = line[...]
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }
}

/// Marks within a line.
private struct Inline {
  private var rest: Substring
  private var html = ""

  /// Marks in longer lines are not looked for: finding partners takes quadratic time.
  private static let maximumLine = 4096

  static func render(_ text: String) -> String {
    if text.utf8.count > maximumLine { return Markup.escape(text) }
    var inline = Inline(rest: text[...])
    inline.run()
    return inline.html
  }

  private init(rest: Substring) { self.rest = rest }

  private static let tags = [
    "<br>", "<br/>", "<br />", "<sub>", "</sub>", "<sup>", "</sup>", "<kbd>", "</kbd>", "<summary>", "</summary>",
    "<details>", "</details>", "<b>", "</b>", "<strong>", "</strong>", "<em>", "</em>", "<code>", "</code>",
  ]

  private mutating func run() {
    while let letter = rest.first {
      switch letter {
      case "`": code()
      case "*", "_", "~": emphasis(letter)
      case "[": link(shown: rest, prefix: 0)
      case "!" where rest.dropFirst().first == "[": link(shown: rest.dropFirst(), prefix: 1)
      case "<": tag()
      case "h" where rest.hasPrefix("http://") || rest.hasPrefix("https://"): address()
      case "\\" where rest.dropFirst().first.map { "\\`*_[]()#+-.!|<>~".contains($0) } == true:
        rest.removeFirst()
        take(1)
      default: take(1)
      }
    }
  }

  private mutating func take(_ count: Int) {
    html += Markup.escape(String(rest.prefix(count)))
    rest = rest.dropFirst(count)
  }

  private mutating func code() {
    let ticks = rest.prefix { $0 == "`" }
    let after = rest.dropFirst(ticks.count)
    guard let end = after.firstRange(of: String(ticks)) else { return take(ticks.count) }
    html += "<code>" + Markup.escape(String(after[..<end.lowerBound])) + "</code>"
    rest = after[end.upperBound...]
  }

  private mutating func emphasis(_ letter: Character) {
    let double = String([letter, letter])
    let isDouble = rest.hasPrefix(double)
    let mark = isDouble ? double : String(letter)
    let tag = letter == "~" ? "del" : isDouble ? "strong" : "em"
    let after = rest.dropFirst(mark.count)
    // Underscores within words (file_names) and lone marks are text.
    let isWord = letter == "_" && html.last.map { $0.isLetter || $0.isNumber } == true
    guard !isWord, letter != "~" || isDouble, let first = after.first, first != " ",
      let end = after.firstRange(of: mark), end.lowerBound > after.startIndex
    else { return take(mark.count) }
    html += "<\(tag)>" + Inline.render(String(after[..<end.lowerBound])) + "</\(tag)>"
    rest = after[end.upperBound...]
  }

  private mutating func link(shown: Substring, prefix: Int) {
    let after = shown.dropFirst()
    guard let middle = after.firstRange(of: "]("), let end = after[middle.upperBound...].firstIndex(of: ")"),
      !after[..<middle.lowerBound].contains("[")
    else { return take(1 + prefix) }
    let text = String(after[..<middle.lowerBound])
    let address = String(after[middle.upperBound..<end].prefix { $0 != " " })
    rest = after[after.index(after: end)...]
    guard Inline.isSafe(address) else {
      html += Inline.render(text)
      return
    }
    html += Inline.anchor(address, Inline.render(text))
  }

  /// A bare address; what ends a sentence does not belong to it.
  private mutating func address() {
    var text = rest.prefix { !$0.isWhitespace && !"<>\"'`|)]*".contains($0) }
    while let last = text.last, ".,;:!?".contains(last) { text.removeLast() }
    html += Inline.anchor(String(text), Markup.escape(String(text)))
    rest = rest.dropFirst(text.count)
  }

  private mutating func tag() {
    if let known = Inline.tags.first(where: { rest.prefix(12).lowercased().hasPrefix($0) }) {
      html += known
      rest = rest.dropFirst(known.count)
    } else if rest.hasPrefix("<http://") || rest.hasPrefix("<https://"), let end = rest.firstIndex(of: ">") {
      let text = String(rest[rest.index(after: rest.startIndex)..<end])
      html += Inline.anchor(text, Markup.escape(text))
      rest = rest[rest.index(after: end)...]
    } else {
      take(1)
    }
  }

  private static func anchor(_ address: String, _ inner: String) -> String {
    "<a href=\"\(Markup.escape(address))\" rel=\"nofollow noopener noreferrer\">\(inner)</a>"
  }

  static func isSafe(_ address: String) -> Bool {
    let lower = address.lowercased()
    return ["http://", "https://", "mailto:", "#"].contains { lower.hasPrefix($0) }
      || (lower.hasPrefix("/") && !lower.hasPrefix("//"))
  }
}
