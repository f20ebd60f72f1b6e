// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import WebPages

// What several pages say alike.

/// A link, if the address is one of the web; anything else could run.
func link(_ url: String, _ text: String) -> Markup {
  guard url.hasPrefix("http://") || url.hasPrefix("https://") else { return .text(text) }
  return "<a href=\"\(url)\">\(text)</a>"
}

func pill(_ phase: String) -> Markup { "<span class=\"pill \(phase)\">\(phase)</span>" }

func shortSHA(_ sha: String) -> Markup { sha.isEmpty ? .nothing : "<code>\(String(sha.prefix(7)))</code>" }

func readyMessage(_ object: KubeObject) -> String { object.conditions.first { $0.type == "Ready" }?.message ?? "" }

/// A table, or a sentence where it would be empty.
func table(_ titles: [String], _ rows: [[Markup]], empty: String) -> Markup {
  guard !rows.isEmpty else { return "<p class=\"soft\">\(empty)</p>" }
  let head = titles.map { Markup("<th>\($0)</th>") }
  // Where there is no room for columns, each cell bears its title.
  let body = rows.map { row in
    Markup("<tr>\(zip(titles, row).map { Markup("<td data-title=\"\($0)\">\($1)</td>") })</tr>")
  }
  return "<table class=\"list\"><thead><tr>\(head)</tr></thead><tbody>\(body)</tbody></table>"
}

/// Names with what they stand for; what is empty is left out.
func terms(_ pairs: [(String, Markup)]) -> Markup {
  let lines = pairs.filter { !$0.1.html.isEmpty }.map { Markup("<dt>\($0.0)</dt><dd>\($0.1)</dd>") }
  return "<dl>\(lines)</dl>"
}

func conditionTable(_ conditions: [Condition]) -> Markup {
  table(
    ["Condition", "Status", "Reason", "Message"],
    conditions.map { [.text($0.type), .text($0.status), .text($0.reason), .text($0.message)] },
    empty: "Nothing is known yet.")
}

extension Value {
  /// The text of a member; "" when there is none.
  func word(_ key: String) -> String { self[key]?.string ?? "" }
}
