// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Templating

/// A generator's own `values` (appset-engine section 3.11): read once, rendered against the parameters of each set as they are.
/// Values cannot see one another.
struct OwnValues: Sendable {
  private typealias Rendering = @Sendable (Parameters) throws(GeneratorError) -> String

  private let isGoTemplate: Bool
  /// A mistake here fails each set and not the generator: one without sets makes no use of it.
  private let texts: Result<[(key: String, render: Rendering)], GeneratorError>

  init(_ body: Body, _ renderer: Renderer) {
    isGoTemplate = renderer.isGoTemplate
    texts = Result { () throws(GeneratorError) in
      var texts: [(key: String, render: Rendering)] = []
      for (key, text) in try body.texts("values") {
        texts.append((key, try renderer.compile(text, field: body.path("values.\(key)"))))
      }
      return texts
    }
  }

  func added(to parameters: Parameters) throws(GeneratorError) -> Parameters {
    let texts = try texts.get()
    if texts.isEmpty { return parameters }
    var rendered = Object()
    for (key, render) in texts { rendered[key] = .string(try render(parameters)) }
    var result = parameters
    if isGoTemplate {
      result.values["values"] = .object(rendered)
      result.types = result.types.filter { !$0.key.hasPrefix("/values/") && $0.key != "/values" }
      result.types["/values"] = .stringMap
    } else {
      for pair in rendered { result.values["values." + pair.key] = pair.value }
    }
    return result
  }
}
