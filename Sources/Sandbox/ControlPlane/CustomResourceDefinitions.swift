// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// The rules for CustomResourceDefinitions themselves.
enum CustomResourceDefinitions {
  /// What the server fills in before it keeps a definition.
  static func defaulted(_ definition: Value) -> Value {
    var result = definition
    guard var names = result.at("spec", "names") else { return result }
    let kind = names["kind"]?.string ?? ""
    if (names["singular"]?.string ?? "").isEmpty { names["singular"] = .string(kind.lowercased()) }
    if (names["listKind"]?.string ?? "").isEmpty { names["listKind"] = .string(kind + "List") }
    result["spec"]?["names"] = names
    if result.at("spec", "conversion") == nil { result["spec"]?["conversion"] = ["strategy": "None"] }
    if !result.isDeleting, !result.metaFinalizers.contains(ControlState.definitionCleanup) {
      result.metaFinalizers.append(ControlState.definitionCleanup)
    }
    return result
  }

  static func causes(_ definition: Value) -> [APIFailure.Cause] {
    var causes: [APIFailure.Cause] = []
    let spec = definition["spec"] ?? [:]
    let group = spec["group"]?.string ?? ""
    let plural = spec.at("names", "plural")?.string ?? ""
    for (path, text) in [
      ("spec.group", group), ("spec.names.plural", plural), ("spec.names.kind", spec.at("names", "kind")?.string ?? ""),
    ] where text.isEmpty { causes.append(.required(path)) }
    if !group.isEmpty, !plural.isEmpty, definition.metaName != "\(plural).\(group)" {
      causes.append(
        .invalid("metadata.name", "\"\(definition.metaName)\"", "must be spec.names.plural+\".\"+spec.group"))
    }
    let scope = spec["scope"]?.string ?? ""
    if scope.isEmpty {
      causes.append(.required("spec.scope"))
    } else if scope != "Namespaced", scope != "Cluster" {
      causes.append(
        .init(
          reason: "FieldValueNotSupported",
          message: "Unsupported value: \"\(scope)\": supported values: \"Cluster\", \"Namespaced\"", field: "spec.scope"
        ))
    }
    let versions = spec["versions"]?.array ?? []
    if versions.filter({ $0["storage"]?.bool == true }).count != 1 {
      causes.append(
        .invalid(
          "spec.versions", JSON.text(.array(versions.map { $0["name"] ?? .null })),
          "must have exactly one version marked as storage version"))
    }
    for (place, version) in versions.enumerated() {
      let field = "spec.versions[\(place)].schema.openAPIV3Schema"
      guard let schema = version.at("schema", "openAPIV3Schema") else {
        causes.append(.required(field, "schemas are required"))
        continue
      }
      causes += SchemaRules.causes(in: schema, at: field)
    }
    if spec.at("conversion", "strategy")?.string == "Webhook" {
      causes.append(.forbidden("spec.conversion.strategy", "the sandbox calls no webhooks; use None"))
    }
    return causes
  }

  /// The definition with the status that says its names are accepted and it is served.
  static func accepted(_ definition: Value, now: Timestamp) -> Value {
    var result = definition
    var status = result["status"] ?? [:]
    status["acceptedNames"] = result.at("spec", "names") ?? [:]
    let kept = (result.at("spec", "versions")?.array ?? []).first { $0["storage"]?.bool == true }?["name"] ?? ""
    var versions = status["storedVersions"]?.array ?? []
    if !versions.contains(kept) { versions.append(kept) }
    status["storedVersions"] = .array(versions)
    var conditions = status["conditions"]?.array ?? []
    for (type, reason, message) in [
      ("NamesAccepted", "NoConflicts", "no conflicts found"),
      ("Established", "InitialNamesAccepted", "the initial names have been accepted"),
    ] where !conditions.contains(where: { $0["type"]?.string == type }) {
      conditions.append([
        "type": .string(type), "status": "True", "lastTransitionTime": .string(now.description),
        "reason": .string(reason), "message": .string(message),
      ])
    }
    status["conditions"] = .array(conditions)
    result["status"] = status
    return result
  }
}
