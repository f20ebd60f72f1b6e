// SPDX-License-Identifier: Apache-2.0
import Clocks
import HTTPTransport
import Locks

/// A clock on which every sleep is over at once and moves the time, so that a test sees how long would have been waited.
final class ManualTime: Sendable {
  private struct State {
    var now = Timestamp(seconds: 1_700_000_000)
    var slept: [Duration] = []
  }
  private let state = Mutex(State())

  var slept: [Duration] { state.withLock { $0.slept } }
  var now: Timestamp { state.withLock { $0.now } }
  func advance(_ span: Duration) { state.withLock { $0.now = $0.now + span } }

  var source: TimeSource {
    TimeSource(
      now: { self.now },
      sleep: { span in
        try Task.checkCancellation()
        self.state.withLock { state in
          state.slept.append(span)
          state.now = state.now + span
        }
      })
  }
}

/// Answers from a list, in order, and remembers what was asked.
final class ScriptedClient: HTTPClient {
  private struct State {
    var answers: [Result<HTTPResponse, TransportError>]
    var requests: [HTTPRequest] = []
  }
  private let state: Mutex<State>

  init(_ answers: [Result<HTTPResponse, TransportError>]) { state = Mutex(State(answers: answers)) }

  var requests: [HTTPRequest] { state.withLock { $0.requests } }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let answer = state.withLock { state -> Result<HTTPResponse, TransportError> in
      state.requests.append(request)
      return state.answers.isEmpty ? .failure(.other(host: "", detail: "script is over")) : state.answers.removeFirst()
    }
    return try answer.get()
  }

  func stream(_ request: HTTPRequest) async throws(TransportError) -> HTTPStream {
    let response = try await send(request)
    return HTTPStream(status: response.status, headers: response.headers, next: { nil }, cancel: {})
  }
}
