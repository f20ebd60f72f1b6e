// SPDX-License-Identifier: Apache-2.0
internal import CCurl
internal import Clocks
internal import Glibc

/// A libcurl easy handle with its error buffer and lists; used by the driver's thread only and kept for the next exchange.
final class EasyHandle {
  let easy: UnsafeMutableRawPointer
  private let errorBuffer: UnsafeMutablePointer<CChar>
  private var headerList: UnsafeMutablePointer<curl_slist>?
  private var connectList: UnsafeMutablePointer<curl_slist>?

  init?() {
    guard let easy = curl_easy_init() else { return nil }
    self.easy = easy
    errorBuffer = .allocate(capacity: Int(CURL_ERROR_SIZE))
    errorBuffer.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  func reset() {
    curl_easy_reset(easy)
    curl_slist_free_all(headerList)
    curl_slist_free_all(connectList)
    headerList = nil
    connectList = nil
    errorBuffer.pointee = 0
  }

  func free() {
    reset()
    curl_easy_cleanup(easy)
    errorBuffer.deallocate()
  }

  /// libcurl's words about the last failure of this handle.
  func errorText(_ code: CURLcode) -> String {
    errorBuffer.pointee == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: errorBuffer)
  }

  static func transfer(of easy: UnsafeMutableRawPointer) -> Transfer? {
    var context: UnsafeMutableRawPointer?
    nc_get_pointer(easy, CURLINFO_PRIVATE, &context)
    return context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Sets every option for one exchange. The handle refers to the transfer without owning it: the driver keeps it alive.
  func configure(for transfer: Transfer, userAgent: String) -> TransportError? {
    let request = transfer.request
    guard let origin = Origin(request.url) else { return .invalidURL(Origin.harmless(request.url)) }
    if let complaint = request.malformation { return .other(host: transfer.host, detail: complaint) }
    setBasics(transfer, userAgent)
    setLimits(request, isStream: transfer.isStream)
    setMethodAndBody(request)
    setHeaders(request, origin: origin)
    // No proxy of the environment leads back to this machine; Go leaves loopback addresses out too.
    if let proxy = request.proxy ?? (origin.isLoopback ? "" : nil) {
      nc_set_text(easy, CURLOPT_PROXY, proxy)
      nc_set_text(easy, CURLOPT_NOPROXY, "")
    }
    let code = setURLAndTLS(request, origin: origin)
    guard code == CURLE_OK else {
      return TransportError(code, detail: String(cString: curl_easy_strerror(code)), transfer: transfer)
    }
    return nil
  }

  private func setBasics(_ transfer: Transfer, _ userAgent: String) {
    let context = UnsafeRawPointer(Unmanaged.passUnretained(transfer).toOpaque())
    nc_set_pointer(easy, CURLOPT_PRIVATE, context)
    nc_set_pointer(easy, CURLOPT_ERRORBUFFER, errorBuffer)
    nc_set_long(easy, CURLOPT_NOSIGNAL, 1)
    nc_set_text(easy, CURLOPT_PROTOCOLS_STR, "http,https")
    nc_set_text(easy, CURLOPT_USERAGENT, userAgent)
    nc_set_long(easy, CURLOPT_PATH_AS_IS, 1)
    nc_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
    nc_set_long(easy, CURLOPT_TCP_KEEPALIVE, 1)
    nc_set_long(easy, CURLOPT_TCP_KEEPIDLE, 30)
    nc_set_long(easy, CURLOPT_TCP_KEEPINTVL, 15)
    nc_close_sockets_on_exec(easy)
    nc_set_pointer(easy, CURLOPT_WRITEDATA, context)
    nc_set_data_function(easy, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
      EasyHandle.deliver(bytes, size * count, context) { $0.receiveBody($1) }
    }
    nc_set_pointer(easy, CURLOPT_HEADERDATA, context)
    nc_set_data_function(easy, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
      EasyHandle.deliver(bytes, size * count, context) { $0.receiveHeader($1) }
    }
  }

  /// Answers libcurl with how much was taken; any other number than `count` stops the transfer.
  private static func deliver(
    _ bytes: UnsafeMutablePointer<CChar>?, _ count: Int, _ context: UnsafeMutableRawPointer?,
    _ body: (Transfer, UnsafeBufferPointer<UInt8>) -> Transfer.Reception
  ) -> Int {
    guard count > 0, let bytes, let context else { return count }
    let transfer = Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
    let buffer = UnsafeBufferPointer(
      start: UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self), count: count)
    switch body(transfer, buffer) {
    case .taken: return count
    case .pause: return nc_pause()
    case .refuse: return 0
    }
  }

  private func setLimits(_ request: HTTPRequest, isStream: Bool) {
    nc_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, request.connectTimeout.wholeMilliseconds)
    // The limits of streams are the driver's: libcurl's would count the time a reader takes.
    if !isStream, let timeout = request.timeout {
      nc_set_long(easy, CURLOPT_TIMEOUT_MS, timeout.wholeMilliseconds)
    }
    if !isStream { nc_set_offset(easy, CURLOPT_MAXFILESIZE_LARGE, Int64(max(request.maximumBody, 1))) }
    let isShared = request.prefersHTTP2
    nc_set_long(
      easy, CURLOPT_HTTP_VERSION, isShared ? Int(CURL_HTTP_VERSION_2TLS) : Int(CURL_HTTP_VERSION_1_1))
    // Wait for a connection that is being opened and can be shared rather than open another one.
    if isShared { nc_set_long(easy, CURLOPT_PIPEWAIT, 1) }
  }

  private func setMethodAndBody(_ request: HTTPRequest) {
    let hasBodyByNature = ["POST", "PUT", "PATCH"].contains(request.method)
    if let body = request.body ?? (hasBodyByNature ? [] : nil) {
      nc_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, Int64(body.count))
      // Copies; with the size set first it is safe for zero bytes.
      body.withUnsafeBytes { bytes in
        _ = withUnsafePointer(to: 0) { nothing in
          nc_set_pointer(easy, CURLOPT_COPYPOSTFIELDS, bytes.baseAddress ?? UnsafeRawPointer(nothing))
        }
      }
    }
    switch request.method {
    case "HEAD": nc_set_long(easy, CURLOPT_NOBODY, 1)
    case "GET" where request.body == nil: nc_set_long(easy, CURLOPT_HTTPGET, 1)
    default: nc_set_text(easy, CURLOPT_CUSTOMREQUEST, request.method)
    }
  }

  private func setHeaders(_ request: HTTPRequest, origin: Origin) {
    for field in request.headers.fields {
      // "Name:" would remove the field; "Name;" sends it empty.
      let line = field.value.isEmpty ? "\(field.name);" : "\(field.name): \(field.value)"
      headerList = curl_slist_append(headerList, line)
    }
    // No 100-continue round trip, and no invented media type.
    headerList = curl_slist_append(headerList, "Expect:")
    if request.headers["Content-Type"] == nil { headerList = curl_slist_append(headerList, "Content-Type:") }
    if request.tls?.serverName != nil, request.headers["Host"] == nil {
      headerList = curl_slist_append(headerList, "Host: \(origin.authority)")
    }
    nc_set_list(easy, CURLOPT_HTTPHEADER, headerList)
  }

  private func setURLAndTLS(_ request: HTTPRequest, origin: Origin) -> CURLcode {
    var codes: [CURLcode] = []
    var url = request.url
    let tls = request.tls ?? TLSSettings()
    if let name = tls.serverName, origin.scheme == "https" {
      // libcurl checks the certificate against the URL's host: name that one, and connect to the other.
      url = Origin.replacingAuthority(of: url, with: "\(name):\(origin.port)") ?? url
      connectList = curl_slist_append(connectList, "\(name):\(origin.port):\(origin.host):\(origin.port)")
      nc_set_list(easy, CURLOPT_CONNECT_TO, connectList)
    }
    codes.append(nc_set_text(easy, CURLOPT_URL, url))
    nc_set_long(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
    func blob(_ option: CURLoption, _ bytes: [UInt8]?) {
      guard let bytes, !bytes.isEmpty else { return }
      bytes.withUnsafeBytes { codes.append(nc_set_blob(easy, option, $0.baseAddress, $0.count)) }
    }
    blob(CURLOPT_CAINFO_BLOB, tls.caPEM)
    blob(CURLOPT_SSLCERT_BLOB, tls.certificatePEM)
    blob(CURLOPT_SSLKEY_BLOB, tls.keyPEM)
    if !tls.isVerified {
      nc_set_long(easy, CURLOPT_SSL_VERIFYPEER, 0)
      nc_set_long(easy, CURLOPT_SSL_VERIFYHOST, 0)
    }
    return codes.first { $0 != CURLE_OK } ?? CURLE_OK
  }
}

extension HTTPRequest {
  /// What would let one request become two: control characters in the method or a header field (RFC 9110 section 5.5).
  fileprivate var malformation: String? {
    func isToken(_ text: String) -> Bool {
      !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()<>@,;:\\\"/[]?={}".utf8.contains($0) }
    }
    if !isToken(method) { return "the method is not a token" }
    if url.utf8.contains(where: { $0 <= 0x20 || $0 == 0x7F }) { return "the URL has a blank or control character" }
    for field in headers.fields {
      if !isToken(field.name) { return "a header's name is not a token" }
      if field.value.utf8.contains(where: { ($0 < 0x20 && $0 != 0x09) || $0 == 0x7F }) {
        return "header \(field.name) has a line break or another control character"
      }
    }
    return nil
  }
}

extension Duration {
  /// At least one, because libcurl takes zero for "no limit"; at most ten days, to fit any C long.
  var wholeMilliseconds: Int { Int(min(max(wholeMicroseconds / 1000, 1), 864_000_000)) }
}
