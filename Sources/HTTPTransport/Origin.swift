// SPDX-License-Identifier: Apache-2.0

/// Scheme, host and port of a URL: what limits, caches and credentials belong to (RFC 6454).
public struct Origin: Sendable, Hashable, CustomStringConvertible {
  /// `http` or `https`, lower case.
  public let scheme: String
  /// Lower case; an IPv6 address keeps its brackets.
  public let host: String
  public let port: Int

  /// Nil when the text is not an absolute http or https URL.
  public init?(_ url: String) {
    guard let parts = Origin.split(url) else { return nil }
    let lowered = parts.scheme.lowercased()
    guard lowered == "http" || lowered == "https" else { return nil }
    var authority = parts.authority[...]
    if let at = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[(at + 1)...] }
    var port = lowered == "https" ? 443 : 80
    let colon = authority.lastIndex(of: UInt8(ascii: ":"))
    let bracket = authority.lastIndex(of: UInt8(ascii: "]"))
    if let colon, colon > bracket ?? -1 {
      if colon + 1 < authority.endIndex {
        guard let number = Int(String(decoding: authority[(colon + 1)...], as: UTF8.self)),
          (1...65_535).contains(number)
        else { return nil }
        port = number
      }
      authority = authority[..<colon]
    }
    guard !authority.isEmpty else { return nil }
    scheme = lowered
    host = String(decoding: authority, as: UTF8.self).lowercased()
    self.port = port
  }

  /// This machine, by name or address.
  public var isLoopback: Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]" || host.hasPrefix("127.")
  }

  private var isDefaultPort: Bool { port == (scheme == "https" ? 443 : 80) }
  /// `host` or `host:port` when the port is not the scheme's own: the value of a Host field.
  public var authority: String { isDefaultPort ? host : "\(host):\(port)" }
  public var description: String { "\(scheme)://\(authority)" }

  /// The host of a URL for messages; the URL itself without secrets when it has none.
  static func host(_ url: String) -> String { Origin(url)?.authority ?? harmless(url) }

  /// A URL without user information, query and fragment, shortened: fit for messages.
  static func harmless(_ url: String) -> String {
    let path = url.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let text = String(path) ?? ""
    guard let parts = split(text), let at = parts.authority.lastIndex(of: UInt8(ascii: "@")) else {
      return String(text.prefix(300))
    }
    let rest = String(decoding: parts.authority[(at + 1)...], as: UTF8.self)
    return String("\(parts.scheme)://\(rest)\(parts.rest)".prefix(300))
  }

  /// The same URL at another authority.
  static func replacingAuthority(of url: String, with authority: String) -> String? {
    split(url).map { "\($0.scheme)://\(authority)\($0.rest)" }
  }

  private static func split(_ url: String) -> (scheme: String, authority: [UInt8], rest: String)? {
    let bytes = Array(url.utf8)
    let mark = Array("://".utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes.dropFirst(colon).starts(with: mark) else {
      return nil
    }
    let start = colon + mark.count
    let end = bytes[start...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.endIndex
    return (
      String(decoding: bytes[..<colon], as: UTF8.self), Array(bytes[start..<end]),
      String(decoding: bytes[end...], as: UTF8.self)
    )
  }
}

/// Percent-encoding (RFC 3986 section 2.1): everything but the unreserved characters.
public enum PercentEncoding {
  /// One path segment or one query name or value. A slash is encoded too.
  public static func component(_ text: String) -> String { encode(text, keeping: "-._~") }
  /// A path of several segments: slashes stay.
  public static func path(_ text: String) -> String { encode(text, keeping: "-._~/") }

  /// `?a=1&b=two`, or "" without items.
  public static func query(_ items: [(name: String, value: String)]) -> String {
    items.isEmpty
      ? "" : "?" + items.map { "\(component($0.name))=\(component($0.value))" }.joined(separator: "&")
  }

  /// The text with every `%XX` undone; nil when one of them is broken or the result is no UTF-8.
  public static func decoded(_ text: String) -> String? {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
      bytes.append(high << 4 | low)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func encode(_ text: String, keeping extra: StaticString) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: result.append(byte)
      default:
        if extra.withUTF8Buffer({ $0.contains(byte) }) {
          result.append(byte)
        } else {
          result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
