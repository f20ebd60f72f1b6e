// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing

/// Values as responses.
enum APIReply {
  static func json(_ value: Value, status: Int = 200, warnings: [String] = []) -> ServerResponse {
    var headers = [("Content-Type", "application/json"), ("Cache-Control", "no-cache, private")]
    for warning in warnings {
      let quoted = warning.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
      headers.append(("Warning", "299 - \"\(quoted)\""))
    }
    return ServerResponse(status: status, headers: headers, body: .bytes(JSON.bytes(value)))
  }

  static func failure(_ failure: APIFailure) -> ServerResponse {
    var response = json(failure.status, status: failure.code)
    if let seconds = failure.retryAfter { response.headers.append(("Retry-After", String(seconds))) }
    return response
  }

  static func success(_ details: Value) -> ServerResponse {
    json(["kind": "Status", "apiVersion": "v1", "metadata": [:], "status": "Success", "details": details])
  }
}

/// How the client wants to see objects: the first of its Accept list that we can do.
enum APIView: Sendable, Equatable {
  case plain, table, metadata

  init(accept: String?) {
    self = .plain
    for option in (accept ?? "").split(separator: ",") {
      var parameters: [String: String] = [:]
      for part in option.split(separator: ";").dropFirst() {
        let pair = part.split(separator: "=", maxSplits: 1)
        if pair.count == 2 { parameters[APIView.trimmed(pair[0])] = APIView.trimmed(pair[1]) }
      }
      guard option.contains("json") || option.contains("*/*") else { continue }
      switch (parameters["as"], parameters["v"]) {
      case (nil, _): return
      case ("Table", "v1"):
        self = .table
        return
      case ("PartialObjectMetadata", "v1"), ("PartialObjectMetadataList", "v1"):
        self = .metadata
        return
      default: continue
      }
    }
  }

  /// A client that takes neither JSON nor anything is told so.
  static func check(accept: String?) throws(APIFailure) {
    guard let accept, !accept.isEmpty else { return }
    let isServed = accept.split(separator: ",").contains { option in
      ["application/json", "*/*", "application/*"].contains(String(option.prefix { $0 != ";" }.filter { $0 != " " }))
    }
    guard isServed else { throw .notAcceptable(["application/json"]) }
  }

  private static func trimmed(_ text: Substring) -> String { text.filter { $0 != " " } }
}
