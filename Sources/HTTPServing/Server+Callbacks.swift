// SPDX-License-Identifier: Apache-2.0
internal import CMicroHTTPD
internal import Locks

/// Where libmicrohttpd enters Swift. All of this runs on its network threads and must not block.
extension Server {
  /// Called with the headers, then per piece of body, at the body's end, and again after a resume.
  static let accept: MHD_AccessHandlerCallback = { context, connection, path, method, _, data, size, slot in
    guard let context, let connection, let path, let method, let size, let slot else { return .NO }
    let server = Unmanaged<Server>.fromOpaque(context).takeUnretainedValue()
    let door = Connection(pointer: connection)
    if let known = slot.pointee {
      let exchange = Unmanaged<Exchange>.fromOpaque(known).takeUnretainedValue()
      return server.step(exchange, door, data, size)
    }
    let exchange = Exchange(method: String(cString: method), rawPath: originForm(String(cString: path)))
    slot.pointee = Unmanaged.passRetained(exchange).toOpaque()  // given back in `completed`
    return server.begin(exchange, door)
  }

  /// The path of a target. A client that takes us for its proxy sends the whole URL (RFC 9112 section 3.2.2).
  private static func originForm(_ target: String) -> String {
    guard !target.hasPrefix("/"), let scheme = target.firstRange(of: "://") else { return target }
    let path = target[scheme.upperBound...].drop { $0 != "/" }
    return path.isEmpty ? "/" : String(path)
  }

  static let completed: MHD_RequestCompletedCallback = { context, _, slot, _ in
    guard let context, let slot, let known = slot.pointee else { return }
    slot.pointee = nil
    Unmanaged<Server>.fromOpaque(context).takeUnretainedValue()
      .complete(Unmanaged<Exchange>.fromOpaque(known).takeRetainedValue())
  }

  private func begin(_ exchange: Exchange, _ connection: Connection) -> MHD_Result {
    state.withLock { $0.open[ObjectIdentifier(exchange)] = exchange }
    // Said before the body is sent, so that a client that expects 100-continue is spared the sending.
    let length = MHD_lookup_connection_value(connection.pointer, .HEADER_KIND, "Content-Length")
    if let length, (Int(String(cString: length)) ?? 0) > settings.maximumBody {
      return queue(exchange, connection, Server.tooLarge)
    }
    return .YES
  }

  private static let tooLarge = ServerResponse(
    status: 413, headers: [("Content-Type", "text/plain"), ("Connection", "close")],
    body: .bytes(Array("the request body is too large\n".utf8)))

  private func step(
    _ exchange: Exchange, _ connection: Connection, _ data: UnsafePointer<CChar>?, _ size: UnsafeMutablePointer<Int>
  ) -> MHD_Result {
    if size.pointee > 0 {
      defer { size.pointee = 0 }
      return receive(exchange, UnsafeRawBufferPointer(start: data, count: size.pointee))
    }
    enum Next { case run([UInt8]), send(ServerResponse), wait }
    let next = exchange.state.withLock { state -> Next in
      switch state.phase {
      case .receiving:
        if state.received > settings.maximumBody { return .send(Server.tooLarge) }
        defer { state.body = [] }
        return .run(state.body)
      case .answered(let response): return .send(response)
      case .running, .sending: return .wait
      }
    }
    switch next {
    case .wait: return .YES
    case .send(let response): return queue(exchange, connection, response)
    case .run(let body): return run(exchange, connection, body)
    }
  }

  /// Keeps a piece of the body. One beyond the limit is read on, so that the client gets to see the 413, but not for ever.
  private func receive(_ exchange: Exchange, _ bytes: UnsafeRawBufferPointer) -> MHD_Result {
    exchange.state.withLock { state in
      state.received += bytes.count
      if state.received <= settings.maximumBody { state.body.append(contentsOf: bytes) } else { state.body = [] }
      return state.received <= settings.maximumBody * 4 ? .YES : .NO
    }
  }

  private func run(_ exchange: Exchange, _ connection: Connection, _ body: [UInt8]) -> MHD_Result {
    enum Room { case free, full, stopping }
    let room = state.withLock { state -> Room in
      if state.isStopping { return .stopping }
      if state.inHand >= settings.maximumRequests { return .full }
      state.inHand += 1
      return .free
    }
    switch room {
    case .stopping: return queue(exchange, connection, Server.stoppingResponse)
    case .full:
      var response = ServerResponse.text(503, "too many requests in hand\n")
      response.headers.append(("Retry-After", "1"))
      return queue(exchange, connection, response)
    case .free: break
    }
    let request = ServerRequest(
      method: exchange.method, path: PercentCoding.decode(exchange.rawPath), rawPath: exchange.rawPath,
      query: values(connection, .GET_ARGUMENT_KIND).map { (PercentCoding.decode($0.0), PercentCoding.decode($0.1)) },
      headers: values(connection, .HEADER_KIND), body: body)
    connection.suspend()  // before the task can possibly be done
    exchange.state.withLock { $0.phase = .running(connection) }
    let task = Task { [handler] in
      let response = await handler(request)
      exchange.state.withLock { $0.task = nil }
      exchange.answer(response)
      state.withLock { $0.inHand -= 1 }
    }
    exchange.state.withLock { if case .running = $0.phase { $0.task = task } }
    return .YES
  }

  private func values(_ connection: Connection, _ kind: MHD_ValueKind) -> [(name: String, value: String)] {
    var result: [(name: String, value: String)] = []
    withUnsafeMutablePointer(to: &result) { target in
      _ = MHD_get_connection_values(
        connection.pointer, kind,
        { context, _, key, value in
          guard let context, let key else { return .YES }
          context.assumingMemoryBound(to: [(name: String, value: String)].self).pointee
            .append((String(cString: key), value.map { String(cString: $0) } ?? ""))
          return .YES
        }, target)
    }
    return result
  }

  private func queue(_ exchange: Exchange, _ connection: Connection, _ response: ServerResponse) -> MHD_Result {
    exchange.state.withLock {
      $0.phase = .sending
      $0.status = response.status
    }
    guard let made = make(exchange, connection, response.body) else { return .NO }
    defer { MHD_destroy_response(made) }
    for (name, value) in response.headers { MHD_add_response_header(made, name, value) }
    return MHD_queue_response(connection.pointer, UInt32(response.status), made)
  }

  private func make(_ exchange: Exchange, _ connection: Connection, _ body: ServerResponse.Body) -> OpaquePointer? {
    switch body {
    case .bytes(let bytes):
      return bytes.withUnsafeBytes {
        MHD_create_response_from_buffer($0.count, UnsafeMutableRawPointer(mutating: $0.baseAddress), .RESPMEM_MUST_COPY)
      }
    case .stream(let produce):
      let stream = ResponseStream()
      exchange.state.withLock { $0.stream = stream }
      let reader = Unmanaged.passRetained(StreamReader(stream, connection)).toOpaque()
      let made = MHD_create_response_from_callback(
        nestling_mhd_unknown_size, 16 << 10,
        { context, _, buffer, maximum in
          guard let context, let buffer else { return nestling_mhd_end_with_error }
          let reader = Unmanaged<StreamReader>.fromOpaque(context).takeUnretainedValue()
          return reader.stream.read(into: buffer, maximum: maximum, reader.connection)
        }, reader, { context in if let context { Unmanaged<StreamReader>.fromOpaque(context).release() } })
      // A stop between here and the registration is caught because stop() looks at all open exchanges afterwards.
      if exchange.method == "HEAD" || state.withLock({ $0.isStopping }) {
        stream.finish()
      } else {
        stream.begin(produce)
      }
      return made
    }
  }

  private func complete(_ exchange: Exchange) {
    let (status, stream, task) = exchange.state.withLock { state in
      defer { (state.stream, state.task) = (nil, nil) }
      return (state.status, state.stream, state.task)
    }
    task?.cancel()
    stream?.fail()
    let isIdle = state.withLock { state in
      state.open.removeValue(forKey: ObjectIdentifier(exchange))
      return state.open.isEmpty
    }
    if isIdle { wakeWaiters() }
    observe?(
      ServedExchange(
        method: exchange.method, path: PercentCoding.decode(exchange.rawPath), status: status,
        duration: exchange.begun.duration(to: .now)))
  }
}

/// What libmicrohttpd holds while it reads a stream.
private final class StreamReader: Sendable {
  let stream: ResponseStream
  let connection: Connection
  init(_ stream: ResponseStream, _ connection: Connection) {
    self.stream = stream
    self.connection = connection
  }
}
