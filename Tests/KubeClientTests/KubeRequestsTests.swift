// SPDX-License-Identifier: Apache-2.0
import Documents
import Glibc
import HTTPTransport
import KubeClient
import KubeModel
import Testing

@Suite struct `Requests` {
  private let requests = KubeRequests(server: "https://host:6443/k8s/clusters/c-1/")
  private let preview = APIResource(
    kind: GroupVersionKind(apiVersion: "nestling.dev/v1alpha1", kind: "Preview"), plural: "previews", isNamespaced: true
  )
  private let namespace = APIResource(
    kind: GroupVersionKind(apiVersion: "v1", kind: "Namespace"), plural: "namespaces", isNamespaced: false)

  private var object: KubeObject {
    var object = KubeObject(kind: preview.kind, namespace: "team a", name: "shop-12")
    object[metadata: "managedFields"] = [["manager": "x"]]
    object.value["spec"] = ["number": 12]
    return object
  }

  private func text(_ title: String, _ request: HTTPRequest) -> String {
    let fields = request.headers.fields.map { "\($0.name): \($0.value)\n" }.joined()
    let limits =
      "timeout \(request.timeout.map { "\($0)" } ?? "none"), idle \(request.idleTimeout.map { "\($0)" } ?? "none")"
    let body = request.body.map { String(decoding: $0, as: UTF8.self) + "\n" } ?? ""
    return "# \(title)\n\(request.method) \(request.url)\n\(fields)\(body)(\(limits))\n\n"
  }

  @Test func `are as recorded`() throws {
    var selecting = ListOptions(labelSelector: "app in (a,b),!x", fieldSelector: "metadata.name=y", limit: 2)
    selecting.continueToken = "to/ken=="
    let cases: [(String, HTTPRequest)] = [
      ("discover the core group", requests.resources(group: "", version: "v1")),
      ("discover another group", requests.resources(group: "nestling.dev", version: "v1alpha1")),
      ("get in a namespace", requests.get(preview, namespace: "team a", name: "shop-12")),
      ("get at cluster scope", requests.get(namespace, namespace: nil, name: "team")),
      ("cluster scope wins over a namespace", requests.get(namespace, namespace: "other", name: "team")),
      ("list everywhere", requests.list(preview, namespace: nil, ListOptions())),
      ("list everything at once", requests.list(preview, namespace: "n", ListOptions(limit: 0))),
      ("list a page by selectors", requests.list(preview, namespace: "n", selecting)),
      ("watch", requests.watch(preview, namespace: nil, from: "77", ListOptions(labelSelector: "a=b"))),
      ("watch from now", requests.watch(preview, namespace: "n", from: "", ListOptions())),
      ("create", requests.create(object, as: preview)),
      ("replace", requests.replace(object, as: preview, subresource: nil)),
      ("replace the status", requests.replace(object, as: preview, subresource: "status")),
      ("merge patch", requests.patch(preview, namespace: "n", name: "x", .merge, ["a": .null], subresource: nil)),
      (
        "JSON patch of the status", requests.patch(preview, namespace: "n", name: "x", .json, [], subresource: "status")
      ),
      ("apply", requests.apply(object, as: preview, manager: "nestling/x", force: false, subresource: nil)),
      ("apply by force", requests.apply(object, as: preview, manager: "nestling", force: true, subresource: "status")),
      ("delete", requests.delete(preview, namespace: "n", name: "x", Preconditions(), .background)),
      (
        "delete this one only",
        requests.delete(preview, namespace: "n", name: "x", Preconditions(uid: "u", resourceVersion: "7"), .foreground)
      ),
    ]
    try compare(cases.map { text($0.0, $0.1) }.joined(), with: "requests.golden")
  }

  @Test(arguments: [("https://host:6443", true), ("http://127.0.0.1:8001", false)])
  func `share a connection in HTTP/2 wherever TLS can agree on it`(_ server: String, _ isShared: Bool) {
    let requests = KubeRequests(server: server)
    for request in [
      requests.list(preview, namespace: nil, ListOptions()), requests.create(object, as: preview),
      requests.watch(preview, namespace: nil, from: "77", ListOptions()),
    ] {
      #expect(request.prefersHTTP2 == isShared)
    }
  }

  /// `RECORD_GOLDEN=1` rewrites the file and fails, so that nobody records by accident.
  private func compare(_ text: String, with name: String, file: String = #filePath) throws {
    let path =
      file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
      + "/Fixtures/\(name)"
    if getenv("RECORD_GOLDEN") != nil {
      let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
      _ = Array(text.utf8).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      close(descriptor)
      Issue.record("recorded \(name)")
    }
    #expect(contents(of: path) == text)
  }
}
