// SPDX-License-Identifier: Apache-2.0

#if TSAN
  internal import Glibc
  @_exported public import Synchronization

  /// The surface of `Synchronization.Mutex` over a pthread mutex.
  ///
  /// The real one is a futex inside the uninstrumented runtime, which ThreadSanitizer cannot see: it reports every body as a
  /// race. pthread mutexes are intercepted, so sanitized test runs (`-Xswiftc -DTSAN`) use this twin.
  public struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
    private let lock: UnsafeMutablePointer<pthread_mutex_t>
    private let value: UnsafeMutablePointer<Value>

    public init(_ initial: consuming sending Value) {
      lock = .allocate(capacity: 1)
      lock.initialize(to: pthread_mutex_t())
      pthread_mutex_init(lock, nil)
      value = .allocate(capacity: 1)
      value.initialize(to: initial)
    }

    deinit {
      pthread_mutex_destroy(lock)
      lock.deallocate()
      value.deinitialize(count: 1)
      value.deallocate()
    }

    public borrowing func withLock<Result: ~Copyable, Failure: Error>(
      _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
      return try body(&value.pointee)
    }
  }
#else
  @_exported public import Synchronization
#endif
