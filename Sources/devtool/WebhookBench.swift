// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPServing
internal import HTTPTransport
internal import KubeClient
internal import Locks
internal import Sandbox

/// From a webhook's arrival to the apply request of the Application at the API server: the sandbox runs here, `nestling controller`
/// as a program of its own, and everything between them goes over loopback.
func webhookBench() async throws {
  let watch = Stopwatch()
  try await MeasuredOperator.run { settings, place in
    settings.hookURL = "/webhooks/gitea"
    settings.witness = { watch.sees($0) }
    // The forge's delivery passes through here, so that its arrival is known; the hop is part of what is measured.
    settings.fallback = { request in
      watch.hears(request)
      return await relayed(request, to: place.url + request.rawPath, place.http)
    }
  } play: { system in
    _ = try await system.kube.create(system.sample.previewSet(every: 3600))
    try await play(system.forge, watch)
  }
}

/// Fifty pull requests are opened, and each is pushed to twice. The set's interval is an hour: whatever comes sooner came by webhook.
private func play(_ forge: SandboxClient, _ watch: Stopwatch) async throws {
  let repository = "acme/shop"
  var (numbers, opened, pushed): ([Int64], [Duration], [Duration]) = ([], [], [])
  for number in 0...50 {
    let pull = try await forge.open(SandboxClient.Opening(branch: "change-\(number)"), in: repository)
    let span = try await watch.span(of: pull.headSHA)
    // The first one waits for the controller to have begun.
    if number > 0 {
      opened.append(span)
      numbers.append(pull.number)
    }
    try await Task.sleep(for: pause)
  }
  for number in numbers + numbers {
    pushed.append(try await watch.span(of: try await forge.push(number, in: repository)))
    try await Task.sleep(for: pause)
  }
  print("\n| from webhook to apply request | | p50 | p99 | longest |\n| --- | --- | --- | --- | --- |")
  print(row("opened", opened), row("pushed to, previewed already", pushed), separator: "\n")
}

/// Between two happenings: what the operator does about one, its comment and its states included, is over before the next, and
/// its calls stay below the fifteen a second that it allows itself per forge.
private let pause = Duration.milliseconds(1500)

private func row(_ name: String, _ spans: [Duration]) -> String {
  let sorted = spans.sorted()
  func share(_ percent: Int) -> String { milliseconds(sorted[(sorted.count * percent + 99) / 100 - 1]) }
  return "| \(name) | \(spans.count) | \(share(50)) | \(share(99)) | \(milliseconds(sorted[sorted.count - 1])) |"
}

func milliseconds(_ span: Duration) -> String { tenths(seconds(span) * 1000) + " ms" }

private func relayed(_ request: ServerRequest, to url: String, _ http: CurlClient) async -> ServerResponse {
  var onward = HTTPRequest(request.method, url, headers: [:], body: request.body)
  for field in request.headers
  where field.name.lowercased().hasPrefix("x-") || field.name.lowercased() == "content-type" {
    onward.headers.add(field.name, field.value)
  }
  onward.proxy = ""
  do throws(TransportError) { return .text(try await http.send(onward).status, "") } catch {
    return .text(503, "\(error)")
  }
}

/// When a commit was first told of, and when an Application that names it reached the API server.
private final class Stopwatch: Sendable {
  private struct Times {
    var told: [String: ContinuousClock.Instant] = [:]
    var applied: [String: ContinuousClock.Instant] = [:]
  }
  private let times = Mutex(Times())

  /// A delivery of the forge. A branch is pushed before its pull request is opened, so opening begins anew.
  func hears(_ request: ServerRequest) {
    let now = ContinuousClock.now
    guard let event = try? JSON.parse(request.body),
      let sha = (event.at("pull_request", "head", "sha") ?? event["after"])?.string
    else { return }
    times.withLock { times in
      if times.told[sha] == nil || event["action"] == "opened" { times.told[sha] = now }
    }
  }

  /// A request to the API server.
  func sees(_ request: ServerRequest) {
    let now = ContinuousClock.now
    guard request.method == "PATCH", request.path.contains("/applications/"),
      let sha = (try? JSON.parse(request.body))?.at("spec", "source", "targetRevision")?.string
    else { return }
    times.withLock { times in if times.applied[sha] == nil { times.applied[sha] = now } }
  }

  /// Looks until the commit has reached the API server.
  func span(of sha: String) async throws -> Duration {
    let begun = ContinuousClock.now
    while begun.duration(to: .now) < .seconds(60) {
      if let (told, applied) = times.withLock({ times in
        times.told[sha].flatMap { told in times.applied[sha].map { (told, $0) } }
      }) {
        return told.duration(to: applied)
      }
      try await Task.sleep(for: .milliseconds(2))
    }
    throw ChoreFailed("within a minute no Application had commit \(sha)")
  }
}
