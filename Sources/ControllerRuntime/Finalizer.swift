// SPDX-License-Identifier: Apache-2.0
public import Documents
public import KubeModel

/// Our promise to clean up before an object goes: merge patches that add or remove our line in `metadata.finalizers`.
///
/// Both carry the resourceVersion they were made for, since the patch replaces the whole list: if somebody else added a
/// finalizer meanwhile the server answers with a conflict, and one reads and asks again.
public enum Finalizer {
  /// Nil when nothing is to be done: it is there already, or the object is being deleted (when none may be added).
  public static func adding(_ name: String, to object: KubeObject) -> Value? {
    if object.finalizers.contains(name) || object.deletionTimestamp != nil { return nil }
    return patch(object, object.finalizers + [name])
  }

  /// Nil when it is not there.
  public static func removing(_ name: String, from object: KubeObject) -> Value? {
    guard object.finalizers.contains(name) else { return nil }
    return patch(object, object.finalizers.filter { $0 != name })
  }

  private static func patch(_ object: KubeObject, _ finalizers: [String]) -> Value {
    [
      "metadata": [
        "resourceVersion": .string(object.resourceVersion),
        "finalizers": .array(finalizers.map { .string($0) }),
      ]
    ]
  }
}
