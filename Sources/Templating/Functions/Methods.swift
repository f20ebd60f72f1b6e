// SPDX-License-Identifier: Apache-2.0

/// The methods of times, durations and versions.
enum Methods {
  /// All types that parameters of methods have.
  static let parameterTypes: [StaticType] = [.string, .int, .duration, .instant, .version]

  static func find(_ name: String, of type: StaticType) -> Method? { table[type]?[name] }

  private static let table: [StaticType: [String: Method]] = [:]
}
