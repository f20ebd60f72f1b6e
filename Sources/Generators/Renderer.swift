// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Templating

/// How the texts inside generators are rendered: both languages behind one face.
struct Renderer: Sendable {
  let isGoTemplate: Bool
  private let options: TemplateOptions

  init(_ context: GeneratorContext) throws(GeneratorError) {
    isGoTemplate = context.isGoTemplate
    guard context.isGoTemplate else {
      options = TemplateOptions()
      return
    }
    do throws(TemplateError) {
      var options = try TemplateOptions(goTemplateOptions: context.goTemplateOptions)
      if context.isHermetic { options.functions = .hermetic }
      self.options = options
    } catch {
      throw .template(error)
    }
  }

  private var mode: TemplateMode { isGoTemplate ? .goTemplate : .parameters }

  /// One text, in the field of that path.
  func render(_ text: String, _ parameters: Parameters, field: String) throws(GeneratorError) -> String {
    try compile(text, field: field)(parameters)
  }

  /// One text read once, for many sets.
  func compile(
    _ text: String, field: String
  ) throws(GeneratorError) -> @Sendable (Parameters) throws(GeneratorError) -> String {
    @Sendable func placed(_ error: TemplateError) -> GeneratorError {
      var error = error
      error.fieldPath = field
      return .template(error)
    }
    let render: @Sendable (Parameters) throws(TemplateError) -> String
    do throws(TemplateError) {
      if isGoTemplate {
        let template = try Template(text, options: options)
        render = { parameters throws(TemplateError) in try template.render(parameters) }
      } else {
        let template = try TextTemplate(text, options: options)
        render = { parameters throws(TemplateError) in try template.render(parameters) }
      }
    } catch { throw placed(error) }
    return { parameters throws(GeneratorError) in
      do throws(TemplateError) { return try render(parameters) } catch { throw placed(error) }
    }
  }

  /// One text, or nil when a name in it is not known yet.
  private func renderKnown(_ text: String, _ parameters: Parameters, field: String) throws(GeneratorError) -> String? {
    guard isGoTemplate else { return try render(text, parameters, field: field) }
    var strict = options
    strict.missingKey = .error
    do throws(TemplateError) { return try Template(text, options: strict).render(parameters) } catch {
      if error.stage == .exec, Renderer.isMissing(error.message) { return nil }
      var error = error
      error.fieldPath = field
      throw .template(error)
    }
  }

  private static func isMissing(_ message: String) -> Bool {
    ["map has no entry for key", "can't evaluate field"].contains { message.firstRange(of: $0) != nil }
  }

  /// The `values` of a generator, to be rendered for each of its sets.
  func values(of body: Body) -> OwnValues { OwnValues(body, self) }

  // MARK: The second child of a matrix (section 4.3)

  /// Renders every text of a generator's body with the first child's parameters.
  ///
  /// The post-selector is not part of the body; a child's `template` has no effect and is left out, so that it cannot fail.
  func interpolate(_ body: Value, kind: String, with parameters: Parameters, path: String) throws(GeneratorError)
    -> Value
  {
    guard !parameters.values.isEmpty, var members = body.object else { return body }
    let children = members["generators"]
    let values = members["values"]
    for key in ["template", "values"] { members[key] = nil }
    let isCombination = GeneratorKind.named(kind)?.isCombination == true
    if isCombination { members["generators"] = nil }
    var result: Value
    do throws(TemplateError) {
      result = try ObjectTemplate(.object(members), mode: mode, options: options).render(parameters)
    } catch {
      var error = error
      error.fieldPath = path + (error.fieldPath.map { "." + $0 } ?? "")
      throw .template(error)
    }
    if let values { result["values"] = try interpolateValues(values, parameters, path: path + ".values") }
    if isCombination, let children { result["generators"] = try interpolateChildren(children, parameters, path: path) }
    return result
  }

  /// Each value is rendered if all its names are known already, else kept for the child, whole.
  private func interpolateValues(
    _ values: Value, _ parameters: Parameters, path: String
  ) throws(GeneratorError) -> Value {
    guard let members = values.object else { return values }
    let hasBraces = Renderer.hasBraces(.object(parameters.values))
    var result = Object()
    for pair in members {
      guard let text = pair.value.string else {
        result[pair.key] = pair.value
        continue
      }
      guard let known = try renderKnown(text, parameters, field: path + "." + pair.key) else {
        result[pair.key] = pair.value
        continue
      }
      // The child renders it again. Braces that came out of data (a pull request's title) must then stand for themselves; those
      // that the author wrote are meant for the child.
      result[pair.key] = .string(isGoTemplate && hasBraces ? Renderer.quoted(known) : known)
    }
    return .object(result)
  }

  private func interpolateChildren(
    _ children: Value, _ parameters: Parameters, path: String
  ) throws(GeneratorError) -> Value {
    guard let items = children.array else { return children }
    var result: [Value] = []
    for (place, item) in items.enumerated() {
      var rendered = Object()
      for pair in item.object ?? [:] {
        rendered[pair.key] =
          pair.key == "selector"
          ? pair.value
          : try interpolate(
            pair.value, kind: pair.key, with: parameters, path: "\(path).generators[\(place)].\(pair.key)")
      }
      result.append(item.object == nil ? item : .object(rendered))
    }
    return .array(result)
  }

  private static func hasBraces(_ value: Value) -> Bool {
    switch value {
    case .string(let text): text.firstRange(of: "{{") != nil
    case .array(let items): items.contains(where: hasBraces)
    case .object(let members): members.contains { hasBraces($0.value) || $0.key.firstRange(of: "{{") != nil }
    default: false
    }
  }

  /// A Go template that prints this text.
  private static func quoted(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let mark = rest.firstRange(of: "{{") {
      result += rest[..<mark.lowerBound] + "{{\"{{\"}}"
      rest = rest[mark.upperBound...]
    }
    return result + rest
  }
}
