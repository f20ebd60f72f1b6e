// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents

/// One forge as tests meet it: its dialect, and how a generator names its repository `shop`.
///
/// In its world the account `nestling`, whose token the driver has, may do everything in `shop`, `ada` may write, `eve` is a
/// stranger; there is a neighbour `other`.
public struct SimulatedForge: Sendable, CustomStringConvertible {
  /// Name of its member in a pullRequest generator.
  public let kind: String
  public let dialect: any ForgeDialect
  /// The member of a generator, without repository and credentials.
  public let settings: Value
  /// Where the repository lies: owner, group, workspace or project.
  public let owner: String
  /// Members that spell the repository; of several the last one is its name.
  private let fields: [String]
  /// The credentials of a member, whose Secret has a key `token`.
  private let credentials: Value
  /// What it has no event for; polling finds it then. forge-apis section 7.3.
  private let silent: Set<Telling>

  public enum Telling: Sendable { case label, draft, title, retarget, reopening, check }

  public var description: String { kind }

  /// One entry a forge.
  public static let all: [SimulatedForge] = [
    SimulatedForge(
      kind: "github", dialect: GitHubDialect(), settings: [:], owner: "acme", fields: ["owner", "repo"],
      credentials: plain, silent: []),
    SimulatedForge(
      kind: "gitlab", dialect: GitLabDialect(), settings: ["api": "https://gitlab.example.com"], owner: "acme/web",
      fields: ["project"], credentials: plain, silent: []),
    SimulatedForge(
      kind: "gitea", dialect: GiteaDialect(), settings: ["api": "https://gitea.example.com:3000"], owner: "acme",
      fields: ["owner", "repo"], credentials: plain, silent: []),
    SimulatedForge(
      kind: "bitbucket", dialect: BitbucketCloudDialect(), settings: ["basicAuth": ["username": "nestling"]],
      owner: "acme", fields: ["owner", "repo"],
      credentials: ["basicAuth": ["username": "nestling", "passwordRef": reference]], silent: [.reopening]),
    SimulatedForge(
      kind: "bitbucketServer", dialect: BitbucketDataCenterDialect(),
      settings: ["api": "https://bitbucket.example.com"], owner: "acme", fields: ["project", "repo"],
      credentials: ["bearerToken": ["tokenRef": reference]], silent: [.reopening, .check]),
    SimulatedForge(
      kind: "azuredevops", dialect: AzureDevOpsDialect(), settings: [:], owner: "acme/web",
      fields: ["organization", "project", "repo"], credentials: plain, silent: [.label, .draft, .title, .retarget]),
  ]

  public static func named(_ kind: String) -> SimulatedForge { all.first { $0.kind == kind }! }

  public static let token = "s3cret"
  public static let hookSecret = "hook secret"
  private static let reference: Value = ["secretName": "forge", "key": "token"]
  private static let plain: Value = ["tokenRef": reference]

  /// Whether a webhook tells of it.
  public func tells(_ what: Telling) -> Bool { !silent.contains(what) }

  /// The member of a generator for `shop`, with credentials in the Secret `forge`.
  public var member: Value {
    let path = "\(owner)/shop"
    let parts = fields.count == 1 ? [path] : path.split(separator: "/").map(String.init)
    var member = Object(Array(zip(fields, parts.map { Value.string($0) })))
    for pair in (settings.object ?? [:]) { member[pair.key] = pair.value }
    for pair in (credentials.object ?? [:]) { member[pair.key] = pair.value }
    return .object(member)
  }

  /// A forge with its people and repositories.
  public func simulator(clock: TimeSource, budget: Int? = nil) -> ForgeSimulator {
    var world = ForgeWorld()
    world.addAccount("nestling", token: SimulatedForge.token)
    for login in ["ada", "eve"] { world.addAccount(login) }
    world.addAccount("ci", isBot: true)
    world.addRepository("\(owner)/shop", roles: ["nestling": .admin, "ada": .write])
    world.addRepository("\(owner)/other", roles: ["nestling": .admin])
    return ForgeSimulator(dialect, world: world, clock: clock, budget: budget, secret: SimulatedForge.hookSecret)
  }
}

extension ForgeWorld {
  /// The repository that suites are about: the first one.
  public var shop: Int64 { repositories[0].id }
}
