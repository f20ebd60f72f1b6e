// SPDX-License-Identifier: Apache-2.0
public import Documents

/// Which objects are meant, by their labels: requirements that all must hold. Without any, every object is meant.
///
/// Both forms of the API are read: the map with `matchLabels` and `matchExpressions` of specs, and the text of query parameters,
/// `app=shop,tier in (web,api),!legacy`. `Gt` and `Lt` exist in the text form (and in node selectors) and are taken in both.
public struct LabelSelector: Sendable, Hashable {
  public enum Operator: String, Sendable, Hashable {
    case `in` = "In"
    /// Also holds where the label is missing, as in Kubernetes.
    case notIn = "NotIn"
    case exists = "Exists"
    case doesNotExist = "DoesNotExist"
    case greater = "Gt"
    case less = "Lt"
  }

  public struct Requirement: Sendable, Hashable {
    public let key: String
    public let `operator`: Operator
    public let values: [String]

    /// Throws when the operator has too many or too few values, or a name or value breaks the rules for labels.
    public init(_ key: String, _ operator: Operator, _ values: [String] = []) throws(SelectorError) {
      guard LabelSyntax.isKey(key) else { throw .badKey(key) }
      for value in values where !LabelSyntax.isValue(value) { throw .badValue(key: key, value: value) }
      switch `operator` {
      case .in, .notIn: guard !values.isEmpty else { throw .missingValues(key: key, `operator`) }
      case .exists, .doesNotExist: guard values.isEmpty else { throw .unexpectedValues(key: key, `operator`) }
      case .greater, .less:
        guard values.count == 1, Int64(values[0]) != nil else { throw .notANumber(key: key, `operator`) }
      }
      self.key = key
      self.operator = `operator`
      self.values = values
    }

    public func matches(_ labels: [String: String]) -> Bool {
      let value = labels[key]
      switch `operator` {
      case .in: return value.map(values.contains) ?? false
      case .notIn: return !(value.map(values.contains) ?? false)
      case .exists: return value != nil
      case .doesNotExist: return value == nil
      case .greater: return compare(value, >)
      case .less: return compare(value, <)
      }
    }

    private func compare(_ value: String?, _ holds: (Int64, Int64) -> Bool) -> Bool {
      guard let number = value.flatMap({ Int64($0) }), let bound = values.first.flatMap({ Int64($0) }) else {
        return false
      }
      return holds(number, bound)
    }
  }

  public var requirements: [Requirement]

  public init(_ requirements: [Requirement] = []) { self.requirements = requirements }

  /// Labels that must have exactly these values.
  public init(labels: [String: String]) throws(SelectorError) {
    requirements = []
    for (key, value) in labels.sorted(by: { $0.key < $1.key }) {
      requirements.append(try Requirement(key, .in, [value]))
    }
  }

  /// From `{matchLabels: {…}, matchExpressions: [{key, operator, values}]}`.
  public init(_ value: Value) throws(SelectorError) {
    guard let members = value.object else { throw .notAMap("selector") }
    requirements = []
    for (key, member) in members.map({ ($0.key, $0.value) }) where !member.isNull {
      switch key {
      case "matchLabels": try addLabels(member)
      case "matchExpressions": try addExpressions(member)
      default: throw .unknownField(key)
      }
    }
  }

  private mutating func addLabels(_ value: Value) throws(SelectorError) {
    guard let labels = value.object else { throw .notAMap("matchLabels") }
    for label in labels {
      guard let text = label.value.string else { throw .notText("matchLabels.\(label.key)") }
      requirements.append(try Requirement(label.key, .in, [text]))
    }
  }

  private mutating func addExpressions(_ value: Value) throws(SelectorError) {
    guard let expressions = value.array else { throw .notAList("matchExpressions") }
    for (place, expression) in expressions.enumerated() {
      guard expression.object != nil else { throw .notAMap("matchExpressions[\(place)]") }
      guard let key = expression["key"]?.string else { throw .notText("matchExpressions[\(place)].key") }
      let name = expression["operator"]?.string ?? ""
      guard let `operator` = Operator(rawValue: name) else { throw .unknownOperator(name) }
      let values = expression["values"]?.array ?? []
      let texts = values.compactMap(\.string)
      guard texts.count == values.count else { throw .notText("matchExpressions[\(place)].values") }
      requirements.append(try Requirement(key, `operator`, texts))
    }
  }

  public func matches(_ labels: [String: String]) -> Bool { requirements.allSatisfy { $0.matches(labels) } }
}

// MARK: the text form

extension LabelSelector.Requirement: CustomStringConvertible {
  public var description: String {
    switch `operator` {
    case .in where values.count == 1: "\(key)=\(values[0])"
    case .in: "\(key) in (\(values.joined(separator: ",")))"
    case .notIn where values.count == 1: "\(key)!=\(values[0])"
    case .notIn: "\(key) notin (\(values.joined(separator: ",")))"
    case .exists: key
    case .doesNotExist: "!\(key)"
    case .greater: "\(key)>\(values.first ?? "")"
    case .less: "\(key)<\(values.first ?? "")"
    }
  }
}

extension LabelSelector: CustomStringConvertible {
  /// As the query parameter `labelSelector` has it.
  public var description: String { requirements.map(\.description).joined(separator: ",") }

  /// Reads the text form: comma-separated `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b,c)`, `a`, `!a`, `a>1`, `a<1`.
  public init(text: String) throws(SelectorError) {
    requirements = []
    for part in try LabelSelector.split(text) { requirements.append(try LabelSelector.requirement(part)) }
  }

  /// Cuts at commas that are not in parentheses.
  private static func split(_ text: String) throws(SelectorError) -> [String] {
    var parts: [String] = []
    var current = ""
    var isInside = false
    for character in text.unicodeScalars {
      switch character {
      case "(":
        guard !isInside else { throw .syntax(text) }
        isInside = true
      case ")":
        guard isInside else { throw .syntax(text) }
        isInside = false
      case "," where !isInside:
        parts.append(current)
        current = ""
        continue
      default: break
      }
      current.unicodeScalars.append(character)
    }
    guard !isInside else { throw .syntax(text) }
    parts.append(current)
    let trimmed = parts.map(trim)
    if trimmed == [""] { return [] }
    guard !trimmed.contains("") else { throw .syntax(text) }
    return trimmed
  }

  private static func requirement(_ part: String) throws(SelectorError) -> Requirement {
    if let open = part.firstIndex(of: "(") {
      let words = part[..<open].split(separator: " ").map(String.init)
      guard words.count == 2, part.hasSuffix(")"), let `operator` = ["in": Operator.in, "notin": .notIn][words[1]]
      else {
        throw .syntax(part)
      }
      let inner = part[part.index(after: open)...].dropLast()
      return try Requirement(
        words[0], `operator`, inner.split(separator: ",", omittingEmptySubsequences: false).map { trim(String($0)) })
    }
    if part.hasPrefix("!") { return try Requirement(trim(String(part.dropFirst())), .doesNotExist) }
    for (sign, `operator`) in signs {
      guard let range = firstRange(of: sign, in: part) else { continue }
      return try Requirement(
        trim(String(part[..<range.lowerBound])), `operator`, [trim(String(part[range.upperBound...]))])
    }
    return try Requirement(part, .exists)
  }

  /// Longer signs before those they contain.
  private static let signs: [(String, Operator)] = [
    ("!=", .notIn), ("==", .in), ("=", .in), (">", .greater), ("<", .less),
  ]

  private static func firstRange(of sign: String, in text: String) -> Range<String.Index>? {
    var start = text.startIndex
    while start < text.endIndex {
      if text[start...].hasPrefix(sign) { return start..<text.index(start, offsetBy: sign.count) }
      start = text.index(after: start)
    }
    return nil
  }

  private static func trim(_ text: String) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    let end = start.lastIndex { $0 != " " && $0 != "\t" }
    return end.map { String(start[...$0]) } ?? ""
  }
}

/// What is wrong with a selector.
public enum SelectorError: Error, Sendable, Equatable, CustomStringConvertible {
  case notAMap(String)
  case notAList(String)
  case notText(String)
  case unknownField(String)
  case unknownOperator(String)
  case badKey(String)
  case badValue(key: String, value: String)
  case missingValues(key: String, LabelSelector.Operator)
  case unexpectedValues(key: String, LabelSelector.Operator)
  case notANumber(key: String, LabelSelector.Operator)
  case syntax(String)

  public var description: String {
    switch self {
    case .notAMap(let field): "\(field): must be a map"
    case .notAList(let field): "\(field): must be a list"
    case .notText(let field): "\(field): must be text"
    case .unknownField(let field): "\(field): a selector has matchLabels and matchExpressions only"
    case .unknownOperator(let name): "\"\(name)\" is not an operator: use In, NotIn, Exists or DoesNotExist"
    case .badKey(let key): "\"\(key)\" cannot be the name of a label"
    case .badValue(let key, let value): "\"\(value)\" cannot be a value of label \(key)"
    case .missingValues(let key, let name): "\(key): \(name.rawValue) needs values"
    case .unexpectedValues(let key, let name): "\(key): \(name.rawValue) takes no values"
    case .notANumber(let key, let name): "\(key): \(name.rawValue) needs exactly one whole number"
    case .syntax(let text): "\"\(text)\" is not a label selector"
    }
  }
}

/// What labels may look like (Kubernetes: "Labels and Selectors", syntax and character set).
public enum LabelSyntax {
  /// Up to 63 letters, digits, `-`, `_`, `.`, the first and last a letter or digit; or nothing.
  public static func isValue(_ text: String) -> Bool { text.isEmpty || isName(text) }

  /// A name like a value's, optionally after a DNS subdomain and a slash.
  public static func isKey(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1: return isName(parts[0])
    case 2: return isSubdomain(parts[0]) && isName(parts[1])
    default: return false
    }
  }

  private static func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, let last = bytes.last, bytes.count <= 63, isAlphanumeric(first), isAlphanumeric(last)
    else { return false }
    return bytes.allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E }
  }

  private static func isSubdomain(_ text: String) -> Bool {
    text.utf8.count <= 253
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        let bytes = Array(label.utf8)
        guard let first = bytes.first, let last = bytes.last, first != 0x2D, last != 0x2D else { return false }
        return bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}
