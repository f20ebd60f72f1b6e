// SPDX-License-Identifier: Apache-2.0
internal import Naming

/// The slug of a branch name, as the pull request generator computes it.
enum BranchSlug {
  static func slug(_ branch: [UInt8]) -> [UInt8] {
    Array(Slug.branch(String(decoding: branch, as: UTF8.self)).utf8)
  }
}
