// SPDX-License-Identifier: Apache-2.0

extension FunctionFamily {
  static let links = FunctionFamily(
    name: "urls",
    functions: [
      .one("urlParse", .string, "The parts of a URL as a map.") { text, _ throws(Failure) in
        do throws(Link.Malformed) {
          return .map(try Link(parsing: text.bytes).parts)
        } catch {
          let quoted = Quoting.quoted(text.bytes)
          throw .function("unable to parse url: parse \(quoted): \(error.message)")
        }
      },
      .one("urlJoin", .dict, "A URL of the parts that urlParse gives.") { parts, _ throws(Failure) in
        guard case .map(let map) = parts else { return .string("") }
        return GoValue(text: try Link(joining: map).text)
      },
    ])
}

/// Go's `url.URL`, as far as Sprig shows it.
private struct Link {
  struct Malformed: Error { let message: String }

  /// Where in a URL a text stands decides what is escaped there.
  enum Part {
    case path
    case userinfo
    case host
    /// What an IPv6 address in the host says about the interface.
    case zone
    case fragment
  }

  private var scheme: [UInt8] = []
  private var opaque: [UInt8] = []
  private var user: (name: [UInt8], password: [UInt8]?)?
  private var host: [UInt8] = []
  private var path: [UInt8] = []
  private var query: [UInt8] = []
  private var fragment: [UInt8] = []

  // MARK: reading

  init(parsing text: [UInt8]) throws(Malformed) {
    let hash = text.firstIndex(of: UInt8(ascii: "#")) ?? text.count
    try parse(Array(text[..<hash]))
    if hash < text.count { fragment = try Link.unescaped(Array(text[(hash + 1)...]), .fragment) }
  }

  private mutating func parse(_ text: [UInt8]) throws(Malformed) {
    if text.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw Malformed(message: "net/url: invalid control character in URL")
    }
    if text == [0x2A] {
      path = text
      return
    }
    var rest = try readScheme(text)
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = Array(rest[(mark + 1)...])
      rest = Array(rest[..<mark])
    }
    if rest.first != 0x2F {
      if !scheme.isEmpty {
        opaque = rest
        return
      }
      if rest.prefix(while: { $0 != 0x2F }).contains(0x3A) {
        throw Malformed(message: "first path segment in URL cannot contain colon")
      }
    }
    let slashes = rest.prefix { $0 == 0x2F }.count
    if slashes >= 2, !scheme.isEmpty || slashes == 2 {
      let end = rest[2...].firstIndex(of: 0x2F) ?? rest.count
      try readAuthority(Array(rest[2..<end]))
      rest = Array(rest[end...])
    }
    path = try Link.unescaped(rest, .path)
  }

  private mutating func readScheme(_ text: [UInt8]) throws(Malformed) -> [UInt8] {
    for (place, byte) in text.enumerated() {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A: continue
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if place == 0 { return text }
      case 0x3A:
        if place == 0 { throw Malformed(message: "missing protocol scheme") }
        scheme = text[..<place].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return Array(text[(place + 1)...])
      default: return text
      }
    }
    return text
  }

  private mutating func readAuthority(_ text: [UInt8]) throws(Malformed) {
    guard let mark = text.lastIndex(of: UInt8(ascii: "@")) else {
      host = try self.host(text)
      return
    }
    host = try self.host(Array(text[(mark + 1)...]))
    let info = Array(text[..<mark])
    let allowed = Array("-._:~!$&'()*+,;=%@".utf8)
    for byte in info where !Link.isAlphanumeric(byte) && !allowed.contains(byte) {
      throw Malformed(message: "net/url: invalid userinfo")
    }
    if let colon = info.firstIndex(of: 0x3A) {
      user = (
        try Link.unescaped(Array(info[..<colon]), .userinfo), try Link.unescaped(Array(info[(colon + 1)...]), .userinfo)
      )
    } else {
      user = (try Link.unescaped(info, .userinfo), nil)
    }
  }

  private func host(_ text: [UInt8]) throws(Malformed) -> [UInt8] {
    let colon = UInt8(ascii: ":")
    switch text.lastIndex(of: UInt8(ascii: "[")) {
    case 0?: return try Link.literal(text)
    case nil:
      // Lists of hosts with ports are known elsewhere than on the web (postgres://a:1,b:2/).
      let isWeb = scheme.elementsEqual("http".utf8) || scheme.elementsEqual("https".utf8)
      if let start = isWeb ? text.firstIndex(of: colon) : text.lastIndex(of: colon) {
        try Link.checkPort(text[start...])
      }
      return try Link.unescaped(text, .host)
    default: throw Malformed(message: "invalid IP-literal")
    }
  }

  /// An IPv6 address in brackets, perhaps with a zone (RFC 6874) and a port.
  private static func literal(_ text: [UInt8]) throws(Malformed) -> [UInt8] {
    guard let close = text.lastIndex(of: UInt8(ascii: "]")) else { throw Malformed(message: "missing ']' in host") }
    try checkPort(text[(close + 1)...])
    let inside = Array(text[1..<close])
    let zone = inside.indices.first { inside[$0...].starts(with: "%25".utf8) } ?? inside.count
    let name = try unescaped(Array(inside[..<zone]), .host) + unescaped(Array(inside[zone...]), .zone)
    let mark = name.firstIndex(of: UInt8(ascii: "%")) ?? name.count
    guard IPAddress.bytes(String(decoding: name[..<mark], as: UTF8.self))?.count == 16, mark != name.count - 1 else {
      throw Malformed(message: "invalid host")
    }
    return [UInt8(ascii: "[")] + name + [UInt8(ascii: "]")] + text[(close + 1)...]
  }

  private static func checkPort(_ text: ArraySlice<UInt8>) throws(Malformed) {
    if !isPort(text) { throw Malformed(message: "invalid port \(Quoting.quoted(Array(text))) after host") }
  }

  private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    text.isEmpty || text.first == 0x3A && text.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  private static func unescaped(_ text: [UInt8], _ part: Part) throws(Malformed) -> [UInt8] {
    var output: [UInt8] = []
    var place = 0
    while place < text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "%") {
        let digits = text[(place + 1)...].prefix(2)
        guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16),
          digits.first != 0x2B, digits.first != 0x2D
        else {
          let rest = Array(text[place...].prefix(3))
          throw Malformed(message: "invalid URL escape \(Quoting.quoted(rest))")
        }
        if !mayEscape(value, part) {
          throw Malformed(message: "invalid URL escape \(Quoting.quoted(Array(text[place...].prefix(3))))")
        }
        output.append(value)
        place += 3
      } else {
        if part == .host || part == .zone, byte < 0x80, mustEscape(byte, .host) {
          throw Malformed(message: "invalid character \(Quoting.quoted([byte])) in host name")
        }
        output.append(byte)
        place += 1
      }
    }
    return output
  }

  /// Whether this may come of an escape: in a host only what is not ASCII, in a zone only what could stand there as it is.
  private static func mayEscape(_ byte: UInt8, _ part: Part) -> Bool {
    switch part {
    case .host: byte >= 0x80 || byte == UInt8(ascii: "%")
    case .zone: byte == UInt8(ascii: "%") || byte == 0x20 || !mustEscape(byte, .host)
    default: true
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private static func mustEscape(_ byte: UInt8, _ part: Part) -> Bool {
    if isAlphanumeric(byte) || "-_.~".utf8.contains(byte) { return false }
    switch part {
    case .host, .zone: return !"!$&'()*+,;=:[]<>\"".utf8.contains(byte)
    case .path: return !"$&+,/:;=@".utf8.contains(byte)
    case .userinfo: return !"$&+,;=".utf8.contains(byte)
    case .fragment: return !"$&+,/:;=?@!()*".utf8.contains(byte)
    }
  }

  private static func escaped(_ text: [UInt8], _ part: Part) -> [UInt8] {
    var output: [UInt8] = []
    for byte in text {
      if mustEscape(byte, part) {
        output += ("%" + Quoting.hex(UInt32(byte), digits: 2).uppercased()).utf8
      } else {
        output.append(byte)
      }
    }
    return output
  }

  // MARK: the parts

  private var hostname: [UInt8] {
    var name = host[...]
    if let colon = name.lastIndex(of: 0x3A), Link.isPort(name[colon...]) { name = name[..<colon] }
    if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]") { name = name.dropFirst().dropLast() }
    return Array(name)
  }

  private var userinfo: [UInt8] {
    guard let user else { return [] }
    return Link.escaped(user.name, .userinfo) + (user.password.map { [0x3A] + Link.escaped($0, .userinfo) } ?? [])
  }

  var parts: GoMap {
    GoMap([
      ("scheme", GoValue(text: scheme)), ("host", GoValue(text: host)), ("hostname", GoValue(text: hostname)),
      ("path", GoValue(text: path)), ("query", GoValue(text: query)), ("opaque", GoValue(text: opaque)),
      ("fragment", GoValue(text: fragment)), ("userinfo", GoValue(text: userinfo)),
    ])
  }

  init(joining parts: GoMap) throws(Failure) {
    func part(_ key: String) throws(Failure) -> [UInt8] {
      guard let value = parts[key] else { return [] }
      guard let bytes = value.stringBytes else {
        throw .function("unable to parse \(key) key, must be of type string, but \(value.type.kind) found")
      }
      return bytes
    }
    scheme = try part("scheme")
    host = try part("host")
    path = try part("path")
    query = try part("query")
    opaque = try part("opaque")
    fragment = try part("fragment")
    let info = try part("userinfo")
    guard !info.isEmpty else { return }
    do throws(Malformed) {
      user = try Link(parsing: Array("proto://".utf8) + info + Array("@host".utf8)).user
    } catch {
      throw .function("unable to parse userinfo in dict: \(error.message)")
    }
  }

  var text: [UInt8] {
    var output: [UInt8] = scheme.isEmpty ? [] : scheme + [0x3A]
    if !opaque.isEmpty {
      output += opaque
    } else {
      let path = self.path == [0x2A] ? self.path : Link.escaped(self.path, .path)
      if !scheme.isEmpty || !host.isEmpty || user != nil {
        if !host.isEmpty || !path.isEmpty || user != nil { output += [0x2F, 0x2F] }
        if user != nil { output += userinfo + [UInt8(ascii: "@")] }
        output += Link.escaped(host, .host)
      }
      if let first = path.first, first != 0x2F, !host.isEmpty { output.append(0x2F) }
      // A colon in the first part would read as the end of a scheme.
      if output.isEmpty, path.prefix(while: { $0 != 0x2F }).contains(0x3A) { output += [0x2E, 0x2F] }
      output += path
    }
    if !query.isEmpty { output += [UInt8(ascii: "?")] + query }
    if !fragment.isEmpty { output += [UInt8(ascii: "#")] + Link.escaped(fragment, .fragment) }
    return output
  }
}
