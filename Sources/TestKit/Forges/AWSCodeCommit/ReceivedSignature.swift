// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Cryptography
internal import HTTPTransport

/// A signature as AWS sees it: taken apart, and computed anew from the request that it came with (IAM User Guide, "Elements of an
/// AWS API request signature").
struct ReceivedSignature {
  private let request: HTTPRequest
  private var parts: [String: String] = [:]

  init(_ request: HTTPRequest) {
    self.request = request
    let value = request.headers["authorization"] ?? ""
    guard value.hasPrefix("AWS4-HMAC-SHA256 ") else { return }
    for part in value.dropFirst(17).split(separator: ",") {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0.drop { $0 == " " }) }
      if pair.count == 2 { parts[pair[0]] = pair[1] }
    }
  }

  /// The code of AWS's refusal; nil for a signature that holds.
  func refusal(
    _ service: String, _ region: String, _ keys: [String: String], _ sessions: [String: String], _ now: Timestamp
  ) -> String? {
    let credential = (parts["Credential"] ?? "").split(separator: "/").map(String.init)
    guard credential.count == 5, let names = parts["SignedHeaders"]?.split(separator: ";").map(String.init),
      let date = request.headers["x-amz-date"]
    else { return "MissingAuthenticationTokenException" }
    guard let secret = keys[credential[0]] else { return "UnrecognizedClientException" }
    if let session = sessions[credential[0]], request.headers["x-amz-security-token"] != session {
      return "UnrecognizedClientException"
    }
    // Everything that AWS demands to be signed, for this day, region and service.
    let demanded = request.headers.fields.map { $0.name.lowercased() }.filter { $0.hasPrefix("x-amz-") } + ["host"]
    guard Set(demanded).isSubset(of: names), names == names.sorted(), date.hasPrefix(credential[1]),
      Array(credential[2...]) == [region, service, "aws4_request"], isRecent(date, now)
    else { return "InvalidSignatureException" }
    return parts["Signature"] == signature(secret, credential, names, date) ? nil : "InvalidSignatureException"
  }

  private func isRecent(_ date: String, _ now: Timestamp) -> Bool {
    let plain = { (instant: Timestamp) in instant.description.filter { $0.isNumber || $0 == "T" || $0 == "Z" } }
    return (plain(now - .seconds(300))...plain(now + .seconds(300))).contains(date)
  }

  private func signature(_ secret: String, _ credential: [String], _ names: [String], _ date: String) -> String {
    let afterHost = request.url.dropFirst("https://".utf8.count).drop { $0 != "/" }
    let halves = afterHost.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var text = "\(request.method)\n\(halves[0])\n"
    text += (halves.count > 1 ? halves[1] : "").split(separator: "&").sorted().joined(separator: "&") + "\n"
    for name in names {
      let value = name == "host" ? Origin(request.url)?.authority ?? "" : request.headers[name] ?? ""
      text += "\(name):\(value)\n"
    }
    text += "\n\(names.joined(separator: ";"))\n\(hex(Digest.sha256(request.body ?? [])))"
    var key = Array("AWS4\(secret)".utf8)
    for step in credential[1...] { key = HMAC.sha256(key: key, message: Array(step.utf8)) }
    let scope = credential[1...].joined(separator: "/")
    let message = "AWS4-HMAC-SHA256\n\(date)\n\(scope)\n\(hex(Digest.sha256(Array(text.utf8))))"
    return hex(HMAC.sha256(key: key, message: Array(message.utf8)))
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}
