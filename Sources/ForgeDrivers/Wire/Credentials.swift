// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents
internal import Forge

/// Values of the `Authorization` field.
enum Credentials {
  /// RFC 6750.
  static func bearer(_ token: String) -> String { "Bearer " + token }

  /// RFC 7617.
  static func basic(_ user: String, _ password: String) -> String {
    "Basic " + Base64.encode(Array("\(user):\(password)".utf8))
  }

  /// User and password of a field that holds them (RFC 7617); nil when it holds something else.
  static func basic(in field: String) -> (user: String, password: String)? {
    let parts = field.split(separator: " ", maxSplits: 1)
    guard parts.count == 2, parts[0].lowercased() == "basic", let bytes = try? Base64.decode(String(parts[1])) else {
      return nil
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let colon = text.firstIndex(of: ":") else { return nil }
    return (String(text[..<colon]), String(text[text.index(after: colon)...]))
  }
}

/// The two ways to prove oneself that both kinds of Bitbucket know, as ApplicationSet names them. A bearer token goes before.
enum BitbucketLogin {
  static let properties: [(String, Value)] = [
    (
      "basicAuth",
      SettingsSchema.member(
        "User name and password or API token.", required: ["username", "passwordRef"],
        properties: [
          ("username", SettingsSchema.name("Who asks.")),
          ("passwordRef", SettingsSchema.secretKey("Password or API token in a Secret of the same namespace.")),
        ])
    ),
    (
      "bearerToken",
      SettingsSchema.member(
        "Access token; goes before basicAuth.", required: ["tokenRef"],
        properties: [("tokenRef", SettingsSchema.secretKey("Token in a Secret of the same namespace."))])
    ),
  ]

  static let references = [
    SettingsReference(field: "basicAuth.passwordRef", kind: .secretKey, purpose: .token),
    SettingsReference(field: "bearerToken.tokenRef", kind: .secretKey, purpose: .token),
    .certificates,
  ]

  /// - Parameter userField: the member that names the user, in settings without `bearerToken` and `basicAuth`.
  static func authorization(_ source: ForgeSource, userField: String? = nil) throws(ForgeError) -> String? {
    let user = source.body.at("basicAuth", "username")?.string ?? userField.flatMap { source.body[$0]?.string }
    guard source.body["bearerToken"]?.object == nil, let user else {
      return try source.cleanToken(field: "bearerToken.tokenRef").map(Credentials.bearer)
    }
    guard let password = try source.cleanToken(field: "basicAuth.passwordRef") else { return nil }
    // A colon would move the border between name and password (RFC 7617 section 2).
    guard !user.isEmpty, !user.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: ":") }) else {
      throw .misconfigured(field: "basicAuth.username", detail: "must be a name without colon and line break")
    }
    return Credentials.basic(user, password)
  }
}
