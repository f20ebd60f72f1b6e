// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing

/// Bodies of requests as values, by their media type.
enum APIBody {
  static let objectTypes = ["application/json", "application/yaml", "application/vnd.kubernetes.protobuf"]

  static func value(_ request: ServerRequest, accepting types: [String]) throws(APIFailure) -> Value {
    let type = String((request.header("Content-Type") ?? "application/json").prefix { $0 != ";" && $0 != " " })
    guard types.contains(type) else { throw .unsupported(accepted: types) }
    if type.hasSuffix("protobuf") { return try KubeProtobuf.value(request.body) }
    return try parsed(request.body, isYAML: type.hasSuffix("yaml"))
  }

  static func parsed(_ bytes: [UInt8], isYAML: Bool) throws(APIFailure) -> Value {
    do throws(DocumentError) { return try JSON.parse(bytes) } catch {
      if isYAML, let value = try? YAML.parse(String(decoding: bytes, as: UTF8.self)) { return value }
      throw .badRequest("the object provided is unrecognized: \(error)")
    }
  }
}
