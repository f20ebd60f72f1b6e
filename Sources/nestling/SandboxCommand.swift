// SPDX-License-Identifier: Apache-2.0
internal import Commands

/// What `nestling sandbox` was asked for.
struct SandboxOptions: Sendable {
  /// Folder of everything: database, repositories, kubeconfig.
  var state: String
  /// The web; the Kubernetes API listens one above.
  var port: UInt16
  /// Whether to begin with the sample repository and its PreviewSet.
  var hasSample: Bool
  /// Whether the operator runs in the same process; else `nestling controller` is to run beside it.
  var hasOperator = true
  var log: LogChoice
}

extension Command {
  static let sandbox = Command(
    "sandbox", "Run everything on this machine, without a cluster",
    discussion: """
      A Kubernetes API, a forge over local Git repositories, a deployer and the operator in one process on loopback. Port N is
      the web (dashboard, forge, previews), N+1 the Kubernetes API; DIR/kubeconfig is written when everything is ready. Runs
      until SIGTERM and goes on where it was when started again on the same folder.
      """,
    examples: [
      "nestling sandbox --state out/demo", "kubectl --kubeconfig out/demo/kubeconfig get previews -A",
      "nestling sandbox pr open --state out/demo --repo acme/shop --branch feature --title 'New basket'",
    ],
    flags: [
      stateFlag, Flag("port", value: "N", "port of the web; the Kubernetes API has the next", fallback: "8080"),
      Flag("no-sample", "begin without the sample repository"),
      Flag("no-operator", "leave the operator out, to run nestling controller --kubeconfig DIR/kubeconfig beside it"),
    ] + LogChoice.flags,
    subcommands: [pullRequests],
    run: { call in
      guard let port = UInt16(call.value("port") ?? ""), port > 0, port < UInt16.max else {
        throw UsageError("nestling sandbox: --port wants a number from 1 to 65534")
      }
      try await runSandbox(
        SandboxOptions(
          state: call.value("state") ?? "", port: port, hasSample: !call.isSet("no-sample"),
          hasOperator: !call.isSet("no-operator"), log: LogChoice(call)))
      return .done
    })

  static let stateFlag = Flag("state", value: "DIR", "the sandbox's folder", fallback: "out/sandbox")
}
