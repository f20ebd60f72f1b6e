// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPServing
internal import KubeModel

/// One verb on one kind: reads the parameters, asks the state, words the response.
struct APICall: Sendable {
  var plane: ControlPlane
  var request: ServerRequest
  var identity: APIIdentity
  var resource: APIResource
  /// As in the path; nil when it names none.
  var namespace: String?
  var name: String?
  var subresource: String?

  func answer() throws(APIFailure) -> ServerResponse {
    if let subresource {
      if let refusal = resource.refusals[subresource] { throw .notImplemented(refusal) }
      guard resource.subresources.contains(subresource) else { throw .noSuchPath }
    }
    if name != nil, resource.isNamespaced, namespace == nil { throw .noSuchPath }
    try APIView.check(accept: request.header("Accept"))
    try authorize()
    if subresource == "scale", let scale = resource.scale, let name { return try self.scale(name, scale) }
    switch (request.method, name) {
    case ("GET", nil), ("HEAD", nil): return isWatch ? try watch() : try list()
    case ("GET", let name?), ("HEAD", let name?):
      return isWatch && subresource == nil ? try watch(only: name) : try get(name)
    case ("POST", nil) where isPlaced: return try create()
    case ("PUT", let name?): return try replace(name)
    case ("PATCH", let name?): return try patch(name)
    case ("DELETE", let name?) where subresource == nil: return try delete(name)
    case ("DELETE", nil) where isPlaced && resource.storage != "/namespaces": return try deleteAll()
    default: throw .notAllowed()
    }
  }

  /// Whether who asks may do this verb here (rbac.authorization.k8s.io/v1).
  private func authorize() throws(APIFailure) {
    let verb =
      switch (request.method, name) {
      case ("GET", _), ("HEAD", _): isWatch ? "watch" : name == nil ? "list" : "get"
      case ("POST", _): "create"
      case ("PUT", _): "update"
      case ("PATCH", _): "patch"
      case ("DELETE", nil): "deletecollection"
      default: "delete"
      }
    let wanted = access(verb)
    try plane.run { (state) throws(APIFailure) in try state.authorize(identity, wanted) }
  }

  private func access(_ verb: String) -> AccessRequest {
    AccessRequest(
      verb: verb, group: resource.group, resource: resource.plural, subresource: subresource ?? "",
      // A namespace is an object in itself (apiserver's pkg/endpoints/request/requestinfo.go).
      namespace: resource.storage == "/namespaces" ? name ?? "" : space, name: name ?? "")
  }

  /// Whether the path says where objects are to be made or removed.
  private var isPlaced: Bool { !resource.isNamespaced || namespace != nil }

  // MARK: parameters

  private func flag(_ name: String) -> Bool { ["true", "1"].contains(request.query(name) ?? "") }
  private var isWatch: Bool { flag("watch") }
  private var space: String { namespace ?? "" }
  private var view: APIView { APIView(accept: request.header("Accept")) }

  func selection(only name: String? = nil) throws(APIFailure) -> APISelection {
    var fields = try APIFieldSelector(request.query("fieldSelector") ?? "", for: resource)
    if let name { fields.requirements.append(.init(path: "metadata.name", value: name, isNegated: false)) }
    return APISelection(
      resource: resource, namespace: resource.isNamespaced ? namespace : nil,
      labels: try labels(), fields: fields)
  }

  private func labels() throws(APIFailure) -> LabelSelector {
    do throws(SelectorError) { return try LabelSelector(text: request.query("labelSelector") ?? "") } catch {
      throw .badRequest("unable to parse requirement: \(error)")
    }
  }

  func options() throws(APIFailure) -> WriteOptions {
    var options = WriteOptions()
    options.subresource = subresource
    options.identity = identity
    let agent = request.header("User-Agent") ?? ""
    options.manager = request.query("fieldManager") ?? String(agent.prefix { $0 != "/" && $0 != " " })
    if options.manager.isEmpty { options.manager = "unknown" }
    switch request.query("dryRun") {
    case nil, "": break
    case "All": options.isDryRun = true
    case let other?:
      throw .badRequest("dryRun: Unsupported value: \"\(other)\": supported values: \"All\"")
    }
    options.fieldValidation = request.query("fieldValidation") ?? "Warn"
    return options
  }

  private func body() throws(APIFailure) -> Value { try APIBody.value(request, accepting: APIBody.objectTypes) }

  // MARK: reading

  private func get(_ name: String) throws(APIFailure) -> ServerResponse {
    let (resource, space) = (resource, space)
    let (value, revision) = try plane.run { (state) throws(APIFailure) in
      (resource.served(try state.get(resource, space, name)), state.revision)
    }
    return shown(value, version: revision)
  }

  private func shown(_ value: Value, version: Int64, status: Int = 200, warnings: [String] = []) -> ServerResponse {
    switch view {
    case .plain: return APIReply.json(value, status: status, warnings: warnings)
    case .metadata: return APIReply.json(PartialMetadata.of(value), status: status, warnings: warnings)
    case .table:
      let metadata: Value = ["resourceVersion": .string(value.metaVersion)]
      return APIReply.json(table.table([value], metadata: metadata), status: status, warnings: warnings)
    }
  }

  var table: APITable {
    APITable(resource: resource, now: plane.clock.now(), includes: request.query("includeObject") ?? "Metadata")
  }

  private func list() throws(APIFailure) -> ServerResponse {
    let selection = try selection()
    let listing = APIListing(
      version: request.query("resourceVersion") ?? "", isExact: request.query("resourceVersionMatch") == "Exact",
      limit: Int(request.query("limit") ?? "") ?? 0, continuation: request.query("continue") ?? "")
    let page = try plane.run { (state) throws(APIFailure) in try state.list(selection, listing) }
    switch view {
    case .table: return APIReply.json(table.table(page.items, metadata: page.metadata))
    case .metadata:
      return APIReply.json([
        "kind": "PartialObjectMetadataList", "apiVersion": "meta.k8s.io/v1", "metadata": page.metadata,
        "items": .array(page.items.map(PartialMetadata.of)),
      ])
    case .plain:
      // As upstream: items of built-in lists do not repeat what they are, those of custom resources do.
      let items = resource.isCustom ? page.items : page.items.map(APICall.untyped)
      return APIReply.json([
        "kind": .string(resource.listKind), "apiVersion": .string(resource.apiVersion), "metadata": page.metadata,
        "items": .array(items),
      ])
    }
  }

  private static func untyped(_ value: Value) -> Value {
    var value = value
    value["apiVersion"] = nil
    value["kind"] = nil
    return value
  }

  private func watch(only name: String? = nil) throws(APIFailure) -> ServerResponse {
    let stream = APIWatchStream(
      plane: plane, selection: try selection(only: name), view: view, table: table,
      version: request.query("resourceVersion") ?? "", sendsInitial: flag("sendInitialEvents"),
      allowsBookmarks: flag("allowWatchBookmarks"), timeout: Int(request.query("timeoutSeconds") ?? ""))
    return ServerResponse(
      status: 200, headers: [("Content-Type", "application/json"), ("Cache-Control", "no-cache, private")],
      body: .stream { writer in try await stream.run(writer) })
  }

  // MARK: writing

  private func create() throws(APIFailure) -> ServerResponse {
    let (body, options) = (resource.stored(try matching(try body())), try options())
    let resource = resource
    let space = space
    return finished(try plane.run { (state) throws(APIFailure) in try state.create(resource, space, body, options) })
  }

  private func replace(_ name: String) throws(APIFailure) -> ServerResponse {
    let (body, options) = (resource.stored(try matching(try body())), try options())
    let (resource, space) = (resource, space)
    if resource.isCustom, body.metaVersion.isEmpty {
      throw .invalid(resource, name, [.invalid("metadata.resourceVersion", "0x0", "must be specified for an update")])
    }
    return finished(
      try plane.run { (state) throws(APIFailure) in try state.update(resource, space, name, body, options) })
  }

  /// Says what the body must be while it still is in the form it was sent in.
  private func matching(_ body: Value) throws(APIFailure) -> Value {
    if let said = body["apiVersion"]?.string, said != resource.apiVersion {
      throw .badRequest(
        "the API version in the data (\(said)) does not match the expected API version (\(resource.apiVersion))")
    }
    if let said = body["kind"]?.string, said != resource.kind {
      throw .badRequest("no kind \"\(said)\" is registered for version \"\(resource.apiVersion)\" at this path")
    }
    return body
  }

  private func patch(_ name: String) throws(APIFailure) -> ServerResponse {
    var options = try options()
    let type = String((request.header("Content-Type") ?? "").prefix { $0 != ";" && $0 != " " })
    let kind: PatchKind
    switch type {
    case "application/merge-patch+json": kind = .merge
    case "application/json-patch+json": kind = .json
    case "application/strategic-merge-patch+json" where !resource.isCustom: kind = .strategic
    case "application/apply-patch+yaml":
      kind = .apply(isForced: flag("force"))
      guard let manager = request.query("fieldManager"), !manager.isEmpty else {
        throw APIFailure(
          code: 422, reason: "Invalid",
          message:
            "PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value: is required for apply patch",
          details: ["group": "meta.k8s.io", "kind": "PatchOptions"])
      }
      options.manager = manager
    default:
      let types = ["application/json-patch+json", "application/merge-patch+json"]
      let strategic = resource.isCustom ? [] : ["application/strategic-merge-patch+json"]
      throw .unsupported(accepted: types + strategic + ["application/apply-patch+yaml"])
    }
    var change = try APIBody.parsed(request.body, isYAML: type.hasSuffix("yaml"))
    if case .apply = kind { change = resource.stored(try matching(change)) }
    let (resource, space, settled, patch) = (resource, space, options, change)
    let (identity, creation) = (identity, access("create"))
    return finished(
      try plane.run { (state) throws(APIFailure) in
        if case .apply = kind, state.object(state.ref(resource, space, name)) == nil {
          try state.authorize(identity, creation)
        }
        return try state.patch(resource, space, name, kind, patch, settled)
      })
  }

  private func finished(_ outcome: WriteOutcome) -> ServerResponse {
    shown(
      resource.served(outcome.value), version: 0, status: outcome.isCreated ? 201 : 200, warnings: outcome.warnings)
  }

  // MARK: deleting

  private func delete(_ name: String) throws(APIFailure) -> ServerResponse {
    let settings = try DeleteOptions(request)
    let (resource, space) = (resource, space)
    let isDryRun = try options().isDryRun || settings.isDryRun
    let (value, isGone) = try plane.run { (state) throws(APIFailure) in
      let live = try state.get(resource, space, name)
      try settings.check(live, resource, name)
      if resource.storage == "/namespaces", ControlPlane.permanentNamespaces.contains(name) {
        throw .forbidden(resource, name, "this namespace may not be deleted")
      }
      return try state.remove(state.ref(resource, space, name), live, settings.propagation, isDryRun: isDryRun)
    }
    guard isGone else { return shown(resource.served(value), version: 0) }
    var details = resource.details(name)
    details["uid"] = .string(value.metaUID)
    return APIReply.success(details)
  }

  private func deleteAll() throws(APIFailure) -> ServerResponse {
    let (settings, selection) = (try DeleteOptions(request), try selection())
    let isDryRun = try options().isDryRun || settings.isDryRun
    let page = try plane.run { (state) throws(APIFailure) in
      let page = try state.list(selection, APIListing())
      for item in page.items {
        let ref = state.ref(selection.resource, item.metaNamespace, item.metaName)
        if let live = state.object(ref) { _ = try state.remove(ref, live, settings.propagation, isDryRun: isDryRun) }
      }
      return page
    }
    return APIReply.json([
      "kind": .string(resource.listKind), "apiVersion": .string(resource.apiVersion), "metadata": page.metadata,
      "items": .array(page.items),
    ])
  }
}

/// `meta.k8s.io/v1` DeleteOptions, from the body or the query.
struct DeleteOptions: Sendable {
  var propagation: DeletionPropagation?
  var uid: String?
  var version: String?
  var isDryRun = false

  init(_ request: ServerRequest) throws(APIFailure) {
    var body: Value = [:]
    if !request.body.isEmpty {
      guard let parsed = try? JSON.parse(request.body) else { throw .badRequest("the body is no JSON") }
      body = parsed
    }
    if let text = body["propagationPolicy"]?.string ?? request.query("propagationPolicy"), !text.isEmpty {
      guard let known = DeletionPropagation(rawValue: text) else {
        throw APIFailure(
          code: 422, reason: "Invalid",
          message: "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy: Unsupported value: \"\(text)\": "
            + "supported values: \"Foreground\", \"Background\", \"Orphan\"",
          details: ["group": "meta.k8s.io", "kind": "DeleteOptions"])
      }
      propagation = known
    } else if let orphans = body["orphanDependents"]?.bool {
      propagation = orphans ? .orphan : .background
    }
    uid = body.at("preconditions", "uid")?.string
    version = body.at("preconditions", "resourceVersion")?.string
    isDryRun = body["dryRun"]?.array?.contains("All") ?? false
  }

  func check(_ live: Value, _ resource: APIResource, _ name: String) throws(APIFailure) {
    if let uid, uid != live.metaUID {
      throw .conflict(
        resource, name,
        "Precondition failed: UID in precondition: \(uid), UID in object meta: \(live.metaUID)")
    }
    if let version, version != live.metaVersion {
      throw .conflict(
        resource, name,
        "Precondition failed: ResourceVersion in precondition: \(version), ResourceVersion in object meta: \(live.metaVersion)"
      )
    }
  }
}
