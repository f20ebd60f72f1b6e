// SPDX-License-Identifier: Apache-2.0
import ControllerRuntime
import Documents
import KubeClient
import KubeModel
import Locks

/// A small API server in memory: objects with resource versions, pages, watches with history, and faults on demand.
final class FakeAPI: KubeAPI {
  private struct State {
    var version = 100
    var objects: [ObjectRef: KubeObject] = [:]
    var history: [(version: Int, event: WatchEvent)] = []
    /// Watches from before this version are gone.
    var oldest = 0
    var watchers: [Int: AsyncStream<Result<WatchEvent, KubeError>>.Continuation] = [:]
    var nextWatcher = 0
    var faults: [String: [KubeError]] = [:]
    var calls: [String] = []
  }
  private let state = Mutex(State())
  let pageSize: Int

  init(pageSize: Int = 100) { self.pageSize = pageSize }

  var calls: [String] { state.withLock { $0.calls } }
  var objects: [KubeObject] { state.withLock { Array($0.objects.values) } }

  /// The next call of that verb throws this.
  func fail(_ verb: String, _ error: KubeError) { state.withLock { $0.faults[verb, default: []].append(error) } }

  @discardableResult
  func put(_ object: KubeObject) -> KubeObject {
    state.withLock { state in
      let isNew = state.objects[object.ref] == nil
      let saved = FakeAPI.save(object, &state)
      FakeAPI.publish(isNew ? .added(saved) : .modified(saved), &state)
      return saved
    }
  }

  func drop(_ ref: ObjectRef) {
    state.withLock { state in
      guard var object = state.objects.removeValue(forKey: ref) else { return }
      state.version += 1
      object[metadata: "resourceVersion"] = .string(String(state.version))
      FakeAPI.publish(.deleted(object), &state)
    }
  }

  /// Changes nobody can see any more, and ends every watch with 410.
  func forgetHistory(_ change: (FakeAPI) -> Void) {
    state.withLock { state in
      for watcher in state.watchers.values { watcher.finish() }
      state.watchers = [:]
    }
    change(self)
    state.withLock { state in
      state.version += 1
      state.oldest = state.version
      state.history = []
    }
  }

  /// Sends a frame as it is to every open watch.
  func send(_ event: WatchEvent) { state.withLock { FakeAPI.deliver(.success(event), $0) } }
  func breakWatches(_ error: KubeError) { state.withLock { FakeAPI.deliver(.failure(error), $0) } }
  func closeWatches() {
    state.withLock { state in
      for watcher in state.watchers.values { watcher.finish() }
      state.watchers = [:]
    }
  }

  private static func save(_ object: KubeObject, _ state: inout State) -> KubeObject {
    state.version += 1
    var object = object
    object[metadata: "resourceVersion"] = .string(String(state.version))
    if object.uid.isEmpty { object[metadata: "uid"] = .string("uid-\(state.version)") }
    state.objects[object.ref] = object
    return object
  }
  private static func publish(_ event: WatchEvent, _ state: inout State) {
    state.history.append((state.version, event))
    deliver(.success(event), state)
  }
  private static func deliver(_ frame: Result<WatchEvent, KubeError>, _ state: State) {
    for watcher in state.watchers.values { watcher.yield(frame) }
  }
  private func call<T>(_ verb: String, _ body: (inout State) throws(KubeError) -> T) throws(KubeError) -> T {
    let result: Result<T, KubeError> = state.withLock { state in
      state.calls.append(verb)
      if var faults = state.faults[verb], !faults.isEmpty {
        let fault = faults.removeFirst()
        state.faults[verb] = faults
        return .failure(fault)
      }
      do throws(KubeError) { return .success(try body(&state)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  func get(_ ref: ObjectRef) async throws(KubeError) -> KubeObject? { try call("get") { $0.objects[ref] } }

  func list(_ kind: GroupVersionKind, namespace: String?, _ options: ListOptions) async throws(KubeError) -> ListPage {
    try call("list") { state in
      let all = state.objects.values.filter { $0.kind == kind }.sorted { $0.key < $1.key }
      let from = Int(options.continueToken ?? "0") ?? 0
      let size = options.limit == 0 ? all.count : pageSize
      let end = min(all.count, from + size)
      return ListPage(
        items: Array(all[from..<end]), resourceVersion: String(state.version),
        continueToken: end < all.count ? String(end) : nil)
    }
  }

  func watch(
    _ kind: GroupVersionKind, namespace: String?, from resourceVersion: String, _ options: ListOptions
  ) async throws(KubeError) -> WatchStream {
    let (stream, continuation) = AsyncStream.makeStream(of: Result<WatchEvent, KubeError>.self)
    let ticket = try call("watch") { state throws(KubeError) in
      let from = Int(resourceVersion) ?? 0
      if from < state.oldest { throw KubeError.gone("too old resource version: \(from)") }
      for old in state.history where old.version > from { continuation.yield(.success(old.event)) }
      state.nextWatcher += 1
      state.watchers[state.nextWatcher] = continuation
      return state.nextWatcher
    }
    return WatchStream(
      next: { () async throws(KubeError) -> WatchEvent? in
        var frames = stream.makeAsyncIterator()
        return try await frames.next()?.get()
      },
      cancel: { [self] in
        state.withLock { $0.watchers[ticket] = nil }
        continuation.finish()
      })
  }

  func create(_ object: KubeObject) async throws(KubeError) -> KubeObject {
    try call("create") { state throws(KubeError) in
      if state.objects[object.ref] != nil { throw KubeError.alreadyExists(object.name) }
      return FakeAPI.save(object, &state)
    }
  }

  func replace(_ object: KubeObject, subresource: String?) async throws(KubeError) -> KubeObject {
    try call("replace") { state throws(KubeError) in
      guard let live = state.objects[object.ref] else { throw KubeError.notFound(object.name) }
      if !object.resourceVersion.isEmpty, object.resourceVersion != live.resourceVersion {
        throw KubeError.conflict("the object has been modified")
      }
      return FakeAPI.save(object, &state)
    }
  }

  /// Takes top-level fields only, which is all that events need.
  func patch(
    _ ref: ObjectRef, _ type: PatchType, _ body: Value, subresource: String?
  ) async throws(KubeError) -> KubeObject? {
    try call("patch") { state in
      guard var live = state.objects[ref] else { return nil }
      for pair in body.object ?? [:] { live.value[pair.key] = pair.value }
      return FakeAPI.save(live, &state)
    }
  }

  func apply(
    _ object: KubeObject, manager: String, force: Bool, subresource: String?
  ) async throws(KubeError) -> KubeObject { try call("apply") { FakeAPI.save(object, &$0) } }

  func delete(
    _ ref: ObjectRef, _ preconditions: Preconditions, _ propagation: Propagation
  ) async throws(KubeError) -> Bool { try call("delete") { $0.objects.removeValue(forKey: ref) != nil } }

  func isNamespaced(_ kind: GroupVersionKind) async throws(KubeError) -> Bool { true }
  func rehearse(_ object: KubeObject, manager: String) async throws(KubeError) {}
  func kind(ofResource plural: String, group: String, version: String) async throws(KubeError) -> GroupVersionKind {
    throw .noSuchKind(GroupVersionKind(group: group, version: version, kind: plural))
  }
  func impersonating(user: String, groups: [String]) -> any KubeAPI { self }
}

let widgets = GroupVersionKind(group: "example.org", version: "v1", kind: "Widget")

func widget(_ name: String, version: String = "", size: Int64 = 0) -> KubeObject {
  var object = KubeObject(kind: widgets, namespace: "default", name: name)
  if !version.isEmpty { object[metadata: "resourceVersion"] = .string(version) }
  object.value["spec"] = ["size": .int(size)]
  return object
}

/// Collects what comes and lets a test wait for it.
final class Collected<Element: Sendable>: Sendable {
  private let state = Mutex<(items: [Element], latches: [(test: @Sendable ([Element]) -> Bool, latch: Latch)])>(
    ([], []))

  var all: [Element] { state.withLock { $0.items } }

  func add(_ element: Element) {
    state.withLock { state in
      state.items.append(element)
      for one in state.latches where one.test(state.items) { one.latch.open() }
    }
  }

  /// Returns once what was collected satisfies the test.
  func wait(until test: @escaping @Sendable ([Element]) -> Bool) async throws {
    let latch = Latch()
    state.withLock { state in
      if test(state.items) { latch.open() } else { state.latches.append((test, latch)) }
    }
    try await latch.wait()
  }
}
