// SPDX-License-Identifier: Apache-2.0

/// The type of a constant: that of the parameter it is given for, or the one its spelling suggests.
enum Constants {
  struct Complaint: Error { let message: String }

  static func typed(_ node: Node, as type: StaticType) -> Result<Constant, Complaint> {
    switch type {
    case .bool:
      if case .bool(_, let isTrue) = node { return .success(.bool(isTrue)) }
      return .failure(Complaint(message: "expected bool; found \(node)"))
    case .string:
      if case .string(_, _, let bytes) = node { return .success(text(bytes)) }
      return .failure(Complaint(message: "expected string; found \(node)"))
    case .integer(let kind):
      if case .number(_, let number) = node {
        if kind.isSigned, let value = number.int { return .success(.integer(value, kind)) }
        if !kind.isSigned, let value = number.uint { return .success(.integer(Int64(bitPattern: value), kind)) }
      }
      return .failure(Complaint(message: "expected \(kind.isSigned ? "" : "unsigned ")integer; found \(node)"))
    case .float64:
      if case .number(_, let number) = node, let value = number.float { return .success(.double(value)) }
      return .failure(Complaint(message: "expected float; found \(node)"))
    case .any, .value: return ideal(node)
    default: return .failure(Complaint(message: "can't handle \(node) for arg of type \(type.name)"))
    }
  }

  private static func text(_ bytes: [UInt8]) -> Constant {
    String(validating: bytes, as: UTF8.self).map { .string($0) } ?? .bytes(bytes)
  }

  /// `idealConstant`
  private static func ideal(_ node: Node) -> Result<Constant, Complaint> {
    switch node {
    case .bool(_, let isTrue): return .success(.bool(isTrue))
    case .string(_, _, let bytes): return .success(text(bytes))
    case .number(_, let number):
      if let complex = number.complex { return .success(.complex(complex)) }
      let isRune = number.text.utf8.first == 0x27
      let lower = number.text.lowercased()
      let isHexInteger = lower.utf8.count > 2 && lower.hasPrefix("0x") && !lower.utf8.contains(UInt8(ascii: "p"))
      if let float = number.float, !isRune, !isHexInteger, lower.utf8.contains(where: { ".ep".utf8.contains($0) }) {
        return .success(.double(float))
      }
      if let int = number.int { return .success(.integer(int, .int)) }
      return .failure(Complaint(message: "\(number.text) overflows int"))
    default: return .failure(Complaint(message: "can't handle assignment of \(node) to empty interface argument"))
    }
  }
}
