// SPDX-License-Identifier: Apache-2.0

/// What the reference page says of the functions that templates may call; printed from the tables.
public enum FunctionReference {
  public struct Row: Sendable, Hashable {
    public let name: String
    /// The family the function belongs to, for example `strings`.
    public let family: String
    /// How it is called, for example `trunc int string`.
    public let signature: String
    /// Fewest arguments.
    public let minimumArity: Int
    /// Most arguments; nil without bound.
    public let maximumArity: Int?
    /// Whether the result depends on nothing but the arguments.
    public let isHermetic: Bool
    /// One sentence.
    public let summary: String
  }

  /// All functions, by family in the order of the tables.
  public static var rows: [Row] {
    FunctionTable.families.flatMap { family in
      family.functions.map { function in
        Row(
          name: function.name, family: family.name, signature: function.signature,
          minimumArity: function.parameters.count,
          maximumArity: function.variadic == nil ? function.parameters.count : nil,
          isHermetic: function.isHermetic, summary: function.summary)
      }
    }
  }
}
