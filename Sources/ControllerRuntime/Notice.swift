// SPDX-License-Identifier: Apache-2.0
public import KubeModel

/// A fact that the machinery tells whoever keeps logs and metrics. Words and metric names are found in one place, elsewhere.
public enum Notice: Sendable, Equatable {
  // Watching
  case listed(GroupVersionKind, count: Int, added: Int, changed: Int, removed: Int)
  case relisting(GroupVersionKind, because: String)
  case watchInterrupted(GroupVersionKind, because: String, retryIn: Duration)
  case unreadable(GroupVersionKind, String)
  case absentKind(GroupVersionKind)
  // Working
  case reconciled(queue: String, key: String, took: Duration, Outcome)
  case failed(queue: String, key: String, took: Duration, error: String, Disposition)
  // Leading
  case leading(identity: String, lease: String)
  case following(holder: String, lease: String)
  case leaseUnreachable(lease: String, because: String)
  case lostLease(lease: String)
  // Services
  case serviceStarted(String)
  case serviceReady(String)
  case serviceEnded(String, error: String?)
  case serviceOverdue(String)
  // Events
  case eventsDropped(Int)
  case eventFailed(because: String)
}

/// Takes notices; must not block.
public typealias Report = @Sendable (Notice) -> Void
