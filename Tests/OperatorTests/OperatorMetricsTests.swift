// SPDX-License-Identifier: Apache-2.0
import Clocks
import ControllerRuntime
import Documents
import KubeModel
import PreviewAPI
import Telemetry
import Testing

@testable import Operator

@Suite struct `Metrics of the operator` {
  @Test func `deletions that are blocked are counted`() async {
    let metrics = OperatorMetrics(Metrics())
    let queue = await WorkQueue<ObjectKey>(clock: .system).snapshot
    func preview(_ name: String, _ status: String?) -> KubeObject {
      var object = KubeObject(kind: Names.preview, namespace: "n", name: name)
      if let status {
        object.value["status"] = ["conditions": [["type": "DeletionBlocked", "status": .string(status)]]]
      }
      return object
    }
    metrics.observe(
      queue, queue, sets: 1, previews: [preview("a", nil), preview("b", "True"), preview("c", "False")])
    #expect(metrics.text.contains("nestling_deletions_blocked 1\n"))
    metrics.observe(queue, queue, sets: 1, previews: [preview("a", nil)])
    #expect(metrics.text.contains("nestling_deletions_blocked 0\n"))
  }

  @Test func `every metric is named and explained, whether or not anything happened`() {
    let families = PreviewOperator.metricFamilies
    #expect(families.count > 10)
    for family in families {
      // Besides our own there are those that Prometheus' clients agree on.
      let isExpected = family.name.hasPrefix("nestling_") || family.name.hasPrefix("process_")
      #expect(isExpected && !family.help.isEmpty, "\(family.name)")
      #expect((family.kind == "counter") == family.name.hasSuffix("_total"), "\(family.name)")
    }
  }
}
