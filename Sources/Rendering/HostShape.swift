// SPDX-License-Identifier: Apache-2.0

/// What the template of a URL says about its host: one label that templates make, below a domain that is written out. Says
/// nothing where templates make the domain too.
struct HostShape: Sendable {
  /// From the first dot on; "" when it is not known.
  private let domain: Substring

  init(template: String) {
    let authority = HostShape.authority(of: template)
    guard let dot = HostShape.literal(".", in: authority) else {
      domain = ""
      return
    }
    let rest = authority[dot...].prefix { $0 != ":" }
    domain = rest.contains("{") ? "" : rest
  }

  /// Why a host is not one label below the domain. A wildcard certificate or DNS entry covers no more (RFC 6125 section 6.4.3,
  /// RFC 4592 section 2.1.1); and what a branch is called may even end the host before its domain.
  func problem(_ host: String) -> String? {
    guard !domain.isEmpty else { return nil }
    let advice = "pass what stands before “\(domain)” through slugify"
    guard host.hasSuffix(domain) else { return "its host does not end with “\(domain)”; \(advice)" }
    guard !host.dropLast(domain.count).contains(".") else {
      return "its host has more than one label below “\(domain.dropFirst())”, which no wildcard covers; \(advice)"
    }
    return nil
  }

  /// Between `://` and what ends it, actions included.
  private static func authority(of template: String) -> Substring {
    guard let scheme = literal("://", in: template[...]) else { return "" }
    let rest = template[scheme...].dropFirst("://".count)
    let ends = ["/", "?", "#"].compactMap { literal($0, in: rest) }
    return rest[..<(ends.min() ?? rest.endIndex)]
  }

  /// The first place of these characters that is outside of actions.
  private static func literal(_ characters: String, in text: Substring) -> Substring.Index? {
    var place = text.startIndex
    while place < text.endIndex {
      if text[place...].hasPrefix("{{") {
        guard let end = text[place...].firstRange(of: "}}") else { return nil }
        place = end.upperBound
      } else if text[place...].hasPrefix(characters) {
        return place
      } else {
        place = text.index(after: place)
      }
    }
    return nil
  }
}
