// SPDX-License-Identifier: Apache-2.0
internal import Cryptography

extension FunctionFamily {
  static let passwords = FunctionFamily(
    name: "passwords",
    functions: [
      .one("bcrypt", .string, isHermetic: false, "A password's hash by bcrypt, of cost 10.") {
        password, state throws(Failure) in try Passwords.bcrypt(password.bytes, &state)
      },
      .two("htpasswd", .string, .string, isHermetic: false, "A line of an htpasswd file: name and hash by bcrypt.") {
        name, password, state throws(Failure) in
        if name.bytes.contains(UInt8(ascii: ":")) {
          return GoValue(text: Array("invalid username: ".utf8) + name.bytes)
        }
        let hash = try Passwords.bcrypt(password.bytes, &state)
        return GoValue(text: name.bytes + [UInt8(ascii: ":")] + hash.bytes)
      },
      .many(
        "derivePassword", [.integer(.uint32), .string, .string, .string, .string],
        "A password by the Master Password algorithm, of counter, kind, password, user and site."
      ) { values, state throws(Failure) in try MasterPassword.derive(values, &state) },
      .two("encryptAES", .string, .string, isHermetic: false, "The second text encrypted with the first, in base64.") {
        password, text, state throws(Failure) in
        try state.reserve(bytes: text.bytes.count * 2)
        return Passwords.encrypted(text.bytes, password.bytes, state.options.environment.randomBytes(16))
      },
      .two("decryptAES", .string, .string, "What encryptAES has encrypted with the same password.") {
        password, text, _ throws(Failure) in try Passwords.decrypted(text.bytes, password.bytes)
      },
    ])
}

private enum Passwords {
  /// bcrypt is slow by design: this many steps for each hash leave room for some twenty.
  private static let steps = 25_000

  static func bcrypt(_ password: [UInt8], _ state: inout Evaluation) throws(Failure) -> GoValue {
    try state.step(steps)
    let salt = state.options.environment.randomBytes(16)
    do throws(PasswordHash.Failure) {
      return .string(try PasswordHash.bcrypt(password, salt: salt))
    } catch {
      // Sprig makes its errors the result.
      return .string("failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes")
    }
  }

  private static func key(_ password: [UInt8]) -> [UInt8] {
    Array((password + [UInt8](repeating: 0, count: 32)).prefix(32))
  }

  static func encrypted(_ text: [UInt8], _ password: [UInt8], _ initialVector: [UInt8]) -> GoValue {
    if text.isEmpty { return .string("") }
    let missing = AES256CBC.blockSize - text.count % AES256CBC.blockSize
    let padded = text + [UInt8](repeating: UInt8(missing), count: missing)
    let blocks = AES256CBC.encrypt(padded, key: key(password), initialVector: initialVector) ?? []
    return GoValue(text: Base64.encoded(initialVector + blocks))
  }

  static func decrypted(_ text: [UInt8], _ password: [UInt8]) throws(Failure) -> GoValue {
    if text.isEmpty { return .string("") }
    guard case .success(let bytes) = Base64.decoded(text) else { throw .function("illegal base64 data") }
    let size = AES256CBC.blockSize
    guard bytes.count >= size else { throw .function("runtime error: slice bounds out of range") }
    let (vector, blocks) = (Array(bytes[..<size]), Array(bytes[size...]))
    guard let plain = AES256CBC.decrypt(blocks, key: key(password), initialVector: vector) else {
      throw .function("crypto/cipher: input not full blocks")
    }
    guard let padding = plain.last, Int(padding) <= plain.count else {
      throw .function("runtime error: slice bounds out of range")
    }
    return GoValue(text: plain.dropLast(Int(padding)))
  }
}

/// Passwords that are computed and nowhere kept (Billemont's Master Password, version 3, as Sprig has it).
private enum MasterPassword {
  private static let scope = Array("com.lyndir.masterpassword".utf8)
  /// scrypt is slow by design and takes 32 MiB for the moment.
  private static let steps = 50_000

  /// Letters that stand for classes of characters.
  private static let templates: [String: [String]] = [
    "maximum": ["anoxxxxxxxxxxxxxxxxx", "axxxxxxxxxxxxxxxxxno"],
    "long": [
      "CvcvnoCvcvCvcv", "CvcvCvcvnoCvcv", "CvcvCvcvCvcvno", "CvccnoCvcvCvcv", "CvccCvcvnoCvcv", "CvccCvcvCvcvno",
      "CvcvnoCvccCvcv", "CvcvCvccnoCvcv", "CvcvCvccCvcvno", "CvcvnoCvcvCvcc", "CvcvCvcvnoCvcc", "CvcvCvcvCvccno",
      "CvccnoCvccCvcv", "CvccCvccnoCvcv", "CvccCvccCvcvno", "CvcvnoCvccCvcc", "CvcvCvccnoCvcc", "CvcvCvccCvccno",
      "CvccnoCvcvCvcc", "CvccCvcvnoCvcc", "CvccCvcvCvccno",
    ],
    "medium": ["CvcnoCvc", "CvcCvcno"], "short": ["Cvcn"], "basic": ["aaanaaan", "aannaaan", "aaannaaa"],
    "pin": ["nnnn"],
  ]

  private static let classes: [UInt8: [UInt8]] = {
    let (capitalVowels, vowels, digits) = ("AEIOU", "aeiou", "0123456789")
    let (capitals, consonants) = ("BCDFGHJKLMNPQRSTVWXYZ", "bcdfghjklmnpqrstvwxyz")
    let letters = capitalVowels + vowels + capitals + consonants
    return [
      UInt8(ascii: "V"): capitalVowels, UInt8(ascii: "C"): capitals, UInt8(ascii: "v"): vowels,
      UInt8(ascii: "c"): consonants, UInt8(ascii: "a"): letters, UInt8(ascii: "n"): digits,
      UInt8(ascii: "o"): "@&%?,=[]_:-+*$#!'^~;()/.", UInt8(ascii: "x"): letters + digits + "!@#$%^&*()",
    ].mapValues { Array($0.utf8) }
  }()

  static func derive(_ values: [GoValue], _ state: inout Evaluation) throws(Failure) -> GoValue {
    let kind = values[1].text ?? ""
    guard let templates = templates[kind] else { return .string("cannot find password template " + kind) }
    try state.step(steps)
    let (user, site) = (values[3].bytes, values[4].bytes)
    let key: [UInt8]
    do throws(PasswordHash.Failure) {
      key = try PasswordHash.scrypt(
        values[2].bytes, salt: scope + bigEndian(user.count) + user, cost: 32_768, blockSize: 8, parallelism: 2,
        length: 64)
    } catch {
      return .string("failed to derive password: scrypt: parameters are too large")
    }
    let counter = Int(values[0].unsigned ?? 0)
    let seed = HMAC.sha256(key: key, message: scope + bigEndian(site.count) + site + bigEndian(counter))
    let template = templates[Int(seed[0]) % templates.count]
    let letters = zip(template.utf8, seed.dropFirst()).map { letter, byte in
      let characters = classes[letter] ?? [letter]
      return characters[Int(byte) % characters.count]
    }
    return GoValue(text: letters)
  }

  private static func bigEndian(_ number: Int) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
  }
}
