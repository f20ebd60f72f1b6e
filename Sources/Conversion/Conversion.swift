// SPDX-License-Identifier: Apache-2.0
public import Documents
internal import KubeModel
internal import PreviewAPI

/// PreviewSets made of what another tool is told, and what could not be carried over.
public struct Conversion: Sendable, Equatable {
  public var sets: [Value] = []
  /// What a person should know, one line each, beginning with the object and the field.
  public var notes: [Note] = []
  /// Something of the input is not in the result.
  public var isLossy: Bool { notes.contains { $0.weight == .lost } }

  public struct Note: Sendable, Equatable, CustomStringConvertible {
    public enum Weight: String, Sendable {
      /// Acts otherwise than before.
      case differs
      /// Is not in the result.
      case lost
    }
    public var weight: Weight
    public var subject: String
    public var message: String
    public var description: String { "\(weight.rawValue): \(subject): \(message)" }
  }

  /// - Parameter documents: ApplicationSets; ResourceSets and ResourceSetInputProviders of the Flux Operator, in any order. Others
  ///   are named in the notes.
  public init(_ documents: [Value]) {
    let objects = documents.map(KubeObject.init)
    let providers = objects.filter { $0.kind.kind == "ResourceSetInputProvider" }
    for object in objects {
      switch (object.kind.group, object.kind.kind) {
      case (Names.applicationSet.group, Names.applicationSet.kind): convert(applicationSet: object)
      case ("fluxcd.controlplane.io", "ResourceSet"): convert(resourceSet: object, providers)
      case ("fluxcd.controlplane.io", "ResourceSetInputProvider"): break
      default: note(.lost, object, "", "is neither an ApplicationSet nor a ResourceSet or its input provider")
      }
    }
    let used = objects.filter { $0.kind.kind == "ResourceSet" }.flatMap { set in
      providers.filter { provider in set.names(provider) }.map(\.ref)
    }
    for provider in providers where !used.contains(provider.ref) {
      note(.lost, provider, "", "no ResourceSet among the input names it")
    }
  }

  mutating func note(_ weight: Note.Weight, _ object: KubeObject, _ field: String, _ message: String) {
    notes.append(
      Note(
        weight: weight, subject: "\(object.kind.kind) \(object.name)" + (field.isEmpty ? "" : " \(field)"),
        message: message))
  }

  /// A PreviewSet under the name of what it was, without what servers and other tools wrote.
  func shell(of object: KubeObject, spec: Value) -> Value {
    var result = KubeObject(kind: Names.previewSet, namespace: object.namespace, name: object.name)
    result.labels = object.labels
    result.annotations = object.annotations.filter { pair in
      !["kubectl.kubernetes.io/", "argocd.argoproj.io/", "fluxcd.controlplane.io/"].contains {
        pair.key.hasPrefix($0)
      }
    }
    result.value["spec"] = spec
    return result.value
  }
}

/// Whether one of the generators, or one inside a matrix or merge, lists pull requests.
private func asksForPullRequests(_ generators: Value?) -> Bool {
  (generators?.array ?? []).flatMap { $0.object ?? [:] }.contains { pair in
    pair.key == "pullRequest" || asksForPullRequests(pair.value["generators"])
  }
}

extension Conversion {
  /// The same specification under another kind.
  mutating func convert(applicationSet object: KubeObject) {
    sets.append(shell(of: object, spec: object.spec))
    if !object.finalizers.isEmpty {
      note(.differs, object, "metadata.finalizers", "Nestling sets its own; deletion waits for the previews")
    }
    if asksForPullRequests(object.spec["generators"]) {
      note(
        .differs, object, "spec.preview",
        "is not written, so nobody is asked for approval: pull requests of forks and outsiders are deployed as they come, as "
          + "before; with preview: {} a person lets each of their commits through, and previews get namespaces of their own"
      )
    }
    if object.spec["applyNestedSelectors"] != nil {
      note(.differs, object, "spec.applyNestedSelectors", "has no effect: nested selectors always apply")
    }
    note(
      .differs, object, "",
      "Applications that exist are not taken over: delete the ApplicationSet with its Applications, or rename these in "
        + "the template, before the PreviewSet is applied")
  }
}

extension KubeObject {
  /// Whether a ResourceSet takes inputs from a provider: by name, or by a selector over labels.
  func names(_ provider: KubeObject) -> Bool {
    guard provider.namespace == namespace else { return false }
    return (spec["inputsFrom"]?.array ?? []).contains { source in
      if let name = source["name"]?.string { return name == provider.name }
      let wanted = source.at("selector", "matchLabels")?.object ?? [:]
      return !wanted.isEmpty && wanted.allSatisfy { provider.labels[$0.key] == $0.value.string }
    }
  }
}
