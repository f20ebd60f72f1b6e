// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Operator

/// What `nestling controller` was asked for.
struct ControllerOptions: Sendable {
  var kubeconfig: String?
  var context: String?
  /// Nil: all namespaces.
  var namespace: String?
  var listen: ListenAddress
  /// Where Argo CD itself runs.
  var argoNamespace: String
  var electsLeader: Bool
  var shard: Shard
  var leaseNamespace: String?
  var log: LogChoice
  /// A file with the secret that webhooks are signed with.
  var webhookSecretFile: String?
  /// Folder of the Git mirrors.
  var state: String
}

/// `HOST:PORT`; no host means every address.
struct ListenAddress: Sendable, Equatable {
  var host: String
  var port: UInt16

  init(host: String, port: UInt16) {
    self.host = host
    self.port = port
  }

  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else { return nil }
    var host = text[..<colon]
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    self.host = String(host)
    self.port = port
  }
}

/// How logs are written.
struct LogChoice: Sendable, Equatable {
  static let levels = ["debug", "info", "warning", "error"]
  static let formats = ["text", "json"]
  var format: String
  var level: String

  static let flags = [
    Flag("log-format", value: "FORMAT", "how log lines look", fallback: "text", choices: formats),
    Flag("log-level", value: "LEVEL", "the least that is logged", fallback: "info", choices: levels),
  ]

  init(_ call: Invocation) {
    format = call.value("log-format") ?? "text"
    level = call.value("log-level") ?? "info"
  }
}

extension Command {
  static let controller = Command(
    "controller", "Run the operator against a cluster",
    discussion: "Runs until SIGTERM. Uses the pod's own account in a cluster, else the kubeconfig.",
    examples: ["nestling controller --leader-elect --state /var/lib/nestling"],
    flags: [
      Flag("kubeconfig", value: "FILE", "the kubeconfig; else KUBECONFIG, ~/.kube/config, or the pod's own account"),
      Flag("context", value: "NAME", "the context in it; else its current one"),
      Flag("namespace", short: "n", value: "NAME", "only PreviewSets of this namespace; else of all"),
      Flag("listen", value: "ADDRESS", "webhooks, metrics and health, HOST:PORT", fallback: ":8080"),
      Flag(
        "argocd-namespace", value: "NAME",
        "where Argo CD keeps its clusters, and plugins their ConfigMaps", fallback: "argocd"),
      Flag("leader-elect", "of several instances only one acts"),
      Flag(
        "shard", value: "I/N", "works on the I-th of N shares of the sets; each share elects its own leader",
        fallback: "1/1"),
      Flag("lease-namespace", value: "NAME", "where the lease is kept; else the pod's namespace"),
      Flag("webhook-secret-file", value: "FILE", "the secret that webhooks are signed with"),
      Flag("state", value: "DIR", "folder for Git mirrors; it can be lost", fallback: "/tmp/nestling"),
    ] + LogChoice.flags,
    run: { call in
      guard let listen = ListenAddress(call.value("listen") ?? "") else {
        throw UsageError("nestling controller: --listen wants HOST:PORT, such as :8080 or 127.0.0.1:8080")
      }
      guard let shard = Shard(call.value("shard") ?? "1/1") else {
        throw UsageError("nestling controller: --shard wants I/N, such as 2/4")
      }
      try await runController(
        ControllerOptions(
          kubeconfig: call.value("kubeconfig"), context: call.value("context"),
          namespace: call.value("namespace").flatMap { $0.isEmpty ? nil : $0 }, listen: listen,
          argoNamespace: call.value("argocd-namespace") ?? "argocd", electsLeader: call.isSet("leader-elect"),
          shard: shard,
          leaseNamespace: call.value("lease-namespace"), log: LogChoice(call),
          webhookSecretFile: call.value("webhook-secret-file"), state: call.value("state") ?? "/tmp/nestling"))
      return .done
    })
}
