// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import Generators
internal import HTTPTransport
internal import Operator

/// Asks the services behind plugin generators over HTTP: no redirects, answers bounded in size and time.
func pluginPort(_ http: any HTTPClient) -> PluginPort {
  { question async throws(SourceError) in
    var request = HTTPRequest("POST", question.url, body: Array(JSON.text(question.body).utf8))
    request.headers["Content-Type"] = "application/json"
    request.headers["Authorization"] = "Bearer " + question.token.revealed
    request.headers["User-Agent"] = "argocd-applicationset"
    request.timeout = question.timeout
    request.maximumBody = question.maximumAnswer
    do throws(TransportError) {
      let response = try await http.send(request)
      return PluginAnswer(status: response.status, body: response.body)
    } catch {
      switch error {
      case .invalidURL(let url): throw .refused("\(url) is not a URL")
      default: throw .unreachable("the plugin's service gives no answer: \(error)")
      }
    }
  }
}
