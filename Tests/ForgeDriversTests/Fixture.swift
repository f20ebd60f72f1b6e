// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import Glibc
import HTTPTransport
import Testing

/// Recorded payloads and goldens beside this file.
enum Fixture {
  struct Missing: Error { let path: String }

  static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = fopen(directory + path, "rb") else { throw Missing(path: path) }
    defer { fclose(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return result }
      result += buffer[..<count]
    }
  }

  static func json(_ path: String) throws -> Value { try JSON.parse(try bytes(path)) }

  /// A response from a `.headers` file, whose first line holds the status, with the body of another file.
  static func response(_ headers: String, body: String? = nil) throws -> HTTPResponse {
    let lines = String(decoding: try bytes(headers), as: UTF8.self).split(whereSeparator: \.isNewline)
    let status = try #require(lines.first?.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    var response = HTTPResponse(status: status, body: try body.map { try bytes($0) } ?? [])
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      response.headers.add(String(parts[0]), String(parts[1].drop { $0 == " " }))
    }
    return response
  }

  /// Compares with the golden file; `RECORD_GOLDEN=1` rewrites it and fails.
  static func expect(_ value: Value, isGolden path: String, at place: SourceLocation = #_sourceLocation) throws {
    let text = JSON.bytes(value, pretty: true) + [0x0A]
    if getenv("RECORD_GOLDEN") != nil {
      guard let file = fopen(directory + path, "wb") else { throw Missing(path: path) }
      fwrite(text, 1, text.count, file)
      fclose(file)
      Issue.record("recorded \(path)", sourceLocation: place)
      return
    }
    let golden = try bytes(path)
    #expect(
      String(decoding: text, as: UTF8.self) == String(decoding: golden, as: UTF8.self), "\(path)", sourceLocation: place
    )
  }

  private static let directory: String = {
    let parts = #filePath.split(separator: "/").dropLast()
    return "/" + parts.joined(separator: "/") + "/Fixtures/"
  }()
}

extension PullRequest {
  /// Every field, for goldens.
  var golden: Value {
    [
      "repository": .string(repository.description), "number": .int(Int64(number)), "state": .string(state.rawValue),
      "title": .string(title), "body": .string(body), "branch": .string(branch), "targetBranch": .string(targetBranch),
      "headSHA": .string(headSHA), "baseSHA": .string(baseSHA), "author": .string(author),
      "authorIsBot": .bool(authorIsBot), "authorAssociation": .string(authorAssociation),
      "labels": .array(labels.map { .string($0) }), "isDraft": .bool(isDraft), "isFork": .bool(isFork),
      "headRepository": .string(headRepository), "headCloneURL": .string(headCloneURL), "url": .string(url),
      "createdAt": createdAt.map { .string($0.description) } ?? .null,
      "updatedAt": updatedAt.map { .string($0.description) } ?? .null, "milestone": .string(milestone),
    ]
  }
}
