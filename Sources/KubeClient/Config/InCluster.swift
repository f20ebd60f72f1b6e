// SPDX-License-Identifier: Apache-2.0
internal import HTTPTransport

/// The service account that Kubernetes mounts into every pod.
public enum InCluster {
  public static let directory = "/var/run/secrets/kubernetes.io/serviceaccount"

  /// Whether the environment says that we run in a pod.
  public static func isInside(_ environment: [String: String] = ProcessEnvironment.current) -> Bool {
    environment["KUBERNETES_SERVICE_HOST"]?.isEmpty == false && environment["KUBERNETES_SERVICE_PORT"]?.isEmpty == false
  }

  public static func config(
    directory: String = InCluster.directory, environment: [String: String] = ProcessEnvironment.current
  ) throws(ConfigError) -> ClusterConfig {
    guard let host = environment["KUBERNETES_SERVICE_HOST"], let port = environment["KUBERNETES_SERVICE_PORT"],
      !host.isEmpty, !port.isEmpty
    else {
      throw ConfigError(
        file: directory,
        message: "KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set: not in a pod; "
          + "name a kubeconfig instead")
    }
    let token = directory + "/token"
    _ = try read(token, "is the pod's automountServiceAccountToken off?")
    let authority = try read(directory + "/ca.crt", "the cluster's authority must be beside the token")
    let namespace = (try? LocalFile.read(directory + "/namespace").get()).map { String(decoding: $0, as: UTF8.self) }
    let authorityHost = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    return ClusterConfig(
      server: "https://\(authorityHost):\(port)", tls: TLSSettings(caPEM: authority), credentials: .tokenFile(token),
      namespace: namespace.map(LocalFile.trimmed).flatMap { $0.isEmpty ? nil : $0 } ?? "default", name: "in-cluster")
  }

  private static func read(_ path: String, _ advice: String) throws(ConfigError) -> [UInt8] {
    switch LocalFile.read(path) {
    case .success(let bytes): return bytes
    case .failure(let why): throw ConfigError(file: path, message: "\(why.text); \(advice)")
    }
  }
}
