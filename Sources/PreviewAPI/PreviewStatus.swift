// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import KubeModel

/// What the operator last saw and did for a Preview. Reading never fails: a status we cannot read is one we write anew.
public struct PreviewStatus: Sendable, Hashable {
  public var phase: Phase?
  public var url: String = ""
  /// Head commit that was seen last, held or not.
  public var headSHA: String = ""
  /// When it was first seen: an approval by word alone that is older was meant for another one.
  public var headSince: Timestamp?
  /// Head commit the operator acted on last.
  public var observedSHA: String = ""
  /// Head commit that became ready last.
  public var deployedSHA: String = ""
  /// When the present commit began to be deployed: the start of `ready.timeout`.
  public var deployingSince: Timestamp?
  /// When a preview that goes was first seen without anything left of it.
  public var goneAt: Timestamp?
  /// What counts against the idle limit began then: the last push, label, approval, command or comment.
  public var lastActivityAt: Timestamp?
  /// When it expires unless something happens before; nil: never.
  public var expiresAt: Timestamp?
  /// How the hooks of the present commit went.
  public var hooks: [HookState] = []
  /// Workloads may still stand scaled down.
  public var isScaledDown = false
  /// What people are told before it expires; "" while that is far.
  public var warning = ""
  public var activity = Activity()
  /// Place in the queue, from 1; 0 when it waits for no place.
  public var queuePosition = 0
  /// The wish to redeploy that was carried out last.
  public var redeployedAt: Timestamp?
  public var applications: [ApplicationState] = []
  /// Everything we applied, for pruning and teardown across namespaces.
  public var inventory: [InventoryEntry] = []
  /// UID of the namespace we created; "" when none is ours.
  public var namespaceUID: String = ""
  /// What its pull request was told; of several the first.
  public var told = Told()
  /// Which one that is, where there are others or were.
  public var toldTo: PullRequestReference?
  /// What the others were told that share it, and those that do no longer and have not been told so yet.
  public var toldOthers: [ToldOther] = []
  public var conditions: [Condition] = []
  public var observedGeneration: Int64 = 0

  /// What has been seen of pull request and wishes, to know what is new.
  public struct Activity: Sendable, Hashable {
    /// Of head commit and labels.
    public var pushMark = ""
    public var pushedAt: Timestamp?
    /// Of `spec.control`.
    public var wishMark = ""
    public var askedAt: Timestamp?
    /// When it was made or brought back: the start of `lifetime.max`.
    public var aliveSince: Timestamp?

    public init() {}

    init(_ value: Value?) {
      pushMark = value?["pushMark"]?.string ?? ""
      wishMark = value?["wishMark"]?.string ?? ""
      pushedAt = value?["pushedAt"]?.string.flatMap { Timestamp($0) }
      askedAt = value?["askedAt"]?.string.flatMap { Timestamp($0) }
      aliveSince = value?["aliveSince"]?.string.flatMap { Timestamp($0) }
    }

    var value: Value {
      var result: Value = ["pushMark": .string(pushMark), "wishMark": .string(wishMark)]
      for (name, moment) in [("pushedAt", pushedAt), ("askedAt", askedAt), ("aliveSince", aliveSince)] {
        result[name] = moment.map { .string($0.description) } ?? .null
      }
      return result
    }
  }

  public struct ApplicationState: Sendable, Hashable {
    public var name: String
    public var sync: String
    public var health: String
    public var url: String
    public init(name: String, sync: String, health: String, url: String = "") {
      self.name = name
      self.sync = sync
      self.health = health
      self.url = url
    }
  }

  public init() {}

  public init(_ value: Value) {
    phase = value["phase"]?.string.flatMap(Phase.init(rawValue:))
    url = value["url"]?.string ?? ""
    headSHA = value["headSHA"]?.string ?? ""
    headSince = value["headSince"]?.string.flatMap { Timestamp($0) }
    observedSHA = value["observedSHA"]?.string ?? ""
    deployedSHA = value["deployedSHA"]?.string ?? ""
    deployingSince = value["deployingSince"]?.string.flatMap { Timestamp($0) }
    goneAt = value["goneAt"]?.string.flatMap { Timestamp($0) }
    activity = Activity(value["activity"])
    hooks = (value["hooks"]?.array ?? []).map(HookState.init)
    isScaledDown = value["scaledDown"]?.bool ?? false
    warning = value["warning"]?.string ?? ""
    queuePosition = Int(value["queuePosition"]?.int ?? 0)
    redeployedAt = value["redeployedAt"]?.string.flatMap { Timestamp($0) }
    lastActivityAt = value["lastActivityAt"]?.string.flatMap { Timestamp($0) }
    expiresAt = value["expiresAt"]?.string.flatMap { Timestamp($0) }
    applications = (value["applications"]?.array ?? []).map {
      ApplicationState(
        name: $0["name"]?.string ?? "", sync: $0["sync"]?.string ?? "", health: $0["health"]?.string ?? "",
        url: $0["url"]?.string ?? "")
    }
    inventory = (value["inventory"]?.array ?? []).map(InventoryEntry.init)
    namespaceUID = value["namespaceUID"]?.string ?? ""
    told = Told(value["feedback"])
    toldTo = value.at("feedback", "pullRequest").flatMap(PullRequestReference.init(reading:))
    toldOthers = (value.at("feedback", "others")?.array ?? []).compactMap(ToldOther.init)
    conditions = (value["conditions"]?.array ?? []).map(Condition.init)
    observedGeneration = value["observedGeneration"]?.int ?? 0
  }

  public var value: Value {
    var result: Value = [
      "url": .string(url), "observedSHA": .string(observedSHA), "deployedSHA": .string(deployedSHA),
      "observedGeneration": .int(observedGeneration), "queuePosition": .int(Int64(queuePosition)),
      "activity": activity.value, "warning": .string(warning), "scaledDown": .bool(isScaledDown),
      "hooks": .array(hooks.map(\.value)),
      "applications": .array(
        applications.map {
          ["name": .string($0.name), "sync": .string($0.sync), "health": .string($0.health), "url": .string($0.url)]
        }),
      "inventory": .array(inventory.map(\.value)), "namespaceUID": .string(namespaceUID),
      "feedback": feedback,
      "conditions": .array(conditions.map(\.value)),
    ]
    if !headSHA.isEmpty { result["headSHA"] = .string(headSHA) }
    if let headSince { result["headSince"] = .string(headSince.microText) }
    if let phase { result["phase"] = .string(phase.rawValue) }
    // Written as null so that a merge patch takes an old one away.
    result["redeployedAt"] = redeployedAt.map { .string($0.microText) } ?? .null
    for (name, moment) in [
      ("deployingSince", deployingSince), ("goneAt", goneAt), ("lastActivityAt", lastActivityAt),
      ("expiresAt", expiresAt),
    ] {
      result[name] = moment.map { .string($0.description) } ?? .null
    }
    return result
  }
}

extension PreviewStatus {
  private var feedback: Value {
    var result = told.value
    // Written as null so that a merge patch takes old ones away.
    result["pullRequest"] = toldTo?.value ?? .null
    result["others"] = toldOthers.isEmpty ? .null : .array(toldOthers.map(\.value))
    return result
  }
}

/// One object we applied.
public struct InventoryEntry: Sendable, Hashable {
  public var ref: ObjectRef
  /// UID of the object as we made it; an object of the same name with another UID is not ours.
  public var uid: String
  /// Hash of what we sent.
  public var hash: String
  /// The object's generation after our last apply; a later one means that somebody changed it.
  public var generation: Int64
  /// The fields we owned after our last apply, as hashes of their paths; "" where the server keeps no books.
  public var owned: String
  /// Account in whose name it was applied; "" for the operator's own.
  public var account: String

  public init(
    ref: ObjectRef, uid: String, hash: String, generation: Int64, owned: String = "", account: String = ""
  ) {
    self.ref = ref
    self.uid = uid
    self.hash = hash
    self.generation = generation
    self.owned = owned
    self.account = account
  }

  public init(_ value: Value) {
    ref = ObjectRef(
      GroupVersionKind(apiVersion: value["apiVersion"]?.string ?? "", kind: value["kind"]?.string ?? ""),
      namespace: value["namespace"]?.string, name: value["name"]?.string ?? "")
    uid = value["uid"]?.string ?? ""
    hash = value["hash"]?.string ?? ""
    generation = value["generation"]?.int ?? 0
    owned = value["owned"]?.string ?? ""
    account = value["account"]?.string ?? ""
  }

  public var value: Value {
    var result: Value = [
      "apiVersion": .string(ref.kind.apiVersion), "kind": .string(ref.kind.kind), "name": .string(ref.name),
      "uid": .string(uid), "hash": .string(hash), "generation": .int(generation),
    ]
    if let namespace = ref.namespace { result["namespace"] = .string(namespace) }
    if !owned.isEmpty { result["owned"] = .string(owned) }
    if !account.isEmpty { result["account"] = .string(account) }
    return result
  }
}
