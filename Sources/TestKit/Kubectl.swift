// SPDX-License-Identifier: Apache-2.0
internal import Glibc
internal import KubeClient

/// Stock kubectl, as it comes from elsewhere, with a home of its own.
public struct Kubectl: Sendable {
  public static let isInstalled = (ProcessEnvironment.current["PATH"] ?? "").split(separator: ":").contains {
    access("\($0)/kubectl", X_OK) == 0
  }

  private let home: ScratchFolder

  /// - Parameter kubeconfig: its text.
  public init(kubeconfig: String) throws {
    home = try ScratchFolder("kubectl")
    try TextFile.write(kubeconfig, to: home.path + "/config")
  }

  /// Exit code, and what it said on both streams.
  public func run(_ words: [String], input: String = "") async throws -> (code: Int, output: String) {
    try TextFile.write(input, to: home.path + "/input")
    var environment = ProcessEnvironment.current
    (environment["HOME"], environment["KUBECONFIG"]) = (home.path, home.path + "/config")
    let shell = Subprocess(
      "/bin/sh", ["-c", "exec kubectl \"$@\" < input 2>&1", "kubectl"] + words, environment: environment,
      directory: home.path)
    let output = try await shell.run()
    return (output.exitCode, String(decoding: output.standardOutput, as: UTF8.self))
  }
}
