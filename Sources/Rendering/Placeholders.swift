// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import KubeModel
internal import Naming
internal import PreviewAPI
internal import Templating

/// What a template asks for and does not get, without that being an error: worth a word, since Applications are made of it.
extension Renderer {
  /// Names that are told at most.
  private static let mostTold = 5

  /// Of the old form: placeholders that no parameter stands for stay as they are written (appset-engine section 3.3). Of Go
  /// templates: parameters that are missing print as “<no value>” (section 3.4). One line each.
  public func silentGaps(_ inputs: [RenderInput], in applications: [KubeObject]) -> [String] {
    mode == .parameters ? openPlaceholders(inputs) : missingValues(applications)
  }

  private func openPlaceholders(_ inputs: [RenderInput]) -> [String] {
    var names: [Value: [String]] = [:]
    var lines: [String] = []
    var told: Set<String> = []
    for input in inputs where !input.parameters.values.isEmpty {
      let override = input.templateOverride ?? .null
      let wanted = names[override] ?? placeholders(override)
      names[override] = wanted
      for name in wanted where !told.contains(name) {
        let value = input.parameters.values[name]
        if value?.string != nil { continue }
        told.insert(name)
        lines.append(
          "{{\(name)}} stays as it is written for \(input.label): \(reason(name, value, input.parameters.values.keys))")
      }
    }
    guard lines.count > Renderer.mostTold else { return lines }
    return lines.prefix(Renderer.mostTold) + [
      "\(lines.count - Renderer.mostTold) more placeholders stay as they are written"
    ]
  }

  private func reason(_ name: String, _ value: Value?, _ known: [String]) -> String {
    if let value { return "the parameter is \(value.kindName), and only texts are put in; set spec.goTemplate: true" }
    if name.hasPrefix(".") { return "this is the form of Go templates; set spec.goTemplate: true" }
    return "no parameter has this name" + didYouMean(name, among: known)
  }

  /// The distinct names of the tags of the template, of one that a generator lays over it, and of the patch.
  private func placeholders(_ override: Value) -> [String] {
    var found: [String] = []
    func collect(_ value: Value) {
      switch value {
      case .string(let text):
        for name in (try? TextTemplate(text))?.names ?? [] where !name.isEmpty && !found.contains(name) {
          found.append(name)
        }
      case .array(let items): items.forEach(collect)
      case .object(let members):
        for pair in members {
          collect(.string(pair.key))
          collect(pair.value)
        }
      default: break
      }
    }
    collect(set.template ?? .null)
    collect(override)
    collect(.string(set.templatePatch ?? ""))
    return found
  }

  private func missingValues(_ applications: [KubeObject]) -> [String] {
    let gaps = applications.compactMap { application in
      application.value.path(ofTextWith: "<no value>").map { "\(application.name) has it in \($0)" }
    }
    guard let first = gaps.first else { return [] }
    return [
      "a missing parameter prints as <no value>: \(first)"
        + (gaps.count > 1 ? ", \(gaps.count - 1) more Applications elsewhere" : "")
        + "; goTemplateOptions: [missingkey=error] makes it an error"
    ]
  }
}

extension Value {
  /// The path of the first text that contains another.
  fileprivate func path(ofTextWith part: String) -> String? {
    switch self {
    case .string(let text): return text.contains(part) ? "" : nil
    case .array(let items):
      for (place, item) in items.enumerated() {
        if let path = item.path(ofTextWith: part) { return joined("[\(place)]", path) }
      }
    case .object(let members):
      for pair in members {
        if let path = pair.value.path(ofTextWith: part) { return joined(pair.key, path) }
      }
    default: break
    }
    return nil
  }
  private func joined(_ step: String, _ path: String) -> String {
    path.isEmpty || path.hasPrefix("[") ? step + path : "\(step).\(path)"
  }
}
