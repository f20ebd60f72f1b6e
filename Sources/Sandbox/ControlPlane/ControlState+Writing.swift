// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Documents

/// Who writes, and how.
struct WriteOptions: Sendable {
  var manager = "unknown"
  var isDryRun = false
  /// `Strict`, `Warn` or `Ignore`: what becomes of fields that the schema does not know.
  var fieldValidation = "Warn"
  /// nil, `status`, `scale` or `finalize`.
  var subresource: String?
  var identity = APIIdentity.administrator
}

/// What a write led to.
struct WriteOutcome: Sendable {
  var value: Value
  var isCreated = false
  /// For the Warning header.
  var warnings: [String] = []
}

enum DeletionPropagation: String, Sendable {
  case foreground = "Foreground"
  case background = "Background"
  case orphan = "Orphan"
}

extension ControlState {
  func ref(_ resource: APIResource, _ namespace: String, _ name: String) -> ControlRef {
    ControlRef(storage: resource.storage, namespace: resource.isNamespaced ? namespace : "", name: name)
  }

  func get(_ resource: APIResource, _ namespace: String, _ name: String) throws(APIFailure) -> Value {
    guard let value = object(ref(resource, namespace, name)) else { throw .notFound(resource, name) }
    return value
  }

  // MARK: create

  /// - Parameter body: in the kept form.
  func create(
    _ resource: APIResource, _ namespace: String, _ body: Value, _ options: WriteOptions,
    managers: ManagedFields? = nil
  ) throws(APIFailure) -> WriteOutcome {
    var value = try identified(body, resource, namespace, nameInPath: nil)
    if !value.metaVersion.isEmpty {
      throw .badRequest("resourceVersion should not be set on objects to be created")
    }
    if value.metaName.isEmpty, let prefix = value[meta: "generateName"]?.string, !prefix.isEmpty {
      value[meta: "name"] = .string(generatedName(prefix, resource, namespace))
    }
    try admitNamespace(resource, namespace, value.metaName)
    let place = ref(resource, namespace, value.metaName)
    if let known = object(place) {
      guard known.isDeleting else { throw .exists(resource, value.metaName) }
      throw .conflictBeingDeleted(resource, value.metaName)
    }
    for key in ["deletionTimestamp", "deletionGracePeriodSeconds", "selfLink"] { value[meta: key] = nil }
    if resource.hasStatus { value["status"] = nil }
    value[meta: "uid"] = .string(RandomName.uid())
    value[meta: "creationTimestamp"] = .string(clock.now().description)
    value[meta: "generation"] = nil
    if resource.hasGeneration { value[meta: "generation"] = 1 }
    let (checked, warnings) = try checked(value, old: nil, resource, options)
    value = checked
    let fields =
      managers
      ?? ManagedFields().afterUpdate(
        from: nil, to: value, by: manager(resource, options, "Update"), FieldType(resource), now: clock.now())
    value[meta: "managedFields"] = fields.value
    if options.isDryRun { return WriteOutcome(value: value, isCreated: true, warnings: warnings) }
    value = try commit(place, value)
    if place.storage == "/namespaces" { try addDefaultAccount(value.metaName) }
    return WriteOutcome(value: value, isCreated: true, warnings: warnings)
  }

  private func addDefaultAccount(_ namespace: String) throws(APIFailure) {
    guard let accounts = registry.find(group: "", version: "v1", plural: "serviceaccounts"),
      object(ref(accounts, namespace, "default")) == nil
    else { return }
    _ = try create(
      accounts, namespace, ["apiVersion": "v1", "kind": "ServiceAccount", "metadata": ["name": "default"]],
      WriteOptions(manager: "kube-controller-manager"))
  }

  private func generatedName(_ prefix: String, _ resource: APIResource, _ namespace: String) -> String {
    let room = resource.names == .label ? 58 : 248
    for _ in 0..<8 {
      let name = String(prefix.prefix(room)) + RandomName.suffix()
      if object(ref(resource, namespace, name)) == nil { return name }
    }
    return String(prefix.prefix(room)) + RandomName.suffix()
  }

  private func admitNamespace(_ resource: APIResource, _ namespace: String, _ name: String) throws(APIFailure) {
    guard resource.isNamespaced else { return }
    let namespaces = ControlRef(storage: "/namespaces", namespace: "", name: namespace)
    guard let found = object(namespaces) else {
      throw APIFailure(
        code: 404, reason: "NotFound", message: "namespaces \"\(namespace)\" not found",
        details: ["name": .string(namespace), "kind": "namespaces"])
    }
    guard !found.isDeleting else {
      throw .forbidden(
        resource, name,
        "unable to create new content in namespace \(namespace) because it is being terminated",
        causes: [
          .init(
            reason: "NamespaceTerminating", message: "namespace \(namespace) is being terminated",
            field: "metadata.namespace")
        ])
    }
  }

  /// Checks that the body says what the path says, and completes it.
  func identified(
    _ body: Value, _ resource: APIResource, _ namespace: String, nameInPath: String?
  ) throws(APIFailure) -> Value {
    guard body.object != nil else { throw .badRequest("the body of the request is not an object") }
    var value = body
    let kept = resource.storedVersion
    if let said = value["apiVersion"]?.string, said != kept {
      throw .badRequest(
        "the API version in the data (\(said)) does not match the expected API version (\(resource.apiVersion))")
    }
    if let said = value["kind"]?.string, said != resource.kind {
      throw .badRequest("the kind in the data (\(said)) does not match the expected kind (\(resource.kind))")
    }
    value["apiVersion"] = .string(kept)
    value["kind"] = .string(resource.kind)
    if value["metadata"]?.object == nil { value["metadata"] = [:] }
    if resource.isNamespaced {
      if !value.metaNamespace.isEmpty, value.metaNamespace != namespace {
        throw .badRequest("the namespace of the provided object does not match the namespace sent on the request")
      }
      value[meta: "namespace"] = .string(namespace)
    } else {
      value[meta: "namespace"] = nil
    }
    if let nameInPath {
      if !value.metaName.isEmpty, value.metaName != nameInPath {
        throw .badRequest(
          "the name of the object (\(value.metaName)) does not match the name on the URL (\(nameInPath))")
      }
      value[meta: "name"] = .string(nameInPath)
    }
    return value
  }

  // MARK: update

  /// - Parameters:
  ///   - body: the whole new object in the kept form.
  ///   - managers: who owns what afterwards; nil works it out from what changed.
  func update(
    _ resource: APIResource, _ namespace: String, _ name: String, _ body: Value, _ options: WriteOptions,
    managers: ManagedFields? = nil
  ) throws(APIFailure) -> WriteOutcome {
    let place = ref(resource, namespace, name)
    guard let old = object(place) else { throw .notFound(resource, name) }
    var value = try identified(body, resource, namespace, nameInPath: name)
    if !value.metaVersion.isEmpty, value.metaVersion != old.metaVersion { throw .modified(resource, name) }
    if !value.metaUID.isEmpty, value.metaUID != old.metaUID {
      throw .conflict(
        resource, name,
        "Precondition failed: UID in precondition: \(value.metaUID), UID in object meta: \(old.metaUID)")
    }
    value = combined(value, old, resource, options.subresource)
    let (checkedValue, warnings) = try checked(value, old: old, resource, options)
    value = checkedValue
    let added = value.metaFinalizers.filter { !old.metaFinalizers.contains($0) }
    if old.isDeleting, !added.isEmpty {
      let shown = "[]string{" + added.map { "\"\($0)\"" }.joined(separator: ", ") + "}"
      throw .invalid(
        resource, name,
        [
          .forbidden(
            "metadata.finalizers",
            "no new finalizers can be added if the object is being deleted, found new finalizers \(shown)")
        ])
    }
    if resource.hasGeneration, specDiffers(value, old, resource) {
      value[meta: "generation"] = .int((old[meta: "generation"]?.int ?? 0) + 1)
    }
    let fields =
      managers
      ?? ManagedFields(body[meta: "managedFields"] ?? old[meta: "managedFields"]).afterUpdate(
        from: old, to: value, by: manager(resource, options, "Update"), FieldType(resource), now: clock.now())
    value[meta: "managedFields"] = fields.value
    if isSame(value, old) { return WriteOutcome(value: old, warnings: warnings) }
    if options.isDryRun { return WriteOutcome(value: value, warnings: warnings) }
    return WriteOutcome(value: try settle(place, value), warnings: warnings)
  }

  /// The new object with what this endpoint may not change taken from the old one.
  private func combined(_ new: Value, _ old: Value, _ resource: APIResource, _ subresource: String?) -> Value {
    var value = new
    switch subresource {
    case "status":
      value = old
      value["status"] = new["status"]
      value[meta: "managedFields"] = new[meta: "managedFields"]
    case "finalize":
      value = old
      value["spec"] = new["spec"]
    default:
      if resource.hasStatus { value["status"] = old["status"] }
      if resource.storage == "/namespaces" { value["spec"] = old["spec"] }
    }
    for key in [
      "uid", "creationTimestamp", "deletionTimestamp", "deletionGracePeriodSeconds", "generation", "resourceVersion",
      "generateName", "selfLink",
    ] { value[meta: key] = old[meta: key] }
    return value
  }

  private func specDiffers(_ new: Value, _ old: Value, _ resource: APIResource) -> Bool {
    guard resource.isCustom else { return new["spec"] != old["spec"] }
    func content(_ value: Value) -> Value {
      var value = value
      value["metadata"] = nil
      if resource.hasStatus { value["status"] = nil }
      return value
    }
    return content(new) != content(old)
  }

  /// Equal but for the times at which managers wrote.
  private func isSame(_ new: Value, _ old: Value) -> Bool {
    func timeless(_ value: Value) -> Value {
      var value = value
      value[meta: "managedFields"] = .array(
        (value[meta: "managedFields"]?.array ?? []).map { entry in
          var entry = entry
          entry["time"] = nil
          return entry
        })
      return value
    }
    return timeless(new) == timeless(old)
  }

  func manager(_ resource: APIResource, _ options: WriteOptions, _ operation: String) -> FieldManager {
    FieldManager(
      name: options.manager, operation: operation, apiVersion: resource.apiVersion,
      subresource: options.subresource ?? "")
  }

  /// The object as it may be kept: defaulted, pruned, valid.
  private func checked(
    _ value: Value, old: Value?, _ resource: APIResource, _ options: WriteOptions
  ) throws(APIFailure) -> (Value, warnings: [String]) {
    var value = value
    var causes: [APIFailure.Cause] = []
    var warnings: [String] = []
    if resource.isCustom {
      let unknown: [String]
      (value, unknown) = SchemaPruning.pruned(value, schema: resource.schema ?? [:])
      if !unknown.isEmpty, options.fieldValidation == "Strict" {
        throw .badRequest(
          "\(resource.kind) in version \"\(resource.version)\" cannot be handled as a \(resource.kind): strict decoding error: "
            + unknown.map { "unknown field \"\($0)\"" }.joined(separator: ", "))
      }
      if options.fieldValidation == "Warn" { warnings = unknown.map { "unknown field \"\($0)\"" } }
      value = SchemaDefaults.applied(value, schema: resource.schema ?? [:])
      causes += SchemaValidation.causes(value, schema: resource.schema ?? [:])
      // A value of another shape than the schema's has no answer to its rules.
      if causes.isEmpty {
        causes += SchemaRules.causes(value, old: old.map(resource.served), schema: resource.schema ?? [:])
      }
    } else {
      if let misfit = BuiltInType.misfit(value, resource) { throw .undecodable(resource, misfit) }
      value = BuiltInRules.defaulted(value, resource, now: clock.now())
      causes += BuiltInRules.causes(value, old: old, resource)
    }
    causes = MetadataRules.causes(value, resource) + WorkloadScript.causes(value) + causes
    guard causes.isEmpty else { throw .invalid(resource, value.metaName, causes) }
    try refuseEscalation(value, resource, by: options.identity)
    return (value, warnings)
  }

  // MARK: delete

  /// Removes an object, or marks it when finalizers hold it. The result is the object in its last state.
  func remove(
    _ ref: ControlRef, _ value: Value, _ propagation: DeletionPropagation?, isDryRun: Bool = false
  ) throws(APIFailure) -> (value: Value, isGone: Bool) {
    var marked = value
    if let propagation {
      var finalizers = value.metaFinalizers.filter { $0 != ControlState.orphan && $0 != ControlState.foreground }
      if propagation == .orphan { finalizers.append(ControlState.orphan) }
      if propagation == .foreground { finalizers.append(ControlState.foreground) }
      // Once marked, new finalizers are no longer taken.
      if !value.isDeleting || finalizers.count < value.metaFinalizers.count { marked.metaFinalizers = finalizers }
    }
    if !value.isDeleting {
      marked[meta: "deletionTimestamp"] = .string(clock.now().description)
      marked[meta: "deletionGracePeriodSeconds"] = 0
      if let generation = value[meta: "generation"]?.int { marked[meta: "generation"] = .int(generation + 1) }
      if ref.storage == "/namespaces" { marked["status"] = ["phase": "Terminating"] }
    }
    let isGone = isDone(ref, marked)
    if isGone, !value.isDeleting {
      marked = value  // nothing held it: it never was seen being deleted
    }
    if isDryRun { return (marked, isGone) }
    if marked == value, !isGone { return (value, false) }
    return (try isGone ? commit(ref, nil, last: marked) : commit(ref, marked), isGone)
  }
}

extension APIFailure {
  static func conflictBeingDeleted(_ resource: APIResource, _ name: String) -> APIFailure {
    var failure = exists(resource, name)
    failure.message = "object is being deleted: " + failure.message
    return failure
  }
}

/// Names nobody chose.
enum RandomName {
  /// Letters and digits without those that make words (apimachinery's util/rand).
  private static let alphabet = Array("bcdfghjklmnpqrstvwxz2456789".utf8)

  static func suffix(_ count: Int = 5) -> String {
    String(decoding: SecureRandom.bytes(count).map { alphabet[Int($0) % alphabet.count] }, as: UTF8.self)
  }

  /// A random UUID (RFC 9562 version 4).
  static func uid() -> String {
    var bytes = SecureRandom.bytes(16)
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10...]].map { $0.joined() }
      .joined(separator: "-")
  }
}
