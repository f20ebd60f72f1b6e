// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL

/// Why a key could not be read or used. Never contains key material.
public enum KeyError: Error, Sendable, Equatable {
  /// Not PEM, damaged, or encrypted with a password; libcrypto's words.
  case unreadable(String)
  /// A key, but of another kind (EC, Ed25519, ...).
  case notRSA
  /// libcrypto would not sign (a key of too few bits, for instance).
  case cannotSign(String)
}

/// An RSA private key from PEM (PKCS#1 `RSA PRIVATE KEY` or PKCS#8 `PRIVATE KEY`), for signing tokens.
///
/// It is kept as text and read for each signature: tokens are signed about once an hour, and a value needs no lock. It never
/// prints.
public struct RSAPrivateKey: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  private let pem: [UInt8]

  /// Reads the key once, so that a bad one is known where it was given.
  public init(pem: [UInt8]) throws(KeyError) {
    self.pem = pem
    EVP_PKEY_free(try RSAPrivateKey.read(pem))
  }

  /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 section 8.2; `RS256` of RFC 7518).
  public func signature(over message: [UInt8]) throws(KeyError) -> [UInt8] {
    let key = try RSAPrivateKey.read(pem)
    defer { EVP_PKEY_free(key) }
    guard let context = EVP_MD_CTX_new() else { throw .cannotSign(lastWords()) }
    defer { EVP_MD_CTX_free(context) }
    var length = 0
    guard EVP_DigestSignInit(context, nil, EVP_sha256(), nil, key) == 1,
      EVP_DigestSign(context, nil, &length, message, message.count) == 1
    else { throw .cannotSign(lastWords()) }
    var signature = [UInt8](repeating: 0, count: length)
    guard EVP_DigestSign(context, &signature, &length, message, message.count) == 1 else {
      throw .cannotSign(lastWords())
    }
    return Array(signature.prefix(length))
  }

  /// A compact JSON Web Token (RFC 7515) signed with `RS256`; the claims are a JSON text and go in as they are.
  public func token(claims: String) throws(KeyError) -> String {
    try token(header: #"{"alg":"RS256","typ":"JWT"}"#, claims: claims)
  }

  func token(header: String, claims: String) throws(KeyError) -> String {
    func part(_ bytes: [UInt8]) -> String { Base64.encode(bytes, alphabet: .url, isPadded: false) }
    let signed = part(Array(header.utf8)) + "." + part(Array(claims.utf8))
    return signed + "." + part(try signature(over: Array(signed.utf8)))
  }

  private static func read(_ pem: [UInt8]) throws(KeyError) -> OpaquePointer {
    let key = try readKey(pem)
    guard EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA else {
      EVP_PKEY_free(key)
      throw .notRSA
    }
    return key
  }

  public var description: String { "‹redacted›" }
  public var debugDescription: String { "‹redacted›" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
