// SPDX-License-Identifier: Apache-2.0
import Documents
import ForgeDrivers
import Generators
import KubeModel
import PreviewAPI
import Testing

/// Every field of Argo CD's own definition (Fixtures/applicationset-fields.txt) is one of ours.
@Suite struct `Fields of ApplicationSet` {
  /// `generators[].git.directories[].path` and its type.
  private struct Field {
    var path: [Substring]
    var type: String
  }

  private let generators = GeneratorKind.all(describing: ForgeDriver.memberSchemas).map { ($0.name, $0.schema) }

  private func fields() throws -> [Field] {
    try Files.text(Files.fixtures + "/applicationset-fields.txt").split(separator: "\n").map { line in
      let parts = line.split(separator: " ")
      return Field(path: parts[0].split(separator: "."), type: String(parts[1]))
    }
  }

  @Test func `are all known, at the top and inside of others`() throws {
    let all = try fields()
    #expect(all.count > 200)
    for field in all {
      #expect(unknown(Self.value(field.path[...], field.type)) == [], "\(field.path.joined(separator: "."))")
      guard field.path[0] == "generators[]", field.path.count > 1 else { continue }
      let inner = Self.value(field.path.dropFirst(), field.type)
      for outer in ["matrix", "merge"] {
        let nested: Value = ["generators": [.object([outer: ["generators": [inner]]])]]
        #expect(unknown(nested) == [], "\(outer) of \(field.path.joined(separator: "."))")
      }
    }
  }

  @Test func `that do not exist are not known`() {
    #expect(unknown(["generators": [["git": ["directory": "x"]]]]) == ["spec.generators[0].git.directory"])
    #expect(
      unknown(["generators": [["scmProvider": ["awsCodeCommit": ["tags": []]]]]])
        == ["spec.generators[0].scmProvider.awsCodeCommit.tags"])
    #expect(
      unknown(["generators": [["pullRequest": ["awsCodeCommit": ["region": "x"]]]]])
        == ["spec.generators[0].pullRequest.awsCodeCommit"])
  }

  private func unknown(_ spec: Value) -> [String] {
    var set = KubeObject(kind: Names.applicationSet, namespace: "argocd", name: "set")
    set.value["spec"] = spec
    return CustomResources.unknownFields(of: set, generators: generators).map(\.path)
  }

  /// A document that has that field and what stands around it.
  private static func value(_ path: ArraySlice<Substring>, _ type: String) -> Value {
    guard let name = path.first else { return leaf(type) }
    let inner = value(path.dropFirst(), type)
    if name.hasSuffix("[]") { return .object([String(name.dropLast(2)): [inner]]) }
    return .object([String(name): inner])
  }

  private static func leaf(_ type: String) -> Value {
    switch type {
    case "array": []
    case "object": [:]
    case "boolean": true
    case "integer", "int-or-string": 1
    default: "x"
    }
  }
}
