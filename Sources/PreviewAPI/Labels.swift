// SPDX-License-Identifier: Apache-2.0
public import KubeModel

/// Names under which our resources and our marks stand in the cluster.
public enum Names {
  public static let group = "nestling.dev"
  public static let previewSet = GroupVersionKind(group: group, version: "v1alpha1", kind: "PreviewSet")
  public static let preview = GroupVersionKind(group: group, version: "v1alpha1", kind: "Preview")
  public static let previewPolicy = GroupVersionKind(group: group, version: "v1alpha1", kind: "PreviewPolicy")
  public static let applicationSet = GroupVersionKind(group: "argoproj.io", version: "v1alpha1", kind: "ApplicationSet")
  public static let application = GroupVersionKind(group: "argoproj.io", version: "v1alpha1", kind: "Application")
  public static let namespace = GroupVersionKind(group: "", version: "v1", kind: "Namespace")

  /// Holds a PreviewSet until its Previews are gone, and a Preview until its environment is.
  public static let finalizer = "nestling.dev/teardown"
  /// Field manager of everything we apply.
  public static let fieldManager = "nestling"

  /// Names of what stands guard in a preview's namespace: ResourceQuota and LimitRange, NetworkPolicy, RoleBinding.
  public static let quota = "nestling"
  public static let isolation = "nestling-isolated"
  public static let rights = "nestling-resources"
}

/// Labels: short values, to select by.
public enum Labels {
  /// Name of the Preview an object belongs to.
  public static let preview = "nestling.dev/preview"
  /// Namespace of that Preview.
  public static let previewNamespace = "nestling.dev/preview-namespace"
  /// Name of the PreviewSet.
  public static let set = "nestling.dev/set"
  /// Repository and number of the pull request, as a label can say it.
  public static let pullRequest = "nestling.dev/pull-request"
  /// On a Secret: "true" lets it be copied into previews.
  public static let copy = "nestling.dev/copy"
  /// On a namespace: "true" lets its pods reach every isolated preview, as an ingress controller must.
  public static let ingress = "nestling.dev/ingress"
  public static let managedBy = "app.kubernetes.io/managed-by"
  /// First seven digits of the head commit, for columns.
  public static let sha = "nestling.dev/sha"
}

/// Annotations: longer values, to read.
public enum Annotations {
  /// UID of the Preview that made the object: proof of ownership, where a name could be reused.
  public static let ownerUID = "nestling.dev/owner-uid"
  /// Hash of what we applied last, to send nothing when nothing changed.
  public static let appliedHash = "nestling.dev/applied-hash"
  /// `owner/name#number`, for columns.
  public static let pullRequest = "nestling.dev/pull-request"
  /// Where the preview can be reached.
  public static let url = "nestling.dev/url"
  /// Account that applies the object instead of the operator; `system:serviceaccount:NAMESPACE:NAME`.
  public static let appliedAs = "nestling.dev/applied-as"
  /// Of a copied Secret: `namespace/name` of its source, and the state of it that was copied.
  public static let copiedFrom = "nestling.dev/copied-from"
  public static let copiedVersion = "nestling.dev/copied-version"
  /// On a Preview: how far the comments of its pull request have been read, as `HeardComments` writes it.
  public static let heard = "nestling.dev/heard-comments"
  /// Why a Preview is being torn down: a `TeardownReason`.
  public static let teardownReason = "nestling.dev/teardown-reason"
  /// On a Preview that is being deleted: "true" is a person's decision that objects past their deadline lose their finalizers.
  public static let forceFinalizers = "nestling.dev/force-finalizers"
  /// On a Preview: when its pull request was first seen closed, while `lifetime.keepAfterClose` keeps it.
  public static let closedAt = "nestling.dev/closed-at"
  /// Of a Preview: which state of the set's templates it was made from.
  public static let templateRevision = "nestling.dev/template-revision"
  /// On a PreviewSet: "orphan" leaves its Previews behind when it is deleted.
  public static let onDeletion = "nestling.dev/on-deletion"
  /// On a workload that sleeps: what its replicas, or a CronJob's suspension, were before.
  public static let awake = "nestling.dev/awake"
  /// On the Job of a hook that runs once: for which commit and which wish it was made, so that a failed one is made anew for others.
  public static let occasion = "nestling.dev/occasion"
  /// On a Preview: "true" lets it go although a beforeDelete hook has not succeeded.
  public static let waiveHooks = "nestling.dev/waive-hooks"
  /// On a PreviewSet: "all" or names of Previews, separated by commas, whose paused deletion a person confirms.
  public static let approveDeletion = "nestling.dev/approve-deletion"
}
