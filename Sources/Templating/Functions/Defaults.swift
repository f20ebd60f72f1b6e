// SPDX-License-Identifier: Apache-2.0

extension FunctionFamily {
  static let defaults = FunctionFamily(
    name: "defaults",
    functions: [
      .many("default", [.any], rest: .any, "The second argument, or the first if that is empty.") { values, _ in
        values.count < 2 || values[1].isEmpty ? values[0] : values[1]
      }.mostly(.two { fallback, value, _ in value.isEmpty ? fallback : value }),
      .one("empty", .any, "Whether the argument is nil, false, 0 or has no content.") { value, _ in
        .bool(value.isEmpty)
      },
      .many("coalesce", [], rest: .any, "The first argument that is not empty.") { values, _ in
        values.first { !$0.isEmpty } ?? .null
      },
      .many("all", [], rest: .any, "Whether no argument is empty.") { values, _ in
        .bool(values.allSatisfy { !$0.isEmpty })
      },
      .many("any", [], rest: .any, "Whether some argument is not empty.") { values, _ in
        .bool(values.contains { !$0.isEmpty })
      },
      .three("ternary", [.any, .any, .bool], "The first argument if the last is true, else the second.") {
        then, otherwise, condition, _ in condition.isTrue ? then : otherwise
      },
      .one("fail", .string, "Stops with this message.") { message, _ throws(Failure) in
        throw .function(message.text ?? "")
      },
    ])

  static let reflection = FunctionFamily(
    name: "reflection",
    functions: [
      .one("typeOf", .any, "The argument's type in Go's spelling.") { value, _ in .string(value.type.name) },
      .two("typeIs", .string, .any, "Whether the argument has this type.") { name, value, _ in
        .bool(name.text == value.type.name)
      },
      .two("typeIsLike", .string, .any, "Whether the argument has this type or points to it.") { name, value, _ in
        let (name, type) = (name.text ?? "", value.type.name)
        return .bool(name == type || "*" + name == type)
      },
      .one("kindOf", .any, "The argument's kind in Go's spelling.") { value, _ in .string(value.type.kind) },
      .two("kindIs", .string, .any, "Whether the argument is of this kind.") { name, value, _ in
        .bool(name.text == value.type.kind)
      },
      .two("deepEqual", .any, .any, "Whether two values are equal in type and content.") {
        left, right, state throws(Failure) in .bool(try DeepEquality.isEqual(left, right, &state))
      },
    ])
}
