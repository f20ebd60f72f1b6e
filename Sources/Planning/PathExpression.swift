// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Patterns

/// A path expression in the part of jq's language that chooses places: `.a.b`, `["k"]`, `[0]`, `[]`, `..`, `?`, `|`, `,`,
/// comparisons, `and`, `or`, and the functions of `functions`. docs/decisions tells why it is not libjq.
///
/// *Guarantees*: pure; ends after a bounded number of steps. *Caveats*: what jq calls an error (a member of a text, say) chooses
/// nothing; everywhere as if followed by `?`.
struct PathExpression: Sendable {
  private let root: Node

  indirect enum Node: Sendable {
    case identity, iterate, descend
    case field(String)
    case index(Int)
    case literal(Value)
    case pipe(Node, Node)
    case comma(Node, Node)
    case compare(Node, Comparison, Node)
    case all(Node, Node)
    case any(Node, Node)
    case call(Function, [Node])
  }

  enum Comparison: String, Sendable, CaseIterable {
    case equal = "=="
    case unequal = "!="
    case atMost = "<="
    case atLeast = ">="
    case less = "<"
    case more = ">"
  }

  enum Function: String, Sendable, CaseIterable {
    case select, not, has, test, startswith, endswith, contains, type, length
    var arity: Int { [.not, .type, .length].contains(self) ? 0 : 1 }
  }

  /// Throws with what is wrong and where.
  init(_ text: String) throws(PathExpressionError) { root = try PathExpressionParser.parse(text) }

  /// The places that the expression chooses, in order; nil when finding them takes more steps than an expression may.
  func places(in value: Value) -> [JSONPointer]? {
    var search = Search()
    let found = search.results(root, Place(value: value, tokens: []))
    return search.isExhausted ? nil : found.compactMap { $0.tokens.map(JSONPointer.init(tokens:)) }
  }
}

struct PathExpressionError: Error, CustomStringConvertible, Equatable {
  var description: String
}

/// A value on the way through an expression, and where in the document it stands; nil for one that was computed.
private struct Place {
  var value: Value
  var tokens: [String]?

  func child(_ token: String, _ value: Value) -> Place { Place(value: value, tokens: tokens.map { $0 + [token] }) }
  var isTrue: Bool { value != .null && value != false }
}

private struct Search {
  private var left = 100_000
  var isExhausted: Bool { left <= 0 }

  mutating func results(_ node: PathExpression.Node, _ place: Place) -> [Place] {
    left -= 1
    guard left > 0 else { return [] }
    switch node {
    case .identity: return [place]
    case .iterate: return children(of: place)
    case .descend: return [place] + children(of: place).flatMap { results(.descend, $0) }
    case .field(let name):
      if place.value.isNull { return [place.child(name, .null)] }
      return place.value.object.map { [place.child(name, $0[name] ?? .null)] } ?? []
    case .index(let index): return item(index, of: place)
    case .literal(let value): return [Place(value: value)]
    case .pipe(let first, let second): return results(first, place).flatMap { results(second, $0) }
    case .comma(let first, let second): return results(first, place) + results(second, place)
    case .compare(let one, let comparison, let other):
      return pairs(one, other, place) { comparison.holds($0.value, $1.value) }
    case .all(let one, let other): return pairs(one, other, place) { $0.isTrue && $1.isTrue }
    case .any(let one, let other): return pairs(one, other, place) { $0.isTrue || $1.isTrue }
    case .call(let function, let arguments): return call(function, arguments, place)
    }
  }

  private func children(of place: Place) -> [Place] {
    switch place.value {
    case .array(let items): items.enumerated().map { place.child("\($0.offset)", $0.element) }
    case .object(let members): members.map { place.child($0.key, $0.value) }
    default: []
    }
  }

  /// From the end when negative; null beyond the ends, as in jq.
  private func item(_ index: Int, of place: Place) -> [Place] {
    if place.value.isNull { return index < 0 ? [] : [place.child("\(index)", .null)] }
    guard let items = place.value.array else { return [] }
    let index = index < 0 ? items.count + index : index
    return index < 0 ? [] : [place.child("\(index)", index < items.count ? items[index] : .null)]
  }

  private mutating func pairs(
    _ one: PathExpression.Node, _ other: PathExpression.Node, _ place: Place, _ holds: (Place, Place) -> Bool
  ) -> [Place] {
    let others = results(other, place)
    let ones = results(one, place)
    left -= ones.count * others.count
    guard left > 0 else { return [] }
    return others.flatMap { other in ones.map { Place(value: .bool(holds($0, other))) } }
  }

  private mutating func call(
    _ function: PathExpression.Function, _ arguments: [PathExpression.Node], _ place: Place
  ) -> [Place] {
    switch function {
    case .select: return results(arguments[0], place).filter(\.isTrue).map { _ in place }
    case .not: return [Place(value: .bool(!place.isTrue))]
    case .type: return [Place(value: .string(typeName(place.value)))]
    case .length: return length(place.value).map { [Place(value: .int(Int64($0)))] } ?? []
    case .has, .test, .startswith, .endswith, .contains:
      return results(arguments[0], place).compactMap { argument in
        answer(function, place.value, argument.value).map { Place(value: .bool($0)) }
      }
    }
  }

  private func answer(_ function: PathExpression.Function, _ value: Value, _ argument: Value) -> Bool? {
    switch (function, value, argument) {
    case (.has, .object(let members), .string(let key)): members[key] != nil
    case (.has, .array(let items), .int(let index)): index >= 0 && index < items.count
    case (.test, .string(let text), .string(let pattern)): (try? RegularExpression(pattern))?.isMatch(text)
    case (.startswith, .string(let text), .string(let part)): text.utf8.starts(with: part.utf8)
    case (.endswith, .string(let text), .string(let part)): text.utf8.reversed().starts(with: part.utf8.reversed())
    case (.contains, .string(let text), .string(let part)): part.isEmpty || text.contains(part)
    default: nil
    }
  }

  private func typeName(_ value: Value) -> String {
    switch value {
    case .null: "null"
    case .bool: "boolean"
    case .int, .double: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  private func length(_ value: Value) -> Int? {
    switch value {
    case .null: 0
    case .string(let text): text.unicodeScalars.count
    case .array(let items): items.count
    case .object(let members): members.count
    default: nil
    }
  }
}

extension Place {
  fileprivate init(value: Value) { self.init(value: value, tokens: nil) }
}

extension PathExpression.Comparison {
  fileprivate func holds(_ left: Value, _ right: Value) -> Bool {
    let order: Int? =
      if let one = left.double, let other = right.double {
        one < other ? -1 : one > other ? 1 : 0
      } else if let one = left.string, let other = right.string {
        one == other ? 0 : one.utf8.lexicographicallyPrecedes(other.utf8) ? -1 : 1
      } else {
        left == right ? 0 : nil
      }
    return switch self {
    case .equal: order == 0
    case .unequal: order != 0
    case .less: order.map { $0 < 0 } ?? false
    case .more: order.map { $0 > 0 } ?? false
    case .atMost: order.map { $0 <= 0 } ?? false
    case .atLeast: order.map { $0 >= 0 } ?? false
    }
  }
}
