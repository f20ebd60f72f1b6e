// SPDX-License-Identifier: Apache-2.0
internal import COpenSSL

/// Bytes that nobody can guess.
public enum SecureRandom {
  /// `count` bytes from libcrypto's generator, which the kernel seeds.
  public static func bytes(_ count: Int) -> [UInt8] {
    precondition(count >= 0 && count <= Int(Int32.max), "a number of random bytes that is out of range")
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      // Going on with predictable bytes would be worse than to stop here.
      precondition(count == 0 || RAND_bytes(buffer.baseAddress, Int32(count)) == 1, "no source of randomness")
      filled = count
    }
  }
}
