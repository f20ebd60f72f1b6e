// SPDX-License-Identifier: Apache-2.0
public import Documents
public import Forge
public import Generators
internal import KubeModel

/// One question to the service behind a plugin generator (appset-engine section 5.9): POST with a bearer token, JSON both ways.
public struct PluginQuestion: Sendable {
  public var url: String
  public var token: SecretText
  public var body: Value
  public var timeout: Duration
  /// A longer answer is an error; bytes.
  public var maximumAnswer = 10 << 20
}

/// Status and body of the answer, whatever it is.
public struct PluginAnswer: Sendable {
  public var status: Int
  public var body: [UInt8]
  public init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }
}

/// Carries a question to a plugin's service. Throws `unreachable` when nobody answers, or not in time.
public typealias PluginPort = @Sendable (PluginQuestion) async throws(SourceError) -> PluginAnswer

/// What the ConfigMap of a plugin says: `baseUrl`, `token` (`$key` of Secret argocd-secret, or `$secret:key`), `requestTimeout`.
struct PluginSettings: Equatable {
  var baseURL: String
  var tokenSecret: String
  var tokenKey: String
  var timeout: Duration

  init(_ configMap: KubeObject) throws(SourceError) {
    func text(_ key: String) -> String { configMap.value.at("data", key)?.string ?? "" }
    func wrong(_ key: String, _ what: String) -> SourceError { .refused("\(configMap.ref): data.\(key) \(what)") }
    baseURL = text("baseUrl")
    guard baseURL.hasPrefix("https://") || baseURL.hasPrefix("http://") else {
      throw wrong("baseUrl", "must be the http(s) URL of the service")
    }
    let token = text("token")
    let parts = token.dropFirst().split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard token.hasPrefix("$"), let key = parts.last, !key.isEmpty, let secret = parts.first, !secret.isEmpty else {
      throw wrong("token", "must name a key of a Secret: $secret:key, or $key of argocd-secret")
    }
    (tokenSecret, tokenKey) = (parts.count == 2 ? secret : "argocd-secret", key)
    let seconds = text("requestTimeout")
    guard let count = seconds.isEmpty ? 0 : Int(seconds), count >= 0 else {
      throw wrong("requestTimeout", "must be a whole number of seconds, not “\(seconds)”")
    }
    timeout = .seconds(count == 0 ? 30 : min(count, 300))
  }

  func question(set: String, _ parameters: Value, token: SecretText) -> PluginQuestion {
    var base = baseURL
    while base.hasSuffix("/") { base.removeLast() }
    let isEmpty = parameters.object?.isEmpty ?? true
    return PluginQuestion(
      url: base + "/api/v1/getparams.execute", token: token,
      body: ["applicationSetName": .string(set), "input": isEmpty ? [:] : ["parameters": parameters]],
      timeout: timeout)
  }
}

/// The document a plugin answered; an empty body is an empty one.
func pluginAnswer(_ answer: PluginAnswer, from configMap: String) throws(SourceError) -> Value {
  let text = String(decoding: answer.body, as: UTF8.self)
  let document = try? JSON.parse(text)
  guard (200..<300).contains(answer.status) else {
    let said = document?["message"]?.string ?? document?["error"]?.string ?? text
    let words = "plugin \(configMap) answered \(answer.status): \(said.prefix(500))"
    throw answer.status >= 500 || answer.status == 429 ? .unreachable(words) : .refused(words)
  }
  if answer.body.isEmpty { return [:] }
  guard let document else {
    throw .refused("plugin \(configMap) answered something that is not JSON: \(text.prefix(200))")
  }
  return document
}
