// SPDX-License-Identifier: Apache-2.0

/// A place within a value (RFC 6901): `/spec/containers/0/image`. The empty pointer is the whole value.
public struct JSONPointer: Sendable, Hashable, CustomStringConvertible {
  /// Keys and indices, unescaped.
  public var tokens: [String]

  public init(tokens: [String]) { self.tokens = tokens }

  /// Nil unless the text is empty or begins with `/` and every `~` is followed by 0 or 1.
  public init?(_ text: String) {
    if text.isEmpty {
      tokens = []
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    tokens = []
    for part in text.utf8.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard let token = JSONPointer.unescape(part) else { return nil }
      tokens.append(token)
    }
  }

  private static func unescape(_ part: Substring.UTF8View) -> String? {
    guard part.contains(UInt8(ascii: "~")) else { return String(part) }
    var output: [UInt8] = []
    var isEscape = false
    for byte in part {
      switch (isEscape, byte) {
      case (false, UInt8(ascii: "~")):
        isEscape = true
        continue
      case (false, _): output.append(byte)
      case (true, UInt8(ascii: "0")): output.append(UInt8(ascii: "~"))
      case (true, UInt8(ascii: "1")): output.append(UInt8(ascii: "/"))
      default: return nil
      }
      isEscape = false
    }
    return isEscape ? nil : String(decoding: output, as: UTF8.self)
  }

  public var description: String {
    tokens.map { token in
      var text = "/"
      for scalar in token.unicodeScalars {
        switch scalar {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text
    }.joined()
  }

  /// An index as RFC 6901 writes it: decimal digits without a leading zero.
  static func index(_ token: String) -> Int? {
    guard let first = token.utf8.first, token.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      token.utf8.count == 1 || first != 0x30
    else { return nil }
    return Int(token)
  }
}

/// Why a place could not be changed.
public enum PointerError: Error, Sendable, Equatable {
  /// There is nothing at this pointer.
  case missing(JSONPointer)
  /// The value at this pointer is neither a map nor a list.
  case notContainer(JSONPointer)
  /// The last token is not an index of the list, or lies beyond its end.
  case badIndex(JSONPointer)
}

extension Value {
  /// The value at a pointer; nil when there is none.
  public subscript(pointer: JSONPointer) -> Value? {
    var current = self
    for token in pointer.tokens {
      guard let next = current.child(token) else { return nil }
      current = next
    }
    return current
  }

  private func child(_ token: String) -> Value? {
    switch self {
    case .object(let members): return members[token]
    case .array(let items):
      guard let index = JSONPointer.index(token), index < items.count else { return nil }
      return items[index]
    default: return nil
    }
  }

  /// Puts a value at a pointer as JSON patch's `add` does: a member is set, an item is inserted before the index, `-` appends.
  /// The parent must exist.
  public mutating func add(_ value: Value, at pointer: JSONPointer) throws(PointerError) {
    try edit(pointer, depth: 0) { (parent: inout Value, token) throws(PointerError) in
      switch parent {
      case .object:
        parent[token] = value
      case .array(var items):
        let index = token == "-" ? items.count : JSONPointer.index(token)
        guard let index, index <= items.count else { throw .badIndex(pointer) }
        parent = .null
        items.insert(value, at: index)
        parent = .array(items)
      default: throw .notContainer(pointer)
      }
    } whole: { _ in
      value
    }
  }

  /// Replaces the value at a pointer, which must exist.
  public mutating func replace(_ value: Value, at pointer: JSONPointer) throws(PointerError) {
    try edit(pointer, depth: 0) { (parent: inout Value, token) throws(PointerError) in
      guard parent.child(token) != nil else { throw .missing(pointer) }
      parent.put(value, token)
    } whole: { _ in
      value
    }
  }

  /// Removes the value at a pointer, which must exist; removing the whole leaves null.
  public mutating func remove(at pointer: JSONPointer) throws(PointerError) {
    try edit(pointer, depth: 0) { (parent: inout Value, token) throws(PointerError) in
      guard parent.child(token) != nil else { throw .missing(pointer) }
      if case .array(var items) = parent, let index = JSONPointer.index(token) {
        parent = .null
        items.remove(at: index)
        parent = .array(items)
      } else {
        parent[token] = nil
      }
    } whole: { _ in
      .null
    }
  }

  /// Walks to the parent of the place and lets the body change it. Children are taken out on the way down and put back on the way
  /// up, so that storage that nobody else holds is changed in place.
  private mutating func edit(
    _ pointer: JSONPointer, depth: Int, _ body: (inout Value, String) throws(PointerError) -> Void,
    whole: (Value) -> Value
  ) throws(PointerError) {
    guard depth < pointer.tokens.count else {
      self = whole(self)
      return
    }
    let token = pointer.tokens[depth]
    if depth == pointer.tokens.count - 1 { return try body(&self, token) }
    guard var next = child(token) else {
      throw .missing(JSONPointer(tokens: Array(pointer.tokens[...depth])))
    }
    put(.null, token)
    // What was taken out goes back also when the change fails.
    defer { put(next, token) }
    try next.edit(pointer, depth: depth + 1, body, whole: whole)
  }

  /// Sets a child that is known to exist.
  private mutating func put(_ value: Value, _ token: String) {
    if case .array(var items) = self, let index = JSONPointer.index(token), index < items.count {
      self = .null
      items[index] = value
      self = .array(items)
    } else if case .object = self {
      self[token] = value
    }
  }
}
