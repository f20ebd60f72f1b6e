// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents
internal import Forge

/// What webhooks have in common: HMAC signatures; and for those of GitHub and Gitea form bodies and payloads shaped alike.
enum Webhook {
  /// Longest JSON that is read; GitHub sends at most 25 MB.
  static let maximumBody = 26 << 20

  /// Whether the hexadecimal digest is HMAC-SHA256 of the bytes under one of the secrets. Every secret is tried, so that the time
  /// does not tell which one fits. An empty secret proves nothing and is left out.
  static func isSigned(_ bytes: [UInt8], digest: String, secrets: [[UInt8]]) -> Bool {
    guard let claimed = Hex.decode(digest), claimed.count == 32 else { return false }
    var isProven = false
    for secret in secrets where !secret.isEmpty {
      let isMatch = ConstantTime.areEqual(HMAC.sha256(key: secret, message: bytes), claimed)
      isProven = isProven || isMatch
    }
    return isProven
  }

  /// As `isSigned`, for a header that names the algorithm: `sha256=…`.
  static func isSigned(_ bytes: [UInt8], header: String?, secrets: [[UInt8]]) -> Bool {
    let prefix = "sha256="
    guard let header, header.hasPrefix(prefix) else { return false }
    return isSigned(bytes, digest: String(header.dropFirst(prefix.count)), secrets: secrets)
  }

  /// The body of a delivery that is JSON and not too long.
  static func json(of delivery: Delivery) throws(ForgeError) -> Value {
    guard delivery.body.count <= maximumBody else { throw malformed("too long a payload") }
    do throws(DocumentError) { return try JSON.parse(delivery.body) } catch { throw malformed("JSON: \(error)") }
  }

  /// A branch by its name, anything else by its full reference.
  static func shortReference(_ reference: String) -> String {
    let heads = "refs/heads/"
    return reference.hasPrefix(heads) ? String(reference.dropFirst(heads.count)) : reference
  }

  /// The JSON of a delivery: the body, or the `payload` field of a form. Nil for a form without it.
  static func payload(of delivery: Delivery) -> [UInt8]? {
    let type = delivery.headers["content-type"] ?? ""
    guard type.lowercased().hasPrefix("application/x-www-form-urlencoded") else { return delivery.body }
    for pair in delivery.body.split(separator: UInt8(ascii: "&")) where pair.starts(with: "payload=".utf8) {
      return formDecoded(pair.dropFirst("payload=".utf8.count))
    }
    return nil
  }

  /// The events of a payload under the name that the forge gave it.
  static func events(_ name: String, in delivery: Delivery, deliveryID: String) throws(ForgeError) -> [ForgeEvent] {
    guard let kind = kind(of: name) else { return [] }
    guard delivery.body.count <= maximumBody, let bytes = payload(of: delivery) else {
      throw malformed("no payload, or too long a one")
    }
    let value: Value
    do throws(DocumentError) { value = try JSON.parse(bytes) } catch { throw malformed("JSON: \(error)") }
    guard let repository = repository(value["repository"]) else {
      // Hooks of an organisation or an App have a ping of their own, which concerns no repository.
      if kind == .ping { return [] }
      throw malformed("\(name) without a repository")
    }
    let wire = WireObject(value: value, host: "webhook", name: name)
    func event(_ number: Int? = nil, _ reference: String = "") -> [ForgeEvent] {
      [ForgeEvent(kind: kind, repository: repository, number: number, reference: reference, deliveryID: deliveryID)]
    }
    switch kind {
    case .pullRequest:
      if ignoredActions.contains(wire.text("action")) { return [] }
      return event(try number(wire, "pull_request"))
    case .comment:
      // Issues and pull requests share their comments; only the latter matter.
      guard wire.isMap("issue", "pull_request") || wire.isMap("pull_request") || wire.flag("is_pull") == true else {
        return []
      }
      return event(try number(wire, "issue"))
    case .push:
      return event(nil, shortReference(try wire.required("ref")))
    case .status:
      guard let sha = value[name]?["head_sha"]?.string else { return event(nil, try wire.required("sha")) }
      // Checks tell of every step; only their end changes a decision.
      return wire.text("action") == "completed" ? event(nil, sha) : []
    case .ping: return event()
    }
  }

  /// Actions of `pull_request` that change nothing we look at. Unknown ones are taken seriously: reading once too often is cheap.
  private static let ignoredActions: Set<String> = [
    "assigned", "unassigned", "review_requested", "review_request_removed", "locked", "unlocked", "auto_merge_enabled",
    "auto_merge_disabled", "enqueued", "dequeued",
  ]

  private static func kind(of name: String) -> ForgeEvent.Kind? {
    switch name {
    case "issue_comment", "pull_request_comment": .comment
    case "push": .push
    case "status", "check_run", "check_suite", "workflow_run": .status
    case "ping": .ping
    case _ where name == "pull_request" || name.hasPrefix("pull_request_"): .pullRequest
    default: nil
    }
  }

  private static func number(_ wire: WireObject, _ member: String) throws(ForgeError) -> Int {
    if let number = wire.number("number") ?? wire.number("pull_request", "number"), let fits = Int(exactly: number) {
      return fits
    }
    return try wire.requiredNumber(member, "number")
  }

  private static func repository(_ value: Value?) -> RepositoryRef? {
    guard let full = value?["full_name"]?.string, let slash = full.lastIndex(of: "/") else { return nil }
    let owner = String(full[..<slash])
    let name = String(full[full.index(after: slash)...])
    return owner.isEmpty || name.isEmpty ? nil : RepositoryRef(owner: owner, name: name)
  }

  static func malformed(_ detail: String) -> ForgeError { .malformed(host: "webhook", detail: detail) }

  /// `+` and `%XX` undone (WHATWG URL section 5.1); a stray percent sign stays as it is.
  private static func formDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var place = text.startIndex
    while place < text.endIndex {
      let byte = text[place]
      if byte == UInt8(ascii: "%"), place + 2 < text.endIndex,
        let decoded = Hex.decode(String(decoding: text[(place + 1)...(place + 2)], as: UTF8.self))
      {
        result += decoded
        place += 3
      } else {
        result.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
        place += 1
      }
    }
    return result
  }
}
