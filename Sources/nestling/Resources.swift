// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Commands
internal import Documents
internal import KubeClient
internal import KubeModel
internal import PreviewAPI

/// The two kinds that are listed and described.
enum Resource: CaseIterable {
  case previews, previewSets

  private static let words: [(String, Resource)] = [
    ("previews", .previews), ("preview", .previews), ("pv", .previews),
    ("previewsets", .previewSets), ("previewset", .previewSets), ("pvs", .previewSets),
  ]
  static let argument = Argument("KIND", "what to show", isOptional: true, choices: words.map(\.0))

  init(word: String) { self = Resource.words.first { $0.0 == word }?.1 ?? .previews }

  var kind: GroupVersionKind { self == .previews ? Names.preview : Names.previewSet }
}

extension Command {
  /// Which cluster, and which namespace of it.
  static let clusterFlags = [
    Flag("kubeconfig", value: "FILE", "the kubeconfig; else KUBECONFIG, ~/.kube/config, or the pod's own account"),
    Flag("context", value: "NAME", "the context in it; else its current one"),
    Flag("namespace", short: "n", value: "NAME", "the namespace; else the context's"),
  ]

  static let get = Command(
    "get", "List previews or PreviewSets",
    examples: ["nestling get", "nestling get previewsets -A", "nestling get previews shop-shop-12 -o yaml"],
    arguments: [Resource.argument, Argument("NAME", "only these", isOptional: true, isRepeated: true)],
    flags: [OutputFormat.flag(), Flag("all-namespaces", short: "A", "in all namespaces")] + clusterFlags,
    run: { call in
      let resource = Resource(word: call.argument(0) ?? "previews")
      let cluster = try await Cluster.connect(call)
      let names = Array(call.arguments.dropFirst())
      let namespace = call.isSet("all-namespaces") ? nil : cluster.namespace
      let objects = try await cluster.objects(resource, namespace, names)
      let format = OutputFormat(call)
      if let text = documentText(objects, format, isSingle: names.count == 1) {
        Terminal.print(text)
      } else if objects.isEmpty {
        Terminal.complain("No \(resource.kind.kind)s found" + (namespace.map { " in namespace \($0)" } ?? "") + ".")
      } else {
        let columns = namespace == nil ? [Column<KubeObject>(title: "IN") { $0.namespace ?? "" }] : []
        Terminal.print(tableText(objects, columns + resource.columns(now: .now), isWide: format == .wide))
      }
      return .done
    })

  static let describe = Command(
    "describe", "Show everything about one preview or PreviewSet",
    examples: ["nestling describe preview shop-shop-12"],
    arguments: [
      Argument("KIND", "what to show", choices: Resource.argument.choices), Argument("NAME", "which one"),
    ],
    flags: clusterFlags,
    run: { call in
      let resource = Resource(word: call.argument(0) ?? "previews")
      let cluster = try await Cluster.connect(call)
      for object in try await cluster.objects(resource, cluster.namespace, [call.argument(1) ?? ""]) {
        let events = try await cluster.events(about: object)
        Terminal.print(description(of: object, resource, events, now: .now))
      }
      return .done
    })
}

extension Cluster {
  /// Named objects, or all of the kind. Throws when a named one is not there.
  func objects(_ resource: Resource, _ namespace: String?, _ names: [String]) async throws -> [KubeObject] {
    if names.isEmpty { return try await all(resource.kind, namespace, ListOptions()) }
    var result: [KubeObject] = []
    for name in names {
      let place = namespace ?? self.namespace
      guard let object = try await api.get(ObjectRef(resource.kind, namespace: place, name: name)) else {
        throw Failure(
          "\(resource.kind.kind) \"\(name)\" is not in namespace \(place); see what is: nestling get -A")
      }
      result.append(object)
    }
    return result
  }

  /// Events about an object, oldest first.
  func events(about object: KubeObject) async throws -> [KubeObject] {
    let kind = GroupVersionKind(group: "", version: "v1", kind: "Event")
    let options = ListOptions(fieldSelector: "involvedObject.uid=\(object.uid)")
    let events = try await all(kind, object.namespace, options)
    return events.filter { $0.value.at("involvedObject", "uid")?.string == object.uid }
      .sorted { ($0.value["lastTimestamp"]?.string ?? "") < ($1.value["lastTimestamp"]?.string ?? "") }
  }

  private func all(_ kind: GroupVersionKind, _ namespace: String?, _ options: ListOptions) async throws -> [KubeObject]
  {
    var options = options
    var result: [KubeObject] = []
    repeat {
      let page = try await api.list(kind, namespace: namespace, options)
      result += page.items
      options.continueToken = page.continueToken
    } while options.continueToken != nil
    return result.sorted { ($0.namespace ?? "", $0.name) < ($1.namespace ?? "", $1.name) }
  }
}
