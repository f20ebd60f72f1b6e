// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import ForgeDrivers
import TestKit
import Testing

/// Deployment objects over every forge that has them.
struct DriverDeploymentTests {
  private static let beds = DriverBed.all.filter { $0.has(.deployments) }

  private func deployment(_ forge: ForgeSimulator, _ state: Deployment.State) -> Deployment {
    let pull = forge.world.pull(1, in: forge.world.shop)
    return Deployment(
      environment: "preview/shop-1", sha: pull?.sha ?? "", branch: pull?.branch ?? "", state: state,
      url: state == .success ? "https://preview.example" : "", description: "of #1")
  }

  @Test(arguments: beds)
  func `a preview's deployment goes through its life under one id, and leaves nothing behind`(_ bed: DriverBed)
    async throws
  {
    let forge = bed.forge()
    forge.open(1)
    let client = try bed.client(forge)
    var id = ""
    for state in [Deployment.State.pending, .inProgress, .inProgress, .success] {
      let next = try await client.setDeployment(bed.repository, id: id, deployment(forge, state))
      #expect(id.isEmpty || next == id)
      id = next
    }
    let shop = try #require(forge.world.repository(id: forge.world.shop))
    #expect(shop.deployments.map(\.environment) == ["preview/shop-1"])
    #expect(shop.deployments.first?.states.last?.state == "success")
    let url = shop.environments.first?.url ?? ""
    #expect((url.isEmpty ? shop.deployments.first?.states.last?.url : url) == "https://preview.example")

    _ = try await client.setDeployment(bed.repository, id: id, deployment(forge, .inactive))
    try await client.removeDeployment(bed.repository, environment: "preview/shop-1")
    #expect(forge.world.repository(id: forge.world.shop)?.environments.isEmpty == true)
    try await client.removeDeployment(bed.repository, environment: "preview/shop-1")
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: beds)
  func `a restarted operator finds the deployment of its commit, and a push makes another one`(_ bed: DriverBed)
    async throws
  {
    let forge = bed.forge()
    forge.open(1)
    let client = try bed.client(forge)
    let first = try await client.setDeployment(bed.repository, id: "", deployment(forge, .success))
    if bed.kind == "github" {
      #expect(try await client.setDeployment(bed.repository, id: "", deployment(forge, .success)) == first)
    }
    forge.happen { $0.push(to: 1, in: $0.shop, now: $1) }
    let second = try await client.setDeployment(bed.repository, id: "", deployment(forge, .inProgress))
    #expect(first != second)
    let states = forge.world.repository(id: forge.world.shop)?.deployments.map { $0.states.last?.state }
    if bed.kind == "github" { #expect(states == ["inactive", "in_progress"]) }
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: beds)
  func `what fails can succeed later`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(1)
    let client = try bed.client(forge)
    var id = ""
    for state in [Deployment.State.inProgress, .failure, .inProgress, .success] {
      id = try await client.setDeployment(bed.repository, id: id, deployment(forge, state))
    }
    #expect(forge.world.repository(id: forge.world.shop)?.deployments.last?.states.last?.state == "success")
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test func `without administration rights GitHub's environment stays, and nothing fails`() async throws {
    let bed = DriverBed.named("github")
    let forge = bed.forge()
    forge.change { world in world.change(repository: world.shop) { $0.roles["nestling"] = .write } }
    forge.open(1)
    let client = try bed.client(forge)
    _ = try await client.setDeployment(bed.repository, id: "", deployment(forge, .success))
    try await client.removeDeployment(bed.repository, environment: "preview/shop-1")
    let shop = forge.world.repository(id: forge.world.shop)
    #expect(shop?.deployments.isEmpty == true)
    #expect(shop?.environments.count == 1)
  }
}
