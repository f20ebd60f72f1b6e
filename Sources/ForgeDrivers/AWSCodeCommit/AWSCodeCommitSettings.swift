// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import Forge
internal import HTTPTransport

extension ForgeDriver {
  /// AWS CodeCommit: its repositories only.
  public static let awsCodeCommit = ForgeDriver(
    kind: "awsCodeCommit",
    title: "AWS CodeCommit",
    capabilities: [],
    settingsSchema: nil,
    references: [],
    repositoryFields: [],
    organisation: OrganisationMember(
      name: "awsCodeCommit", owner: [],
      schema: SettingsSchema.member(
        "Repositories of an AWS account in one region.", required: [],
        properties: [
          (
            "tagFilters",
            [
              "type": "array",
              "description":
                "Only repositories with these tags: values of one key are alternatives, all keys must be met.",
              "items": SettingsSchema.member(
                "A tag.", required: ["key"],
                properties: [
                  ("key", SettingsSchema.name("Its key.")),
                  ("value", SettingsSchema.text("Its value; empty for any.")),
                ]),
            ]
          ),
          ("role", SettingsSchema.text("ARN of an IAM role to take on, for instance in another account.")),
          ("region", SettingsSchema.text("Region of the repositories; empty for the one that the operator runs in.")),
          ("allBranches", SettingsSchema.allBranches),
          (
            "credentialsSecretName",
            SettingsSchema.text(
              "Secret with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and perhaps AWS_SESSION_TOKEN; without one the identity "
                + "of the operator's pod counts.")
          ),
        ]),
      references: [
        SettingsReference(field: "credentialsSecretName", kind: .wholeSecret, purpose: .secrets),
        .certificates,
      ]),
    intake: NoIntake(),
    make: { (source, http, clock) throws(ForgeError) in
      try AWSCodeCommitSettings.client(source, http, clock, .ofProcess)
    })
}

enum AWSCodeCommitSettings {
  static func client(
    _ source: ForgeSource, _ http: any HTTPClient, _ clock: TimeSource, _ surroundings: AmazonSurroundings
  ) throws(ForgeError) -> any ForgeClient {
    func text(_ field: String) -> String { source.body[field]?.string ?? "" }
    let role = text("role")
    guard role.isEmpty || role.hasPrefix("arn:") else {
      throw .misconfigured(field: "role", detail: "must be an ARN such as arn:aws:iam::123456789012:role/reader")
    }
    let isPlain = source.caPEM == nil && !source.isInsecure
    let place = AmazonPlace(
      region: try region(text("region"), surroundings), http: http, clock: clock,
      tls: isPlain ? nil : TLSSettings(caPEM: source.caPEM, isVerified: !source.isInsecure), proxy: source.proxy)
    let given = text("credentialsSecretName").isEmpty ? nil : try keys(source)
    return CodeCommitClient(
      api: AmazonAPI(
        place: place, identity: AmazonIdentity(place, role: role, given: given, surroundings: surroundings)))
  }

  /// It becomes part of a host's name, which nothing else may.
  private static func region(_ written: String, _ surroundings: AmazonSurroundings) throws(ForgeError) -> String {
    let around = ["AWS_REGION", "AWS_DEFAULT_REGION"].compactMap { surroundings.environment[$0] }
    guard let region = ([written] + around).first(where: { !$0.isEmpty }) else {
      throw .misconfigured(field: "region", detail: "is required where the operator does not run at AWS")
    }
    let isName = region.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    guard isName, region.utf8.count <= 40 else {
      throw .misconfigured(field: "region", detail: "must be a region's name such as eu-west-1")
    }
    return region
  }

  private static func keys(_ source: ForgeSource) throws(ForgeError) -> AmazonKeys {
    func value(_ key: String) -> String? {
      source.secrets[key].map { $0.revealed.trimmingASCIISpace() }.flatMap { $0.isEmpty ? nil : $0 }
    }
    guard let id = value("AWS_ACCESS_KEY_ID"), let secret = value("AWS_SECRET_ACCESS_KEY") else {
      throw .misconfigured(
        field: "credentialsSecretName", detail: "the Secret needs AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")
    }
    return AmazonKeys(
      id: id, secret: SecretText(secret), session: value("AWS_SESSION_TOKEN").map { SecretText($0) })
  }
}

/// Nothing comes from here by webhook: CodeCommit tells of changes by other services of AWS.
private struct NoIntake: ForgeIntake {
  func recognises(_ delivery: Delivery) -> Bool { false }
  func verify(_ delivery: Delivery, secrets: [[UInt8]]) -> Bool { false }
  func decode(_ delivery: Delivery) throws(ForgeError) -> [ForgeEvent] { [] }
}
