// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import HTTPTransport
import KubeClient
import KubeModel
import Operator
import PreviewAPI
import TestKit

/// A forge, a cluster and an operator at work on one set: where others were cut, so are we tried.
struct EdgeWorld: Sendable {
  let world: FaultWorld
  let nestling: PreviewOperator
  /// What the operator sends to the API server.
  let sent: RecordingTransport
  let set = ObjectRef(Names.previewSet, namespace: "argocd", name: "shop")

  /// Nobody tells the operator of anything: it polls every minute.
  /// - Parameters:
  ///   - preview: members of `spec.preview` beside the usual ones.
  ///   - change: what else is different about the set.
  ///   - before: what happens on the forge before there is a set.
  static func play(
    on kind: String = "gitea", every seconds: Int64 = 60, preview: Object = [:],
    change: (inout KubeObject) -> Void = { _ in }, registry: (any HTTPClient)? = nil,
    before: (FaultWorld) async throws -> Void = { _ in }, _ body: (EdgeWorld) async throws -> Void
  ) async throws {
    try await Simulation.run { simulation in
      let world = try await FaultWorld(simulation, kind: kind)
      let sent = RecordingTransport(world.client, clock: world.clock)
      let edge = EdgeWorld(world: world, nestling: world.makeOperator(sent, registry: registry), sent: sent)
      try await before(world)
      let errors = try await world.run([edge.nestling]) {
        try await world.makeSet(every: seconds, preview: preview, change: change)
        try await body(edge)
      }
      if let error = errors.compactMap({ $0 }).first { throw error }
      if !world.forge.complaints.isEmpty { throw Complaints(words: world.forge.complaints) }
    }
  }

  /// What the simulated forge does not document and was asked.
  private struct Complaints: Error { var words: [String] }

  // MARK: what people do

  @discardableResult
  func open(
    _ branch: String, by author: String = "ada", fork: Int64? = nil, labels: [String] = []
  ) -> Int {
    world.forge.happen { forge, now in
      forge.open("Change \(branch)", in: world.shop, branch: branch, by: author, fork: fork, labels: labels, now: now)
    }.number
  }

  func push(_ number: Int) { world.forge.happen { forge, now in forge.push(to: number, in: world.shop, now: now) } }

  func comment(_ text: String, by author: String = "ada", on number: Int = 1) {
    world.forge.happen { forge, now in forge.comment(text, by: author, on: number, in: world.shop, now: now) }
  }

  func fork(of author: String) -> Int64 {
    world.forge.change { $0.addRepository("\(author)/shop", roles: [author: .admin]).id }
  }

  func pass(_ span: Duration) async throws { try await world.clock.sleep(span) }

  // MARK: what they see

  func head(_ number: Int) -> String { world.forge.world.pull(number, in: world.shop)?.sha ?? "" }

  /// Reports of the preview's commit status on a commit, the old ones included.
  func statuses(of sha: String) -> [String] {
    world.forge.world.allStatuses(of: sha, in: world.shop).filter { $0.by == "nestling" }.map(\.state)
  }

  /// Waits for the phase, and for the commit where one is told.
  @discardableResult
  func waits(_ phase: String, _ number: Int = 1, at sha: String? = nil, within span: Duration = .seconds(7200))
    async throws -> KubeObject
  {
    try await TestKit.eventually("\(phase) of #\(number)", within: span, by: world.clock, every: .seconds(5)) { look in
      let found = try await world.preview(number)
      let set = try await world.cluster.get(set)
      look.saw(YAML.text(found?.value ?? .null) + YAML.text(set?.status ?? .null))
      guard let found, found.status["phase"]?.string == phase else { return nil }
      guard sha == nil || found.status["deployedSHA"]?.string == sha else { return nil }
      return found
    }
  }

  func waitsForComment(_ text: String, on number: Int = 1, of repository: Int64? = nil) async throws {
    try await world.eventually("“\(text)” on #\(number)", within: .seconds(7200)) { look in
      let bodies = world.comments(on: number, of: repository)
      look.saw(bodies.joined(separator: "\n---\n"))
      return bodies.contains { $0.contains(text) }
    }
  }

  func namespace(_ number: Int) async throws -> KubeObject? {
    try await world.cluster.get(
      ObjectRef(Names.namespace, namespace: nil, name: "preview-shop-shop-\(number)"))
  }

  func decision(_ number: Int) async throws -> Value? {
    try await world.cluster.get(set)?.status["pullRequests"]?.array?.first { $0["number"] == .int(Int64(number)) }
  }
}
