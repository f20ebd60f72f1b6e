// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// Where EKS tells a pod who it is at AWS: variables, and files that they name.
struct AmazonSurroundings: Sendable {
  var environment: [String: String]
  /// The text of a file; nil when it cannot be read.
  var file: @Sendable (String) -> String?

  /// Of this process.
  static var ofProcess: AmazonSurroundings {
    let names = [
      "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN",
      "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
      "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    ]
    let pairs = names.compactMap { name in getenv(name).map { (name, String(cString: $0)) } }
    return AmazonSurroundings(environment: Dictionary(uniqueKeysWithValues: pairs), file: text)
  }

  /// Tokens are short; what is longer than 64 KiB is none.
  @Sendable private static func text(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    let count = fread(&bytes, 1, bytes.count, file)
    return count < bytes.count ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}
