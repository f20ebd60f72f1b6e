// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import KubeModel
public import PreviewAPI

private let secretKind = GroupVersionKind(group: "", version: "v1", kind: "Secret")
private let accountKind = GroupVersionKind(group: "", version: "v1", kind: "ServiceAccount")
/// What a pod uses that names no account; the cluster makes it in every namespace.
private let defaultAccount = "default"

/// Where copied Secrets come from.
public func copySources(of preview: Preview) -> [ObjectRef] {
  preview.spec.terms.copySecrets.map { ObjectRef(secretKind, namespace: $0.namespace, name: $0.name) }
}

/// What copying may make: the copies, and the account that gets them for pulling images.
public func copyTargets(of preview: Preview) -> [ObjectRef] {
  let namespace = preview.spec.namespace
  let secrets = preview.spec.terms.copySecrets.map { ObjectRef(secretKind, namespace: namespace, name: $0.name) }
  return secrets.isEmpty ? [] : secrets + [ObjectRef(accountKind, namespace: namespace, name: defaultAccount)]
}

/// The default account of a namespace that is ours: made by the cluster and not by somebody else, so it may be completed.
func isDefaultAccount(_ ref: ObjectRef, of preview: Preview) -> Bool {
  ref.kind == accountKind && ref.name == defaultAccount && ref.namespace == preview.spec.namespace
    && preview.spec.ownsNamespace
}

/// The Secrets that a preview gets from elsewhere, as they are to stand in its namespace.
struct SecretCopies {
  var objects: [KubeObject] = []
  /// Copies whose source gave no answer or is gone: they stay as they are.
  var kept: Set<ObjectRef> = []
  /// What stands in the way, for people.
  var problems: [String] = []

  init(_ facts: PreviewFacts) {
    let preview = facts.preview
    guard preview.spec.ownsNamespace else { return }
    var pulls: [String] = []
    for (source, target) in zip(copySources(of: preview), copyTargets(of: preview)) {
      if let words = facts.unread[source] {
        kept.insert(target)
        problems.append("\(source) could not be read: \(words)")
      } else if let secret = facts.live[source] {
        if let refusal = refusal(secret) {
          problems.append(refusal)
        } else {
          objects.append(copy(of: secret, as: target))
          if isForPulling(secret) { pulls.append(secret.name) }
        }
      } else {
        kept.insert(target)
        problems.append("\(source) does not exist; create it or take it out of copySecrets")
      }
    }
    let account = ObjectRef(accountKind, namespace: preview.spec.namespace, name: defaultAccount)
    if pulls.isEmpty, !kept.isEmpty { kept.insert(account) }
    if !pulls.isEmpty { objects.append(pullingAccount(account, pulls)) }
  }

  /// Its owner decides who may have it: by a label, which can be taken away again.
  private func refusal(_ secret: KubeObject) -> String? {
    guard secret.labels[Labels.copy] == "true" else {
      return "\(secret.ref) may not be copied; its owner allows it with the label \(Labels.copy)=true"
    }
    guard secret.value["type"]?.string != "kubernetes.io/service-account-token" else {
      return "\(secret.ref) is the token of an account, which is never copied"
    }
    return nil
  }

  private func copy(of secret: KubeObject, as target: ObjectRef) -> KubeObject {
    var object = KubeObject(kind: secretKind, namespace: target.namespace, name: target.name)
    object.annotations = [
      Annotations.copiedFrom: "\(secret.namespace ?? "")/\(secret.name)",
      Annotations.copiedVersion: "\(secret.uid)/\(secret.resourceVersion)",
    ]
    object.value["type"] = secret.value["type"]
    object.value["data"] = secret.value["data"]
    return object
  }

  private func isForPulling(_ secret: KubeObject) -> Bool {
    ["kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg"].contains(secret.value["type"]?.string)
  }

  private func pullingAccount(_ ref: ObjectRef, _ names: [String]) -> KubeObject {
    var account = KubeObject(kind: ref.kind, namespace: ref.namespace, name: ref.name)
    account.value["imagePullSecrets"] = .array(names.map { ["name": .string($0)] })
    return account
  }
}
