// SPDX-License-Identifier: Apache-2.0

/// A function that templates may call: one row of a table.
struct Function: Sendable {
  let name: String
  let parameters: [StaticType]
  /// The type of further arguments, when there may be any number of them.
  let variadic: StaticType?
  let isHermetic: Bool
  let summary: String

  var signature: String {
    ([name] + parameters.map(\.name) + (variadic.map { [$0.name + "..."] } ?? [])).joined(separator: " ")
  }
}

struct FunctionFamily: Sendable {
  let name: String
  let functions: [Function]
}

enum FunctionTable {
  static let families: [FunctionFamily] = []
}
