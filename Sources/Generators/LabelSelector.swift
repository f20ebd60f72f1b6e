// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import PreviewAPI
internal import Templating

/// A Kubernetes label selector: over labels, and beside a generator over the flattened parameters (appset-engine section 4.4),
/// where values may be anything, but keys must be label keys all the same.
struct LabelSelector: Sendable {
  private enum Requirement: Sendable {
    case among(Set<String>)
    case notAmong(Set<String>)
    case exists
    case absent
  }

  private var requirements: [(key: String, requirement: Requirement)] = []

  /// True when it selects everything because it says nothing.
  var isEmpty: Bool { requirements.isEmpty }

  /// - Parameter checksValues: refuses values that no label can have.
  init(_ body: Body, checksValues: Bool = false) throws(GeneratorError) {
    guard body.value.object != nil else {
      throw .invalid(ValidationError(field: body.path, message: "expected a map, found \(body.value.kindName)"))
    }
    for (key, text) in try body.texts("matchLabels") {
      try LabelSelector.check(key, body.path("matchLabels"))
      requirements.append((key, .among([text])))
    }
    for expression in try body.maps("matchExpressions") { try add(expression) }
    if checksValues { try checkValues(body.path) }
  }

  private func checkValues(_ field: String) throws(GeneratorError) {
    for (key, requirement) in requirements {
      let values: Set<String> =
        switch requirement {
        case .among(let values), .notAmong(let values): values
        case .exists, .absent: []
        }
      for value in values where !value.isEmpty && !LabelSelector.isName(value) {
        throw .invalid(ValidationError(field: field, message: "“\(value)” for \(key) is not the value of a label"))
      }
    }
  }

  private mutating func add(_ expression: Body) throws(GeneratorError) {
    let key = try expression.required("key")
    try LabelSelector.check(key, expression.path)
    let values = Set(try expression.strings("values"))
    let name = try expression.required("operator")
    switch name {
    case "In", "NotIn":
      guard !values.isEmpty else { throw expression.wrong("values", "\(name) needs at least one value") }
      requirements.append((key, name == "In" ? .among(values) : .notAmong(values)))
    case "Exists", "DoesNotExist":
      guard values.isEmpty else { throw expression.wrong("values", "\(name) takes no values") }
      requirements.append((key, name == "Exists" ? .exists : .absent))
    default: throw expression.wrong("operator", "“\(name)” is not one of In, NotIn, Exists, DoesNotExist")
    }
  }

  func accepts(_ parameters: Parameters) -> Bool { accepts(Printing.flattened(parameters)) }

  func accepts(_ texts: [String: String]) -> Bool {
    requirements.allSatisfy { key, requirement in
      switch requirement {
      case .among(let values): texts[key].map(values.contains) ?? false
      case .notAmong(let values): texts[key].map { !values.contains($0) } ?? true
      case .exists: texts[key] != nil
      case .absent: texts[key] == nil
      }
    }
  }

  /// `[prefix/]name`: a DNS name, then up to 63 letters, digits, `-`, `_`, `.` that begin and end with a letter or digit.
  private static func check(_ key: String, _ field: String) throws(GeneratorError) {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false)
    let isPrefix = parts.count == 1 || (parts.count == 2 && isDomain(parts[0]))
    guard isName(String(parts.last ?? "")), isPrefix else {
      throw .invalid(
        ValidationError(field: field, message: "“\(key)” is not a label key; a selector cannot ask for it"))
    }
  }

  private static func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return (1...63).contains(bytes.count) && bytes.allSatisfy { isAlphanumeric($0) || [0x2D, 0x5F, 0x2E].contains($0) }
      && isAlphanumeric(bytes[0]) && isAlphanumeric(bytes[bytes.count - 1])
  }

  private static func isDomain(_ text: Substring) -> Bool {
    (1...253).contains(text.utf8.count)
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
        let bytes = Array(label.utf8)
        return !bytes.isEmpty && bytes.allSatisfy { (isAlphanumeric($0) && !($0 >= 0x41 && $0 <= 0x5A)) || $0 == 0x2D }
          && bytes[0] != 0x2D && bytes[bytes.count - 1] != 0x2D
      }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}
