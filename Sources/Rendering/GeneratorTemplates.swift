// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import PreviewAPI
internal import Templating

/// Compiles every template that a generator holds, so that a bad one is found when the set is admitted: its `template`, the
/// `values` of it and its children, and every text of a matrix's later children, which see the parameters of the first
/// (appset-engine sections 3.9, 3.11, 4.3).
func checkTemplates(
  of generator: GeneratorSpec, _ mode: TemplateMode, _ options: TemplateOptions
) throws(RenderFailure) {
  let path = "\(generator.path).\(generator.kind)"
  if let template = generator.body["template"], !template.isNull {
    _ = try compiled(template, field: path + ".template", mode, options)
  }
  try checkValues(of: generator.kind, generator.body, path, mode, options)
}

private func checkValues(
  of kind: String, _ body: Value, _ path: String, _ mode: TemplateMode, _ options: TemplateOptions
) throws(RenderFailure) {
  // This generator's values are taken as they are written.
  if kind != "clusterDecisionResource", let values = body["values"], !values.isNull {
    _ = try compiled(values, field: path + ".values", mode, options)
  }
  guard kind == "matrix" || kind == "merge" else { return }
  for (place, child) in (body["generators"]?.array ?? []).enumerated() {
    for pair in child.object ?? [:] where pair.key != "selector" {
      let childPath = "\(path).generators[\(place)].\(pair.key)"
      if kind == "matrix", place > 0, var members = pair.value.object {
        for name in ["template", "values", "generators"] { members[name] = nil }
        _ = try compiled(.object(members), field: childPath, mode, options)
      }
      try checkValues(of: pair.key, pair.value, childPath, mode, options)
    }
  }
}
