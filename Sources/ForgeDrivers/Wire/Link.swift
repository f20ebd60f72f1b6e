// SPDX-License-Identifier: Apache-2.0
internal import HTTPTransport

/// Web links of an answer (RFC 8288), of which only the relation matters here.
enum Link {
  /// The target with that relation. Several fields of the name count as one.
  static func target(_ relation: String, in headers: Headers) -> String? {
    for field in headers.fields where field.name.lowercased() == "link" {
      var rest = field.value[...]
      while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
        let target = rest[rest.index(after: open)..<close]
        rest = rest[rest.index(after: close)...]
        let parameters = rest[..<(rest.firstIndex(of: "<") ?? rest.endIndex)]
        let names = parameters.split { $0 == ";" || $0 == "," }.map { String($0).trimmingASCIISpace().lowercased() }
        if names.contains("rel=\"\(relation)\"") || names.contains("rel=\(relation)") { return String(target) }
      }
    }
    return nil
  }

  static func isPresent(in headers: Headers) -> Bool { headers["link"] != nil }
}
