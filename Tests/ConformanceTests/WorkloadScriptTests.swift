// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Sandbox
internal import Testing

@Suite struct WorkloadScriptTests {
  private let bed: Bed
  private let jobs = "/apis/batch/v1/namespaces/default/jobs"
  private let deployments = "/apis/apps/v1/namespaces/default/deployments"
  init() throws {
    var bed = Backend.bed(try ControlPlane(path: ":memory:"))
    bed.namespace = "default"
    self.bed = bed
  }

  private func object(_ outcome: String?, _ spec: Value = [:]) -> Value {
    var metadata: Value = ["name": "a"]
    if let outcome { metadata["annotations"] = ["sandbox.nestling.dev/outcome": .string(outcome)] }
    return ["metadata": metadata, "spec": spec]
  }
  private func conditions(_ value: Value) -> [String] {
    (value.at("status", "conditions")?.array ?? []).map { "\($0["type"]?.string ?? "")=\($0["status"]?.string ?? "")" }
  }

  @Test(arguments: [("succeeds", ["Complete=True"]), ("fails", ["Failed=True"]), ("runs", []), (nil, [])])
  func `a job ends as its annotation says, and never without one`(_ outcome: String?, _ said: [String]) async throws {
    try await bed.call("POST", jobs, object(outcome))
    let job = try await bed.call("GET", "\(jobs)/a").value
    #expect(conditions(job) == said)
    #expect((job["status"] == nil) == (outcome == nil))
  }

  @Test func `a job that runs ends when it is told to`() async throws {
    try await bed.call("POST", jobs, object("runs"))
    _ = try await bed.merge("\(jobs)/a", ["metadata": ["annotations": ["sandbox.nestling.dev/outcome": "fails"]]])
    #expect(conditions(try await bed.call("GET", "\(jobs)/a").value) == ["Failed=True"])
  }

  @Test func `a deployment is available anew after each scaling`() async throws {
    try await bed.call("POST", deployments, object("succeeds", ["replicas": 2]))
    _ = try await bed.merge("\(deployments)/a/scale", ["spec": ["replicas": 0]])
    let down = try await bed.call("GET", "\(deployments)/a").value
    #expect(down.at("status", "observedGeneration") == 2)
    #expect(down.at("status", "availableReplicas") == 0)
    _ = try await bed.merge("\(deployments)/a/scale", ["spec": ["replicas": 3]])
    let up = try await bed.call("GET", "\(deployments)/a").value
    #expect(up.at("status", "availableReplicas") == 3)
    #expect(conditions(up) == ["Available=True", "Progressing=True"])
    #expect(try await bed.call("GET", "\(deployments)/a/scale").value["kind"] == "Scale")
  }

  @Test func `a namespace can say it for all that is in it`() async throws {
    _ = try await bed.merge(
      "/api/v1/namespaces/default", ["metadata": ["annotations": ["sandbox.nestling.dev/outcome": "succeeds"]]])
    try await bed.call("POST", jobs, object(nil))
    #expect(conditions(try await bed.call("GET", "\(jobs)/a").value) == ["Complete=True"])
  }

  @Test func `an outcome that nobody knows is refused`() async throws {
    let answer = try await bed.call("POST", jobs, object("done"))
    #expect(answer.status == 422)
    #expect(answer.message.contains("supported values: \"succeeds\", \"fails\", \"runs\""))
  }

  @Test(arguments: ["pods/a/log", "pods/a/exec", "serviceaccounts/default/token"])
  func `what needs containers or tokens is refused in a sentence`(_ path: String) async throws {
    try await bed.call("POST", "/api/v1/namespaces/default/pods", object(nil))
    let answer = try await bed.call("GET", "/api/v1/namespaces/default/\(path)")
    #expect(answer.status == 501)
    #expect(answer.message.hasPrefix("the sandbox "))
  }
}
