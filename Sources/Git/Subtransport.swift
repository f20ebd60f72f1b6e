// SPDX-License-Identifier: Apache-2.0
internal import CGit2

/// The bridge by which libgit2 speaks HTTP through our client instead of its own, which cannot be interrupted, knows no
/// timeouts and verifies certificates against one process-wide file.
///
/// libgit2 owns the C structs; each is followed by a retained Swift object and released in the `free` callback.
enum Subtransport {
  /// For `git_remote_callbacks.transport`; the payload is an unretained `Conversation`.
  static let make: git_transport_cb = { out, owner, payload in
    var definition = git_smart_subtransport_definition()
    definition.callback = { out, _, payload in
      guard let out, let payload else { return GIT_ERROR.rawValue }
      let conversation = Unmanaged<Conversation>.fromOpaque(payload).takeUnretainedValue()
      out.pointee = Subtransport.subtransport(conversation)
      return 0
    }
    definition.rpc = 1
    definition.param = payload
    return git_transport_smart(out, owner, &definition)  // the definition is read only during the call
  }

  private static func subtransport(_ conversation: Conversation) -> UnsafeMutablePointer<git_smart_subtransport> {
    let raw = UnsafeMutablePointer<cgit_subtransport>.allocate(capacity: 1)
    raw.initialize(to: cgit_subtransport())
    raw.pointee.context = Unmanaged.passRetained(conversation).toOpaque()
    raw.pointee.parent.action = { out, me, url, service in
      guard let out, let me, let url, let conversation = Subtransport.conversation(of: me) else {
        return GIT_ERROR.rawValue
      }
      guard service == GIT_SERVICE_UPLOADPACK_LS || service == GIT_SERVICE_UPLOADPACK else { return GIT_ERROR.rawValue }
      out.pointee = Subtransport.stream(
        ServiceStream(conversation, url: String(cString: url), isListing: service == GIT_SERVICE_UPLOADPACK_LS), of: me)
      return 0
    }
    raw.pointee.parent.close = { _ in 0 }
    raw.pointee.parent.free = { me in
      guard let me else { return }
      let raw = UnsafeMutableRawPointer(me).assumingMemoryBound(to: cgit_subtransport.self)
      Unmanaged<Conversation>.fromOpaque(raw.pointee.context).release()
      raw.deallocate()
    }
    return UnsafeMutableRawPointer(raw).assumingMemoryBound(to: git_smart_subtransport.self)
  }

  private static func conversation(of me: UnsafeMutablePointer<git_smart_subtransport>) -> Conversation? {
    let raw = UnsafeMutableRawPointer(me).assumingMemoryBound(to: cgit_subtransport.self)
    return raw.pointee.context.map { Unmanaged<Conversation>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func stream(
    _ call: ServiceStream, of owner: UnsafeMutablePointer<git_smart_subtransport>
  ) -> UnsafeMutablePointer<git_smart_subtransport_stream> {
    let raw = UnsafeMutablePointer<cgit_stream>.allocate(capacity: 1)
    raw.initialize(to: cgit_stream())
    raw.pointee.parent.subtransport = owner
    raw.pointee.context = Unmanaged.passRetained(call).toOpaque()
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
      Unmanaged<ServiceStream>.fromOpaque(raw.pointee.context).release()
      raw.deallocate()
    }
    return UnsafeMutableRawPointer(raw).assumingMemoryBound(to: git_smart_subtransport_stream.self)
  }

  private static func call(of me: UnsafeMutablePointer<git_smart_subtransport_stream>?) -> ServiceStream? {
    guard let me else { return nil }
    let raw = UnsafeMutableRawPointer(me).assumingMemoryBound(to: cgit_stream.self)
    return raw.pointee.context.map { Unmanaged<ServiceStream>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The reason stands in the conversation; libgit2 only needs to know that it is over.
  private static func failed() -> Int32 {
    git_error_set_str(Int32(GIT_ERROR_NET.rawValue), "the exchange with the server failed")
    return GIT_EUSER.rawValue
  }
}
