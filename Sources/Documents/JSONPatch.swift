// SPDX-License-Identifier: Apache-2.0

/// Why a JSON patch was not applied; nothing of it took effect.
public enum PatchError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The patch is not a list of operations as RFC 6902 has them. The index is that of the operation, from 0.
  case malformed(index: Int, message: String)
  /// An operation names a place that is not there or cannot be changed.
  case unreachable(index: Int, PointerError)
  /// A `test` operation found another value.
  case testFailed(index: Int, JSONPointer)

  public var description: String {
    switch self {
    case .malformed(let index, let message): "operation \(index): \(message)"
    case .unreachable(let index, .missing(let pointer)): "operation \(index): there is nothing at '\(pointer)'"
    case .unreachable(let index, .notContainer(let pointer)): "operation \(index): '\(pointer)' is not in a map or list"
    case .unreachable(let index, .badIndex(let pointer)): "operation \(index): '\(pointer)' is beyond the list"
    case .testFailed(let index, let pointer): "operation \(index): the value at '\(pointer)' is not the expected one"
    }
  }
}

extension Value {
  /// This value after a JSON patch (RFC 6902): all operations in order, or an error.
  public func patched(with operations: Value) throws(PatchError) -> Value {
    guard case .array(let list) = operations else {
      throw .malformed(index: 0, message: "a JSON patch is a list, not \(operations.kindName)")
    }
    var result = self
    for (index, operation) in list.enumerated() {
      let step = try PatchStep(operation, index)
      if case .test(let place, let expected) = step {
        guard let found = result[place], found.isSameJSON(as: expected) else {
          throw .testFailed(index: index, place)
        }
        continue
      }
      do throws(PointerError) { try result.perform(step) } catch { throw .unreachable(index: index, error) }
    }
    return result
  }

  private mutating func perform(_ step: PatchStep) throws(PointerError) {
    switch step {
    case .add(let place, let value): try add(value, at: place)
    case .replace(let place, let value): try replace(value, at: place)
    case .remove(let place): try remove(at: place)
    case .copy(let from, let place):
      guard let value = self[from] else { throw .missing(from) }
      try add(value, at: place)
    case .move(let from, let place):
      guard let value = self[from] else { throw .missing(from) }
      // A value cannot be moved into itself.
      if place.tokens.starts(with: from.tokens), place != from { throw .missing(place) }
      try remove(at: from)
      try add(value, at: place)
    case .test: break
    }
  }
}

/// One decoded operation.
private enum PatchStep {
  case add(JSONPointer, Value)
  case replace(JSONPointer, Value)
  case remove(JSONPointer)
  case copy(from: JSONPointer, JSONPointer)
  case move(from: JSONPointer, JSONPointer)
  case test(JSONPointer, Value)

  init(_ operation: Value, _ index: Int) throws(PatchError) {
    func pointer(_ name: String) throws(PatchError) -> JSONPointer {
      guard let text = operation[name]?.string, let pointer = JSONPointer(text) else {
        throw .malformed(index: index, message: "'\(name)' must be a JSON pointer, such as /spec/replicas")
      }
      return pointer
    }
    func operand() throws(PatchError) -> Value {
      guard let value = operation["value"] else { throw .malformed(index: index, message: "'value' is missing") }
      return value
    }
    switch operation["op"]?.string {
    case "add": self = .add(try pointer("path"), try operand())
    case "replace": self = .replace(try pointer("path"), try operand())
    case "remove": self = .remove(try pointer("path"))
    case "copy": self = .copy(from: try pointer("from"), try pointer("path"))
    case "move": self = .move(from: try pointer("from"), try pointer("path"))
    case "test": self = .test(try pointer("path"), try operand())
    default:
      throw .malformed(index: index, message: "'op' must be add, replace, remove, copy, move or test")
    }
  }
}
