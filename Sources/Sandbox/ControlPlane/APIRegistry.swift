// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// Which kinds are served: the built-in rows and those of the CustomResourceDefinitions.
struct APIRegistry: Sendable {
  private(set) var resources: [APIResource] = APIResource.builtIn
  /// Grows with every change, for caches of what is derived from it.
  private(set) var revision = 0

  func find(group: String, version: String, plural: String) -> APIResource? {
    resources.first { $0.plural == plural && $0.version == version && $0.group == group }
  }
  func find(apiVersion: String, kind: String) -> APIResource? {
    resources.first { $0.kind == kind && $0.apiVersion == apiVersion }
  }
  /// Any version under which this storage is served.
  func find(storage: String) -> APIResource? {
    resources.first { $0.storage == storage && $0.apiVersion == $0.storedVersion }
      ?? resources.first { $0.storage == storage }
  }

  /// Groups in order of first appearance with their versions, the preferred one first; the core group is "".
  var groups: [(name: String, versions: [String])] {
    var result: [(name: String, versions: [String])] = []
    for resource in resources {
      if let place = result.firstIndex(where: { $0.name == resource.group }) {
        if !result[place].versions.contains(resource.version) { result[place].versions.append(resource.version) }
      } else {
        result.append((resource.group, [resource.version]))
      }
    }
    for place in result.indices {
      result[place].versions.sort { APIRegistry.priority($0).lexicographicallyPrecedes(APIRegistry.priority($1)) }
    }
    return result
  }

  func resources(group: String, version: String) -> [APIResource] {
    resources.filter { $0.group == group && $0.version == version }
  }

  /// General availability before beta before alpha, higher numbers first (apimachinery's version.CompareKubeAwareVersionStrings).
  private static func priority(_ version: String) -> [Int] {
    var rest = version.dropFirst()
    func number() -> Int {
      let digits = rest.prefix { $0.isNumber }
      rest = rest.dropFirst(digits.count)
      return Int(digits) ?? 0
    }
    let major = number()
    let stage = rest.hasPrefix("beta") ? 1 : rest.hasPrefix("alpha") ? 2 : 0
    rest = rest.drop { !$0.isNumber }
    return [stage, -major, -number()]
  }

  mutating func remove(_ definition: Value) {
    revision += 1
    let group = definition.at("spec", "group")?.string ?? ""
    let plural = definition.at("spec", "names", "plural")?.string ?? ""
    resources.removeAll { $0.isCustom && $0.group == group && $0.plural == plural }
  }

  /// Serves what a CustomResourceDefinition defines.
  mutating func install(_ definition: Value) {
    remove(definition)
    guard let spec = definition["spec"], let group = spec["group"]?.string, let names = spec["names"],
      let kind = names["kind"]?.string, let plural = names["plural"]?.string
    else { return }
    let versions = spec["versions"]?.array ?? []
    let kept = versions.first { $0["storage"]?.bool == true }?["name"]?.string ?? ""
    for version in versions where version["served"]?.bool == true {
      guard let name = version["name"]?.string else { continue }
      var resource = APIResource(group, name, kind, plural)
      resource.isCustom = true
      resource.hasGeneration = true
      resource.storedVersion = "\(group)/\(kept)"
      resource.singular = names["singular"]?.string ?? kind.lowercased()
      resource.listKind = names["listKind"]?.string ?? kind + "List"
      resource.shortNames = (names["shortNames"]?.array ?? []).compactMap(\.string)
      resource.categories = (names["categories"]?.array ?? []).compactMap(\.string)
      resource.isNamespaced = spec["scope"]?.string == "Namespaced"
      resource.hasStatus = version.at("subresources", "status") != nil
      resource.scale = version.at("subresources", "scale").flatMap { ScalePaths($0) }
      resource.schema = version.at("schema", "openAPIV3Schema")
      resource.fieldLabels = (version["selectableFields"]?.array ?? []).compactMap {
        $0["jsonPath"]?.string.map { String($0.dropFirst()) }
      }
      resource.columns = columns(version)
      resources.append(resource)
    }
  }

  private func columns(_ version: Value) -> [APIColumn] {
    guard let own = version["additionalPrinterColumns"]?.array, !own.isEmpty else { return [.name, .age] }
    return [.name]
      + own.map { column in
        var result = APIColumn(
          column["name"]?.string ?? "", type: column["type"]?.string ?? "string",
          priority: column["priority"]?.int ?? 0, column["jsonPath"]?.string ?? "")
        result.format = column["format"]?.string ?? ""
        result.description = column["description"]?.string ?? ""
        return result
      }
  }
}
