// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing
internal import Sandbox
internal import TestKit
internal import Testing

/// What only the sandbox's server has, or only it can be made to show.
@Suite struct `The sandbox's server` {
  private func bed(_ plane: ControlPlane) -> Bed {
    var bed = Backend.bed(plane)
    bed.namespace = "default"
    bed.group = "example.dev"
    return bed
  }

  @Test func `a restart goes on where it was`() async throws {
    let folder = try ScratchFolder("plane")
    let path = folder.path + "/state.db"
    var version = ""
    var token = ""
    do {
      let plane = try ControlPlane(path: path)
      let bed = bed(plane)
      try await bed.defineWidgets()
      try await bed.call("POST", bed.widgets, bed.widget("w"))
      version = try await bed.makeConfigMap("a").at("metadata", "resourceVersion")?.string ?? ""
      token = plane.token
    }
    let plane = try ControlPlane(path: path)
    let bed = bed(plane)
    #expect(plane.token == token)
    #expect(try await bed.call("GET", "\(bed.widgets)/w").status == 200)
    #expect(try await bed.call("GET", bed.configMaps).version == version)
    let next = try await bed.makeConfigMap("b").at("metadata", "resourceVersion")?.string.flatMap { Int($0) }
    #expect(next == Int(version).map { $0 + 1 })
  }

  @Test func `what was interrupted is taken up at the next start`() async throws {
    let folder = try ScratchFolder("plane")
    let path = folder.path + "/state.db"
    do {
      let bed = bed(try ControlPlane(path: path))
      // A dependent whose owner's kind is not known yet stays …
      try await bed.makeConfigMap("a") {
        $0["metadata"]?["ownerReferences"] = [
          ["apiVersion": "example.dev/v1", "kind": "Widget", "name": "w", "uid": "no"]
        ]
      }
      try await bed.defineWidgets()
      #expect(try await bed.call("GET", "\(bed.configMaps)/a").status == 200)
    }
    // … and is looked at again when it is.
    let bed = bed(try ControlPlane(path: path))
    #expect(try await bed.call("GET", "\(bed.configMaps)/a").status == 404)
  }

  @Test func `an old continue token is gone`() async throws {
    let bed = bed(try ControlPlane(path: ":memory:", historyLimit: 10))
    for name in ["a", "b", "c"] { try await bed.makeConfigMap(name) }
    let token = try await bed.call("GET", "\(bed.configMaps)?limit=2").value.at("metadata", "continue")?.string ?? ""
    for number in 0..<25 { try await bed.merge("\(bed.configMaps)/a", ["data": ["n": .string("\(number)")]]) }
    let late = try await bed.call("GET", "\(bed.configMaps)?limit=5&continue=\(token)")
    #expect((late.status, late.reason) == (410, "Expired"))
  }

  @Test func `without the token or by another name nothing is told`() async throws {
    let plane = try ControlPlane(path: ":memory:")
    let maps = "/api/v1/namespaces/default/configmaps"
    var request = ServerRequest(method: "GET", path: maps, headers: [("Host", "localhost:1")])
    #expect(await plane.handler(request).status == 401)
    request.headers.append(("Authorization", "Bearer " + String(repeating: "0", count: 48)))
    #expect(await plane.handler(request).status == 401)
    request.headers[1].value = "Bearer \(plane.token)"
    #expect(await plane.handler(request).status == 200)
    request.headers.append(("Impersonate-Group", "system:masters"))
    #expect(await plane.handler(request).status == 400, "a group without a user")
    request.headers[0].value = "evil.example"
    #expect(await plane.handler(request).status == 403)
    let path = ServerRequest(method: "GET", path: "/token/\(plane.token)/api", headers: [("Host", "[::1]:80")])
    #expect(await plane.handler(path).status == 200)
  }
}
