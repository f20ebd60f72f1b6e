// SPDX-License-Identifier: Apache-2.0
import Documents

/// Recorded cases that are not run yet, so that what is missing is visible.
enum Pending {
  /// Functions that do not exist yet; a case that calls one is skipped.
  static let functions: Set<String> = []

  static func reason(for test: Value) -> String? {
    let source = test["template"].map { JSON.text($0) } ?? ""
    return source.utf8.split { !Pending.isWordByte($0) }.lazy.map { String($0) ?? "" }.first { functions.contains($0) }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }
}
