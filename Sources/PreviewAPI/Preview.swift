// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import KubeModel

/// One environment, usually of one pull request: api.md section 1.2. Written by the operator; `spec.control` by people.
public struct Preview: Sendable {
  public var object: KubeObject
  public var spec: PreviewSpec
  public var status: PreviewStatus

  public var name: String { object.name }
  public var namespace: String { object.namespace ?? "default" }
  public var isTerminating: Bool { object.deletionTimestamp != nil }
  /// Name of the PreviewSet that wants it.
  public var setName: String { object.ownerReferences.first { $0.kind == Names.previewSet.kind }?.name ?? "" }

  public init(_ object: KubeObject) throws(ValidationError) {
    self.object = object
    guard object.kind == Names.preview else {
      throw ValidationError(field: "kind", message: "expected Preview, found \(object.kind)")
    }
    spec = try PreviewSpec(try Fields(object.value["spec"], path: "spec"))
    status = PreviewStatus(object.status)
  }
}

public struct PreviewSpec: Sendable, Hashable {
  /// What makes this Preview one: parameter sets with one key share it.
  public var key: String
  /// nil when no pull request is behind it.
  public var pullRequest: PullRequestReference?
  /// Further pull requests that share it.
  public var others: [PullRequestReference] = []
  public var namespace: String
  /// Whether the namespace is ours to create and to delete.
  public var ownsNamespace: Bool
  /// "" when the set gives none.
  public var url: String
  /// Fully rendered objects, in no particular order.
  public var manifests: [KubeObject]
  /// Why nothing new may be deployed; nil when it may.
  public var hold: Hold?
  public var feedback: Feedback
  /// Commands in comments; nil when they are off.
  public var commands: CommandSettings?
  /// How long deploying may take before the preview counts as failed.
  public var readyTimeout: Duration
  public var applicationRules = ApplicationRules()
  public var lifetime = LifetimeSettings()
  public var terms = Terms()
  /// Jobs of the set around deploying and deleting.
  public var hooks: [Hook] = []
  /// Images that the head commit waited for, with the digests they had then.
  public var images: [Image] = []
  /// Since when it waits in the queue; nil when it has its place.
  public var queuedSince: Timestamp?
  public var control: Control

  public init(
    key: String, pullRequest: PullRequestReference?, namespace: String, ownsNamespace: Bool, url: String,
    manifests: [KubeObject], hold: Hold? = nil, feedback: Feedback, readyTimeout: Duration = .seconds(900),
    control: Control = Control()
  ) {
    self.key = key
    self.pullRequest = pullRequest
    self.namespace = namespace
    self.ownsNamespace = ownsNamespace
    self.url = url
    self.manifests = manifests
    self.hold = hold
    self.feedback = feedback
    self.readyTimeout = readyTimeout
    self.control = control
  }

  init(_ fields: Fields) throws(ValidationError) {
    key = try fields.string("key") ?? ""
    pullRequest = try fields.optionalMap("pullRequest").map { (fields: Fields) throws(ValidationError) in
      try PullRequestReference(fields)
    }
    for (place, entry) in try fields.list("others").enumerated() {
      others.append(try PullRequestReference(try Fields(entry, path: fields.path("others[\(place)]"))))
    }
    namespace = try fields.string("namespace") ?? ""
    ownsNamespace = try fields.bool("ownsNamespace") ?? false
    url = try fields.string("url") ?? ""
    manifests = try fields.list("manifests").map(KubeObject.init)
    hold = try fields.optionalMap("hold").map { (fields: Fields) throws(ValidationError) in try Hold(fields) }
    hooks = try fields.list("hooks").map(Hook.init)
    images = try fields.list("images").map(Image.init)
    queuedSince = try fields.timestamp("queuedSince")
    feedback = try Feedback(try fields.map("feedback"))
    commands = try fields.optionalMap("commands").map { (fields: Fields) throws(ValidationError) in
      try CommandSettings(fields)
    }
    readyTimeout = try fields.duration("readyTimeout") ?? .seconds(900)
    let rules = try fields.map("applicationRules")
    applicationRules = try ApplicationRules(rules, policy: rules)
    lifetime = try LifetimeSettings(try fields.map("lifetime"))
    terms = try Terms(try fields.map("terms"))
    control = try Control(try fields.map("control"))
  }

  /// The document, without `control`, which is people's.
  public var value: Value {
    var result: Value = [
      "key": .string(key), "namespace": .string(namespace), "ownsNamespace": .bool(ownsNamespace),
      "url": .string(url), "manifests": .array(manifests.map(\.value)),
      "feedback": feedback.value,
      "readyTimeout": .string("\(readyTimeout.components.seconds)s"),
    ]
    if terms != Terms() { result["terms"] = terms.value }
    if lifetime != LifetimeSettings() { result["lifetime"] = lifetime.value }
    if let pullRequest { result["pullRequest"] = pullRequest.value }
    if let rules = applicationRules.value { result["applicationRules"] = rules }
    if let commands { result["commands"] = commands.value }
    if let hold { result["hold"] = hold.value }
    if !hooks.isEmpty { result["hooks"] = .array(hooks.map(\.value)) }
    if !others.isEmpty { result["others"] = .array(others.map(\.value)) }
    if !images.isEmpty { result["images"] = .array(images.map(\.value)) }
    if let queuedSince { result["queuedSince"] = .string(queuedSince.description) }
    return result
  }
}

/// The pull request behind a Preview, and how to ask its forge again.
public struct PullRequestReference: Sendable, Hashable {
  /// Driver: `github`, `gitea`, …
  public var forge: String
  public var host: String
  /// `owner/name`
  public var repository: String
  public var number: Int
  public var headSHA: String
  public var branch: String
  public var author: String
  public var title: String
  public var url: String
  /// In the order of the alphabet; a change of them counts as activity.
  public var labels: [String]
  /// The generator's forge member as written (references to Secrets, never their content).
  public var source: Value

  public init(
    forge: String, host: String, repository: String, number: Int, headSHA: String, branch: String, author: String,
    title: String, url: String, labels: [String] = [], source: Value
  ) {
    self.forge = forge
    self.host = host
    self.repository = repository
    self.number = number
    self.headSHA = headSHA
    self.branch = branch
    self.author = author
    self.title = title
    self.url = url
    self.labels = labels.sorted()
    self.source = source
  }

  /// `owner/name#12`, as people write it.
  public var label: String { "\(repository)#\(number)" }
  /// What makes it one: forge host, repository and number.
  public var key: String { "\(host)/\(label)" }

  init(_ fields: Fields) throws(ValidationError) {
    forge = try fields.string("forge") ?? ""
    host = try fields.string("host") ?? ""
    repository = try fields.string("repository") ?? ""
    number = try fields.int("number") ?? 0
    headSHA = try fields.string("headSHA") ?? ""
    branch = try fields.string("branch") ?? ""
    author = try fields.string("author") ?? ""
    title = try fields.string("title") ?? ""
    url = try fields.string("url") ?? ""
    labels = try fields.strings("labels")
    source = fields.any("source") ?? .object([:])
  }

  public var value: Value {
    [
      "forge": .string(forge), "host": .string(host), "repository": .string(repository), "number": .int(Int64(number)),
      "headSHA": .string(headSHA), "branch": .string(branch), "author": .string(author), "title": .string(title),
      "url": .string(url), "labels": .array(labels.map { .string($0) }), "source": source,
    ]
  }
}
