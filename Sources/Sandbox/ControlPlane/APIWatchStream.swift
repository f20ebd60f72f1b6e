// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
internal import HTTPServing

/// The body of a watch: one JSON frame per line until the client leaves or the time is up.
struct APIWatchStream: Sendable {
  var plane: ControlPlane
  var selection: APISelection
  var view: APIView
  var table: APITable
  var version: String
  var sendsInitial: Bool
  var allowsBookmarks: Bool
  /// In seconds.
  var timeout: Int?

  /// As upstream: a watch does not last for ever, so that clients spread over servers.
  private static let longest = 1800

  func run(_ writer: ResponseWriter) async throws {
    let watcher = APIWatcher(selection)
    do throws(APIFailure) {
      try plane.run { (state) throws(APIFailure) in
        try state.begin(watcher, from: version, sendsInitial: sendsInitial)
      }
    } catch {
      return try await writer.send(frame("ERROR", error.status))
    }
    defer { try? plane.run { (state) throws(APIFailure) in state.watchers[ObjectIdentifier(watcher)] = nil } }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        try await plane.clock.sleep(.seconds(timeout ?? APIWatchStream.longest))
        watcher.put(.end)
      }
      if allowsBookmarks { group.addTask { try await tick(watcher) } }
      defer { group.cancelAll() }
      try await send(watcher, writer)
    }
  }

  /// Under the lock, so that every write up to the bookmark is in the mailbox before it.
  private func tick(_ watcher: APIWatcher) async throws {
    while true {
      try await plane.clock.sleep(plane.bookmarkInterval)
      try plane.run { (state) throws(APIFailure) in watcher.put(.bookmark(state.revision)) }
    }
  }

  private func send(_ watcher: APIWatcher, _ writer: ResponseWriter) async throws {
    var isFirst = true
    while true {
      let messages = await watcher.next()
      if messages.isEmpty { return }
      var bytes: [UInt8] = []
      for message in messages {
        switch message {
        case .event(let type, let value):
          bytes += frame(type, shown(selection.resource.served(value), isFirst: isFirst))
          isFirst = false
        case .bookmark(let revision): bytes += bookmark(revision, isInitialEnd: false)
        case .initialEnd(let revision): bytes += bookmark(revision, isInitialEnd: true)
        case .end:
          if !bytes.isEmpty { try await writer.send(bytes) }
          return
        }
      }
      try await writer.send(bytes)
    }
  }

  private func shown(_ value: Value, isFirst: Bool) -> Value {
    switch view {
    case .plain: value
    case .metadata: PartialMetadata.of(value)
    case .table:
      table.table([value], metadata: ["resourceVersion": .string(value.metaVersion)], withColumns: isFirst)
    }
  }

  private func bookmark(_ revision: Int64, isInitialEnd: Bool) -> [UInt8] {
    var metadata: Value = ["resourceVersion": .string(String(revision)), "creationTimestamp": .null]
    if isInitialEnd { metadata["annotations"] = ["k8s.io/initial-events-end": "true"] }
    switch view {
    case .table: return frame("BOOKMARK", table.table([], metadata: metadata, withColumns: false))
    case .metadata:
      return frame("BOOKMARK", ["kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1", "metadata": metadata])
    case .plain:
      let (kind, version) = (selection.resource.kind, selection.resource.apiVersion)
      return frame("BOOKMARK", ["kind": .string(kind), "apiVersion": .string(version), "metadata": metadata])
    }
  }

  private func frame(_ type: String, _ object: Value) -> [UInt8] {
    JSON.bytes(["type": .string(type), "object": object]) + [0x0A]
  }
}
