// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import Forge
internal import HTTPTransport

/// The keys of an identity at AWS.
struct AmazonKeys: Sendable, Hashable {
  var id: String
  var secret: SecretText
  /// Of temporary keys.
  var session: SecretText?
  /// nil for keys that stay.
  var expiry: Timestamp?
}

/// AWS Signature Version 4 (IAM User Guide, "Create a signed AWS API request").
enum SignatureV4 {
  /// The request with `X-Amz-Date`, for temporary keys `X-Amz-Security-Token`, and `Authorization` over host, content type, every
  /// `X-Amz-` field, query and body.
  static func signed(
    _ request: HTTPRequest, by keys: AmazonKeys, region: String, service: String, at now: Timestamp
  ) -> HTTPRequest {
    var result = request
    let instant = now.description.filter { $0 != "-" && $0 != ":" }
    result.headers["X-Amz-Date"] = instant
    if let session = keys.session { result.headers["X-Amz-Security-Token"] = session.revealed }
    let fields = signedFields(result)
    let names = fields.map(\.name).joined(separator: ";")
    let scope = [String(instant.prefix(8)), region, service, "aws4_request"]
    let text = [
      "AWS4-HMAC-SHA256", instant, scope.joined(separator: "/"), hash(canonical(result, fields, names).utf8),
    ].joined(separator: "\n")
    let key = scope.reduce(Array("AWS4\(keys.secret.revealed)".utf8)) { HMAC.sha256(key: $0, message: Array($1.utf8)) }
    let signature = Hex.encode(HMAC.sha256(key: key, message: Array(text.utf8)))
    result.headers["Authorization"] =
      "AWS4-HMAC-SHA256 Credential=\(keys.id)/\(scope.joined(separator: "/")), SignedHeaders=\(names), "
      + "Signature=\(signature)"
    return result
  }

  /// Method, path, query, fields, their names and the body's hash, a line each.
  private static func canonical(
    _ request: HTTPRequest, _ fields: [(name: String, value: String)], _ names: String
  ) -> String {
    let afterScheme = request.url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).dropFirst(3)
    let parts = (afterScheme.first ?? "").split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let query = parts.count > 1 ? parts[1].split(separator: "&").sorted().joined(separator: "&") : ""
    let lines = fields.map { "\($0.name):\($0.value)" }
    return
      ([request.method, "/" + (parts.first ?? ""), query] + lines + ["", names, hash(request.body ?? [])])
      .joined(separator: "\n")
  }

  private static func signedFields(_ request: HTTPRequest) -> [(name: String, value: String)] {
    let host = Origin(request.url)?.authority ?? ""
    let given = request.headers.fields.map { (name: $0.name.lowercased(), value: $0.value) }
      .filter { $0.name == "content-type" || $0.name.hasPrefix("x-amz-") }
    return (given + [("host", host)]).sorted { $0.name < $1.name }
  }

  private static func hash(_ bytes: some Sequence<UInt8>) -> String { Hex.encode(Digest.sha256(Array(bytes))) }
}
