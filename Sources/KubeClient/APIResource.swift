// SPDX-License-Identifier: Apache-2.0
public import Documents
public import KubeModel

/// How the API names a kind in paths.
public struct APIResource: Sendable, Hashable {
  public var kind: GroupVersionKind
  /// `previews`, `ingresses`: lower case, plural.
  public var plural: String
  public var isNamespaced: Bool

  public init(kind: GroupVersionKind, plural: String, isNamespaced: Bool) {
    self.kind = kind
    self.plural = plural
    self.isNamespaced = isNamespaced
  }

  /// The resources of an `APIResourceList`, by kind; subresources (`pods/log`) are left out.
  ///
  /// An entry may name another group or version than the list's (scale); those are not kinds of this group either.
  public static func resources(in list: Value, group: String, version: String) -> [String: APIResource] {
    var result: [String: APIResource] = [:]
    for entry in list["resources"]?.array ?? [] {
      guard let plural = entry["name"]?.string, let kind = entry["kind"]?.string, !plural.isEmpty,
        !plural.utf8.contains(UInt8(ascii: "/"))
      else { continue }
      result[kind] = APIResource(
        kind: GroupVersionKind(group: group, version: version, kind: kind), plural: plural,
        isNamespaced: entry["namespaced"]?.bool ?? false)
    }
    return result
  }
}
