// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Locks
import TestKit
import Testing

/// One driver before a simulator of its forge, so that one suite runs over every driver.
///
/// Every bed has the repository `acme/shop` on its forge (`owner`), in which the account `nestling`, whose token the driver
/// has, may do everything, `ada` may write, `eve` is a stranger; and a neighbour `acme/other`.
struct DriverBed: Sendable, CustomTestStringConvertible {
  let kind: String
  let dialect: any ForgeDialect
  /// The member of a generator, without repository and token.
  let settings: Value
  /// Where the repository lies: owner, group, workspace or project.
  let owner: String

  var testDescription: String { kind }

  /// One line a forge.
  static let all: [DriverBed] = [
    DriverBed(kind: "github", dialect: GitHubDialect(), settings: [:], owner: "acme"),
    DriverBed(
      kind: "gitlab", dialect: GitLabDialect(), settings: ["api": "https://gitlab.example.com"], owner: "acme/web"),
    DriverBed(
      kind: "gitea", dialect: GiteaDialect(), settings: ["api": "https://gitea.example.com:3000"], owner: "acme"),
    DriverBed(
      kind: "bitbucket", dialect: BitbucketCloudDialect(), settings: ["basicAuth": ["username": "nestling"]],
      owner: "acme"),
    DriverBed(
      kind: "bitbucketServer", dialect: BitbucketDataCenterDialect(),
      settings: ["api": "https://bitbucket.example.com"], owner: "acme"),
    DriverBed(kind: "azuredevops", dialect: AzureDevOpsDialect(), settings: [:], owner: "acme/web"),
  ]

  static func named(_ kind: String) -> DriverBed { all.first { $0.kind == kind }! }

  static let start = Timestamp(seconds: 1_772_000_000)
  static let token = "s3cret"

  var repository: RepositoryRef { RepositoryRef(owner: owner, name: "shop") }

  /// A forge with its people and repositories, and a clock that stands still until it is told.
  func forge(budget: Int? = nil, time: SetTime = SetTime(DriverBed.start)) -> ForgeSimulator {
    var world = ForgeWorld()
    world.addAccount("nestling", token: DriverBed.token)
    for login in ["ada", "eve"] { world.addAccount(login) }
    world.addAccount("ci", isBot: true)
    world.addRepository("\(owner)/shop", roles: ["nestling": .admin, "ada": .write])
    world.addRepository("\(owner)/other", roles: ["nestling": .admin])
    return ForgeSimulator(dialect, world: world, clock: time.source, budget: budget)
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

  /// What not every forge has an event for; polling finds it then. forge-apis section 7.3.
  enum Telling { case label, draft, retarget, reopening }
  func tells(_ what: Telling) -> Bool { !(silent[kind] ?? []).contains(what) }
  private var silent: [String: Set<Telling>] {
    [
      "bitbucket": [.reopening], "bitbucketServer": [.reopening], "azuredevops": [.label, .draft, .retarget],
    ]
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

/// A clock that stands where it was put; whoever sleeps moves it on.
final class SetTime: Sendable {
  private let instant: Mutex<Timestamp>
  init(_ instant: Timestamp) { self.instant = Mutex(instant) }
  var now: Timestamp { instant.withLock { $0 } }
  func advance(_ span: Duration) { instant.withLock { $0 = $0 + span } }
  var source: TimeSource { TimeSource(now: { self.now }, sleep: { self.advance($0) }) }
}

extension ForgeWorld {
  /// The repository that the suite is about.
  var shop: Int64 { repositories[0].id }
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
