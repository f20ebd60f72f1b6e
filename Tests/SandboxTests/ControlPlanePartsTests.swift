// SPDX-License-Identifier: Apache-2.0
internal import Clocks
internal import Documents
@testable internal import Sandbox
internal import Testing

@Suite struct ControlPlanePartsTests {
  @Test(arguments: [
    (0, "0s"), (119, "119s"), (120, "2m"), (185, "3m5s"), (600, "10m"), (10_799, "179m"), (10_800, "3h"),
    (12_000, "3h20m"), (28_800, "8h"), (172_799, "47h"), (172_800, "2d"), (176_400, "2d1h"), (8 * 86_400, "8d"),
    (730 * 86_400, "2y"), (800 * 86_400, "2y70d"), (-1, "0s"), (-5, "<invalid>"),
  ])
  func `ages read as kubectl's do`(_ seconds: Int, _ text: String) {
    #expect(HumanDuration.text(.seconds(seconds)) == text)
  }

  @Test(arguments: [
    (".a.b", ["1"]), ("{.a.b}", ["1"]), ("$.a['b']", ["1"]), (".list[0].n", ["x"]), (".list[-1].n", ["y"]),
    (".list[*].n", ["x", "y"]), (".list[?(@.n==\"y\")].v", ["2"]), (".list[?(@.n!=\"y\")].v", ["1"]),
    (".a.dotted\\.key", ["d"]), (".nothing.here", []),
  ])
  func `printer columns find their values`(_ path: String, _ values: [String]) {
    let value: Value = [
      "a": ["b": 1, "dotted.key": "d"], "list": [["n": "x", "v": 1], ["n": "y", "v": 2]],
    ]
    #expect(APIJSONPath(path)?.values(in: value).map(APIJSONPath.text) == values)
  }

  @Test(
    arguments: [
      (nil, APIView.plain), ("*/*", .plain), ("application/json", .plain),
      ("application/json;as=Table;v=v1;g=meta.k8s.io,application/json", .table),
      ("application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json", .plain),
      (
        "application/vnd.kubernetes.protobuf;as=PartialObjectMetadata;v=v1,application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io",
        .metadata
      ),
    ] as [(String?, APIView)])
  func `the first view we can do is taken`(_ accept: String?, _ view: APIView) {
    #expect(APIView(accept: accept) == view)
  }

  @Test func `field sets survive FieldsV1`() throws {
    let text =
      #"{"f:a":{".":{},"f:b":{}},"f:l":{"k:{\"name\":\"x\",\"port\":1}":{".":{},"f:v":{}}},"f:s":{"v:\"one\"":{}}}"#
    let value = try JSON.parse(text)
    let set = FieldSet(value)
    #expect(set.value == value)
    #expect(
      set.paths.map { $0.map(\.shown).joined() } == [
        ".a", ".a.b", ".l[name=\"x\",port=1]", ".l[name=\"x\",port=1].v", ".s[=\"one\"]",
      ])
  }

  @Test func `field sets add and subtract`() throws {
    let left = FieldSet(try JSON.parse(#"{"f:a":{"f:b":{},"f:c":{}},"f:d":{}}"#))
    let right = FieldSet(try JSON.parse(#"{"f:a":{"f:b":{}},"f:e":{}}"#))
    #expect(left.subtracting(right).value == ["f:a": ["f:c": [:]], "f:d": [:]])
    #expect(left.intersection(right).value == ["f:a": ["f:b": [:]]])
    #expect(left.union(right).value == ["f:a": ["f:b": [:], "f:c": [:]], "f:d": [:], "f:e": [:]])
    #expect(left.subtracting(left).isEmpty)
  }

  @Test func `groups prefer their most stable version`() {
    var registry = APIRegistry()
    func version(_ name: String, _ isStored: Bool) -> Value {
      ["name": .string(name), "served": true, "storage": .bool(isStored)]
    }
    registry.install([
      "spec": [
        "group": "x.dev", "scope": "Cluster", "names": ["plural": "things", "kind": "Thing"],
        "versions": [
          version("v1alpha1", false), version("v1beta2", false), version("v2", false), version("v1", true),
          version("v1beta10", false),
        ],
      ]
    ])
    #expect(registry.groups.last?.versions == ["v2", "v1", "v1beta10", "v1beta2", "v1alpha1"])
    #expect(registry.find(storage: "x.dev/things")?.version == "v1")
  }

  @Test func `protobuf from kubectl is read, damaged protobuf refused`() throws {
    // A ConfigMap named "c" with data a=b, as `kubectl create configmap` sends it.
    let metadata: [UInt8] = [0x0A, 0x01, 0x63, 0x12, 0x00, 0x42, 0x00]
    let entry: [UInt8] = [0x0A, 0x01, 0x61, 0x12, 0x01, 0x62]
    let raw = [0x0A, UInt8(metadata.count)] + metadata + [0x12, UInt8(entry.count)] + entry
    let type: [UInt8] = [0x0A, 0x02, 0x76, 0x31, 0x12, 0x09] + Array("ConfigMap".utf8)
    let whole: [UInt8] = [0x6B, 0x38, 0x73, 0x00, 0x0A, UInt8(type.count)] + type + [0x12, UInt8(raw.count)] + raw
    let value = try KubeProtobuf.value(whole)
    #expect(value == ["apiVersion": "v1", "kind": "ConfigMap", "metadata": ["name": "c"], "data": ["a": "b"]])
    for count in 4..<whole.count {
      // Cut anywhere, it is refused or at least says no more than was there.
      let cut = try? KubeProtobuf.value(Array(whole.prefix(count)))
      #expect(cut?["data"] == nil)
    }
  }
}
