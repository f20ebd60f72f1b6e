// SPDX-License-Identifier: Apache-2.0
internal import Forge
internal import HTTPTransport

/// The address of an API as somebody wrote it, checked and without slashes at its end.
struct BaseURL {
  let text: String
  let origin: Origin
  /// "" or what follows the host, beginning with a slash.
  let path: String

  init(_ written: String) throws(ForgeError) {
    var trimmed = written.trimmingASCIISpace()[...]
    while trimmed.hasSuffix("/") { trimmed.removeLast() }
    guard let origin = Origin(String(trimmed)), let mark = trimmed.firstRange(ofSlashes: ()) else {
      throw .misconfigured(field: "api", detail: "not an http or https URL; write https://host")
    }
    let rest = trimmed[mark...]
    let path = rest.firstIndex(of: "/").map { rest[$0...] } ?? ""
    guard !rest.contains("@") else {
      throw .misconfigured(field: "api", detail: "credentials do not belong into the URL; use tokenRef")
    }
    guard !rest.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }), !rest.contains("?"), !rest.contains("#") else {
      throw .misconfigured(field: "api", detail: "a URL without spaces, query and fragment is needed")
    }
    self.origin = origin
    self.path = String(path)
    text = origin.description + path
  }
}

/// The address of an HTTP proxy as somebody wrote it. One that wants credentials is set in the operator's environment.
struct ProxyURL {
  let text: String

  init(_ written: String) throws(ForgeError) {
    let trimmed = written.trimmingASCIISpace()
    guard Origin(trimmed) != nil, !trimmed.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) else {
      throw .misconfigured(field: "proxy", detail: "not an http or https URL; write http://proxy.example:3128")
    }
    guard !trimmed.contains("@") else {
      throw .misconfigured(field: "proxy", detail: "credentials do not belong into the URL; use HTTPS_PROXY instead")
    }
    text = trimmed
  }
}

extension Substring {
  /// The place after `://`.
  fileprivate func firstRange(ofSlashes: Void) -> Index? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix("://") { return index(place, offsetBy: 3) }
      place = index(after: place)
    }
    return nil
  }
}
