// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents

/// Reads the protobuf that kubectl's `create` commands send: an envelope with apiVersion and kind around the message.
///
/// Only messages in `KubeMessages` are read, and of them only the fields named there; any other is refused rather than lost.
struct KubeProtobuf {
  private var bytes: ArraySlice<UInt8>

  static func value(_ bytes: [UInt8]) throws(APIFailure) -> Value {
    guard bytes.starts(with: [0x6B, 0x38, 0x73, 0x00]) else {
      throw .badRequest("provided data does not appear to be a protobuf message, expected prefix [107 56 115 0]")
    }
    var (type, raw): (Value, ArraySlice<UInt8>) = ([:], [])
    var envelope = KubeProtobuf(bytes: bytes.dropFirst(4))
    while let (number, wire) = try envelope.field() {
      switch (number, wire) {
      case (1, .bytes(let inner)): type = try message("TypeMeta", inner, depth: 0)
      case (2, .bytes(let inner)): raw = inner
      default: break
      }
    }
    let kind = type["kind"]?.string ?? ""
    var result: Value = ["apiVersion": type["apiVersion"] ?? .null, "kind": .string(kind)]
    for pair in try message(kind, raw, depth: 0).object ?? [:] { result[pair.key] = pair.value }
    return result
  }

  private enum Wire {
    case number(UInt64)
    case bytes(ArraySlice<UInt8>)
  }

  private mutating func field() throws(APIFailure) -> (Int, Wire)? {
    guard !bytes.isEmpty else { return nil }
    let tag = try varint()
    switch tag & 7 {
    case 0: return (Int(tag >> 3), .number(try varint()))
    case 2:
      let count = try varint()
      guard count <= UInt64(bytes.count) else { throw KubeProtobuf.broken }
      defer { bytes = bytes.dropFirst(Int(count)) }
      return (Int(tag >> 3), .bytes(bytes.prefix(Int(count))))
    default: throw KubeProtobuf.broken
    }
  }

  private mutating func varint() throws(APIFailure) -> UInt64 {
    var result: UInt64 = 0
    for shift in stride(from: 0 as UInt64, to: 64, by: 7) {
      guard let byte = bytes.popFirst() else { throw KubeProtobuf.broken }
      result |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return result }
    }
    throw KubeProtobuf.broken
  }

  private static let broken = APIFailure.badRequest("the protobuf message is cut off or damaged")

  private static func message(_ name: String, _ bytes: ArraySlice<UInt8>, depth: Int) throws(APIFailure) -> Value {
    guard depth < 32 else { throw broken }
    guard let fields = KubeMessages.fields[name] else {
      throw APIFailure.unsupported(accepted: ["application/json", "application/yaml"])
    }
    var result = Object()
    var reader = KubeProtobuf(bytes: bytes)
    while let (number, wire) = try reader.field() {
      guard let field = fields[number] else {
        throw .badRequest("field \(number) of \(name) is not read from protobuf here: send JSON or YAML")
      }
      let value = try self.value(field, wire, depth: depth)
      switch field.shape {
      case .one: if field.isPointer || !isEmpty(value) { result[field.name] = value }
      case .list: result[field.name] = .array((result[field.name]?.array ?? []) + [value])
      case .map:
        var members = result[field.name] ?? [:]
        for pair in value.object ?? [:] { members[pair.key] = pair.value }
        result[field.name] = members
      }
    }
    return .object(result)
  }

  /// What Go's `omitempty` leaves out of JSON.
  private static func isEmpty(_ value: Value) -> Bool {
    switch value {
    case .null, .bool(false), .int(0), .string(""): true
    case .object(let members): members.isEmpty
    default: false
    }
  }

  private static func value(_ field: KubeMessages.Field, _ wire: Wire, depth: Int) throws(APIFailure) -> Value {
    if case .map = field.shape { return try entry(field, wire, depth: depth) }
    switch (field.type, wire) {
    case ("int", .number(let number)): return .int(Int64(bitPattern: number))
    case ("bool", .number(let number)): return .bool(number != 0)
    case ("string", .bytes(let text)): return .string(String(decoding: text, as: UTF8.self))
    case ("bytes", .bytes(let raw)): return .string(Base64.encode(Array(raw)))
    case ("Time", .bytes(let raw)):
      let seconds = try message("Time", raw, depth: depth + 1)["seconds"]?.int
      return seconds.map { .string(Timestamp(seconds: $0).description) } ?? .null
    case ("Quantity", .bytes(let raw)): return try message("Quantity", raw, depth: depth + 1)["string"] ?? "0"
    case ("IntOrString", .bytes(let raw)):
      let parts = try message("IntOrString", raw, depth: depth + 1)
      return parts["type"]?.int == 1 ? parts["strVal"] ?? "" : parts["intVal"] ?? 0
    case (let name, .bytes(let raw)): return try message(name, raw, depth: depth + 1)
    default: throw broken
    }
  }

  /// One entry of a map: key in field 1, value in field 2.
  private static func entry(_ field: KubeMessages.Field, _ wire: Wire, depth: Int) throws(APIFailure) -> Value {
    guard case .bytes(let raw) = wire else { throw broken }
    var (key, inner): (String, Value) = ("", "")
    var reader = KubeProtobuf(bytes: raw)
    while let (number, wire) = try reader.field() {
      if number == 1, case .bytes(let text) = wire { key = String(decoding: text, as: UTF8.self) }
      if number == 2 {
        var plain = field
        plain.shape = .one
        inner = try value(plain, wire, depth: depth + 1)
      }
    }
    return .object([key: inner])
  }
}
