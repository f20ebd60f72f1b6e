// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import PreviewAPI

/// A map of a specification, read member by member with full paths in the errors.
struct Body: Sendable {
  let value: Value
  let path: String

  init(_ value: Value, path: String) {
    self.value = value
    self.path = path
  }

  func path(_ key: String) -> String { path + "." + key }

  /// The member, unless it is absent or null.
  subscript(key: String) -> Value? {
    guard let member = value[key], !member.isNull else { return nil }
    return member
  }

  func wrong(_ key: String, _ message: String) -> GeneratorError {
    .invalid(ValidationError(field: path(key), message: message))
  }

  private func mistyped(_ key: String, _ wanted: String, _ found: Value) -> GeneratorError {
    wrong(key, "expected \(wanted), found \(found.kindName)")
  }

  func string(_ key: String) throws(GeneratorError) -> String? {
    guard let found = self[key] else { return nil }
    guard let text = found.string else { throw mistyped(key, "a string", found) }
    return text
  }

  func required(_ key: String) throws(GeneratorError) -> String {
    guard let text = try string(key), !text.isEmpty else { throw wrong(key, "is required; give a non-empty string") }
    return text
  }

  func flag(_ key: String) throws(GeneratorError) -> Bool {
    guard let found = self[key] else { return false }
    guard let flag = found.bool else { throw mistyped(key, "true or false", found) }
    return flag
  }

  func list(_ key: String) throws(GeneratorError) -> [Value] {
    guard let found = self[key] else { return [] }
    guard let items = found.array else { throw mistyped(key, "a list", found) }
    return items
  }

  func maps(_ key: String) throws(GeneratorError) -> [Body] {
    var bodies: [Body] = []
    for (place, item) in try list(key).enumerated() {
      guard item.object != nil else { throw mistyped("\(key)[\(place)]", "a map", item) }
      bodies.append(Body(item, path: "\(path(key))[\(place)]"))
    }
    return bodies
  }

  func strings(_ key: String) throws(GeneratorError) -> [String] {
    var texts: [String] = []
    for (place, item) in try list(key).enumerated() {
      guard let text = item.string else { throw mistyped("\(key)[\(place)]", "a string", item) }
      texts.append(text)
    }
    return texts
  }

  /// Texts by key, in the order they are written.
  func texts(_ key: String) throws(GeneratorError) -> [(key: String, text: String)] {
    guard let found = self[key] else { return [] }
    guard let members = found.object else { throw mistyped(key, "a map", found) }
    var pairs: [(key: String, text: String)] = []
    for pair in members {
      guard let text = pair.value.string else { throw mistyped("\(key).\(pair.key)", "a string", pair.value) }
      pairs.append((pair.key, text))
    }
    return pairs
  }

  /// `requeueAfterSeconds`, else the default; zero and less mean never.
  func interval(default standard: Duration) -> Duration? {
    guard let seconds = self["requeueAfterSeconds"]?.int else { return standard }
    return seconds > 0 ? .seconds(min(seconds, 365 * 86_400)) : nil
  }
}
