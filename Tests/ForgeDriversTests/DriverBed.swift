// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import TestKit
import Testing

/// One driver before a simulator of its forge, so that one suite runs over every driver.
typealias DriverBed = SimulatedForge

extension SimulatedForge {
  static let start = Timestamp(seconds: 1_772_000_000)

  var repository: RepositoryRef { RepositoryRef(owner: owner, name: "shop") }

  /// A forge with its people and repositories, and a clock that stands still until it is told.
  func forge(budget: Int? = nil, time: SetTime = SetTime(DriverBed.start)) -> ForgeSimulator {
    simulator(clock: time.source, budget: budget)
  }

  func client(
    _ forge: ForgeSimulator, token: String? = DriverBed.token, labels: [String] = [],
    time: SetTime = SetTime(DriverBed.start), through: ((any HTTPClient) -> any HTTPClient)? = nil
  ) throws -> any ForgeClient {
    let driver = try #require(ForgeDriver.named(kind))
    var source = ForgeSource(api: settings["api"]?.string, repository: repository, body: settings)
    source.token = token.map { SecretText($0) }
    source.labels = labels
    return try driver.makeClient(source: source, http: through?(forge) ?? forge, clock: time.source)
  }

  /// How comments name this account, and `permission` wants it: by login, or by id where logins are nobody's own.
  func author(_ login: String, _ forge: ForgeSimulator) -> String {
    guard let id = forge.world.account(login)?.id else { return login }
    switch kind {
    case "bitbucket": return BitbucketCloudDialect.uuid(id)
    case "azuredevops": return AzureDevOpsDialect.guid(id)
    default: return login
    }
  }

  /// Whether a pull request can have it on this forge.
  func has(_ capability: Capability) -> Bool { ForgeDriver.named(kind)?.capabilities.contains(capability) == true }
}

extension ForgeSimulator {
  /// Opens that many further pull requests.
  func open(_ count: Int, labels: [String] = [], isDraft: Bool = false) {
    for _ in 0..<count {
      happen { world, now in
        let number = (world.pulls[world.shop]?.last?.number ?? 0) + 1
        return world.open(
          "Change \(number)", in: world.shop, branch: "branch-\(number)", by: "ada", labels: labels, isDraft: isDraft,
          now: now)
      }
    }
    _ = takeDeliveries()
  }
}
