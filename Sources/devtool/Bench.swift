// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Telemetry

/// Prints how many megabytes a second JSON and YAML do on this machine, best of five runs. For comparisons on one machine; build with
/// `-c release`.
func documentBench() throws {
  let list = sampleList(count: 2000)
  let json = JSON.bytes(list)
  let yaml = YAML.text(list)
  let rows: [(String, Double)] = [
    ("JSON read", megabytes(json.count) / (try best { _ = try JSON.parse(json) })),
    ("JSON write", megabytes(json.count) / (try best { _ = JSON.bytes(list) })),
    ("YAML read", megabytes(yaml.utf8.count) / (try best { _ = try YAML.parse(yaml) })),
    ("YAML write", megabytes(yaml.utf8.count) / (try best { _ = YAML.text(list) })),
  ]
  let measure = rows[0].1
  print("| documents | rate | of JSON read |\n| --- | --- | --- |")
  for (name, rate) in rows { print("| \(name) | \(tenths(rate)) MB/s | \(tenths(rate / measure * 100)) % |") }
}

/// Prints what templates take, beside Go where a reference is given.
func templateBench(sets: Int, reference: String?) throws {
  let folder = try Repository.root() + "/Tests/TemplatingTests/Fixtures/bench"
  try TemplateBench(folder: folder, count: sets, reference: reference.flatMap { Repository.text($0) }).run()
}

private func megabytes(_ bytes: Int) -> Double { Double(bytes) / 1_000_000 }
/// What the process holds in memory.
func residentBytes() -> Int { ProcessMetrics.residentBytes() ?? 0 }

func tenths(_ number: Double) -> String { "\(Int(number * 10) / 10).\(Int(number * 10) % 10)" }

/// Seconds of the fastest of five runs.
private func best(_ body: () throws -> Void) throws -> Double {
  let clock = ContinuousClock()
  let spans = try (0..<5).map { _ in try clock.measure(body) }
  let fastest = spans.min() ?? .seconds(1)
  return Double(fastest.components.seconds) + Double(fastest.components.attoseconds) * 1e-18
}

/// A list of Application-like objects.
private func sampleList(count: Int64) -> Value {
  let items: [Value] = (0..<count).map { number in
    [
      "apiVersion": "argoproj.io/v1alpha1", "kind": "Application",
      "metadata": [
        "name": .string("shop-\(number)"), "namespace": "argocd", "generation": .int(number),
        "labels": ["nestling.dev/set": "shop", "app": .string("shop-\(number % 7)")],
        "annotations": ["note": "several words, “quoted”, with\na line end"],
      ],
      "spec": [
        "project": "previews",
        "source": [
          "repoURL": "https://github.com/acme/shop.git", "targetRevision": .string("0123456789abcdef\(number)"),
        ],
        "syncPolicy": ["automated": ["prune": true, "selfHeal": false], "retry": ["limit": 5]],
      ],
      "status": ["sync": ["status": "Synced"], "health": ["status": "Healthy"], "summary": ["weight": 0.25]],
    ]
  }
  return ["apiVersion": "v1", "kind": "List", "items": .array(items)]
}
