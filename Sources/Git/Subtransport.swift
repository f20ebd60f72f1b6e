// SPDX-License-Identifier: Apache-2.0
internal import CGit2

/// The bridge by which libgit2 speaks HTTP and SSH through our client and OpenSSH instead of its own means, which cannot be
/// interrupted, know no timeouts, verify certificates against one process-wide file and know no RSA signatures of today.
///
/// libgit2 owns the C structs; each is followed by a retained Swift object and released in the `free` callback.
enum Subtransport {
  private typealias CStream = UnsafeMutablePointer<git_smart_subtransport_stream>

  /// One connection. HTTP has a stream for every call; SSH has one for all of them, which libgit2 asks for again.
  private final class Connection {
    let conversation: Conversation
    var stream: CStream?
    init(_ conversation: Conversation) { self.conversation = conversation }
  }

  /// For `git_remote_callbacks.transport`; the payload is an unretained `Conversation`.
  static let make: git_transport_cb = { out, owner, payload in
    guard let payload else { return GIT_ERROR.rawValue }
    let conversation = Unmanaged<Conversation>.fromOpaque(payload).takeUnretainedValue()
    var definition = git_smart_subtransport_definition()
    definition.callback = { out, _, payload in
      guard let out, let payload else { return GIT_ERROR.rawValue }
      let conversation = Unmanaged<Conversation>.fromOpaque(payload).takeUnretainedValue()
      out.pointee = Subtransport.subtransport(conversation)
      return 0
    }
    if case .ssh = conversation.remote.place { definition.rpc = 0 } else { definition.rpc = 1 }
    definition.param = payload
    return git_transport_smart(out, owner, &definition)  // the definition is read only during the call
  }

  private static func subtransport(_ conversation: Conversation) -> UnsafeMutablePointer<git_smart_subtransport> {
    let raw = UnsafeMutablePointer<cgit_subtransport>.allocate(capacity: 1)
    raw.initialize(to: cgit_subtransport())
    raw.pointee.context = Unmanaged.passRetained(Connection(conversation)).toOpaque()
    raw.pointee.parent.action = { out, me, url, service in
      guard let out, let me, let url, let connection = Subtransport.connection(of: me),
        service == GIT_SERVICE_UPLOADPACK_LS || service == GIT_SERVICE_UPLOADPACK
      else { return GIT_ERROR.rawValue }
      return Subtransport.open(
        out, connection, url: String(cString: url), isListing: service == GIT_SERVICE_UPLOADPACK_LS, of: me)
    }
    raw.pointee.parent.close = { _ in 0 }
    raw.pointee.parent.free = { me in
      guard let me else { return }
      let raw = UnsafeMutableRawPointer(me).assumingMemoryBound(to: cgit_subtransport.self)
      Unmanaged<Connection>.fromOpaque(raw.pointee.context).release()
      raw.deallocate()
    }
    return UnsafeMutableRawPointer(raw).assumingMemoryBound(to: git_smart_subtransport.self)
  }

  private static func connection(of me: UnsafeMutablePointer<git_smart_subtransport>) -> Connection? {
    let raw = UnsafeMutableRawPointer(me).assumingMemoryBound(to: cgit_subtransport.self)
    return raw.pointee.context.map { Unmanaged<Connection>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func open(
    _ out: UnsafeMutablePointer<CStream?>, _ connection: Connection, url: String, isListing: Bool,
    of owner: UnsafeMutablePointer<git_smart_subtransport>
  ) -> Int32 {
    guard case .ssh(let address) = connection.conversation.remote.place else {
      out.pointee = stream(ServiceStream(connection.conversation, url: url, isListing: isListing), of: owner)
      return 0
    }
    if connection.stream == nil {
      guard let call = SecureShellCall(connection.conversation, address) else { return failed() }
      connection.stream = stream(call, of: owner)
    }
    out.pointee = connection.stream
    return 0
  }

  private static func stream(
    _ call: any ServiceCall, of owner: UnsafeMutablePointer<git_smart_subtransport>
  ) -> CStream {
    let raw = UnsafeMutablePointer<cgit_stream>.allocate(capacity: 1)
    raw.initialize(to: cgit_stream())
    raw.pointee.parent.subtransport = owner
    raw.pointee.context = Unmanaged.passRetained(ServiceBox(call)).toOpaque()
    raw.pointee.parent.read = { me, buffer, limit, count in
      guard let buffer, let count, let call = Subtransport.call(of: me),
        let got = call.read(into: buffer, limit: limit)
      else { return Subtransport.failed() }
      count.pointee = got
      return 0
    }
    raw.pointee.parent.write = { me, bytes, count in
      guard let call = Subtransport.call(of: me), call.write(UnsafeRawBufferPointer(start: bytes, count: count)) else {
        return Subtransport.failed()
      }
      return 0
    }
    raw.pointee.parent.free = { me in
      guard let me else { return }
      let raw = UnsafeMutableRawPointer(me).assumingMemoryBound(to: cgit_stream.self)
      Unmanaged<ServiceBox>.fromOpaque(raw.pointee.context).release()
      if let owner = raw.pointee.parent.subtransport { Subtransport.connection(of: owner)?.stream = nil }
      raw.deallocate()
    }
    return UnsafeMutableRawPointer(raw).assumingMemoryBound(to: git_smart_subtransport_stream.self)
  }

  private static func call(of me: CStream?) -> (any ServiceCall)? {
    guard let me else { return nil }
    let raw = UnsafeMutableRawPointer(me).assumingMemoryBound(to: cgit_stream.self)
    return raw.pointee.context.map { Unmanaged<ServiceBox>.fromOpaque($0).takeUnretainedValue().call }
  }

  /// The reason stands in the conversation; libgit2 only needs to know that it is over.
  private static func failed() -> Int32 {
    git_error_set_str(Int32(GIT_ERROR_NET.rawValue), "the exchange with the server failed")
    return GIT_EUSER.rawValue
  }
}
