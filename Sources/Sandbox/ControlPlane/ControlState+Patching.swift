// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents

/// The four ways to patch, by media type.
enum PatchKind: Sendable {
  case merge, json, strategic
  case apply(isForced: Bool)
}

extension ControlState {
  /// - Parameter change: the patch; for server-side apply in the kept form, as an object.
  func patch(
    _ resource: APIResource, _ namespace: String, _ name: String, _ kind: PatchKind, _ change: Value,
    _ options: WriteOptions
  ) throws(APIFailure) -> WriteOutcome {
    if case .apply(let isForced) = kind {
      return try apply(resource, namespace, name, change, options, isForced: isForced)
    }
    let live = try get(resource, namespace, name)
    // Patches speak of the version they are sent to.
    let served = resource.served(live)
    let changed: Value
    switch kind {
    case .merge: changed = served.merged(with: change)
    case .json: changed = try json(change, on: served, resource, name)
    case .strategic: changed = StrategicMerge.patched(served, with: change, FieldType(resource))
    case .apply: changed = served
    }
    if !resource.isCustom, let misfit = BuiltInType.misfit(changed, resource) {
      throw .unpatchable(resource, name, misfit)
    }
    var kept = resource.stored(changed)
    // A patch without a resourceVersion means whatever version there is.
    if !kept.metaUID.isEmpty, kept.metaUID != live.metaUID {
      throw .invalid(resource, name, [.invalid("metadata.uid", "\"\(kept.metaUID)\"", "field is immutable")])
    }
    if kept.metaVersion.isEmpty { kept[meta: "resourceVersion"] = live[meta: "resourceVersion"] }
    return try update(resource, namespace, name, kept, options)
  }

  private func json(
    _ operations: Value, on value: Value, _ resource: APIResource, _ name: String
  ) throws(APIFailure) -> Value {
    do throws(PatchError) { return try value.patched(with: operations) } catch {
      switch error {
      case .malformed: throw .badRequest("error decoding patch: \(error)")
      default:
        throw APIFailure(
          code: 422, reason: "Invalid", message: "the server rejected our request due to an error in our request",
          details: [
            "name": .string(name), "kind": .string(resource.plural), "causes": [["message": .string("\(error)")]],
          ])
      }
    }
  }

  private func apply(
    _ resource: APIResource, _ namespace: String, _ name: String, _ body: Value, _ options: WriteOptions,
    isForced: Bool
  ) throws(APIFailure) -> WriteOutcome {
    if let managers = body[meta: "managedFields"]?.array, !managers.isEmpty {
      throw .badRequest("metadata.managedFields must be nil")
    }
    if !resource.isCustom, let misfit = BuiltInType.misfit(body, resource) {
      throw .untyped(resource, namespace, name, misfit)
    }
    var wanted = try identified(body, resource, namespace, nameInPath: name)
    let live = object(ref(resource, namespace, name))
    let (version, uid) = (wanted.metaVersion, wanted.metaUID)
    if let live, !version.isEmpty, version != live.metaVersion { throw .modified(resource, name) }
    if let live, !uid.isEmpty, uid != live.metaUID {
      throw .invalid(resource, name, [.invalid("metadata.uid", "\"\(uid)\"", "field is immutable")])
    }
    if live == nil, !uid.isEmpty {
      throw .conflict(
        resource, name, "uid mismatch: the provided object specified uid \(uid), and no existing object was found")
    }
    wanted = limited(wanted, to: options.subresource, resource)
    let process = ServerSideApply(
      type: FieldType(resource), manager: manager(resource, options, "Apply"), isForced: isForced, now: clock.now())
    var (value, managers) = try process.apply(wanted, to: live)
    value[meta: "managedFields"] = nil
    guard let live else {
      guard options.subresource == nil else { throw .notFound(resource, name) }
      value[meta: "resourceVersion"] = nil
      return try create(resource, namespace, value, options, managers: managers)
    }
    value[meta: "resourceVersion"] = live[meta: "resourceVersion"]
    value[meta: "uid"] = live[meta: "uid"]
    return try update(resource, namespace, name, value, options, managers: managers)
  }

  /// What this endpoint takes no notice of is not owned through it either.
  private func limited(_ wanted: Value, to subresource: String?, _ resource: APIResource) -> Value {
    var result = wanted
    if subresource == "status" {
      let identity = wanted["metadata"]
      result = ["apiVersion": wanted["apiVersion"] ?? .null, "kind": wanted["kind"] ?? .null]
      result["metadata"] = ["name": identity?["name"] ?? .null]
      result[meta: "namespace"] = identity?["namespace"]
      result["status"] = wanted["status"]
    } else if resource.hasStatus {
      result["status"] = nil
    }
    for key in ["uid", "resourceVersion", "creationTimestamp", "generation", "managedFields"] {
      result[meta: key] = nil
    }
    return result
  }
}
