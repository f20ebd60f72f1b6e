// SPDX-License-Identifier: Apache-2.0

/// The methods of times, durations and versions.
enum Methods {
  /// All types that parameters of methods have.
  static let parameterTypes: [StaticType] = [.string, .int, .duration, .instant, .version]

  static func find(_ name: String, of type: StaticType) -> Method? { table[type]?[name] }

  private static let table: [StaticType: [String: Method]] = [
    // A pointer has the methods of what it points to; what a method returned has no address to take one of.
    .version: byName(ofVersions + ofVersionPointers), .versionStructure: byName(ofVersions),
    .instant: byName(ofInstants), .duration: byName(ofDurations), .integer(.month): byName([text]),
    .integer(.weekday): byName([text]),
  ]

  private static let text = Method("String") { value, _ throws(Failure) in GoValue(text: Formatter.text(value)) }

  private static func byName(_ methods: [Method]) -> [String: Method] {
    var table: [String: Method] = [:]
    for method in methods { table[method.name] = method }
    return table
  }
}
