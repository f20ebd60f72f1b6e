// SPDX-License-Identifier: Apache-2.0
public import Documents

/// One entry of `spec.generators`: a single-key object whose key names the kind, beside an optional post-`selector`.
///
/// The body stays open: the registered generator kind decodes it, so nothing here grows when a kind is added.
public struct GeneratorSpec: Sendable, Hashable {
  /// `list`, `git`, `pullRequest`, …; "" when the entry has only a selector, which yields nothing.
  public var kind: String
  public var body: Value
  /// LabelSelector over the flattened parameters (appset-engine section 4.4).
  public var selector: Value?
  /// Where it stands, for messages: `spec.generators[0]`.
  public var path: String

  public init(kind: String, body: Value, selector: Value? = nil, path: String) {
    self.kind = kind
    self.body = body
    self.selector = selector
    self.path = path
  }

  /// Reads an entry. Two kinds in one entry are an error here, where the original silently takes one of them.
  public init(_ value: Value, path: String) throws(ValidationError) {
    guard let members = value.object else {
      throw ValidationError(field: path, message: "expected a map such as {list: …}, found \(value.kindName)")
    }
    let kinds = members.filter { $0.key != "selector" && !$0.value.isNull }
    guard kinds.count <= 1 else {
      throw ValidationError(
        field: path,
        message:
          "one generator per entry, found \(kinds.map(\.key).joined(separator: ", ")); make them separate entries")
    }
    self.init(
      kind: kinds.first?.key ?? "", body: kinds.first?.value ?? .object([:]),
      selector: members["selector"].flatMap { $0.isNull ? nil : $0 }, path: path)
  }
}
