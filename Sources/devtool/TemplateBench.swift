// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Glibc
internal import Templating

/// Templates of `Tests/TemplatingTests/Fixtures/bench` for many parameter sets, beside what Go took for the same
/// (`go/main.go` there, built and run by `make bench`).
struct TemplateBench {
  private static let rounds = 5
  /// So many sets go into the sum that shows that both engines wrote the same.
  private static let summed = 1000

  private let folder: String
  private let sets: [Parameters]
  /// Go's nanoseconds and sums by name of measurement; empty when Go was not there.
  private let reference: [String: (nanoseconds: Double, sum: Int64)]

  init(folder: String, count: Int, reference: String?) throws {
    self.folder = folder
    sets = (0..<count).map { TemplateBench.parameters($0) }
    var known: [String: (nanoseconds: Double, sum: Int64)] = [:]
    for line in (reference ?? "").utf8.split(separator: 0x0A) {
      let value = try JSON.parse(Array(line))
      known[value["name"]?.string ?? ""] = (Double(value["nanoseconds"]?.int ?? 0), value["sum"]?.int ?? 0)
    }
    self.reference = known
  }

  func run() throws {
    print(
      "\n\(sets.count) parameter sets; nanoseconds a set. “each”: Go parses every text for every set, as Argo CD does;")
    print("we never do, and are compared by what we take.\n")
    print("| template | Nestling | Go, parsed once | ratio | Go, parsed for each | ratio | same bytes |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    let before = residentBytes()
    let tree = try JSON.parse(try TemplateBench.bytes(folder + "/application.json"))
    let application = try ObjectTemplate(tree, mode: .goTemplate, options: TemplateBench.options)
    try report("application", text: { TemplateBench.text(try application.render($0)) }) {
      _ = try application.render($0)
    }
    let templates = try JSON.parse(try TemplateBench.bytes(folder + "/templates.json")).object ?? [:]
    for pair in templates.pairs.sorted(by: { $0.key < $1.key }) {
      let template = try Template(pair.value.string ?? "", options: TemplateBench.options)
      try report(pair.key, text: { try template.renderBytes($0) }) { _ = try template.renderBytes($0) }
    }
    let grown = (residentBytes() - before) / 1024
    print(
      "\nMemory grew by \(grown) KiB over all \(sets.count * (TemplateBench.rounds + 1) * (templates.count + 1)) renderings."
    )
    if reference.isEmpty { print("Go was not measured: see above.") }
  }

  private static let options: TemplateOptions = {
    var options = TemplateOptions()
    options.missingKey = .error
    return options
  }()

  private static func bytes(_ path: String) throws -> [UInt8] {
    guard let text = Repository.text(path) else { throw ChoreFailed("\(path): cannot be read") }
    return Array(text.utf8)
  }

  /// All strings in the order of their keys.
  private static func text(_ tree: Value) -> [UInt8] {
    switch tree {
    case .string(let text): Array(text.utf8)
    case .object(let members): members.pairs.sorted { $0.key < $1.key }.flatMap { text($0.value) }
    default: []
    }
  }

  private func report(
    _ name: String, text: (Parameters) throws -> [UInt8], _ render: (Parameters) throws -> Void
  ) throws {
    var sum = Adler32()
    for set in sets.prefix(TemplateBench.summed) { sum.add(try text(set)) }
    let spans = try (0..<TemplateBench.rounds).map { _ in
      let start = processorSeconds()
      for set in sets { try render(set) }
      return processorSeconds() - start
    }
    let ours = (spans.min() ?? 0) * 1e9 / Double(sets.count)
    let once = reference["\(name), parsed once"]
    let each = reference["\(name), parsed for every set"]
    let isSame = once.map { $0.sum == sum.value ? "yes" : "NO" } ?? "–"
    func cell(_ number: Double?) -> String { number.map { "\(Int($0))" } ?? "–" }
    func ratio(_ number: Double?) -> String { number.map { tenths($0 / ours) } ?? "–" }
    print(
      "| \(name) | \(Int(ours)) | \(cell(once?.nanoseconds)) | \(ratio(once?.nanoseconds)) | \(cell(each?.nanoseconds)) "
        + "| \(ratio(each?.nanoseconds)) | \(isSame) |")
  }

  /// The parameters of one pull request; the Go side makes the same.
  private static func parameters(_ number: Int) -> Parameters {
    let digits = String(UInt64(number) &* 0x9E37_79B9_7F4A_7C15, radix: 16)
    let sha = String(repeating: "0", count: 40 - digits.utf8.count) + digits
    var labels: [Value] = ["preview", .string("team-\(number % 7)")]
    if number % 3 == 0 { labels.append("perf") }
    return Parameters([
      "number": .string("\(number)"), "repository": "shop",
      "title": .string("Feature \(number): make the <thing> work & \"well\""),
      "branch": .string("feature/JIRA-\(number)_some-work-item"),
      "branch_slug": .string("feature-jira-\(number)-some-work-item"), "target_branch": "main",
      "head_sha": .string(sha), "head_short_sha": .string(String(sha.suffix(8))),
      "head_short_sha_7": .string(String(sha.suffix(7))), "author": .string("Dev_User\(number % 13)"), "draft": false,
      "labels": .array(labels),
      "preview": ["name": .string("shop-\(number)"), "namespace": .string("preview-shop-\(number)")],
    ])
  }
}

/// RFC 1950
private struct Adler32 {
  private var low: UInt32 = 1
  private var high: UInt32 = 0

  mutating func add(_ bytes: [UInt8]) {
    for byte in bytes {
      low = (low + UInt32(byte)) % 65_521
      high = (high + low) % 65_521
    }
  }

  var value: Int64 { Int64(high << 16 | low) }
}

/// Time of the processor, so that what else runs on the machine does not count.
private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
