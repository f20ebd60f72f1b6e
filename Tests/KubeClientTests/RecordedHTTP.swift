// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Glibc
import HTTPTransport
import Locks

/// Answers requests from a table of `METHOD path?query`, each answer once or, if it is the last of its key, for ever.
final class RecordedHTTP: HTTPClient {
  private struct State {
    var answers: [String: [Result<HTTPResponse, TransportError>]] = [:]
    var requests: [HTTPRequest] = []
  }
  private let state = Mutex(State())

  var requests: [HTTPRequest] { state.withLock { $0.requests } }
  /// `GET /api/v1`, in order.
  var asked: [String] { requests.map(RecordedHTTP.key) }

  func answer(_ key: String, _ status: Int = 200, _ body: Value = [:], _ headers: Headers = [:]) {
    answer(key, .success(HTTPResponse(status: status, headers: headers, body: JSON.bytes(body))))
  }

  func answer(_ key: String, text: String, _ status: Int = 200) {
    answer(key, .success(HTTPResponse(status: status, body: Array(text.utf8))))
  }

  func answer(_ key: String, _ result: Result<HTTPResponse, TransportError>) {
    state.withLock { $0.answers[key, default: []].append(result) }
  }

  static func key(_ request: HTTPRequest) -> String {
    let origin = Origin(request.url).map { "\($0)" } ?? ""
    return "\(request.method) \(request.url.dropFirst(origin.count))"
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let key = RecordedHTTP.key(request)
    let result = state.withLock { state -> Result<HTTPResponse, TransportError> in
      state.requests.append(request)
      guard let answers = state.answers[key], let first = answers.first else {
        return .failure(.other(host: "", detail: "nothing recorded for \(key)"))
      }
      if answers.count > 1 { state.answers[key]?.removeFirst() }
      return first
    }
    return try result.get()
  }

  /// The body comes in pieces of seven bytes, so that frames are cut anywhere.
  func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    let response = try await send(request)
    let rest = Rest(response.body)
    return HTTPStream(
      status: response.status, headers: response.headers,
      next: { () async throws(TransportError) -> [UInt8]? in rest.piece() }, cancel: { rest.drop() })
  }

  private final class Rest: Sendable {
    private let bytes: Mutex<ArraySlice<UInt8>>
    init(_ bytes: [UInt8]) { self.bytes = Mutex(bytes[...]) }
    func piece() -> [UInt8]? {
      bytes.withLock { bytes in
        let piece = bytes.prefix(7)
        bytes = bytes.dropFirst(7)
        return piece.isEmpty ? nil : Array(piece)
      }
    }
    func drop() { bytes.withLock { $0 = [] } }
  }
}

/// A clock moved by hand; nothing here sleeps.
final class HandClock: Sendable {
  private let time = Mutex(Timestamp(seconds: 1_700_000_000))
  func advance(_ span: Duration) { time.withLock { $0 = $0 + span } }
  var source: TimeSource { TimeSource(now: { self.time.withLock { $0 } }, sleep: { self.advance($0) }) }
}

/// What was said, in order.
final class Notices: Sendable {
  private let texts = Mutex<[String]>([])
  var all: [String] { texts.withLock { $0 } }
  func add(_ text: String) { texts.withLock { $0.append(text) } }
}

/// A directory that goes away with the test.
final class TemporaryDirectory: Sendable {
  let path: String

  init() {
    var template = Array("/tmp/nestling-kube-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/tmp/nestling-kube-none"
  }

  @discardableResult func write(_ name: String, _ text: String, mode: mode_t = 0o600) -> String {
    let file = "\(path)/\(name)"
    let descriptor = open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    _ = Array(text.utf8).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    close(descriptor)
    return file
  }

  deinit {
    guard let folder = opendir(path) else { return }
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      unlink("\(path)/\(name)")
    }
    closedir(folder)
    rmdir(path)
  }
}

func contents(of path: String) -> String? {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var result: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = read(descriptor, &buffer, buffer.count), count > 0 { result += buffer[..<count] }
  return String(decoding: result, as: UTF8.self)
}
