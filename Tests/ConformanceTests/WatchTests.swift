// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Testing

@Suite struct `Watches` {
  @Test(arguments: Backend.all) func `a watch tells what happens after its version`(_ server: Backend) async throws {
    try await server.run { bed in
      _ = try await bed.makeConfigMap("before")
      let frames = try await bed.watch("\(bed.configMaps)?watch=true&resourceVersion=\(try await bed.version())")
      defer { frames.stop() }
      _ = try await bed.makeConfigMap("a")
      _ = try await bed.merge("\(bed.configMaps)/a", ["data": ["b": "2"]])
      try await bed.call("DELETE", "\(bed.configMaps)/a")
      let seen = try await frames.first(3)
      #expect(Frames.text(seen) == ["ADDED a", "MODIFIED a", "DELETED a"])
      let versions = seen.compactMap { $0.at("object", "metadata", "resourceVersion")?.string.flatMap { Int($0) } }
      #expect(versions == versions.sorted() && Set(versions).count == 3)
      #expect(seen.last?.at("object", "data") == ["a": "1", "b": "2"])
    }
  }

  @Test(arguments: Backend.all) func `what happened in between is made up for`(_ server: Backend) async throws {
    try await server.run { bed in
      let start = try await bed.version()
      _ = try await bed.makeConfigMap("a")
      try await bed.call("DELETE", "\(bed.configMaps)/a")
      let frames = try await bed.watch("\(bed.configMaps)?watch=true&resourceVersion=\(start)")
      defer { frames.stop() }
      #expect(Frames.text(try await frames.first(2)) == ["ADDED a", "DELETED a"])
    }
  }

  @Test(arguments: Backend.all) func `without a version a watch begins with what there is`(_ server: Backend)
    async throws
  {
    try await server.run { bed in
      _ = try await bed.makeConfigMap("a")
      _ = try await bed.makeConfigMap("b")
      let frames = try await bed.watch("\(bed.configMaps)?watch=true")
      defer { frames.stop() }
      #expect(Set(Frames.text(try await frames.first(2))) == ["ADDED a", "ADDED b"])
    }
  }

  @Test(arguments: Backend.all) func `initial events end with a bookmark that says so`(_ server: Backend) async throws {
    try await server.run { bed in
      _ = try await bed.makeConfigMap("a")
      try bed.needs(minor: 32)
      let frames = try await bed.watch(
        "\(bed.configMaps)?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true"
      )
      defer { frames.stop() }
      let seen = try await frames.first(2)
      #expect(Frames.text(seen) == ["ADDED a", "BOOKMARK -"])
      #expect(seen[1].at("object", "metadata", "annotations") == ["k8s.io/initial-events-end": "true"])
    }
  }

  @Test(arguments: Backend.all) func `bookmarks carry the current version`(_ server: Backend) async throws {
    try await server.run { bed in
      let frames = try await bed.watch(
        "\(bed.configMaps)?watch=true&resourceVersion=\(try await bed.version())&allowWatchBookmarks=true")
      defer { frames.stop() }
      // Written elsewhere: only a bookmark can tell of it.
      try await bed.call("POST", "/api/v1/namespaces/\(bed.namespace)/secrets", ["metadata": ["name": "other"]])
      let seen = try await frames.until { $0.contains { $0["type"] == "BOOKMARK" } }
      #expect(seen.last?.at("object", "metadata", "resourceVersion")?.string?.isEmpty == false)
      #expect(seen.last?["type"] == "BOOKMARK")
    }
  }

  @Test(arguments: Backend.all) func `an object that comes into the selection is added, one that leaves it is deleted`(
    _ server: Backend
  ) async throws {
    try await server.run { bed in
      _ = try await bed.makeConfigMap("a")
      let frames = try await bed.watch(
        "\(bed.configMaps)?watch=true&resourceVersion=\(try await bed.version())&labelSelector=on")
      defer { frames.stop() }
      for labels in [["on": "1"], ["on": "2"], ["on": .null]] as [Value] {
        _ = try await bed.merge("\(bed.configMaps)/a", ["metadata": ["labels": labels]])
      }
      #expect(Frames.text(try await frames.first(3)) == ["ADDED a", "MODIFIED a", "DELETED a"])
    }
  }

  @Test(arguments: Backend.all) func `a watch ends when its time is up`(_ server: Backend) async throws {
    try await server.run { bed in
      let frames = try await bed.watch("\(bed.configMaps)?watch=true&timeoutSeconds=1")
      #expect(try await frames.until { _ in false }.allSatisfy { $0["type"] != "ERROR" })
    }
  }

  @Test(arguments: Backend.all) func `kubectl watches tables`(_ server: Backend) async throws {
    try await server.run { bed in
      let frames = try await bed.watch(
        "\(bed.configMaps)?watch=true&resourceVersion=\(try await bed.version())",
        accept: "application/json;as=Table;v=v1;g=meta.k8s.io")
      defer { frames.stop() }
      _ = try await bed.makeConfigMap("a")
      _ = try await bed.makeConfigMap("b")
      func name(_ frame: Value) -> Value? { frame.at("object", "rows")?.array?.first?["cells"]?.array?.first }
      let seen = try await frames.until { $0.contains { name($0) == "b" } }
      #expect(seen.first?.at("object", "columnDefinitions")?.array?.first?["name"] == "Name")
      #expect(seen.last?.at("object", "columnDefinitions") == .null)
      #expect(seen.last?.at("object", "rows")?.array?.first?["cells"] == ["b", 1, "0s"])
    }
  }

  @Test(arguments: Backend.all) func `a version that is forgotten is answered 410`(_ server: Backend) async throws {
    try await server.run { bed in
      for number in 0..<8 {
        try await bed.apply(
          "\(bed.configMaps)/a",
          [
            "apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "a"], "data": ["n": .string("\(number)")],
          ], manager: "m")
      }
      let seen = try await bed.watch("\(bed.configMaps)?watch=true&resourceVersion=1").first(1)
      if !bed.isSandbox, seen.first?["type"] != "ERROR" {
        try Test.cancel("this server is too young to have forgotten anything")
      }
      #expect(seen.first?["type"] == "ERROR")
      #expect(seen.first?.at("object", "code") == 410)
      #expect(seen.first?.at("object", "reason") == "Expired")
    }
  }
}

extension Bed {
  fileprivate func version() async throws -> String { try await call("GET", configMaps).version }
}
