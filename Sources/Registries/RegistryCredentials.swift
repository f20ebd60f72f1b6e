// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents

/// Names and passwords for registries, as pull secrets hold them. Never printed.
public struct RegistryCredentials: Sendable, CustomStringConvertible, CustomReflectable {
  /// By host: the value of `Authorization: Basic`.
  private var basic: [String: String] = [:]

  public init() {}

  /// Adds what a Secret of type kubernetes.io/dockerconfigjson holds under `.dockerconfigjson`; what cannot be read adds nothing.
  public mutating func add(dockerConfig bytes: [UInt8]) {
    guard let auths = (try? JSON.parse(bytes))?["auths"]?.object else { return }
    for (key, entry) in auths.map({ ($0.key, $0.value) }) {
      let host = RegistryCredentials.host(key)
      if let auth = entry["auth"]?.string, !auth.isEmpty {
        basic[host] = auth
      } else if let user = entry["username"]?.string, let password = entry["password"]?.string {
        basic[host] = Base64.encode(Array("\(user):\(password)".utf8))
      }
    }
  }

  func authorization(for registry: String) -> String? {
    let names = registry == "docker.io" ? ["docker.io", "index.docker.io"] : [registry]
    return names.lazy.compactMap { basic[$0] }.first.map { "Basic " + $0 }
  }

  /// Keys are hosts or, of old, URLs: `https://index.docker.io/v1/`.
  private static func host(_ key: String) -> String {
    let rest = key.split(separator: "://", maxSplits: 1).last ?? ""
    return String(rest.prefix { $0 != "/" })
  }

  public var description: String { "credentials for \(basic.keys.sorted().joined(separator: ", "))" }
  public var customMirror: Mirror { Mirror(self, children: ["registries": basic.keys.sorted()]) }
}
