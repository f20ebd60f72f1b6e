// SPDX-License-Identifier: Apache-2.0
internal import HTTPServing

/// Who asks: the holder of the token, or whom it speaks for.
struct APIIdentity: Sendable, Equatable {
  var user: String
  var groups: [String]

  /// The holder of the token, who may do everything.
  static let administrator = APIIdentity(
    user: "nestling-sandbox", groups: ["system:masters", "system:authenticated"])

  /// Members of this group are asked nothing (apiserver's pkg/authorization, `SystemPrivilegedGroup`).
  var isAdministrator: Bool { groups.contains("system:masters") }

  init(user: String, groups: [String]) {
    self.user = user
    self.groups = groups
  }

  /// From the `Impersonate-*` headers, with the groups that the server adds (apiserver's filters/impersonation.go).
  init(_ request: ServerRequest) throws(APIFailure) {
    let named = request.headers.filter { $0.name.lowercased() == "impersonate-group" }.map(\.value)
    guard let user = request.header("Impersonate-User"), !user.isEmpty else {
      if request.headers.contains(where: { $0.name.lowercased().hasPrefix("impersonate-") }) {
        throw .badRequest("Impersonate-Group, -Uid and -Extra need Impersonate-User: say who asks")
      }
      self = .administrator
      return
    }
    self.init(user: user, groups: named)
    if named.isEmpty, let account = ServiceAccountName(user) { groups = account.groups }
    let rest = user == "system:anonymous" ? "system:unauthenticated" : "system:authenticated"
    if !groups.contains(rest) { groups.append(rest) }
  }

  /// Whether an entry of a binding's `subjects` means this one; `namespace` is the binding's.
  func isMeant(by kind: String, name: String, namespace: String) -> Bool {
    switch kind {
    case "User": name == user
    case "Group": groups.contains(name)
    case "ServiceAccount": user == "system:serviceaccount:\(namespace):\(name)"
    default: false
    }
  }
}

/// `system:serviceaccount:NAMESPACE:NAME`
struct ServiceAccountName: Sendable, Equatable {
  var namespace: String
  var name: String

  init?(_ user: String) {
    let parts = user.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "system", parts[1] == "serviceaccount" else { return nil }
    (namespace, name) = (String(parts[2]), String(parts[3]))
  }

  var groups: [String] { ["system:serviceaccounts", "system:serviceaccounts:\(namespace)"] }
}
