// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// The JSONPath of additionalPrinterColumns: fields, quoted fields, indexes, `[*]` and filters by equality.
struct APIJSONPath: Sendable, Equatable {
  enum Step: Sendable, Equatable {
    case field(String)
    case index(Int)
    case all
    /// `[?(@.type=="Ready")]`
    case filter(path: [String], equals: String, isNegated: Bool)
  }
  var steps: [Step] = []

  /// nil for what this subset does not read.
  init?(_ text: String) {
    var rest = Substring(text)
    if rest.hasPrefix("{"), rest.hasSuffix("}") { rest = rest.dropFirst().dropLast() }
    if rest.hasPrefix("$") { rest = rest.dropFirst() }
    while let first = rest.first {
      if first == "." {
        rest = rest.dropFirst()
        if rest.first == "[" { continue }
        guard let name = APIJSONPath.name(&rest), !name.isEmpty else { return nil }
        steps.append(name == "*" ? .all : .field(name))
      } else if first == "[" {
        guard let step = APIJSONPath.bracket(&rest) else { return nil }
        steps.append(step)
      } else {
        return nil
      }
    }
  }

  /// Up to the next dot or bracket; a backslash takes the next character as it is.
  private static func name(_ rest: inout Substring) -> String? {
    var result = ""
    while let next = rest.first, next != ".", next != "[" {
      rest = rest.dropFirst()
      if next == "\\" {
        guard let escaped = rest.popFirst() else { return nil }
        result.append(escaped)
      } else {
        result.append(next)
      }
    }
    return result
  }

  private static func bracket(_ rest: inout Substring) -> Step? {
    rest = rest.dropFirst()
    if rest.hasPrefix("?(") {
      guard let end = rest.range(of: ")]") else { return nil }
      defer { rest = rest[end.upperBound...] }
      return filter(String(rest[rest.index(rest.startIndex, offsetBy: 2)..<end.lowerBound]))
    }
    if let quote = rest.first, quote == "'" || quote == "\"" {
      rest = rest.dropFirst()
      guard let end = rest.firstIndex(of: quote) else { return nil }
      let name = String(rest[..<end])
      rest = rest[rest.index(after: end)...]
      guard rest.popFirst() == "]" else { return nil }
      return .field(name)
    }
    guard let end = rest.firstIndex(of: "]") else { return nil }
    let inside = String(rest[..<end])
    rest = rest[rest.index(after: end)...]
    return inside == "*" ? .all : Int(inside).map { .index($0) }
  }

  private static func filter(_ text: String) -> Step? {
    for (sign, isNegated) in [("==", false), ("!=", true)] {
      guard let place = Substring(text).range(of: sign) else { continue }
      let left = text[..<place.lowerBound].filter { $0 != " " }
      let right = text[place.upperBound...].filter { $0 != "\"" && $0 != "'" && $0 != " " }
      guard left.hasPrefix("@.") else { return nil }
      return .filter(
        path: left.dropFirst(2).split(separator: ".").map(String.init), equals: String(right), isNegated: isNegated)
    }
    return nil
  }

  /// All values the path leads to.
  func values(in value: Value) -> [Value] {
    steps.reduce([value]) { found, step in
      found.flatMap { value -> [Value] in
        switch step {
        case .field(let name): value[name].map { [$0] } ?? []
        case .index(let place): item(value.array, place)
        case .all: value.array ?? value.object?.values ?? []
        case .filter(let path, let text, let isNegated):
          (value.array ?? []).filter { (APIJSONPath.text($0.at(path) ?? .null) == text) != isNegated }
        }
      }
    }
  }

  private func item(_ items: [Value]?, _ place: Int) -> [Value] {
    guard let items else { return [] }
    let index = place < 0 ? items.count + place : place
    return items.indices.contains(index) ? [items[index]] : []
  }

  /// As Go's `%v` shows scalars; anything else as JSON.
  static func text(_ value: Value) -> String {
    switch value {
    case .string(let text): text
    case .null: ""
    default: JSON.text(value)
    }
  }
}

extension Substring {
  /// Where the text stands first.
  func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
