// SPDX-License-Identifier: Apache-2.0
import Documents
import Forge
import Generators
import Git
import PreviewAPI
import Templating
import Testing

/// Whole ApplicationSets: the generators' parameters are put into the template's metadata, and its names, labels and
/// annotations compared with those of the Applications that Argo CD makes.
@Suite struct OracleTests {
  /// Folders of `Fixtures/appset`.
  static let cases = [
    "001-list-ft-flat-and-values",
    "005-list-ft-values-must-be-object",
    "006-list-gt-nested-objects",
    "010-list-empty-set-renders-nothing",
    "015-ft-keys-are-templates",
    "016-gt-values-object",
    "020-helm-block-with-range",
    "025-missingkey-default",
    "026-missingkey-error-hits-one-set",
    "045-unknown-generator",
    "050-clusters-match-expressions",
    "051-clusters-empty-selector-keeps-local",
    "055-clusters-values-failing",
    "056-clusters-flat-list-values",
    "060-gitdirs-exclude-beats-include",
    "061-gitdirs-glob-classes",
    "065-gitdirs-param-prefix-ft",
    "066-gitdirs-beat-files-and-order",
    "070-gitfiles-arrays-give-several-sets",
    "071-gitfiles-star-crosses-slashes",
    "075-gitfiles-empty-files-still-count",
    "076-gitfiles-scalar-file-refused",
    "080-matrix-ft-conflict",
    "081-matrix-ft-same-value-is-fine",
    "085-matrix-clusters-by-list-ft",
    "086-matrix-git-file-to-elementsyaml",
    "090-matrix-in-matrix",
    "091-matrix-second-child-is-merge",
    "095-matrix-child-with-two-members",
    "096-matrix-third-level-refused",
    "100-matrix-missing-name-in-second-child",
    "101-merge-clusters-with-list-ft",
    "105-merge-keys-not-unique",
    "106-merge-single-child",
    "110-scm-github-params-gt",
    "111-scm-gitlab-params-ft",
    "115-scm-in-matrix-with-git",
    "116-pr-all-params-gt",
    "120-pr-filters-and-within-or-across",
    "121-pr-empty-filter-matches-all",
    "125-pr-by-list-ft-own-keys-do-not-clash",
    "126-pr-first-then-list-gt-own-keys-win",
    "130-plugin-params-gt",
    "131-plugin-params-ft",
    "135-decisions-by-label-ft",
    "136-decisions-none-found",
    "140-override-per-pr-generator-ft",
    "141-selector-over-flattened-params-gt",
    "145-selector-bad-key",
    "146-selector-bad-operator",
    "165-elementsyaml-not-a-list",
    "166-pr-repository-not-found",
    "171-real-monorepo-services-per-pull-request",
    "175-real-team-repositories-by-environment",
    "176-real-preview-config-from-repository",
  ]

  @Test(arguments: cases) func `a set gives the parameters that Argo CD gives`(_ name: String) async throws {
    let example = try await Example(name)
    let generation = await example.generate()
    if let words = example.expected["error_contains"]?.array {
      let messages = generation.failures.map(\.description).joined(separator: "\n").lowercased()
      // Where Applications are expected as well, the errors are those of rendering.
      #expect(!generation.failures.isEmpty || example.expected["applications"] != nil)
      if !generation.failures.isEmpty {
        for word in words { #expect(messages.contains(word.string?.lowercased() ?? "?")) }
      }
    } else {
      #expect(generation.failures.isEmpty, "\(generation.failures)")
    }
    guard let applications = example.expected["applications"]?.array else { return }
    let made = generation.sets.compactMap { try? example.metadata(of: $0) }
    let wanted = applications.map { Example.comparable($0["metadata"] ?? .null) }
    if example.expected["ordered"] == true {
      #expect(made == wanted)
    } else {
      #expect(made.count == wanted.count && Set(made) == Set(wanted), "\(made)")
    }
  }
}

/// One folder of `Fixtures/appset`.
struct Example {
  let document: Value
  let inputs: Value
  let expected: Value
  let folder: String

  init(_ name: String) async throws {
    let path: String = #filePath
    folder = path.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Fixtures/appset/" + name
    let texts = try await FolderTree(path: folder)
      .contents(["set.yaml", "inputs.yaml", "expect.json"], limit: 1 << 20)
      .map { $0.map { String(decoding: $0, as: UTF8.self) } }
    document = try YAML.parse(texts[0] ?? "")
    inputs = try YAML.parse(texts[1] ?? "")
    expected = try JSON.parse(texts[2] ?? "")
  }

  var isGoTemplate: Bool { document.at("spec", "goTemplate")?.bool ?? false }
  var options: [String] { (document.at("spec", "goTemplateOptions")?.array ?? []).compactMap(\.string) }

  func generate() async -> Generation {
    do {
      let specs = try (document.at("spec", "generators")?.array ?? []).enumerated().map { place, entry in
        try GeneratorSpec(entry, path: "spec.generators[\(place)]")
      }
      return await Generators.generate(
        specs, context: GeneratorContext(isGoTemplate: isGoTemplate, goTemplateOptions: options),
        ports: try OfflinePorts(inputs, folder: folder).ports)
    } catch {
      var generation = Generation()
      generation.failures = [
        GenerationFailure(origin: "spec", cause: .parameters(path: "spec", detail: "\(error)"))
      ]
      return generation
    }
  }

  /// Name, labels and annotations as rendered for a set.
  func metadata(of set: GeneratedSet) throws -> Value {
    var metadata = document.at("spec", "template", "metadata") ?? .object([:])
    if let override = set.template?["metadata"] {
      for key in ["name"] { if let value = override[key], value != "" { metadata[key] = value } }
      for key in ["labels", "annotations"] {
        for pair in override[key]?.object ?? [:] {
          var members = metadata[key] ?? .object([:])
          members[pair.key] = pair.value
          metadata[key] = members
        }
      }
    }
    // Without parameters nothing is a template (appset-engine section 3.2).
    if set.parameters.values.isEmpty { return Example.comparable(metadata) }
    let template = try ObjectTemplate(
      metadata, mode: isGoTemplate ? .goTemplate : .parameters,
      options: isGoTemplate ? TemplateOptions(goTemplateOptions: options) : TemplateOptions())
    return Example.comparable(try template.render(set.parameters))
  }

  static func comparable(_ metadata: Value) -> Value {
    var result: Value = .object([:])
    for key in ["name", "labels", "annotations"] {
      if let value = metadata[key], value != .object([:]) { result[key] = value }
    }
    return result
  }
}
