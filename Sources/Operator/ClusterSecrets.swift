// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
internal import Documents
internal import Generators
internal import KubeModel

extension ClusterRecord {
  /// Argo CD finds its clusters by this label of Secrets in its namespace (appset-engine section 5.2).
  static let label = "argocd.argoproj.io/secret-type"
  static let labelValue = "cluster"

  /// The cluster that a Secret describes, without its credentials; nil for any other Secret.
  init?(_ secret: KubeObject) {
    guard secret.labels[ClusterRecord.label] == ClusterRecord.labelValue else { return nil }
    let data = secret.secretData
    func text(_ key: String) -> String { data[key].map { String(decoding: $0, as: UTF8.self) } ?? "" }
    self.init(
      name: text("name"), server: text("server"), project: text("project"), labels: secret.labels,
      annotations: secret.annotations)
  }
}

extension KubeObject {
  /// `data` of a Secret, decoded; what is no Base64 is left out.
  var secretData: [String: [UInt8]] {
    var result: [String: [UInt8]] = [:]
    for pair in value["data"]?.object ?? [:] {
      if let text = pair.value.string, let bytes = try? Base64.decode(text) { result[pair.key] = bytes }
    }
    return result
  }
}

/// Tokens pasted into files end in a newline, which nobody takes.
func withoutSpaces(_ bytes: [UInt8]) -> String {
  let isSpace = { (byte: UInt8) in byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }
  return String(decoding: bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed(), as: UTF8.self)
}
