// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL

/// What a certificate is to say; `issued` makes it (RFC 5280).
public struct CertificateRequest: Sendable {
  public var commonName: String
  public var hostNames: [String]
  /// Of 4 or 16 bytes each.
  public var addresses: [[UInt8]]
  /// Seconds since 1970.
  public var notBefore: Int64
  public var notAfter: Int64
  /// Up to 16 bytes.
  public var serialNumber: [UInt8]
  /// Whether it may sign others.
  public var isAuthority: Bool

  public init(
    commonName: String, hostNames: [String] = [], addresses: [[UInt8]] = [], notBefore: Int64, notAfter: Int64,
    serialNumber: [UInt8], isAuthority: Bool = false
  ) {
    self.commonName = commonName
    self.hostNames = hostNames
    self.addresses = addresses
    self.notBefore = notBefore
    self.notAfter = notAfter
    self.serialNumber = serialNumber
    self.isAuthority = isAuthority
  }

  /// Who signs.
  public enum Signer: Sendable {
    /// The key itself.
    case own
    /// An authority, by its certificate in PEM.
    case authority(certificate: [UInt8], key: PrivateKey)
  }

  /// The certificate in PEM, signed with SHA-256 (with Ed25519's own hash for such keys).
  public func issued(for key: PrivateKey, by signer: Signer = .own) throws(KeyError) -> String {
    let subjectKey = try key.read()
    defer { EVP_PKEY_free(subjectKey) }
    guard let certificate = X509_new() else { throw .cannotSign(lastWords()) }
    defer { X509_free(certificate) }
    guard fill(certificate, subjectKey) else { throw .cannotSign(lastWords()) }
    switch signer {
    case .own: try sign(certificate, issuer: certificate, with: subjectKey)
    case .authority(let pem, let signingKey):
      let issuer = try readCertificate(pem)
      defer { X509_free(issuer) }
      let signingKey = try signingKey.read()
      defer { EVP_PKEY_free(signingKey) }
      guard X509_check_private_key(issuer, signingKey) == 1 else {
        throw .cannotSign("the key is not that of the authority's certificate")
      }
      try sign(certificate, issuer: issuer, with: signingKey)
    }
    guard let pem = PEM.text({ PEM_write_bio_X509($0, certificate) }) else { throw .cannotSign(lastWords()) }
    return pem
  }

  private func fill(_ certificate: OpaquePointer, _ key: OpaquePointer) -> Bool {
    guard let serial = BN_bin2bn(serialNumber, Int32(serialNumber.count), nil) else { return false }
    defer { BN_free(serial) }
    let name = Array(commonName.utf8)
    return X509_set_version(certificate, 2) == 1
      && BN_to_ASN1_INTEGER(serial, X509_get_serialNumber(certificate)) != nil
      && ASN1_TIME_set(X509_getm_notBefore(certificate), Int(notBefore)) != nil
      && ASN1_TIME_set(X509_getm_notAfter(certificate), Int(notAfter)) != nil
      && X509_set_pubkey(certificate, key) == 1
      && (name.isEmpty
        || X509_NAME_add_entry_by_txt(
          X509_get_subject_name(certificate), "CN", MBSTRING_FLAG | 0, name, Int32(name.count), -1, 0) == 1)
  }

  private func sign(_ certificate: OpaquePointer, issuer: OpaquePointer, with key: OpaquePointer) throws(KeyError) {
    let isPlain = EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519
    guard X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1, extend(certificate, issuer),
      X509_sign(certificate, key, isPlain ? nil : EVP_sha256()) > 0
    else { throw .cannotSign(lastWords()) }
  }

  private func extend(_ certificate: OpaquePointer, _ issuer: OpaquePointer) -> Bool {
    let usage = "critical,digitalSignature,keyEncipherment" + (isAuthority ? ",keyCertSign" : "")
    var extensions: [(Int32, String)] = [
      (NID_key_usage, usage), (NID_ext_key_usage, "serverAuth,clientAuth"),
      (NID_basic_constraints, isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE"),
    ]
    if isAuthority { extensions.append((NID_subject_key_identifier, "hash")) }
    if issuer != certificate { extensions.append((NID_authority_key_identifier, "keyid")) }
    for (kind, words) in extensions where copenssl_add_extension(certificate, issuer, kind, words) != 1 {
      return false
    }
    return addNames(certificate)
  }

  private func addNames(_ certificate: OpaquePointer) -> Bool {
    if hostNames.isEmpty, addresses.isEmpty { return true }
    guard let names = GENERAL_NAMES_new() else { return false }
    defer { GENERAL_NAMES_free(names) }
    for name in hostNames {
      let bytes = Array(name.utf8)
      guard copenssl_add_name(names, 0, bytes, Int32(bytes.count)) == 1 else { return false }
    }
    for address in addresses {
      guard copenssl_add_name(names, 1, address, Int32(address.count)) == 1 else { return false }
    }
    return X509_add1_ext_i2d(certificate, NID_subject_alt_name, UnsafeMutableRawPointer(names), 0, 0) == 1
  }

  /// Whether the text has a certificate.
  public static func check(certificate pem: [UInt8]) throws(KeyError) { X509_free(try readCertificate(pem)) }
}

private func readCertificate(_ pem: [UInt8]) throws(KeyError) -> OpaquePointer {
  ERR_clear_error()
  guard let certificate = PEM.read(pem, { PEM_read_bio_X509($0, nil, nil, nil) }) else {
    throw .unreadable(lastWords())
  }
  return certificate
}
