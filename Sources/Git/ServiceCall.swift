// SPDX-License-Identifier: Apache-2.0

/// A conversation with the program that serves a repository, as libgit2 drives it from a blocking thread.
protocol ServiceCall: AnyObject {
  /// Up to `limit` bytes of the answer; zero at its end, nil when it failed (the conversation knows why).
  func read(into buffer: UnsafeMutableRawPointer, limit: Int) -> Int?
  /// False when it failed.
  func write(_ bytes: UnsafeRawBufferPointer) -> Bool
}

/// What a C structure can point at.
final class ServiceBox {
  let call: any ServiceCall
  init(_ call: any ServiceCall) { self.call = call }
}
