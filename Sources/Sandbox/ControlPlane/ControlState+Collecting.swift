// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// What follows from a write: dependents of what is gone, foreground and orphaning deletion, namespaces and definitions that end.
///
/// A queue, not a poll: each write names the objects it may concern, and the queue is worked off before the request is answered.
extension ControlState {
  static let foreground = "foregroundDeletion"
  static let orphan = "orphan"
  static let definitionCleanup = "customresourcecleanup.apiextensions.k8s.io"

  /// Names the objects that this write may concern.
  func follow(_ change: ControlChange, before old: Value?) {
    let owners = (old?.metaOwners ?? []) + (change.new?.metaOwners ?? [])
    for uid in Set(owners.compactMap { $0["uid"]?.string }) {
      if let owner = byUID[uid], object(owner)?.isDeleting == true { enqueue(owner) }
    }
    if let new = change.new {
      if WorkloadScript.isPlayed(change.ref.storage) { enqueue(change.ref) }
      if !new.metaOwners.isEmpty || new.isDeleting || change.ref.storage == APIResource.customResourceDefinitions {
        enqueue(change.ref)
      }
      return
    }
    for dependent in dependents[old?.metaUID ?? ""] ?? [] { enqueue(dependent) }
    let namespace = ControlRef(storage: "/namespaces", namespace: "", name: change.ref.namespace)
    if object(namespace)?.isDeleting == true { enqueue(namespace) }
    if change.ref.storage == APIResource.customResourceDefinitions, let old { registry.remove(old) }
    if let definition = definition(of: change.ref.storage), object(definition)?.isDeleting == true {
      enqueue(definition)
    }
  }

  private func definition(of storage: String) -> ControlRef? {
    let parts = storage.split(separator: "/", omittingEmptySubsequences: false)
    let ref = ControlRef(
      storage: APIResource.customResourceDefinitions, namespace: "", name: "\(parts[1]).\(parts[0])")
    return object(ref) == nil ? nil : ref
  }

  /// Works the queue off. An object that cannot be written now stays as it is: the next write or the next start names it again.
  func collect() {
    var place = 0
    while place < work.count {
      let ref = work[place]
      place += 1
      isWorkQueued.remove(ref)
      do throws(APIFailure) { try review(ref) } catch { continue }
    }
    work = []
  }

  private func review(_ ref: ControlRef) throws(APIFailure) {
    guard let value = object(ref) else { return }
    if ref.storage == APIResource.customResourceDefinitions { try reviewDefinition(ref, value) }
    guard value.isDeleting else {
      try reviewOwners(ref, value)
      return try play(ref)
    }
    if value.metaFinalizers.contains(ControlState.orphan) { return try releaseDependents(ref, value) }
    if value.metaFinalizers.contains(ControlState.foreground) { return try awaitDependents(ref, value) }
    if ref.storage == "/namespaces" { try emptyNamespace(ref, value) }
  }

  /// Gives a workload the status that its script says.
  private func play(_ ref: ControlRef) throws(APIFailure) {
    guard WorkloadScript.isPlayed(ref.storage), let value = object(ref) else { return }
    let namespace = object(ControlRef(storage: "/namespaces", namespace: "", name: ref.namespace))
    guard let played = WorkloadScript.played(value, ref.storage, namespace: namespace, now: clock.now()) else { return }
    try commit(ref, played)
  }

  // MARK: owners

  private enum Ownership { case solid, dangling, waiting }

  private func ownership(_ owner: Value, of ref: ControlRef) -> Ownership {
    guard
      let resource = registry.find(
        apiVersion: owner["apiVersion"]?.string ?? "", kind: owner["kind"]?.string ?? "")
    else { return .solid }  // a kind we do not know cannot be said to be gone
    if resource.isNamespaced, ref.namespace.isEmpty { return .solid }  // not resolvable: left alone, as upstream does
    let place = ControlRef(
      storage: resource.storage, namespace: resource.isNamespaced ? ref.namespace : "",
      name: owner["name"]?.string ?? "")
    guard let found = object(place), found.metaUID == owner["uid"]?.string else { return .dangling }
    return found.isDeleting && found.metaFinalizers.contains(ControlState.foreground) ? .waiting : .solid
  }

  private func reviewOwners(_ ref: ControlRef, _ value: Value) throws(APIFailure) {
    let owners = value.metaOwners
    let states = owners.map { ownership($0, of: ref) }
    guard states.contains(where: { $0 != .solid }) else { return }
    if states.contains(.solid) {
      var kept = value
      kept.metaOwners = zip(owners, states).filter { $0.1 == .solid }.map(\.0)
      try commit(ref, kept)
      return
    }
    let hasDependents = !(dependents[value.metaUID] ?? []).isEmpty
    _ = try remove(ref, value, states.contains(.waiting) && hasDependents ? .foreground : .background)
  }

  private func releaseDependents(_ ref: ControlRef, _ value: Value) throws(APIFailure) {
    for dependent in dependents[value.metaUID] ?? [] {
      guard var freed = object(dependent) else { continue }
      freed.metaOwners = freed.metaOwners.filter { $0["uid"]?.string != value.metaUID }
      try commit(dependent, freed)
    }
    try dropFinalizer(ControlState.orphan, ref, value)
  }

  private func awaitDependents(_ ref: ControlRef, _ value: Value) throws(APIFailure) {
    let blocking = (dependents[value.metaUID] ?? []).filter { dependent in
      object(dependent)?.metaOwners.contains {
        $0["uid"]?.string == value.metaUID && $0["blockOwnerDeletion"]?.bool == true
      } ?? false
    }
    for dependent in blocking.sorted() where object(dependent)?.isDeleting == false { enqueue(dependent) }
    if blocking.isEmpty { try dropFinalizer(ControlState.foreground, ref, value) }
  }

  private func dropFinalizer(_ finalizer: String, _ ref: ControlRef, _ value: Value) throws(APIFailure) {
    var freed = value
    freed.metaFinalizers = value.metaFinalizers.filter { $0 != finalizer }
    try settle(ref, freed)
  }

  /// Writes an object, or removes it if it was only waiting for its finalizers.
  @discardableResult
  func settle(_ ref: ControlRef, _ value: Value) throws(APIFailure) -> Value {
    guard isDone(ref, value) else { return try commit(ref, value) }
    return try commit(ref, nil, last: value)
  }

  func isDone(_ ref: ControlRef, _ value: Value) -> Bool {
    value.isDeleting && value.metaFinalizers.isEmpty
      && (ref.storage != "/namespaces" || (value.at("spec", "finalizers")?.array ?? []).isEmpty)
  }

  // MARK: namespaces and definitions

  private func emptyNamespace(_ ref: ControlRef, _ value: Value) throws(APIFailure) {
    let contents = objects.values.joined().filter { $0.key.namespace == ref.name }
    for (place, content) in contents.sorted(by: { $0.key < $1.key }) where !content.isDeleting {
      _ = try remove(place, content, .background)
    }
    let left = objects.values.joined().filter { $0.key.namespace == ref.name }
    // The deletions above may have let the namespace itself go already.
    guard var namespace = object(ref) else { return }
    if left.isEmpty {
      namespace["spec"] = ["finalizers": []]
      if isDone(ref, namespace) {
        try settle(ref, namespace)
      } else if object(ref)?.at("spec", "finalizers")?.array?.isEmpty == false {
        try commit(ref, namespace)
      }
    } else {
      try reportRemaining(ref, namespace, left.map { ($0.key, $0.value) })
    }
  }

  /// Says in the namespace's conditions what it waits for, as the namespace controller does.
  private func reportRemaining(
    _ ref: ControlRef, _ value: Value, _ left: [(ref: ControlRef, value: Value)]
  ) throws(APIFailure) {
    var kinds: [String: Int] = [:]
    var finalizers: [String: Int] = [:]
    for one in left {
      // Resource, a dot, group: also where the group is empty.
      let name = registry.find(storage: one.ref.storage).map { "\($0.plural).\($0.group)" } ?? one.ref.storage
      kinds[name, default: 0] += 1
      for finalizer in one.value.metaFinalizers { finalizers[finalizer, default: 0] += 1 }
    }
    func text(_ counts: [String: Int], _ word: String) -> String {
      counts.sorted { $0.key < $1.key }.map { "\($0.key) \(word) \($0.value) resource instances" }.joined(
        separator: ", ")
    }
    let remaining = [
      ("NamespaceContentRemaining", "SomeResourcesRemain", "Some resources are remaining: " + text(kinds, "has")),
      (
        "NamespaceFinalizersRemaining", "SomeFinalizersRemain",
        "Some content in the namespace has finalizers remaining: " + text(finalizers, "in")
      ),
    ]
    let conditions: [Value] = remaining.map { type, reason, message in
      [
        "type": .string(type), "status": "True", "reason": .string(reason), "message": .string(message),
        "lastTransitionTime": .string(clock.now().description),
      ]
    }
    func words(_ list: [Value]) -> [String?] { list.map { $0["message"]?.string } }
    guard words(value.at("status", "conditions")?.array ?? []) != words(conditions) else { return }
    var told = value
    told["status"]?["conditions"] = .array(conditions)
    try commit(ref, told)
  }

  private func reviewDefinition(_ ref: ControlRef, _ value: Value) throws(APIFailure) {
    guard value.isDeleting else {
      registry.install(value)
      let accepted = CustomResourceDefinitions.accepted(value, now: clock.now())
      if accepted != value { try commit(ref, accepted) }
      return
    }
    guard value.metaFinalizers.contains(ControlState.definitionCleanup) else { return }
    let storage = "\(value.at("spec", "group")?.string ?? "")/\(value.at("spec", "names", "plural")?.string ?? "")"
    for (place, instance) in all(storage) where !instance.isDeleting { _ = try remove(place, instance, .background) }
    if (objects[storage] ?? [:]).isEmpty, let current = object(ref) {
      try dropFinalizer(ControlState.definitionCleanup, ref, current)
    }
  }
}
