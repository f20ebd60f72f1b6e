// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// Reads the members of one map with their types checked, so that a wrong one is named by its full path.
struct Fields {
  let value: Value
  let path: String

  /// `value` nil or null reads as an empty map.
  init(_ value: Value?, path: String) throws(ValidationError) {
    switch value {
    case nil, .some(.null): self.value = .object([:])
    case .some(let map) where map.object != nil: self.value = map
    case .some(let other):
      throw ValidationError(field: path, message: "expected a map, found \(other.kindName)")
    }
    self.path = path
  }

  func path(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  private func present(_ key: String) -> Value? {
    guard let value = value[key], !value.isNull else { return nil }
    return value
  }

  private func wrong(_ key: String, _ wanted: String, _ found: Value) -> ValidationError {
    ValidationError(field: path(key), message: "expected \(wanted), found \(found.kindName)")
  }

  func any(_ key: String) -> Value? { present(key) }

  func map(_ key: String) throws(ValidationError) -> Fields { try Fields(present(key), path: path(key)) }

  func optionalMap(_ key: String) throws(ValidationError) -> Fields? {
    guard let value = present(key) else { return nil }
    return try Fields(value, path: path(key))
  }

  func string(_ key: String) throws(ValidationError) -> String? {
    guard let found = present(key) else { return nil }
    guard let text = found.string else { throw wrong(key, "a string", found) }
    return text
  }

  func requiredString(_ key: String) throws(ValidationError) -> String {
    guard let text = try string(key), !text.isEmpty else {
      throw ValidationError(field: path(key), message: "is required; give a non-empty string")
    }
    return text
  }

  func bool(_ key: String) throws(ValidationError) -> Bool? {
    guard let found = present(key) else { return nil }
    guard let flag = found.bool else { throw wrong(key, "true or false", found) }
    return flag
  }

  func int(_ key: String) throws(ValidationError) -> Int? {
    guard let found = present(key) else { return nil }
    guard let number = found.int else { throw wrong(key, "a whole number", found) }
    return Int(number)
  }

  func duration(_ key: String) throws(ValidationError) -> Duration? {
    guard let text = try string(key) else { return nil }
    guard text.utf8.count <= Duration.longestText, let span = Duration(text: text), span >= .zero else {
      throw ValidationError(field: path(key), message: "“\(text)” is not a duration; write it like 90s, 15m or 72h")
    }
    return span
  }

  /// A limit of nothing would end everything at once: leave the field out for no limit.
  func positiveDuration(_ key: String) throws(ValidationError) -> Duration? {
    guard let span = try duration(key) else { return nil }
    guard span > .zero else {
      throw ValidationError(field: path(key), message: "must be more than 0; leave it out for no limit")
    }
    return span
  }

  func timestamp(_ key: String) throws(ValidationError) -> Timestamp? {
    guard let text = try string(key), !text.isEmpty else { return nil }
    guard let moment = Timestamp(text) else {
      throw ValidationError(field: path(key), message: "“\(text)” is not a moment; write it like 2026-01-31T08:00:00Z")
    }
    return moment
  }

  func list(_ key: String) throws(ValidationError) -> [Value] {
    guard let found = present(key) else { return [] }
    guard let items = found.array else { throw wrong(key, "a list", found) }
    return items
  }

  func strings(_ key: String) throws(ValidationError) -> [String] {
    var result: [String] = []
    for (place, item) in try list(key).enumerated() {
      guard let text = item.string else { throw wrong("\(key)[\(place)]", "a string", item) }
      result.append(text)
    }
    return result
  }

  func stringMap(_ key: String) throws(ValidationError) -> [String: String] {
    var result: [String: String] = [:]
    for pair in try map(key).value.object ?? [:] {
      guard let text = pair.value.string else { throw wrong("\(key).\(pair.key)", "a string", pair.value) }
      result[pair.key] = text
    }
    return result
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, _: Choice.Type) throws(ValidationError) -> Choice?
  where Choice.RawValue == String {
    guard let text = try string(key) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError(field: path(key), message: "“\(text)” is not one of \(known)")
    }
    return choice
  }

  /// Refuses members that no field of ours has: a typing error must not be silently without effect.
  func refuseUnknown(_ known: [String]) throws(ValidationError) {
    for pair in value.object ?? [:] where !known.contains(pair.key) {
      throw ValidationError(
        field: path(pair.key), message: "no such field; known here: \(known.joined(separator: ", "))")
    }
  }
}

extension Duration {
  /// Characters of a duration in a specification.
  static let longestText: Int64 = 40

  /// Reads back as the same: whole seconds, or milliseconds where there is less.
  var exactText: String {
    let milliseconds = components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    return milliseconds % 1000 == 0 ? "\(milliseconds / 1000)s" : "\(milliseconds)ms"
  }
}
