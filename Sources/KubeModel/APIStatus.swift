// SPDX-License-Identifier: Apache-2.0
public import Documents

/// `kind: Status`: what the API answers when there is no object to answer with (meta/v1 Status).
public struct APIStatus: Sendable, Hashable {
  /// One field that is wrong, or one of several reasons.
  public struct Cause: Sendable, Hashable {
    public var reason: String
    public var message: String
    /// Path of the field, `spec.replicas`.
    public var field: String?
    public init(reason: String, message: String, field: String? = nil) {
      self.reason = reason
      self.message = message
      self.field = field
    }
  }

  public struct Details: Sendable, Hashable {
    public var name: String
    public var group: String
    /// The resource's plural name in practice, although the API calls it kind.
    public var kind: String
    public var uid: String
    public var causes: [Cause]
    public var retryAfterSeconds: Int64?
    public init(
      name: String = "", group: String = "", kind: String = "", uid: String = "", causes: [Cause] = [],
      retryAfterSeconds: Int64? = nil
    ) {
      self.name = name
      self.group = group
      self.kind = kind
      self.uid = uid
      self.causes = causes
      self.retryAfterSeconds = retryAfterSeconds
    }
  }

  /// HTTP status code.
  public var code: Int
  /// One word for machines: `NotFound`, `AlreadyExists`, `Conflict`, `Invalid`, `Expired`, …; "" when unknown.
  public var reason: String
  public var message: String
  public var details: Details?
  public var isSuccess: Bool

  public init(code: Int, reason: String, message: String, details: Details? = nil, isSuccess: Bool = false) {
    self.code = code
    self.reason = reason
    self.message = message
    self.details = details
    self.isSuccess = isSuccess
  }

  /// Nil when the value is not a Status.
  public init?(_ value: Value) {
    guard value["kind"]?.string == "Status", value["apiVersion"]?.string == "v1" || value["apiVersion"] == nil else {
      return nil
    }
    self.init(
      code: value["code"]?.int.flatMap { Int(exactly: $0) } ?? 0, reason: value["reason"]?.string ?? "",
      message: value["message"]?.string ?? "", details: value["details"].flatMap(Details.init),
      isSuccess: value["status"]?.string == "Success")
  }

  public var value: Value {
    var result: Value = [
      "kind": "Status", "apiVersion": "v1", "metadata": [:], "status": isSuccess ? "Success" : "Failure",
    ]
    if !message.isEmpty { result["message"] = .string(message) }
    if !reason.isEmpty { result["reason"] = .string(reason) }
    if let details { result["details"] = details.value }
    result["code"] = .int(Int64(code))
    return result
  }
}

extension APIStatus.Details {
  fileprivate init?(_ value: Value) {
    guard value.object != nil else { return nil }
    self.init(
      name: value["name"]?.string ?? "", group: value["group"]?.string ?? "", kind: value["kind"]?.string ?? "",
      uid: value["uid"]?.string ?? "",
      causes: (value["causes"]?.array ?? []).map {
        APIStatus.Cause(
          reason: $0["reason"]?.string ?? "", message: $0["message"]?.string ?? "", field: $0["field"]?.string)
      },
      retryAfterSeconds: value["retryAfterSeconds"]?.int)
  }

  fileprivate var value: Value {
    var result: Value = [:]
    for (key, text) in [("name", name), ("group", group), ("kind", kind), ("uid", uid)] where !text.isEmpty {
      result[key] = .string(text)
    }
    if !causes.isEmpty {
      result["causes"] = .array(
        causes.map { cause in
          var value: Value = ["reason": .string(cause.reason), "message": .string(cause.message)]
          if let field = cause.field { value["field"] = .string(field) }
          return value
        })
    }
    if let retryAfterSeconds { result["retryAfterSeconds"] = .int(retryAfterSeconds) }
    return result
  }
}

extension APIStatus {
  /// `previews.nestling.dev "shop-12" not found`, as the API server words it. `resource` is the plural name.
  public static func notFound(resource: String, group: String = "", name: String) -> APIStatus {
    APIStatus(
      code: 404, reason: "NotFound", message: "\(qualified(resource, group)) \"\(name)\" not found",
      details: Details(name: name, group: group, kind: resource))
  }

  public static func alreadyExists(resource: String, group: String = "", name: String) -> APIStatus {
    APIStatus(
      code: 409, reason: "AlreadyExists", message: "\(qualified(resource, group)) \"\(name)\" already exists",
      details: Details(name: name, group: group, kind: resource))
  }

  public static func conflict(resource: String, group: String = "", name: String, why: String) -> APIStatus {
    APIStatus(
      code: 409, reason: "Conflict",
      message: "Operation cannot be fulfilled on \(qualified(resource, group)) \"\(name)\": \(why)",
      details: Details(name: name, group: group, kind: resource))
  }

  /// 422 with one cause per field, worded as the API server does.
  public static func invalid(kind: String, group: String = "", name: String, causes: [Cause]) -> APIStatus {
    let words = causes.map { ($0.field.map { $0 + ": " } ?? "") + $0.message }
    let list = words.count == 1 ? words[0] : "[\(words.joined(separator: ", "))]"
    return APIStatus(
      code: 422, reason: "Invalid", message: "\(qualified(kind, group)) \"\(name)\" is invalid: \(list)",
      details: Details(name: name, group: group, kind: kind, causes: causes))
  }

  /// 410: the resource version or continue token is older than what the server remembers.
  public static func expired(_ message: String) -> APIStatus {
    APIStatus(code: 410, reason: "Expired", message: message)
  }

  public static func badRequest(_ message: String) -> APIStatus {
    APIStatus(code: 400, reason: "BadRequest", message: message)
  }

  private static func qualified(_ name: String, _ group: String) -> String { group.isEmpty ? name : "\(name).\(group)" }
}
