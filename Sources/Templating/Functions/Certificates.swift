// SPDX-License-Identifier: Apache-2.0
internal import Cryptography

extension FunctionFamily {
  /// Keys come from libcrypto's own generator; time and serial numbers from the environment.
  static let certificates = FunctionFamily(
    name: "certificates",
    functions: [
      .one("genPrivateKey", .string, isHermetic: false, "A new private key in PEM: rsa, dsa, ecdsa or ed25519.") {
        kind, state throws(Failure) in try Certificates.newKey(kind.text ?? "", &state)
      },
      .many("genCA", [.string, .int], isHermetic: false, "A new authority of a name, for so many days: Cert and Key.") {
        values, state throws(Failure) in
        try Certificates.make(values, key: Certificates.newRSA(&state), isAuthority: true, &state)
      },
      .many("genCAWithKey", [.string, .int, .string], isHermetic: false, "genCA with a key of one's own.") {
        values, state throws(Failure) in
        try Certificates.make(values, key: Certificates.key(values[2]), isAuthority: true, &state)
      },
      .many(
        "genSelfSignedCert", [.string, .list, .list, .int], isHermetic: false,
        "A new certificate of name, addresses, host names and days, signed by itself: Cert and Key."
      ) { values, state throws(Failure) in
        try Certificates.make(values, key: Certificates.newRSA(&state), &state)
      },
      .many(
        "genSelfSignedCertWithKey", [.string, .list, .list, .int, .string], isHermetic: false,
        "genSelfSignedCert with a key of one's own."
      ) { values, state throws(Failure) in
        try Certificates.make(values, key: Certificates.key(values[4]), &state)
      },
      .many(
        "genSignedCert", [.string, .list, .list, .int, .certificate], isHermetic: false,
        "A new certificate of name, addresses, host names and days, signed by an authority."
      ) { values, state throws(Failure) in
        try Certificates.make(values, key: Certificates.newRSA(&state), signer: values[4], &state)
      },
      .many(
        "genSignedCertWithKey", [.string, .list, .list, .int, .certificate, .string], isHermetic: false,
        "genSignedCert with a key of one's own."
      ) { values, state throws(Failure) in
        try Certificates.make(values, key: Certificates.key(values[5]), signer: values[4], &state)
      },
      .two("buildCustomCert", .string, .string, "A certificate and its key, both given in base64: Cert and Key.") {
        certificate, key, _ throws(Failure) in try Certificates.given(certificate, key)
      },
    ])
}

private enum Certificates {
  /// The search for primes is slow; so many steps leave room for a few keys.
  private enum Steps {
    static let large = 100_000
    static let usual = 40_000
    static let small = 5000
  }

  static func newKey(_ kind: String, _ state: inout Evaluation) throws(Failure) -> GoValue {
    switch kind {
    case "", "rsa":
      try state.step(Steps.large)
      return .string(try explained("") { () throws(KeyError) in try PrivateKey(.rsa(bits: 4096)) }.pem)
    case "dsa":
      try state.step(Steps.large)
      return .string(try explained("") { () throws(KeyError) in try PrivateKey(.dsa) }.pem)
    case "ecdsa":
      try state.step(Steps.small)
      return .string(try explained("") { () throws(KeyError) in try PrivateKey(.ecdsa) }.pem)
    case "ed25519":
      try state.step(Steps.small)
      let seed = state.options.environment.randomBytes(32)
      return .string(try explained("") { () throws(KeyError) in try PrivateKey(ed25519: seed) }.pem)
    default: return .string("Unknown type " + kind)
    }
  }

  static func newRSA(_ state: inout Evaluation) throws(Failure) -> PrivateKey {
    try state.step(Steps.usual)
    return try explained("error generating rsa key") { () throws(KeyError) in try PrivateKey(.rsa(bits: 2048)) }
  }

  static func key(_ pem: GoValue) throws(Failure) -> PrivateKey {
    try explained("parsing private key") { () throws(KeyError) in try PrivateKey(pem: pem.bytes) }
  }

  /// The arguments begin with the name, then for all but authorities addresses and host names, then days.
  static func make(
    _ values: [GoValue], key: PrivateKey, isAuthority: Bool = false, signer: GoValue = .null,
    _ state: inout Evaluation
  ) throws(Failure) -> GoValue {
    try state.step(Steps.small)
    let now = state.now.seconds
    let days = max(-maximumDays, min(maximumDays, values[isAuthority ? 1 : 3].asInt64))
    let request = CertificateRequest(
      commonName: values[0].text ?? "", hostNames: isAuthority ? [] : try hostNames(values[2]),
      addresses: isAuthority ? [] : try addresses(values[1]), notBefore: now, notAfter: now + days * 86_400,
      serialNumber: state.options.environment.randomBytes(16), isAuthority: isAuthority)
    var authority = CertificateRequest.Signer.own
    if case .certificate(let pair) = signer {
      authority = .authority(
        certificate: Array(pair.certificate.utf8), key: try self.key(.string(pair.key)))
    }
    let pem = try explained("error creating certificate") { [authority] () throws(KeyError) in
      try request.issued(for: key, by: authority)
    }
    return .certificate(Certificate(certificate: pem, key: key.pem))
  }

  /// Dates beyond the year 9999 have no form in a certificate.
  private static let maximumDays: Int64 = 2_800_000

  private static func hostNames(_ list: GoValue) throws(Failure) -> [String] {
    guard case .list(let list) = list else { return [] }
    var names: [String] = []
    for item in list.items {
      guard let name = item.text else {
        throw .function("error processing alternate dns name: \(shown(item)) is not a string")
      }
      names.append(name)
    }
    return names
  }

  private static func addresses(_ list: GoValue) throws(Failure) -> [[UInt8]] {
    guard case .list(let list) = list else { return [] }
    var addresses: [[UInt8]] = []
    for item in list.items {
      guard let text = item.text else { throw .function("error parsing ip: \(shown(item)) is not a string") }
      guard let address = IPAddress.bytes(text) else { throw .function("error parsing ip: \(text)") }
      addresses.append(address)
    }
    return addresses
  }

  private static func shown(_ value: GoValue) -> String { String(decoding: Formatter.text(value), as: UTF8.self) }

  static func given(_ certificate: GoValue, _ key: GoValue) throws(Failure) -> GoValue {
    guard case .success(let certificate) = Base64.decoded(certificate.bytes) else {
      throw .function("unable to decode base64 certificate")
    }
    guard case .success(let key) = Base64.decoded(key.bytes) else {
      throw .function("unable to decode base64 private key")
    }
    try explained("error parsing certificate") { () throws(KeyError) in
      try CertificateRequest.check(certificate: certificate)
    }
    _ = try explained("error parsing private key") { () throws(KeyError) in try PrivateKey(pem: key) }
    return .certificate(
      Certificate(
        certificate: String(decoding: certificate, as: UTF8.self), key: String(decoding: key, as: UTF8.self)))
  }

  private static func explained<Result>(
    _ what: String, _ body: () throws(KeyError) -> Result
  ) throws(Failure) -> Result {
    do { return try body() } catch {
      let words =
        switch error {
        case .unreadable(let words), .cannotSign(let words): words
        case .notRSA: "not an RSA key"
        }
      throw .function(what.isEmpty ? words : "\(what): \(words)")
    }
  }
}
