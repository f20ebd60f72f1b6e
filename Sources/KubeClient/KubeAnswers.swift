// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPTransport
internal import KubeModel

/// Reads what an API server answers: objects, pages, watch frames, failures.
enum KubeAnswers {
  // MARK: failures

  /// The failure in a response, or nil when it is a success. `what` says what was attempted, for the message.
  static func failure(_ response: HTTPResponse, _ what: String, now: Timestamp) -> KubeError? {
    guard !(200..<300).contains(response.status) else { return nil }
    let status = (try? JSON.parse(response.body)).flatMap { APIStatus($0) }
    let words = status.map(\.message).flatMap { $0.isEmpty ? nil : $0 } ?? excerpt(response)
    let text = "\(what): \(words)"
    let wait =
      response.headers.retryAfter(now: now)
      ?? status?.details?.retryAfterSeconds.map { .seconds(min(max($0, 0), 86_400)) }
    switch response.status {
    case 401: return .unauthorized(text)
    case 403: return .forbidden(text)
    case 404: return .notFound(text)
    case 409:
      let owned = (status?.details?.causes ?? []).compactMap { FieldConflict($0) }
      if !owned.isEmpty { return .ownedByOthers(text, owned) }
      return status?.reason == "AlreadyExists" ? .alreadyExists(text) : .conflict(text)
    case 410: return .gone(text)
    case 429: return .throttled(after: wait)
    case 503 where wait != nil: return .throttled(after: wait)
    case 400..<500: return .invalid(text)
    case 500...: return .unavailable(status: response.status, text)
    default: return .malformed("\(text) (HTTP \(response.status))")
    }
  }

  /// Whether a 404 speaks of the path and not of an object: the server does not know the resource.
  static func isUnknownPath(_ response: HTTPResponse) -> Bool {
    guard response.status == 404 else { return false }
    guard let status = (try? JSON.parse(response.body)).flatMap({ APIStatus($0) }) else { return true }
    return status.details?.name.isEmpty ?? true
  }

  static func failure(_ error: TransportError) -> KubeError { .unreachable(error.description) }

  /// The beginning of a body that is not a Status: the page of some proxy, most often.
  private static func excerpt(_ response: HTTPResponse) -> String {
    let bytes = response.body.prefix(400).map { $0 < 0x20 ? 0x20 : $0 }
    let words = String(decoding: bytes, as: UTF8.self).split(separator: " ").joined(separator: " ")
    return words.isEmpty ? "HTTP \(response.status) without a body" : "HTTP \(response.status): \(words.prefix(200))"
  }

  // MARK: objects

  static func object(_ response: HTTPResponse, _ what: String) throws(KubeError) -> KubeObject {
    let object = KubeObject(try value(response, what))
    // A review is answered, not kept: it has no name.
    let isNamed = !object.name.isEmpty || object.kind.group == "authorization.k8s.io"
    guard isNamed, !object.kind.kind.isEmpty else {
      throw .malformed("\(what): the answer is not an object with kind and name")
    }
    return object
  }

  static func value(_ response: HTTPResponse, _ what: String) throws(KubeError) -> Value {
    do throws(DocumentError) { return try JSON.parse(response.body) } catch {
      throw .malformed("\(what): the answer is not JSON: \(error)")
    }
  }

  /// One page, item by item: one that cannot be read is left out and said, so that it does not hide the others.
  static func page(
    _ response: HTTPResponse, kind: GroupVersionKind, _ what: String
  ) throws(KubeError) -> (page: ListPage, unreadable: [String]) {
    let list = try value(response, what)
    guard let items = list["items"], let metadata = list["metadata"], metadata.object != nil else {
      throw .malformed("\(what): the answer is not a list")
    }
    var objects: [KubeObject] = []
    var unreadable: [String] = []
    // Go writes an empty slice that was never made as null.
    for (place, item) in (items.array ?? []).enumerated() {
      do throws(Unreadable) { objects.append(try listed(item, kind)) } catch {
        unreadable.append("\(what): item \(place): \(error.why)")
      }
    }
    let token = metadata["continue"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    return (
      ListPage(items: objects, resourceVersion: metadata["resourceVersion"]?.string ?? "", continueToken: token),
      unreadable
    )
  }

  struct Unreadable: Error { let why: String }

  /// An object out of a list, whose items do not repeat the kind that the list has.
  private static func listed(_ item: Value, _ kind: GroupVersionKind) throws(Unreadable) -> KubeObject {
    guard let members = item.object else { throw Unreadable(why: "\(item.kindName) instead of an object") }
    guard let name = item.at("metadata", "name")?.string, !name.isEmpty else { throw Unreadable(why: "no name") }
    if members["kind"] != nil, members["apiVersion"] != nil { return KubeObject(item) }
    var value: Value = ["apiVersion": .string(kind.apiVersion), "kind": .string(kind.kind)]
    for pair in members where pair.key != "apiVersion" && pair.key != "kind" { value[pair.key] = pair.value }
    return KubeObject(value)
  }

  // MARK: watches

  /// One line of a watch.
  static func event(_ line: [UInt8], kind: GroupVersionKind) -> WatchEvent {
    let value: Value
    do throws(DocumentError) { value = try JSON.parse(line) } catch {
      return .unreadable("a frame of the watch of \(kind) is not JSON: \(error)")
    }
    guard let type = value["type"]?.string, let object = value["object"] else {
      return .unreadable("a frame of the watch of \(kind) has no type and object")
    }
    switch type {
    case "ERROR":
      let status = APIStatus(object)
      return .failed(code: status?.code ?? 500, message: status?.message ?? "the server sent no Status")
    case "BOOKMARK":
      guard let version = object.at("metadata", "resourceVersion")?.string, !version.isEmpty else {
        return .unreadable("a bookmark of the watch of \(kind) has no resourceVersion")
      }
      return .bookmark(resourceVersion: version)
    case "ADDED", "MODIFIED", "DELETED":
      do throws(Unreadable) {
        let object = try listed(object, kind)
        return type == "ADDED" ? .added(object) : type == "MODIFIED" ? .modified(object) : .deleted(object)
      } catch {
        return .unreadable("a frame of the watch of \(kind): \(error.why)")
      }
    default: return .unreadable("the watch of \(kind) sent a frame of the unknown type \(type.prefix(40))")
    }
  }
}

/// For people: what happened, in the server's words where there are any.
extension KubeError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreachable(let text): "the API server cannot be reached: \(text)"
    case .unauthorized(let text): "not logged in: \(text)"
    case .forbidden(let text): "forbidden: \(text)"
    case .noSuchKind(let kind): "the API server knows no \(kind): is its CustomResourceDefinition installed?"
    case .notFound(let text): "not found: \(text)"
    case .alreadyExists(let text): "already exists: \(text)"
    case .conflict(let text), .ownedByOthers(let text, _): "conflict: \(text)"
    case .gone(let text): "gone: \(text)"
    case .invalid(let text): "not acceptable: \(text)"
    case .throttled(let after): "throttled" + (after.map { ", to be tried again after \($0.shortText)" } ?? "")
    case .unavailable(let status, let text): "the API server failed (HTTP \(status)): \(text)"
    case .malformed(let text): "not understood: \(text)"
    }
  }
}
