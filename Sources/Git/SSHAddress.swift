// SPDX-License-Identifier: Apache-2.0

/// Where an SSH URL leads: `ssh://[user@]host[:port]/path`, or `[user@]host:path` as Git also writes it.
struct SSHAddress: Equatable, Sendable {
  /// `git@host`
  var destination: String
  var port: Int?
  var path: String

  /// Nil for what is neither form, and for hosts and users that a command line would read as an option.
  init?(_ url: String) {
    if url.lowercased().hasPrefix("ssh://") {
      let rest = url.dropFirst(6)
      guard let slash = rest.firstIndex(of: "/") else { return nil }
      let (authority, path) = (rest[..<slash], String(rest[slash...]))
      // `ssh://host/~/path` is below the home folder.
      self.path = path.hasPrefix("/~") ? String(path.dropFirst()) : path
      let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
      if let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") {
        guard let number = Int(host[host.index(after: colon)...]), (1...65_535).contains(number) else { return nil }
        (destination, port) = (String(authority[..<colon]), number)
      } else {
        destination = String(authority)
      }
    } else {
      guard !url.contains("://"), let colon = url.firstIndex(of: ":"), !url[..<colon].contains("/") else { return nil }
      destination = String(url[..<colon])
      path = String(url[url.index(after: colon)...])
    }
    let host = destination.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    guard !host.isEmpty, !host.hasPrefix("-"), !destination.hasPrefix("-"), !path.isEmpty, !path.hasPrefix("-"),
      (destination + path).utf8.allSatisfy({ $0 > 0x1F && $0 != 0x7F })
    else { return nil }
  }
}
