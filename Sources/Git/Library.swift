// SPDX-License-Identifier: Apache-2.0
internal import CGit2

/// libgit2, set up once for the process.
enum Library {
  /// Options are process-wide: the host's gitconfig is ignored, and a mirror may belong to another user (volumes do).
  static let start: Void = {
    git_libgit2_init()
    for level in [GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_PROGRAMDATA]
    {
      _ = cgit_ignore_config_of(level)
    }
    _ = cgit_check_directory_owner(0)
    // What we fetched was verified when its pack was indexed.
    _ = cgit_verify_object_hashes(0)
    _ = cgit_limit_pack_objects(20_000_000)
  }()

  /// libgit2's words on the last failure. They are kept per thread: ask on the thread that made the call.
  static var lastMessage: String {
    guard let error = git_error_last(), let message = error.pointee.message else { return "no further detail" }
    return String(String(cString: message).prefix(300))
  }

  /// Throws `corrupt` when a call failed that has no ordinary reason to.
  static func check(_ code: Int32, _ repository: String) throws(GitError) {
    guard code < 0 else { return }
    throw .corrupt(repository: repository, detail: lastMessage)
  }
}

extension git_oid {
  var hex: String {
    var copy = self
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 41) { buffer in
      guard let start = buffer.baseAddress else { return "" }
      git_oid_tostr(start, 41, &copy)
      return String(cString: start)
    }
  }

  /// From exactly forty hexadecimal digits.
  init?(hex: String) {
    self.init()
    guard isFullSHA(hex), git_oid_fromstr(&self, hex) == 0 else { return nil }
  }
}

func isFullSHA(_ text: String) -> Bool { text.utf8.count == 40 && isHexadecimal(text) }

func isHexadecimal(_ text: String) -> Bool {
  text.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66) }
}
