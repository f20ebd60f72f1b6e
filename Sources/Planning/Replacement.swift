// SPDX-License-Identifier: Apache-2.0
public import KubeModel
internal import PreviewAPI

/// Whether the API server refuses a change because the field can never change in place. There is no reason code for it; these are
/// the words of apimachinery (`FieldImmutableErrorMsg`) and of the kinds that have their own.
public func isImmutableField(_ message: String) -> Bool {
  let message = message.lowercased()
  return [
    "is immutable", "field is immutable", "are immutable", "may not be changed", "may not change once set",
    "cannot change roleref", "fields other than", "cannot be changed after creation",
  ].contains { message.contains($0) }
}

/// Whether an object may be deleted and made anew to change such a field. Not one that holds data or other objects.
public func isReplaceable(_ kind: GroupVersionKind) -> Bool {
  switch (kind.group, kind.kind) {
  case ("", "Namespace"), ("", "PersistentVolumeClaim"), ("", "PersistentVolume"),
    ("apiextensions.k8s.io", "CustomResourceDefinition"), ("argoproj.io", _):
    false
  default: !kind.group.hasSuffix("toolkit.fluxcd.io")
  }
}
