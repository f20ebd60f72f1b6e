// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// A request that was refused, as `metav1.Status` words it (apimachinery's pkg/api/errors).
struct APIFailure: Error, Sendable {
  struct Cause: Sendable, Equatable {
    /// `FieldValueRequired` and its kin; empty for none.
    var reason: String
    var message: String
    var field: String
    /// As it stands in the message of an invalid object.
    var text: String { field.isEmpty ? message : "\(field): \(message)" }
  }

  var code: Int
  var reason: String
  var message: String
  var details: Value?
  /// Seconds for Retry-After.
  var retryAfter: Int?

  var status: Value {
    var result: Value = [
      "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Failure", "message": .string(message),
      "reason": .string(reason),
    ]
    if let details { result["details"] = details }
    result["code"] = .int(Int64(code))
    return result
  }

  // MARK: the usual ones

  static func notFound(_ resource: APIResource, _ name: String) -> APIFailure {
    APIFailure(
      code: 404, reason: "NotFound", message: "\(resource.qualified) \"\(name)\" not found",
      details: resource.details(name))
  }
  static let noSuchPath = APIFailure(
    code: 404, reason: "NotFound", message: "the server could not find the requested resource", details: [:])

  static func exists(_ resource: APIResource, _ name: String) -> APIFailure {
    APIFailure(
      code: 409, reason: "AlreadyExists", message: "\(resource.qualified) \"\(name)\" already exists",
      details: resource.details(name))
  }
  static func conflict(_ resource: APIResource, _ name: String, _ why: String) -> APIFailure {
    APIFailure(
      code: 409, reason: "Conflict",
      message: "Operation cannot be fulfilled on \(resource.qualified) \"\(name)\": \(why)",
      details: resource.details(name))
  }
  static func modified(_ resource: APIResource, _ name: String) -> APIFailure {
    conflict(
      resource, name,
      "the object has been modified; please apply your changes to the latest version and try again")
  }
  static func applyConflict(_ causes: [Cause], _ message: String) -> APIFailure {
    APIFailure(code: 409, reason: "Conflict", message: message, details: ["causes": .array(causes.map(value))])
  }

  static func invalid(_ resource: APIResource, _ name: String, _ causes: [Cause]) -> APIFailure {
    let kind = resource.group.isEmpty ? resource.kind : "\(resource.kind).\(resource.group)"
    let texts = causes.map(\.text)
    let list = texts.count == 1 ? texts[0] : "[" + texts.joined(separator: ", ") + "]"
    var details: Value = ["name": .string(name)]
    if !resource.group.isEmpty { details["group"] = .string(resource.group) }
    details["kind"] = .string(resource.kind)
    details["causes"] = .array(causes.map(value))
    return APIFailure(
      code: 422, reason: "Invalid", message: "\(kind) \"\(name)\" is invalid: \(list)", details: details)
  }
  static func badRequest(_ message: String) -> APIFailure {
    APIFailure(code: 400, reason: "BadRequest", message: message)
  }
  static func forbidden(_ resource: APIResource, _ name: String, _ why: String, causes: [Cause] = []) -> APIFailure {
    var details = resource.details(name)
    if !causes.isEmpty { details["causes"] = .array(causes.map(value)) }
    return APIFailure(
      code: 403, reason: "Forbidden", message: "\(resource.qualified) \"\(name)\" is forbidden: \(why)",
      details: details)
  }
  static func expired(_ message: String) -> APIFailure { APIFailure(code: 410, reason: "Expired", message: message) }
  static let unauthorized = APIFailure(code: 401, reason: "Unauthorized", message: "Unauthorized")
  static func notAllowed() -> APIFailure {
    APIFailure(
      code: 405, reason: "MethodNotAllowed",
      message: "the server does not allow this method on the requested resource", details: [:])
  }
  /// What a real server does and this one does not; `why` is a sentence.
  static func notImplemented(_ why: String) -> APIFailure {
    APIFailure(code: 501, reason: "NotImplemented", message: why, details: [:])
  }
  static func notAcceptable(_ accepted: [String]) -> APIFailure {
    APIFailure(
      code: 406, reason: "NotAcceptable",
      message: "only the following media types are accepted: " + accepted.joined(separator: ", "))
  }
  static func unsupported(accepted: [String]) -> APIFailure {
    APIFailure(
      code: 415, reason: "UnsupportedMediaType",
      message: "the body of the request was in an unknown format - accepted media types include: "
        + accepted.joined(separator: ", "))
  }
  static func internalError(_ error: any Error) -> APIFailure {
    APIFailure(
      code: 500, reason: "InternalError", message: "Internal error occurred: \(error)",
      details: ["causes": [["message": .string("\(error)")]]])
  }

  private static func value(_ cause: Cause) -> Value {
    var result: Value = [:]
    if !cause.reason.isEmpty { result["reason"] = .string(cause.reason) }
    result["message"] = .string(cause.message)
    if !cause.field.isEmpty { result["field"] = .string(cause.field) }
    return result
  }
}

extension APIFailure.Cause {
  static func required(_ field: String, _ more: String = "") -> Self {
    Self(reason: "FieldValueRequired", message: "Required value" + (more.isEmpty ? "" : ": \(more)"), field: field)
  }
  static func invalid(_ field: String, _ shown: String, _ why: String) -> Self {
    Self(reason: "FieldValueInvalid", message: "Invalid value: \(shown): \(why)", field: field)
  }
  static func forbidden(_ field: String, _ why: String) -> Self {
    Self(reason: "FieldValueForbidden", message: "Forbidden: \(why)", field: field)
  }
}
