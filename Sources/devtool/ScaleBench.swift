// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPTransport
internal import KubeClient
internal import KubeModel
internal import PreviewAPI
internal import Sandbox

/// What the controller takes for one set with many previews: while they come, and while nothing happens.
func scaleBench() async throws {
  print(
    "\n| previews | all Ready after | processor of the controller | for each | memory | more for each | at rest, of a core |"
  )
  print("| --- | --- | --- | --- | --- | --- | --- |")
  for count in [100, 400, 1000] {
    try await MeasuredOperator.run { _, _ in
    } play: {
      try await grow($0, to: count)
    }
  }
}

private func grow(_ system: MeasuredOperator, to count: Int) async throws {
  let idle = try await burden(of: system)
  for number in 1...count { _ = try await system.forge.open(.init(branch: "change-\(number)"), in: "acme/shop") }
  // Nothing is told to the forge: it is the pace of its limits that would be measured.
  var set = system.sample.previewSet(every: 3600)
  set.value["spec"]?["preview"]?["feedback"] = ["comment": false, "status": ""]
  let begun = ContinuousClock.now
  _ = try await system.kube.create(set)
  while try await readyPreviews(system) < count {
    guard begun.duration(to: .now) < .seconds(600) else {
      throw ChoreFailed("\(count) previews were not ready in time")
    }
    try await Task.sleep(for: .milliseconds(500))
  }
  let span = seconds(begun.duration(to: .now))
  let grown = try await burden(of: system)
  // The set takes note of the last one a second later.
  try await Task.sleep(for: .seconds(3))
  let (start, before) = (ContinuousClock.now, try await burden(of: system))
  try await Task.sleep(for: .seconds(20))
  let after = try await burden(of: system)
  let rest = (after.processor - before.processor) / seconds(start.duration(to: .now))
  let (took, more) = (grown.processor - idle.processor, (after.memory - idle.memory) / Double(count))
  print(
    "| \(count) | \(tenths(span)) s | \(tenths(took)) s | \(tenths(took / Double(count) * 1000)) ms "
      + "| \(tenths(after.memory / 1_048_576)) MiB | \(tenths(more / 1024)) KiB | \(tenths(rest * 100)) % |")
}

private func readyPreviews(_ system: MeasuredOperator) async throws -> Int {
  let previews = try await system.kube.listAll(Names.preview, namespace: nil).items
  return previews.count { $0.status["phase"]?.string == "Ready" }
}

/// Seconds of processor time and bytes of memory so far, as the controller tells them.
private func burden(of system: MeasuredOperator) async throws -> (processor: Double, memory: Double) {
  let page = try await metrics(system)
  guard let processor = value("process_cpu_seconds_total", page),
    let memory = value("process_resident_memory_bytes", page)
  else { throw ChoreFailed("the controller's metrics do not say what it takes") }
  return (processor, memory)
}

/// Waits for the controller to begin.
private func metrics(_ system: MeasuredOperator) async throws -> String {
  for _ in 0..<200 {
    var request = HTTPRequest("GET", system.place.url + "/metrics", headers: [:])
    request.proxy = ""
    if let answer = try? await system.place.http.send(request), answer.status == 200 {
      return String(decoding: answer.body, as: UTF8.self)
    }
    try await Task.sleep(for: .milliseconds(50))
  }
  throw ChoreFailed("the controller does not answer at \(system.place.url)")
}

private func value(_ name: String, _ page: String) -> Double? {
  page.split(separator: "\n").first { $0.hasPrefix(name + " ") }.flatMap { Double($0.dropFirst(name.count + 1)) }
}
