// SPDX-License-Identifier: Apache-2.0
public import Documents
public import HTTPTransport
public import KubeModel

/// Builds requests to an API server as values: paths, queries, media types and bodies, but no credentials.
public struct KubeRequests: Sendable {
  /// Without a slash at the end; may have a path (`https://rancher/k8s/clusters/c-1`).
  public let server: String

  /// How long the server keeps a watch open before it closes it in peace, in seconds. Shorter than the five minutes after which
  /// load balancers commonly forget a connection.
  public static let watchSeconds = 290
  /// Bytes of one list page or object. Five hundred objects of etcd's largest size would be more; no cluster has them.
  public static let maximumBody = 128 << 20

  public init(server: String) {
    var server = server
    while server.utf8.last == UInt8(ascii: "/") { server.removeLast() }
    self.server = server
  }

  // MARK: paths

  /// `/api/v1` or `/apis/<group>/<version>`.
  public static func groupPath(group: String, version: String) -> String {
    let version = PercentEncoding.component(version)
    return group.isEmpty ? "/api/\(version)" : "/apis/\(PercentEncoding.component(group))/\(version)"
  }

  /// Path of a collection, an object in it, or a part of that. The namespace of a cluster-scoped kind is ignored.
  public static func path(
    _ resource: APIResource, namespace: String?, name: String? = nil, subresource: String? = nil
  ) -> String {
    var path = groupPath(group: resource.kind.group, version: resource.kind.version)
    if resource.isNamespaced, let namespace { path += "/namespaces/\(PercentEncoding.component(namespace))" }
    path += "/\(resource.plural)"
    for part in [name, subresource] {
      if let part { path += "/\(PercentEncoding.component(part))" }
    }
    return path
  }

  private func request(
    _ method: String, _ path: String, _ query: [(name: String, value: String)] = [], body: Value? = nil,
    type: String = "application/json"
  ) -> HTTPRequest {
    var request = HTTPRequest(method, server + path + PercentEncoding.query(query))
    request.headers["Accept"] = "application/json"
    if let body {
      request.headers["Content-Type"] = type
      request.body = JSON.bytes(body)
    }
    request.maximumBody = KubeRequests.maximumBody
    request.prefersHTTP2 = server.hasPrefix("https:")
    return request
  }

  // MARK: reading

  public func resources(group: String, version: String) -> HTTPRequest {
    request("GET", KubeRequests.groupPath(group: group, version: version))
  }

  public func get(_ resource: APIResource, namespace: String?, name: String) -> HTTPRequest {
    request("GET", KubeRequests.path(resource, namespace: namespace, name: name))
  }

  public func list(_ resource: APIResource, namespace: String?, _ options: ListOptions) -> HTTPRequest {
    var query = KubeRequests.selectors(options)
    if options.limit > 0 { query.append(("limit", String(options.limit))) }
    if let token = options.continueToken { query.append(("continue", token)) }
    var request = request("GET", KubeRequests.path(resource, namespace: namespace), query)
    request.timeout = .seconds(60)
    return request
  }

  /// A stream. A dead connection shows itself because nothing arrives for longer than the server may keep the watch open.
  public func watch(
    _ resource: APIResource, namespace: String?, from resourceVersion: String, _ options: ListOptions
  ) -> HTTPRequest {
    var query = [(name: "watch", value: "true"), ("allowWatchBookmarks", "true")]
    if !resourceVersion.isEmpty { query.append(("resourceVersion", resourceVersion)) }
    query.append(("timeoutSeconds", String(KubeRequests.watchSeconds)))
    query += KubeRequests.selectors(options)
    var request = request("GET", KubeRequests.path(resource, namespace: namespace), query)
    request.idleTimeout = .seconds(KubeRequests.watchSeconds + 30)
    return request
  }

  private static func selectors(_ options: ListOptions) -> [(name: String, value: String)] {
    [("labelSelector", options.labelSelector), ("fieldSelector", options.fieldSelector)].compactMap { item in
      item.1.flatMap { $0.isEmpty ? nil : (item.0, $0) }
    }
  }

  // MARK: writing

  public func create(_ object: KubeObject, as resource: APIResource) -> HTTPRequest {
    request("POST", KubeRequests.path(resource, namespace: object.namespace), body: object.value)
  }

  public func replace(_ object: KubeObject, as resource: APIResource, subresource: String?) -> HTTPRequest {
    request(
      "PUT",
      KubeRequests.path(resource, namespace: object.namespace, name: object.name, subresource: subresource),
      body: object.value)
  }

  public func patch(
    _ resource: APIResource, namespace: String?, name: String, _ type: PatchType, _ body: Value, subresource: String?
  ) -> HTTPRequest {
    request(
      "PATCH", KubeRequests.path(resource, namespace: namespace, name: name, subresource: subresource), body: body,
      type: type.rawValue)
  }

  /// Server-side apply. The body is JSON, which is YAML too, as the media type wants; `managedFields` must not be sent.
  public func apply(
    _ object: KubeObject, as resource: APIResource, manager: String, force: Bool, subresource: String?,
    isRehearsal: Bool = false
  ) -> HTTPRequest {
    var body = object
    body[metadata: "managedFields"] = nil
    var query: [(name: String, value: String)] = [("fieldManager", manager), ("force", force ? "true" : "false")]
    if isRehearsal { query.append(("dryRun", "All")) }
    return request(
      "PATCH",
      KubeRequests.path(resource, namespace: object.namespace, name: object.name, subresource: subresource), query,
      body: body.value, type: "application/apply-patch+yaml")
  }

  public func delete(
    _ resource: APIResource, namespace: String?, name: String, _ preconditions: Preconditions,
    _ propagation: Propagation
  ) -> HTTPRequest {
    var body: Value = [
      "kind": "DeleteOptions", "apiVersion": "v1", "propagationPolicy": .string(propagation.rawValue),
    ]
    if let uid = preconditions.uid { body["preconditions"] = ["uid": .string(uid)] }
    if let version = preconditions.resourceVersion {
      var conditions = body["preconditions"] ?? [:]
      conditions["resourceVersion"] = .string(version)
      body["preconditions"] = conditions
    }
    return request("DELETE", KubeRequests.path(resource, namespace: namespace, name: name), body: body)
  }
}
