// SPDX-License-Identifier: Apache-2.0

/// What a forge can tell or take. A setting that needs a missing one is refused where it is written, instead of silently
/// matching nothing. forge-apis section 7.1.
public enum Capability: String, Sendable, Hashable, CaseIterable {
  /// Pull requests carry labels.
  case labels
  /// Pull requests can be drafts.
  case drafts
  /// The forge says how an author stands to the repository (`authorAssociation`).
  case authorAssociation
  /// Bot accounts are told apart from people.
  case botAuthors
  case milestones
  /// Comments can hold a hidden marker, be found again and edited in place.
  case stickyComments
  case commitStatuses
  /// Commits of pull requests can be fetched from the base repository as `refs/pull/N/head`.
  case pullReferences
  /// Deliveries are signed.
  case signedWebhooks
  /// The list of changed files can be asked for.
  case changedFiles
  /// Checks and statuses of a commit can be listed.
  case checks
  /// The forge says what a user may do in a repository.
  case permissions
  /// Comments take reactions.
  case reactions
  /// There are deployment or environment objects.
  case deployments
}
