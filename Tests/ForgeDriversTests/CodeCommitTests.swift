// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import HTTPTransport
import TestKit
import Testing

@testable import ForgeDrivers

/// AWS's own vectors: the test suite of Signature Version 4, and the example of the former General Reference (ListUsers).
@Suite struct `Signature Version 4` {
  private static let form = "application/x-www-form-urlencoded"

  @Test(arguments: [
    (
      "GET", "https://example.amazonaws.com/", "", "",
      "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
    ),
    (
      "POST", "https://example.amazonaws.com/", "", "",
      "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"
    ),
    (
      "GET", "https://example.amazonaws.com/?Param2=value2&Param1=value1", "", "",
      "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"
    ),
    (
      "POST", "https://example.amazonaws.com/", form, "Param1=value1",
      "ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
    ),
  ])
  func `is that of the published vectors`(
    _ method: String, _ url: String, _ type: String, _ body: String, _ signature: String
  ) {
    #expect(header(method, url, type, body, "service").hasSuffix("Signature=\(signature)"))
  }

  @Test func `names what it signs`() {
    let header = header(
      "GET", "https://iam.amazonaws.com/?Action=ListUsers&Version=2010-05-08", "\(Self.form); charset=utf-8", "", "iam")
    #expect(
      header == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, "
        + "SignedHeaders=content-type;host;x-amz-date, "
        + "Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7")
  }

  private func header(_ method: String, _ url: String, _ type: String, _ body: String, _ service: String) -> String {
    var request = HTTPRequest(method, url, headers: ["User-Agent": "nestling"], body: Array(body.utf8))
    if !type.isEmpty { request.headers["Content-Type"] = type }
    let keys = AmazonKeys(id: "AKIDEXAMPLE", secret: SecretText("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"))
    let signed = SignatureV4.signed(
      request, by: keys, region: "us-east-1", service: service, at: Timestamp("2015-08-30T12:36:00Z")!)
    return signed.headers["Authorization"] ?? ""
  }
}

@Suite struct `Repositories of AWS CodeCommit` {
  private static let reader = "arn:aws:iam::123456789012:role/reader"
  private let time = SetTime(DriverBed.start)

  private func amazon(_ change: (inout SimulatedAmazon.World) -> Void = { _ in }) -> SimulatedAmazon {
    var world = SimulatedAmazon.World()
    world.keys = ["AKIA": "secret/key+"]
    world.repositories = [
      .init(
        "shop", branches: ["main", "next", "old"], tags: ["team": "red"], files: ["deploy/app.yaml", "README.md"]),
      .init("api", tags: ["team": "blue", "tier": "1"]), .init("empty", branches: [], defaultBranch: nil),
      .init("web", defaultBranch: "main", tags: ["team": "red", "tier": "2"]), .init("other"),
    ]
    change(&world)
    return SimulatedAmazon(region: "eu-west-1", world: world, clock: time.source)
  }

  private func client(
    _ amazon: any HTTPClient, _ more: [(String, Value)] = [], secrets: [String: String]? = nil,
    around: [String: String] = [:], files: [String: String] = [:]
  ) throws -> any ForgeClient {
    var body: Value = ["region": "eu-west-1", "credentialsSecretName": "aws"]
    for (key, value) in more { body[key] = value }
    var source = try ForgeDriver.awsCodeCommit.organisationSource(from: body)
    source.secrets = (secrets ?? ["AWS_ACCESS_KEY_ID": "AKIA\n", "AWS_SECRET_ACCESS_KEY": "secret/key+"])
      .mapValues { SecretText($0) }
    return try AWSCodeCommitSettings.client(
      source, amazon, time.source, AmazonSurroundings(environment: around, file: { files[$0] }))
  }

  @Test func `are listed to the last page, with what their metadata says`() async throws {
    let amazon = amazon()
    let all = try await client(amazon).repositories(of: "", settings: [:])
    #expect(all.map(\.ref.name) == ["shop", "api", "empty", "web", "other"])
    let shop = try #require(all.first)
    #expect(shop.ref.owner == SimulatedAmazon.account && shop.id == "id-of-shop" && shop.defaultBranch == "main")
    #expect(shop.sshURL == "ssh://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop")
    #expect(shop.httpsURL == "https://git-codecommit.eu-west-1.amazonaws.com/v1/repos/shop")
    #expect(shop.fipsURL == "https://git-codecommit-fips.eu-west-1.amazonaws.com/v1/repos/shop")
    #expect(all[2].defaultBranch.isEmpty)
    #expect(amazon.world.complaints.isEmpty, "\(amazon.world.complaints)")
  }

  @Test(
    arguments: [
      ([["key": "team", "value": "red"]], ["shop", "web"]),
      ([["key": "team", "value": "red"], ["key": "team", "value": "blue"]], ["shop", "api", "web"]),
      ([["key": "team", "value": "red"], ["key": "tier"]], ["web"]),
      ([["key": "tier", "value": ""]], ["api", "web"]),
    ] as [([Value], [String])])
  func `with tagFilters are those that bear the tags`(_ filters: [Value], _ names: [String]) async throws {
    let amazon = amazon()
    let found = try await client(amazon).repositories(of: "", settings: ["tagFilters": .array(filters)])
    #expect(found.map(\.ref.name) == names)
    #expect(!amazon.world.calls.contains("ListRepositories"))
    #expect(amazon.world.complaints.isEmpty, "\(amazon.world.complaints)")
  }

  @Test func `have branches without commits, and paths`() async throws {
    let amazon = amazon()
    let client = try client(amazon)
    let shop = RepositoryRef(owner: SimulatedAmazon.account, name: "shop")
    #expect(try await client.branches(shop) == ["main", "next", "old"].map { Branch(name: $0, sha: "") })
    for (path, isThere) in [
      ("/", true), ("README.md", true), ("deploy", true), ("deploy/", true), ("/deploy/app.yaml", true),
      ("deploy/other", false), ("charts", false), ("charts/deep", false),
    ] {
      #expect(try await client.hasPath(shop, revision: "main", path: path) == isThere, "\(path)")
    }
    // Neither is an answer about a path.
    await #expect(throws: ForgeError.self) { try await client.hasPath(shop, revision: "gone", path: "deploy") }
    await #expect {
      try await client.hasPath(RepositoryRef(owner: "", name: "gone"), revision: "main", path: "deploy")
    } throws: { if case .notFound? = $0 as? ForgeError { true } else { false } }
    #expect(amazon.world.complaints.isEmpty, "\(amazon.world.complaints)")
  }

  @Test func `are read in a role, whose keys are shared until they are about to end`() async throws {
    let amazon = amazon { $0.roles = [Self.reader: 0] }
    let client = try client(amazon, [("role", .string(Self.reader))])
    for _ in 0..<2 { _ = try await client.repositories(of: "", settings: [:]) }
    #expect(amazon.world.roles[Self.reader] == 1)
    time.advance(.seconds(3400))
    _ = try await client.repositories(of: "", settings: [:])
    #expect(amazon.world.roles[Self.reader] == 2)
  }

  @Test func `are read as the pod, by its keys or by its token`() async throws {
    let byKeys = try client(
      amazon(), [("credentialsSecretName", "")],
      around: ["AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "secret/key+"])
    #expect(try await byKeys.repositories(of: "", settings: [:]).count == 5)
    let amazon = amazon { $0.roles = [Self.reader: 0] }
    let byToken = try client(
      amazon, [("credentialsSecretName", "")],
      around: ["AWS_ROLE_ARN": Self.reader, "AWS_WEB_IDENTITY_TOKEN_FILE": "/token"],
      files: ["/token": "token of the pod\n"])
    #expect(try await byToken.repositories(of: "", settings: [:]).count == 5)
    #expect(amazon.world.calls.first == "AssumeRoleWithWebIdentity")
    await #expect {
      try await client(amazon, [("credentialsSecretName", "")]).repositories(of: "", settings: [:])
    } throws: {
      isMisconfigured($0, "credentialsSecretName")
    }
  }

  @Test func `as the agent of EKS on the node gives them`() async throws {
    let agent = RecordedHTTP { (request) throws(TransportError) in
      #expect(request.url == "http://169.254.170.23/v1/credentials")
      #expect(request.headers["Authorization"] == "pod" && request.proxy == "")
      return .json([
        "AccessKeyId": "AKIA", "SecretAccessKey": "s", "Token": "t", "Expiration": "2099-01-01T00:00:00Z",
      ])
    }
    let place = AmazonPlace(region: "eu-west-1", http: agent, clock: time.source, tls: nil, proxy: nil)
    let surroundings = AmazonSurroundings(
      environment: [
        "AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/v1/credentials",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE": "/token",
      ], file: { _ in "pod\n" })
    let identity = AmazonIdentity(place, role: "", given: nil, surroundings: surroundings)
    #expect(try await identity.keys().session == SecretText("t"))
  }

  @Test func `are refused to wrong keys and strange roles, in words that are no absence`() async throws {
    let wrong = try client(amazon(), secrets: ["AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "wrong"])
    await #expect { try await wrong.repositories(of: "", settings: [:]) } throws: {
      if case .unauthorized(_, let detail)? = $0 as? ForgeError { detail.contains("InvalidSignature") } else { false }
    }
    let strange = try client(amazon(), [("role", .string(Self.reader))])
    await #expect { try await strange.repositories(of: "", settings: [:]) } throws: {
      if case .forbidden? = $0 as? ForgeError { true } else { false }
    }
  }

  @Test(arguments: [
    ("ThrottlingException", 400, true), ("com.amazonaws.codecommit#AccessDeniedException", 400, false),
    ("InternalError", 500, true), ("EncryptionKeyDisabledException", 400, false),
  ])
  func `an error says whether to try again`(_ type: String, _ status: Int, _ isTransient: Bool) async throws {
    let http = RecordedHTTP { (_) throws(TransportError) in
      HTTPResponse(status: status, body: Array("{\"__type\": \"\(type)\", \"message\": \"no\"}".utf8))
    }
    await #expect { try await client(http).repositories(of: "", settings: [:]) } throws: {
      ($0 as? ForgeError)?.isTransient == isTransient
    }
  }

  @Test func `pages that lead in circles are no listing`() async throws {
    let http = RecordedHTTP { (_) throws(TransportError) in .json(["repositories": [], "nextToken": "again"]) }
    await #expect { try await client(http).repositories(of: "", settings: [:]) } throws: {
      if case .incomplete? = $0 as? ForgeError { true } else { false }
    }
  }

  @Test func `settings that cannot work name the field`() throws {
    for (field, value) in [("region", "evil.example/"), ("region", "EU"), ("role", "reader")] {
      #expect { try client(amazon(), [(field, .string(value))]) } throws: { isMisconfigured($0, field) }
    }
    #expect { try client(amazon(), [("region", "")]) } throws: { isMisconfigured($0, "region") }
    #expect { try client(amazon(), secrets: ["AWS_ACCESS_KEY_ID": "AKIA"]) } throws: {
      isMisconfigured($0, "credentialsSecretName")
    }
    _ = try client(amazon(), [("region", "")], around: ["AWS_REGION": "eu-west-1"])
  }

  @Test func `no pull request comes from there`() async throws {
    let amazon = amazon()
    let client = try client(amazon)
    #expect(client.capabilities.isEmpty)
    await #expect(throws: ForgeError.self) { try await client.openPullRequests(RepositoryRef(owner: "", name: "shop")) }
    #expect(amazon.world.calls.isEmpty)
    let members = try #require(ForgeDriver.memberSchemas["pullRequest"])
    #expect(!members.contains { $0.name == "awsCodeCommit" })
  }

  private func isMisconfigured(_ error: any Error, _ field: String) -> Bool {
    if case .misconfigured(field, _)? = error as? ForgeError { true } else { false }
  }
}
