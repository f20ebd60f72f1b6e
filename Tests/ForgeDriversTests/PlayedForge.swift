// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import Testing

/// A forge that answers from recordings: by the end of the path, the first that fits.
struct PlayedForge {
  let driver: ForgeDriver
  let http: RecordedHTTP
  private let settings: Value

  /// - Parameter answers: method and end of the path to what is answered.
  init(_ kind: String, settings: Value = [:], _ answers: [(String, HTTPResponse)]) throws {
    driver = try #require(ForgeDriver.named(kind))
    self.settings = settings
    http = RecordedHTTP { (request) throws(TransportError) in
      let asked = "\(request.method) \(request.path)"
      for (place, response) in answers {
        let parts = place.split(separator: " ").map(String.init)
        if asked.hasPrefix(parts[0] + " "), asked.hasSuffix(parts[1]) { return response }
      }
      return HTTPResponse(status: 404, body: Array("{}".utf8))
    }
  }

  func client(token: String? = "s3cret") throws -> any ForgeClient {
    var source = ForgeSource(
      api: settings["api"]?.string, repository: RepositoryRef(owner: "", name: ""), body: settings)
    source.token = token.map { SecretText($0) }
    return try driver.makeClient(source: source, http: http, clock: Dialect.clock)
  }
}

extension HTTPResponse {
  /// A recorded body; of a pair of request and answer the answer.
  static func recorded(_ path: String, status: Int = 200, headers: Headers = [:]) throws -> HTTPResponse {
    let value = try Fixture.json(path)
    guard let body = value.at("responses", "200", "body") else {
      return HTTPResponse(status: status, headers: headers, body: try Fixture.bytes(path))
    }
    return .json(body, status: status, headers: headers)
  }
}
