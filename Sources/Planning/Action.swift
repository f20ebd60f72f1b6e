// SPDX-License-Identifier: Apache-2.0
public import Documents
public import Forge
public import KubeModel
public import PreviewAPI

/// One thing to do for a Preview. `Operator/Perform` has one arm for each.
public enum Action: Sendable, Equatable {
  /// Puts the finalizer on a Preview that somebody else made.
  case addFinalizer
  /// Writes down, before they exist, what is about to be made: whatever happens next, it can be found again.
  case recordIntent([InventoryEntry])
  /// Creates or updates one object by server-side apply; a Namespace is created, so that an existing one is never adopted.
  case apply(KubeObject, hash: String, mustBeNew: Bool)
  /// Deletes one object of ours, of exactly this UID.
  case delete(ObjectRef, uid: String)
  /// Takes finalizers off an object of ours that is being deleted: nobody is left who would, or a person wants it so.
  case release(ObjectRef, uid: String, finalizers: [String])
  /// A merge patch that takes a workload down or up again.
  case scale(ObjectRef, Value)
  /// A merge patch that has Argo CD or Flux sync an object anew.
  case resync(ObjectRef, Value)
  /// Creates the sticky comment or edits it; found by its marker when the id is not known.
  case comment(id: String, body: String, hash: String)
  case setStatus(sha: String, CommitStatus, memo: String)
  /// Creates the forge's deployment object or moves it on.
  case setDeployment(id: String, Deployment, memo: String)
  case removeDeployment(environment: String)
  /// The same for another pull request that shares the preview, or did.
  indirect case also(PullRequestReference, Action)
  case removeFinalizer
}
