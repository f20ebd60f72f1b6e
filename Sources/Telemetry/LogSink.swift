// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import Locks

/// Takes whole lines, one at a time, from any thread.
public final class LogSink: Sendable {
  private let turn = Mutex<Void>(())
  private let put: @Sendable ([UInt8]) -> Void

  /// - Parameter put: gets one line with its newline; never two at once.
  public init(_ put: @escaping @Sendable ([UInt8]) -> Void) { self.put = put }

  /// The standard error stream. A line that cannot be written is lost: there is nobody left to tell.
  public static let standardError = LogSink { line in
    line.withUnsafeBytes { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = Glibc.write(STDERR_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
      }
    }
  }

  func write(_ line: [UInt8]) {
    turn.withLock { _ in put(line) }
  }
}
