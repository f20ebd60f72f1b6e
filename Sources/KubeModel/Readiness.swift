// SPDX-License-Identifier: Apache-2.0

/// What a live object says about itself, as judged by the rules of its kind.
public enum Readiness: Sendable, Equatable {
  case ready
  /// On its way; why not yet.
  case progressing(String)
  /// Will not become ready by waiting alone; why.
  case failed(String)
}
