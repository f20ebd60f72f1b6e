// SPDX-License-Identifier: Apache-2.0
import Documents

/// Recorded cases that are not run, so that what is missing is visible.
enum Pending {
  /// Functions whose work is not available: they exist, check their arguments and refuse. Cases that expect a result of
  /// theirs are skipped; those that expect an error are run.
  static let functions: Set<String> = [
    "bcrypt", "htpasswd", "genPrivateKey", "derivePassword", "buildCustomCert", "genCA", "genCAWithKey",
    "genSelfSignedCert", "genSelfSignedCertWithKey", "genSignedCert", "genSignedCertWithKey", "encryptAES",
    "decryptAES",
  ]

  /// Single cases, with what they wait for.
  static let cases: [String: String] = [:]

  static func reason(for test: Value) -> String? {
    if let reason = cases[test["id"]?.string ?? ""] { return reason }
    let expected = test["expect_head"] ?? test["expect"]
    guard expected?["error_stage"] == nil, !isRefusalOfSprig(expected?["output"]?.string ?? "") else { return nil }
    let source = test["template"].map { JSON.text($0) } ?? ""
    let words = source.utf8.split { !Pending.isWordByte($0) }.lazy.map { String($0) ?? "" }
    return words.first { functions.contains($0) }
  }

  /// Outputs that say that the arguments are wrong.
  private static func isRefusalOfSprig(_ output: String) -> Bool {
    output.hasPrefix("cannot find password template") || output.hasPrefix("Unknown type")
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }
}
