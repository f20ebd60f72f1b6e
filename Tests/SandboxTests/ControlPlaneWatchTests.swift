// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Sandbox
internal import Testing

@Suite struct ControlPlaneWatchTests {
  private let bed: ControlPlaneBed
  private let maps = ControlPlaneBed.configMaps
  init() throws { bed = try ControlPlaneBed() }

  private func version() async throws -> String {
    try await bed.call("GET", maps).value.at("metadata", "resourceVersion")?.string ?? ""
  }

  @Test func `a watch tells what happens after its version`() async throws {
    _ = try await bed.makeConfigMap("before")
    let frames = try await bed.watch("\(maps)?watch=true&resourceVersion=\(try await version())")
    defer { frames.stop() }
    _ = try await bed.makeConfigMap("a")
    _ = try await bed.merge("\(maps)/a", ["data": ["b": "2"]])
    try await bed.call("DELETE", "\(maps)/a")
    let seen = try await frames.first(3)
    #expect(Frames.text(seen) == ["ADDED a", "MODIFIED a", "DELETED a"])
    let versions = seen.compactMap { $0.at("object", "metadata", "resourceVersion")?.string.flatMap { Int($0) } }
    #expect(versions == versions.sorted() && Set(versions).count == 3)
    #expect(seen.last?.at("object", "data") == ["a": "1", "b": "2"])
  }

  @Test func `what happened in between is made up for`() async throws {
    let start = try await version()
    _ = try await bed.makeConfigMap("a")
    try await bed.call("DELETE", "\(maps)/a")
    let frames = try await bed.watch("\(maps)?watch=true&resourceVersion=\(start)")
    defer { frames.stop() }
    #expect(Frames.text(try await frames.first(2)) == ["ADDED a", "DELETED a"])
  }

  @Test func `without a version a watch begins with what there is`() async throws {
    _ = try await bed.makeConfigMap("a")
    _ = try await bed.makeConfigMap("b")
    let frames = try await bed.watch("\(maps)?watch=true")
    defer { frames.stop() }
    #expect(Frames.text(try await frames.first(2)) == ["ADDED a", "ADDED b"])
  }

  @Test func `initial events end with a bookmark that says so`() async throws {
    _ = try await bed.makeConfigMap("a")
    let frames = try await bed.watch(
      "\(maps)?watch=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=true")
    defer { frames.stop() }
    let seen = try await frames.first(2)
    #expect(Frames.text(seen) == ["ADDED a", "BOOKMARK -"])
    #expect(seen[1].at("object", "metadata", "annotations") == ["k8s.io/initial-events-end": "true"])
  }

  @Test func `bookmarks carry the current version`() async throws {
    let frames = try await bed.watch(
      "\(maps)?watch=true&resourceVersion=\(try await version())&allowWatchBookmarks=true")
    defer { frames.stop() }
    try await bed.call("POST", "/api/v1/namespaces/default/secrets", ["metadata": ["name": "other"]])
    let now = try await version()
    let seen = try await frames.until { frames in
      frames.contains { $0.at("object", "metadata", "resourceVersion")?.string == now }
    }
    #expect(seen.last?["type"] == "BOOKMARK")
  }

  @Test func `a version that is forgotten is answered 410`() async throws {
    let bed = try ControlPlaneBed(historyLimit: 3)
    _ = try await bed.makeConfigMap("a")
    let start = try await bed.call("GET", maps).value.at("metadata", "resourceVersion")?.string ?? ""
    for number in 0..<10 { _ = try await bed.merge("\(maps)/a", ["data": ["n": .string("\(number)")]]) }
    let seen = try await bed.watch("\(maps)?watch=true&resourceVersion=\(start)").first(1)
    #expect(seen.first?["type"] == "ERROR")
    #expect(seen.first?.at("object", "code") == 410)
    #expect(seen.first?.at("object", "reason") == "Expired")
  }

  @Test func `an object that comes into the selection is added, one that leaves it is deleted`() async throws {
    _ = try await bed.makeConfigMap("a")
    let frames = try await bed.watch("\(maps)?watch=true&resourceVersion=\(try await version())&labelSelector=on")
    defer { frames.stop() }
    for labels in [["on": "1"], ["on": "2"], ["on": .null]] as [Value] {
      _ = try await bed.merge("\(maps)/a", ["metadata": ["labels": labels]])
    }
    #expect(Frames.text(try await frames.first(3)) == ["ADDED a", "MODIFIED a", "DELETED a"])
  }

  @Test func `a watch ends when its time is up`() async throws {
    let frames = try await bed.watch("\(maps)?watch=true&timeoutSeconds=0")
    #expect(try await frames.until { _ in false }.isEmpty)
  }

  @Test func `kubectl watches tables`() async throws {
    let frames = try await bed.watch(
      "\(maps)?watch=true&resourceVersion=\(try await version())",
      accept: "application/json;as=Table;v=v1;g=meta.k8s.io")
    defer { frames.stop() }
    _ = try await bed.makeConfigMap("a")
    _ = try await bed.makeConfigMap("b")
    let seen = try await frames.first(2)
    #expect(seen[0].at("object", "columnDefinitions")?.array?.first?["name"] == "Name")
    #expect(seen[1].at("object", "columnDefinitions") == .null)
    #expect(seen[1].at("object", "rows")?.array?.first?["cells"] == ["b", 1, "0s"])
  }
}
