// SPDX-License-Identifier: Apache-2.0

extension FunctionFamily {
  /// Names that exist, so that arguments are checked as in Go, but whose work needs primitives that are not here.
  static let unavailable = FunctionFamily(
    name: "unavailable",
    functions: [
      unavailable("bcrypt", [.string]), unavailable("htpasswd", [.string, .string]),
      unavailable("genPrivateKey", [.string]) { values in
        let kinds = ["", "rsa", "dsa", "ecdsa", "ed25519"]
        let kind = values[0].text ?? ""
        return kinds.contains(kind) ? nil : .string("Unknown type " + kind)
      },
      unavailable(
        "derivePassword", [.integer(.uint32), .string, .string, .string, .string], isHermetic: true
      ) { values in
        let kinds = ["maximum", "long", "medium", "short", "basic", "pin"]
        let kind = values[1].text ?? ""
        return kinds.contains(kind) ? nil : .string("cannot find password template " + kind)
      },
      unavailable("buildCustomCert", [.string, .string], isHermetic: true), unavailable("genCA", [.string, .int]),
      unavailable("genCAWithKey", [.string, .int, .string]),
      unavailable("genSelfSignedCert", [.string, .list, .list, .int]),
      unavailable("genSelfSignedCertWithKey", [.string, .list, .list, .int, .string]),
      unavailable("genSignedCert", [.string, .list, .list, .int, .certificate]),
      unavailable("genSignedCertWithKey", [.string, .list, .list, .int, .certificate, .string]),
      unavailable("encryptAES", [.string, .string]), unavailable("decryptAES", [.string, .string], isHermetic: true),
    ])

  private static func unavailable(
    _ name: String, _ parameters: [StaticType], isHermetic: Bool = false,
    refusing: @escaping @Sendable ([GoValue]) -> GoValue? = { _ in nil }
  ) -> Function {
    .many(name, parameters, isHermetic: isHermetic, "Not available: keys and certificates belong into secrets.") {
      values, _ throws(Failure) in
      // What Sprig itself answers to an unknown kind.
      if let refusal = refusing(values) { return refusal }
      throw .function("not available here: make keys, passwords and certificates outside of templates")
    }
  }
}
