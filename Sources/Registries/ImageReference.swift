// SPDX-License-Identifier: Apache-2.0

/// An image's name taken apart: `registry/repository:tag` or `…@sha256:…`, as containers name it.
public struct ImageReference: Sendable, Hashable, CustomStringConvertible {
  /// `ghcr.io`, `localhost:5000`
  public var registry: String
  public var repository: String
  /// Tag or digest.
  public var reference: String

  /// Reads a name. The first part is a registry when it looks like a host (it has a dot or a colon, or is localhost); other
  /// names are Docker Hub's, where a single word means `library/`. Without tag: latest. Nil for what is no image name.
  public init?(_ text: String) {
    var rest = text[...]
    guard !text.isEmpty, text.utf8.count <= 512, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    var reference = "latest"
    if let at = rest.firstIndex(of: "@") {
      reference = String(rest[rest.index(after: at)...])
      rest = rest[..<at]
      if let colon = ImageReference.tagColon(rest) { rest = rest[..<colon] }
    } else if let colon = ImageReference.tagColon(rest) {
      reference = String(rest[rest.index(after: colon)...])
      rest = rest[..<colon]
    }
    let parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: \.isEmpty), !reference.isEmpty,
      reference.utf8.allSatisfy({ ImageReference.isReference($0) })
    else { return nil }
    let first = String(parts[0])
    if parts.count > 1, first.contains(".") || first.contains(":") || first == "localhost" {
      registry = first
      repository = parts.dropFirst().joined(separator: "/")
    } else {
      registry = "docker.io"
      repository = parts.count == 1 ? "library/" + first : String(rest)
    }
    guard repository.utf8.allSatisfy({ ImageReference.isRepository($0) }) else { return nil }
    self.reference = reference
  }

  public var description: String {
    "\(registry)/\(repository)\(reference.contains(":") ? "@" : ":")\(reference)"
  }

  /// Where its API answers: Docker Hub's has a name of its own; a registry on this machine speaks plain HTTP.
  var base: String {
    let host = registry == "docker.io" || registry == "index.docker.io" ? "registry-1.docker.io" : registry
    let name = host.split(separator: ":").first.map(String.init) ?? host
    let isLoopback = name == "localhost" || name.hasPrefix("127.") || name.hasSuffix(".localhost")
    return (isLoopback ? "http://" : "https://") + host
  }

  /// The colon of a tag stands behind the last slash; one before it belongs to a port.
  private static func tagColon(_ text: Substring) -> Substring.Index? {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    return text[colon...].contains("/") ? nil : colon
  }

  private static func isReference(_ byte: UInt8) -> Bool {
    isRepository(byte) || byte == 0x3A || (0x41...0x5A).contains(byte)
  }

  /// The letters of the distribution specification's names.
  private static func isRepository(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x2F, 0x5F].contains(byte)
  }
}
