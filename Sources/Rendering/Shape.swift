// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// What a Go struct takes from JSON and writes back: types are insisted on, unknown members ignored, and what is empty is left
/// out where its field says `omitempty`.
indirect enum Shape: Sendable {
  case text
  /// A boolean, written only when true.
  case flag
  /// A pointer to a boolean: false is written too.
  case tristate
  /// A whole number, written unless 0.
  case whole
  /// A pointer to a whole number or a text: whatever is given is written.
  case wholePointer, textPointer
  case wholeOrText
  /// Any JSON, kept as it is.
  case open
  case list(Shape)
  case texts
  case flags
  /// A struct; members named in `always` have no `omitempty`.
  case fields([String: Shape], always: Set<String> = [])

  /// What decoding and encoding leave.
  ///
  /// Null counts as absent. `unknown` gets the paths of members that the struct does not have; they go unless `keepsUnknown`.
  func decoded(
    _ value: Value, path: String = "", keepsUnknown: Bool = false, unknown: inout [String]
  ) throws(ShapeError) -> Value {
    // Nearly all is as it should be already: then nothing is built anew, nor any path.
    if isSettled(value) { return value }
    if value.isNull { return .null }
    func wrong(_ wanted: String) -> ShapeError { ShapeError(path: path, wanted: wanted, found: value.kindName) }
    switch self {
    case .open: return value
    case .text, .textPointer:
      guard value.string != nil else { throw wrong("a string") }
    case .flag, .tristate:
      guard value.bool != nil else { throw wrong("true or false") }
    case .whole, .wholePointer:
      guard case .int = value else { throw wrong("a whole number") }
    case .wholeOrText:
      if case .int = value { return value }
      guard value.string != nil else { throw wrong("a whole number or a string") }
    case .texts: return try members(value, path, .text, "a string", unset: .string(""))
    case .flags: return try members(value, path, .tristate, "true or false", unset: false)
    case .list(let shape):
      guard let items = value.array else { throw wrong("a list") }
      var result: [Value] = []
      for (place, item) in items.enumerated() {
        let one = try shape.decoded(item, path: "\(path)[\(place)]", keepsUnknown: keepsUnknown, unknown: &unknown)
        result.append(one.isNull ? shape.zero : one)
      }
      return .array(result)
    case .fields(let fields, let always):
      guard let given = value.object else { throw wrong("a map") }
      return .object(try decoded(given, path, fields, always, keepsUnknown, &unknown))
    }
    return value
  }

  private func decoded(
    _ given: Object, _ path: String, _ fields: [String: Shape], _ always: Set<String>, _ keepsUnknown: Bool,
    _ unknown: inout [String]
  ) throws(ShapeError) -> Object {
    var result = Object()
    for pair in given {
      let place = path.isEmpty ? pair.key : "\(path).\(pair.key)"
      guard let shape = fields[pair.key] else {
        unknown.append(place)
        if keepsUnknown { result[pair.key] = pair.value }
        continue
      }
      let one = try shape.decoded(pair.value, path: place, keepsUnknown: keepsUnknown, unknown: &unknown)
      if always.contains(pair.key) || !shape.isLeftOut(one) { result[pair.key] = one.isNull ? shape.zero : one }
    }
    for key in always.subtracting(result.keys).sorted() { result[key] = fields[key]?.zero }
    return result
  }

  /// Whether decoding and encoding change nothing.
  private func isSettled(_ value: Value) -> Bool {
    switch (self, value) {
    case (_, .null): false
    case (.open, _): true
    case (.text, .string), (.textPointer, .string), (.wholeOrText, .string), (.flag, .bool), (.tristate, .bool),
      (.whole, .int), (.wholePointer, .int), (.wholeOrText, .int):
      true
    case (.texts, .object(let members)): members.pairs.allSatisfy { Shape.text.isSettled($0.value) }
    case (.flags, .object(let members)): members.pairs.allSatisfy { Shape.flag.isSettled($0.value) }
    case (.list(let shape), .array(let items)): items.allSatisfy { shape.isSettled($0) }
    case (.fields(let fields, let always), .object(let members)):
      always.allSatisfy { members[$0] != nil }
        && members.pairs.allSatisfy { pair in
          guard let shape = fields[pair.key], shape.isSettled(pair.value) else { return false }
          return !shape.isLeftOut(pair.value) || always.contains(pair.key)
        }
    default: false
    }
  }

  private func members(
    _ value: Value, _ path: String, _ shape: Shape, _ wanted: String, unset: Value
  ) throws(ShapeError) -> Value {
    guard let given = value.object else { throw ShapeError(path: path, wanted: "a map", found: value.kindName) }
    var result = Object()
    var unknown: [String] = []
    for pair in given {
      let one = try shape.decoded(pair.value, path: "\(path).\(pair.key)", unknown: &unknown)
      result[pair.key] = one.isNull ? unset : one
    }
    return .object(result)
  }

  private var zero: Value {
    switch self {
    case .text: ""
    case .flag: false
    case .whole, .wholeOrText: 0
    case .fields(let fields, let always): .object(Object(always.sorted().map { ($0, fields[$0]?.zero ?? .null) }))
    case .tristate, .wholePointer, .textPointer, .open, .list, .texts, .flags: .null
    }
  }

  private func isLeftOut(_ value: Value) -> Bool {
    switch (self, value) {
    case (_, .null): true
    case (.text, .string(let text)): text.isEmpty
    case (.flag, .bool(let flag)): !flag
    case (.whole, .int(let number)): number == 0
    case (.list, .array(let items)): items.isEmpty
    case (.texts, .object(let members)), (.flags, .object(let members)): members.isEmpty
    default: false
    }
  }
}

/// A value of a type that its field cannot have.
struct ShapeError: Error, Equatable {
  var path: String
  var wanted: String
  var found: String
}
