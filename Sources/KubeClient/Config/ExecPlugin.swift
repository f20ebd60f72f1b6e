// SPDX-License-Identifier: Apache-2.0
internal import Clocks
public import Documents

/// A program that prints credentials (client.authentication.k8s.io, v1 and v1beta1), as clouds' kubeconfigs name them.
public struct ExecPlugin: Sendable {
  public var command: String
  public var arguments: [String]
  /// Set on top of our own environment.
  public var environment: [String: String]
  public var apiVersion: String
  /// What to tell people when the program is missing.
  public var installHint: String?
  /// Whether the program wants to know the cluster, and what it is told.
  public var providesCluster: Bool
  public var cluster: Value?

  public static let versions = ["client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"]

  /// From the `exec` member of a kubeconfig's user.
  init(_ value: Value, file: String, field: String) throws(ConfigError) {
    func fail(_ key: String, _ message: String) -> ConfigError {
      ConfigError(file: file, field: "\(field).\(key)", message: message)
    }
    guard let command = value["command"]?.string, !command.isEmpty else { throw fail("command", "is missing") }
    guard let version = value["apiVersion"]?.string, ExecPlugin.versions.contains(version) else {
      throw fail("apiVersion", "must be one of \(ExecPlugin.versions.joined(separator: ", "))")
    }
    // With a slash it is a path, seen from the kubeconfig; without, a name to look up in PATH.
    self.command = command.contains("/") ? LocalFile.resolve(command, in: LocalFile.directory(of: file)) : command
    arguments = (value["args"]?.array ?? []).compactMap(\.string)
    environment = [:]
    for item in value["env"]?.array ?? [] {
      guard let name = item["name"]?.string else { throw fail("env", "every entry needs a name") }
      environment[name] = item["value"]?.string ?? ""
    }
    apiVersion = version
    installHint = value["installHint"]?.string
    providesCluster = value["provideClusterInfo"]?.bool ?? false
  }

  /// Runs the program and reads what it prints.
  func run() async throws(KubeError) -> (proof: Proof, expiresAt: Timestamp?) {
    var spec: Value = ["interactive": false]
    if let cluster { spec["cluster"] = cluster }
    let info: Value = ["apiVersion": .string(apiVersion), "kind": "ExecCredential", "spec": spec]
    var variables = ProcessEnvironment.current.merging(environment) { $1 }
    variables["KUBERNETES_EXEC_INFO"] = JSON.text(info)
    let output: Subprocess.Output
    do throws(SubprocessError) {
      output = try await Subprocess(command, arguments, environment: variables, timeout: .seconds(60)).run()
    } catch {
      throw .unauthorized("\(error)" + (installHint.map { "; \(LocalFile.trimmed($0))" } ?? ""))
    }
    guard output.exitCode == 0 else {
      throw .unauthorized("\(command) failed with code \(output.exitCode): \(output.errorExcerpt)")
    }
    return try read(output.standardOutput)
  }

  func read(_ bytes: [UInt8]) throws(KubeError) -> (proof: Proof, expiresAt: Timestamp?) {
    // The text holds secrets: no word of it goes into an error.
    guard let value = try? JSON.parse(bytes), value["kind"]?.string == "ExecCredential" else {
      throw .unauthorized("\(command) did not print an ExecCredential")
    }
    guard value["apiVersion"]?.string == apiVersion else {
      throw .unauthorized("\(command) printed another apiVersion than \(apiVersion)")
    }
    let status = value["status"] ?? [:]
    var proof = Proof()
    if let token = status["token"]?.string, !token.isEmpty { proof.authorization = "Bearer \(token)" }
    if let certificate = status["clientCertificateData"]?.string, let key = status["clientKeyData"]?.string {
      proof.certificatePEM = Array(certificate.utf8)
      proof.keyPEM = Array(key.utf8)
    }
    guard proof != Proof() else {
      throw .unauthorized("\(command) printed neither a token nor a certificate with its key")
    }
    return (proof, status["expirationTimestamp"]?.string.flatMap { Timestamp($0) })
  }
}
