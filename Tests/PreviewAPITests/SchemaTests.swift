// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import PreviewAPI
import Testing

@Suite struct `Definitions and decoders say the same` {
  private static let schemas: [(kind: String, schema: Value)] = CustomResources.all().map { definition in
    (
      definition.at("spec", "names", "kind")?.string ?? "",
      definition.at("spec", "versions")?.array?.first?.at("schema", "openAPIV3Schema") ?? [:]
    )
  }

  /// Every described field, with the path to it.
  private static func fields(_ schema: Value, _ path: [String] = []) -> [(path: [String], schema: Value)] {
    var result = path.isEmpty ? [] : [(path: path, schema: schema)]
    for pair in schema["properties"]?.object ?? [:] { result += fields(pair.value, path + [pair.key]) }
    if let items = schema["items"] {
      for pair in items["properties"]?.object ?? [:] { result += fields(pair.value, path + [pair.key]) }
    }
    return result
  }

  @Test func `every field is explained`() {
    let own: Set = ["apiVersion", "kind", "metadata"]
    for (kind, schema) in Self.schemas {
      let silent = Self.fields(schema).filter {
        ($0.schema["description"]?.string ?? "").isEmpty && !own.contains($0.path[0])
      }
      #expect(silent.map { $0.path.joined(separator: ".") } == [], "\(kind)")
    }
  }

  @Test func `the decoder of a set knows the fields of the definition, and no others`() throws {
    let set = try #require(Self.schemas.first { $0.kind == "PreviewSet" }?.schema)
    let preview = try #require(set.at("properties", "spec", "properties", "preview"))
    var maps = 0
    for (path, schema) in [([], preview)] + Self.fields(preview) {
      guard let properties = schema["properties"]?.object, schema["type"] == "object" else { continue }
      maps += 1
      let body = path.reversed().reduce(["zzz": 1] as Value) { [$1: $0] }
      let spec: Value = ["generators": [], "template": ["metadata": [:], "spec": [:]], "preview": body]
      let error = #expect(throws: ValidationError.self, "\(path)") {
        try PreviewSet(
          KubeObject([
            "apiVersion": "nestling.dev/v1alpha1", "kind": "PreviewSet", "metadata": ["name": "s", "namespace": "n"],
            "spec": spec,
          ]))
      }
      let known = error?.message.split(separator: "known here: ").last?.split(separator: ", ").map(String.init) ?? []
      #expect(Set(known) == Set(properties.keys), "\((["spec.preview"] + path).joined(separator: "."))")
    }
    #expect(maps > 5)
  }

  @Test func `previews are listed with the columns that people look for`() throws {
    let definition = try #require(
      CustomResources.all().first { $0.at("spec", "names", "kind") == "Preview" })
    let columns = definition.at("spec", "versions")?.array?.first?["additionalPrinterColumns"]?.array ?? []
    func names(_ priority: Value?) -> [String] {
      columns.filter { $0["priority"] == priority }.compactMap { $0["name"]?.string?.uppercased() }
    }
    #expect(names(nil) == ["PULL REQUEST", "PHASE", "URL", "SHA", "AUTHOR", "EXPIRES", "AGE"])
    #expect(names(1) == ["NAMESPACE", "REASON"])
    #expect(definition.at("spec", "names", "shortNames") == ["pv"])
    // A date column of what is yet to come reads "<invalid>".
    #expect(columns.first { $0["name"] == "Expires" }?["type"] == "string")
  }
}
