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

  /// Reads an entry inside a matrix or merge, which has exactly one kind.
  public init(_ value: Value, path: String) throws(ValidationError) {
    let all = try GeneratorSpec.entries(value, path: path)
    guard all.count == 1, let only = all.first else {
      throw ValidationError(
        field: path,
        message: "one generator per entry inside a matrix or merge, found "
          + all.map(\.kind).joined(separator: ", ") + "; make them separate entries")
    }
    self = only
  }

  /// Reads an entry of `spec.generators`: usually one kind, but all of several count, under the one selector (appset-engine
  /// section 4.1). An entry without any kind is one whose kind is "".
  public static func entries(_ value: Value, path: String) throws(ValidationError) -> [GeneratorSpec] {
    guard let members = value.object else {
      throw ValidationError(field: path, message: "expected a map such as {list: …}, found \(value.kindName)")
    }
    let selector = members["selector"].flatMap { $0.isNull ? nil : $0 }
    let named = members.filter { $0.key != "selector" }
    let given = named.filter { !$0.value.isNull }
    // `clusters:` with nothing behind it is no generator; kept by its name, it can be told.
    let kinds = given.isEmpty ? named : given
    guard !kinds.isEmpty else { return [GeneratorSpec(kind: "", body: .object([:]), selector: selector, path: path)] }
    return kinds.map { GeneratorSpec(kind: $0.key, body: $0.value, selector: selector, path: path) }
  }
}
