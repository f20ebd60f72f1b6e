// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeModel
import Testing

@Suite struct `API status` {
  @Test func `survives the way out and in`() throws {
    let status = APIStatus(
      code: 422, reason: "Invalid", message: "no",
      details: .init(
        name: "x", group: "g", kind: "previews", uid: "u",
        causes: [.init(reason: "FieldValueInvalid", message: "bad", field: "spec.a")], retryAfterSeconds: 3))
    #expect(APIStatus(status.value) == status)
    #expect(status.value["status"] == "Failure")
    #expect(APIStatus(["kind": "Pod", "apiVersion": "v1"]) == nil)
  }

  @Test func `words failures as the API server does`() {
    #expect(
      APIStatus.notFound(resource: "previews", group: "nestling.dev", name: "a").message
        == "previews.nestling.dev \"a\" not found")
    let one = APIStatus.Cause(reason: "FieldValueRequired", message: "Required value", field: "spec.x")
    #expect(
      APIStatus.invalid(kind: "Pod", name: "p", causes: [one]).message
        == "Pod \"p\" is invalid: spec.x: Required value")
    #expect(
      APIStatus.invalid(kind: "Pod", name: "p", causes: [one, one]).message
        == "Pod \"p\" is invalid: [spec.x: Required value, spec.x: Required value]")
  }
}

@Suite struct `Conditions` {
  private let early = Timestamp(seconds: 100), late = Timestamp(seconds: 200)

  @Test func `keep their transition time while the status stays`() {
    let first = [Condition]().setting(Condition(type: "Ready", status: "False", reason: "A", message: ""), at: early)
    let second = first.setting(Condition(type: "Ready", status: "False", reason: "B", message: "m"), at: late)
    #expect(second["Ready"]?.lastTransitionTime == early)
    #expect(second["Ready"]?.reason == "B")
    let third = second.setting(Condition(type: "Ready", status: "True", reason: "C", message: ""), at: late)
    #expect(third["Ready"]?.lastTransitionTime == late)
    #expect(third.count == 1)
  }

  @Test func `keep their place and leave others alone`() {
    let all = ["A", "B", "C"].reduce([Condition]()) {
      $0.setting(Condition(type: $1, status: "True", reason: "R", message: ""), at: early)
    }
    let changed = all.setting(Condition(type: "B", status: "False", reason: "R", message: ""), at: late)
    #expect(changed.map(\.type) == ["A", "B", "C"])
    #expect(changed["A"] == all["A"])
    #expect(changed.removing("B").map(\.type) == ["A", "C"])
  }
}

@Suite struct `Objects` {
  @Test func `hand out metadata and keep the rest`() {
    var object = KubeObject([
      "apiVersion": "apps/v1", "kind": "Deployment", "unknown": [1, 2],
      "metadata": [
        "name": "x", "namespace": "n", "labels": ["a": "b"], "uid": "u", "resourceVersion": "7",
        "creationTimestamp": "2026-01-31T08:05:00Z", "finalizers": ["f"],
      ],
    ])
    #expect(object.ref.description == "Deployment n/x")
    #expect(object.kind.group == "apps")
    object.labels["c"] = "d"
    object.finalizers = []
    #expect(object.value.at("metadata", "labels", "c") == "d")
    #expect(object.value.at("metadata", "finalizers") == nil)
    #expect(object.value["unknown"] == [1, 2])
    #expect(object.creationTimestamp == Timestamp("2026-01-31T08:05:00Z"))
  }
}
