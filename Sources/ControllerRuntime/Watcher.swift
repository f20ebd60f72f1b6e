// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import KubeClient
internal import KubeModel

/// Feeds a store from an API server for as long as it runs: the machine decides, this does.
public struct Watcher<Item: Sendable>: Sendable {
  private let store: Store<Item>
  private let api: any KubeAPI
  private let namespace: String?
  private let options: ListOptions
  private let isOptional: Bool
  private let backoff: Backoff
  private let clock: TimeSource
  private let report: Report

  /// `namespace` nil watches all. `isOptional`: a kind that is not installed counts as synced and empty, and is looked for
  /// again every 30 seconds.
  public init(
    _ store: Store<Item>, _ api: any KubeAPI, namespace: String? = nil, options: ListOptions = ListOptions(),
    isOptional: Bool = false, backoff: Backoff = .watching, clock: TimeSource = .system,
    report: @escaping Report = { _ in }
  ) {
    self.store = store
    self.api = api
    self.namespace = namespace
    self.options = options
    self.isOptional = isOptional
    self.backoff = backoff
    self.clock = clock
    self.report = report
  }

  /// Runs until the task is cancelled. Never throws: whatever happens is reported and tried again.
  public func run() async {
    var machine = WatchMachine(backoff: backoff)
    var action = machine.start()
    var stream: WatchStream?
    defer { stream?.cancel() }
    while !Task.isCancelled {
      switch action {
      case .list(let token, let inPages):
        if token == nil, let reason = machine.relistReason { report(.relisting(store.kind, because: reason)) }
        switch await page(token, inPages) {
        case .success(let page): action = machine.listed(page)
        case .failure(let error):
          await noteAbsence(error)
          action = machine.listFailed(error)
        }
      case .replace(let objects):
        let differences = await store.replace(objects)
        report(
          .listed(
            store.kind, count: objects.count, added: differences.added, changed: differences.changed,
            removed: differences.removed))
        action = machine.applied()
      case .open(let version):
        stream?.cancel()
        stream = nil
        do throws(KubeError) {
          stream = try await api.watch(store.kind, namespace: namespace, from: version, options)
          action = machine.opened()
        } catch {
          action = machine.interrupted(error)
        }
      case .read:
        action = await read(stream, &machine)
      case .upsert(let object):
        await store.upsert(object)
        action = machine.applied()
      case .remove(let object):
        await store.remove(object)
        action = machine.applied()
      case .wait(let delay, let reason):
        stream?.cancel()
        stream = nil
        if !Task.isCancelled { report(.watchInterrupted(store.kind, because: reason, retryIn: delay)) }
        do { try await clock.sleep(delay) } catch { return }
        action = machine.waited()
      }
    }
  }

  private func page(_ token: String?, _ inPages: Bool) async -> Result<ListPage, KubeError> {
    var options = self.options
    options.continueToken = token
    if !inPages { options.limit = 0 }
    do throws(KubeError) {
      return .success(try await api.list(store.kind, namespace: namespace, options))
    } catch {
      return .failure(error)
    }
  }

  private func read(_ stream: WatchStream?, _ machine: inout WatchMachine) async -> WatchMachine.Action {
    guard let stream else { return machine.closed() }
    let frame: Result<WatchEvent?, KubeError> = await withTaskCancellationHandler {
      do throws(KubeError) { return .success(try await stream.next()) } catch { return .failure(error) }
    } onCancel: {
      stream.cancel()
    }
    switch frame {
    case .success(nil): return machine.closed()
    case .success(let event?):
      if case .unreadable(let text) = event { report(.unreadable(store.kind, String(text.prefix(300)))) }
      return machine.received(event)
    case .failure(let error): return machine.interrupted(error)
    }
  }

  private func noteAbsence(_ error: KubeError) async {
    guard isOptional, case .noSuchKind = error else { return }
    if !store.hasSynced { report(.absentKind(store.kind)) }
    await store.markAbsent()
  }
}
