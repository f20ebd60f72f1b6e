// SPDX-License-Identifier: Apache-2.0
internal import Locks

/// Turns a stream into frames that end with a newline, as Kubernetes watches and log streams send them.
///
/// One reader at a time. `\r\n` counts as a newline; what stands after the last newline is the last frame.
///
/// Errors: those of the stream; `bodyTooLarge` for a frame above the bound, after which the stream is cancelled.
public final class LineReader: Sendable {
  fileprivate struct Buffer {
    var bytes: [UInt8] = []
    /// Where the next frame begins, and up to where no newline was found yet.
    var start = 0
    var scanned = 0
  }

  private let stream: HTTPStream
  private let maximumFrame: Int
  private let host: String
  private let buffer = Mutex(Buffer())

  /// - Parameters:
  ///   - maximumFrame: bytes. etcd stores objects of up to 1.5 MiB.
  ///   - host: for the error that a frame is too long.
  public init(_ stream: HTTPStream, maximumFrame: Int = 8 << 20, host: String = "") {
    self.stream = stream
    self.maximumFrame = maximumFrame
    self.host = host
  }

  /// The next frame without its line end; nil at the end of the stream.
  public func next() async throws(TransportError) -> [UInt8]? {
    while true {
      if let line = buffer.withLock({ $0.line() }) { return line }
      guard buffer.withLock({ $0.bytes.count - $0.start <= maximumFrame }) else {
        stream.cancel()
        throw .bodyTooLarge(host: host, limit: maximumFrame)
      }
      guard let piece = try await stream.next() else { return buffer.withLock { $0.rest() } }
      buffer.withLock { $0.append(piece) }
    }
  }

  /// Ends the stream from our side.
  public func cancel() { stream.cancel() }
}

extension LineReader.Buffer {
  fileprivate mutating func line() -> [UInt8]? {
    guard let end = bytes[scanned...].firstIndex(of: 0x0A) else {
      scanned = bytes.count
      return nil
    }
    let line = trimmed(start..<end)
    start = end + 1
    scanned = start
    return line
  }

  fileprivate mutating func rest() -> [UInt8]? {
    defer { self = .init() }
    return start < bytes.count ? trimmed(start..<bytes.count) : nil
  }

  fileprivate mutating func append(_ piece: [UInt8]) {
    // Drop what was handed out only here, once per piece and not once per line.
    if start > 0 {
      bytes.removeSubrange(..<start)
      scanned -= start
      start = 0
    }
    bytes += piece
  }

  private func trimmed(_ range: Range<Int>) -> [UInt8] {
    let isCarriageReturn = !range.isEmpty && bytes[range.upperBound - 1] == 0x0D
    return Array(bytes[range.lowerBound..<(range.upperBound - (isCarriageReturn ? 1 : 0))])
  }
}
