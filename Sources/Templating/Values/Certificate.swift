// SPDX-License-Identifier: Apache-2.0

/// `sprig.certificate`: what the functions that make certificates give.
final class Certificate: Sendable {
  /// In PEM.
  let certificate: String
  /// The private key in PEM.
  let key: String

  init(certificate: String, key: String) {
    self.certificate = certificate
    self.key = key
  }
}

extension GoValue {
  /// The fields of a structure in Go's order and spelling; nil for what is none, or a pointer to one.
  var fields: [(name: String, value: GoValue)]? {
    switch self {
    case .certificate(let pair): [("Cert", .string(pair.certificate)), ("Key", .string(pair.key))]
    case .version(let version):
      [
        ("major", GoValue(unsigned: version.major)), ("minor", GoValue(unsigned: version.minor)),
        ("patch", GoValue(unsigned: version.patch)), ("pre", .string(version.prerelease)),
        ("metadata", .string(version.metadata)), ("original", .string(version.original)),
      ]
    case .instant(let time):
      [
        ("wall", GoValue(unsigned: UInt64(time.nanoseconds))),
        ("ext", .integer(time.seconds - GoTime.zero.seconds, .int64)), ("loc", .null),
      ]
    default: nil
    }
  }

  /// A `[]uint8`.
  init(goBytes bytes: [UInt8]) {
    self = .list(GoList(bytes.map { .integer(Int64($0), .uint8) }, type: .slice(.integer(.uint8))))
  }

  init(unsigned number: UInt64) { self = .integer(Int64(bitPattern: number), .uint64) }
}
