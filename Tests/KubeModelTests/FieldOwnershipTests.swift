// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import Testing

@Suite struct `Who owns fields of an object` {
  private func object(_ entries: [Value]) -> KubeObject {
    KubeObject([
      "apiVersion": "argoproj.io/v1alpha1", "kind": "Application",
      "metadata": ["name": "shop", "managedFields": .array(entries)],
    ])
  }

  private func entry(_ manager: String, _ fields: Value) -> Value {
    ["manager": .string(manager), "operation": "Update", "fieldsV1": fields]
  }

  @Test func `a controller that writes a state has not made the object`() {
    let ours = entry("nestling", ["f:spec": ["f:project": [:]]])
    let state = entry("argocd", ["f:status": ["f:health": [:]], "f:operation": [:]])
    #expect(object([ours, state]).makers == ["nestling"])
  }

  @Test(
    arguments: [["f:spec": ["f:project": [:]], "f:status": [:]], ["f:metadata": ["f:labels": [:]]], [:]] as [Value])
  func `whoever wrote more, or nothing that is told, may have made it`(fields: Value) {
    #expect(object([entry("kubectl", fields)]).makers == ["kubectl"])
  }
}
