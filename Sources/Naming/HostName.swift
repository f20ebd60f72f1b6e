// SPDX-License-Identifier: Apache-2.0

/// Hosts that a resolver, a certificate and an ingress take (RFC 1123 section 2.1, RFC 5890 section 2.3.1).
public enum HostName {
  /// Longest name without the last dot.
  private static let limit = 253

  /// Why nobody could reach this host, for people; nil for one that is well formed. Case does not matter; an IPv6 address stands in
  /// brackets.
  public static func problem(_ host: String) -> String? {
    if host.isEmpty { return "has no host" }
    if host.hasPrefix("["), host.hasSuffix("]") { return nil }
    if host.utf8.count > limit { return "its host has \(host.utf8.count) characters; at most \(limit) fit" }
    for label in host.split(separator: ".", omittingEmptySubsequences: false) {
      if let problem = problem(ofLabel: String(label)) { return problem }
    }
    return nil
  }

  private static func problem(ofLabel label: String) -> String? {
    if label.isEmpty { return "its host has two dots in a row, or one at an end" }
    if label.utf8.count > ResourceName.labelLimit {
      return
        "the part “\(label)” of its host has \(label.utf8.count) characters; at most \(ResourceName.labelLimit) fit: "
        + "cut it, as slugify \(ResourceName.labelLimit) does"
    }
    guard ResourceName.isLabel(label.lowercased()) else {
      return
        "the part “\(label)” of its host may hold only letters, digits and dashes, with no dash at an end; pass it "
        + "through slugify"
    }
    return nil
  }
}
