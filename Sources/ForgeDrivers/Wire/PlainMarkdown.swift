// SPDX-License-Identifier: Apache-2.0
internal import Forge

/// Markdown for forges that show HTML as text (both kinds of Bitbucket): the marker becomes a link definition, and the few tags
/// that comments use for looks go, while what stands in them stays. Code keeps every letter.
enum PlainMarkdown {
  static func without(html body: String) -> String {
    var isCode = false
    var lines: [String] = []
    for line in StickyMarker.asLinkDefinition(body).split(separator: "\n", omittingEmptySubsequences: false) {
      let isFence = line.drop { $0 == " " }.hasPrefix("```")
      lines.append(isCode || isFence ? String(line) : withoutTags(String(line)))
      if isFence { isCode.toggle() }
    }
    return lines.joined(separator: "\n")
  }

  private static let replacements = [
    ("<summary>", "**"), ("</summary>", "**"), ("<details>", ""), ("</details>", ""), ("<sub>", ""), ("</sub>", ""),
    ("<br>", " "), ("<br/>", " "),
  ]

  private static func withoutTags(_ line: String) -> String {
    guard line.utf8.contains(UInt8(ascii: "<")) else { return line }
    return replacements.reduce(line) { $0.replacing($1.0, with: $1.1) }
  }
}
