// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents
internal import KubeModel

/// Which objects of a kind are asked for.
struct APISelection: Sendable {
  var resource: APIResource
  /// nil for all namespaces.
  var namespace: String?
  var labels: LabelSelector
  var fields: APIFieldSelector

  func matches(_ ref: ControlRef, _ value: Value) -> Bool {
    (namespace == nil || ref.namespace == namespace) && labels.matches(KubeObject(value).labels)
      && fields.matches(value)
  }
}

/// `resourceVersion`, `limit` and `continue` of a list.
struct APIListing: Sendable {
  var version = ""
  var isExact = false
  var limit = 0
  var continuation = ""
}

/// One page.
struct APIPage: Sendable {
  var items: [Value]
  var metadata: Value
}

extension ControlState {
  func list(_ selection: APISelection, _ listing: APIListing) throws(APIFailure) -> APIPage {
    var (at, start) = (revision, "")
    if !listing.continuation.isEmpty {
      guard let token = ContinueToken(listing.continuation) else { throw .badRequest("continue key is not valid") }
      (at, start) = (token.revision, token.start)
    } else if listing.isExact, let wanted = Int64(listing.version), wanted > 0 {
      at = wanted
    }
    try refuseFuture(listing.version)
    let storage = selection.resource.storage
    guard
      let candidates = at == revision
        ? all(storage, namespace: selection.namespace) : all(storage, namespace: selection.namespace, at: at)
    else {
      throw .expired(
        listing.continuation.isEmpty
          ? "The resourceVersion for the provided list is too old."
          : "The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list."
      )
    }
    var matching = candidates.filter { selection.matches($0.ref, $0.value) }
    if !start.isEmpty { matching.removeAll { ContinueToken.key($0.ref) <= start } }
    var metadata: Value = ["resourceVersion": .string(String(at))]
    if listing.limit > 0, matching.count > listing.limit {
      let rest = matching.count - listing.limit
      matching.removeLast(rest)
      if let last = matching.last {
        metadata["continue"] = .string(ContinueToken(revision: at, start: ContinueToken.key(last.ref)).text)
      }
      if selection.labels.requirements.isEmpty, selection.fields.requirements.isEmpty {
        metadata["remainingItemCount"] = .int(Int64(rest))
      }
    }
    return APIPage(items: matching.map { selection.resource.served($0.value) }, metadata: metadata)
  }

  private func refuseFuture(_ version: String) throws(APIFailure) {
    guard !version.isEmpty, version != "0" else { return }
    guard let wanted = Int64(version), wanted > 0 else {
      throw .badRequest(
        "resourceVersion: Invalid value: \"\(version)\": strconv.ParseUint: parsing \"\(version)\": invalid syntax")
    }
    guard wanted > revision else { return }
    throw APIFailure(
      code: 504, reason: "Timeout",
      message: "Timeout: Too large resource version: \(wanted), current: \(revision)",
      details: [
        "causes": [["reason": "ResourceVersionTooLarge", "message": "Too large resource version"]],
        "retryAfterSeconds": 1,
      ], retryAfter: 1)
  }

  /// Starts a watch: what it must be told first is in its mailbox when this returns.
  func begin(_ watcher: APIWatcher, from version: String, sendsInitial: Bool) throws(APIFailure) {
    let start = Int64(version) ?? 0
    if version.isEmpty || start == 0 || sendsInitial {
      for (ref, value) in all(watcher.selection.resource.storage, namespace: watcher.selection.namespace)
      where watcher.selection.matches(ref, value) { watcher.put(.event("ADDED", value)) }
      if sendsInitial { watcher.put(.initialEnd(revision)) }
    } else {
      guard let changes = changes(after: start) else {
        throw .expired("too old resource version: \(start) (\(compacted + 1))")
      }
      for change in changes { watcher.tell(change) }
    }
    watchers[ObjectIdentifier(watcher)] = watcher
  }
}

/// Where a list goes on: opaque to clients.
struct ContinueToken: Sendable, Equatable {
  var revision: Int64
  var start: String

  init(revision: Int64, start: String) {
    self.revision = revision
    self.start = start
  }
  init?(_ text: String) {
    guard let bytes = try? Base64.decode(text, alphabet: .url, isPadded: false), let value = try? JSON.parse(bytes),
      let revision = value["rv"]?.int, let start = value["start"]?.string
    else { return nil }
    self.init(revision: revision, start: start)
  }
  var text: String {
    let value: Value = ["v": "meta.k8s.io/v1", "rv": .int(revision), "start": .string(start)]
    return Base64.encode(JSON.bytes(value), alphabet: .url, isPadded: false)
  }
  /// Sorts as lists do: a NUL sorts before whatever a longer name goes on with.
  static func key(_ ref: ControlRef) -> String { "\(ref.namespace)\u{0}\(ref.name)" }
}
