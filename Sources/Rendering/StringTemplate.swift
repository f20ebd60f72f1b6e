// SPDX-License-Identifier: Apache-2.0
internal import Templating

/// One string that is always rendered, also for an empty parameter set.
struct StringTemplate: Sendable {
  private enum Form: Sendable {
    case go(Template)
    case old(TextTemplate)
  }
  private let form: Form
  private let field: String

  init(_ text: String, field: String, _ mode: TemplateMode, _ options: TemplateOptions) throws(RenderFailure) {
    self.field = field
    do throws(TemplateError) {
      form = mode == .goTemplate ? .go(try Template(text, options: options)) : .old(try TextTemplate(text))
    } catch {
      throw RenderFailure(subject: "", field: field, message: error.description)
    }
  }

  func render(_ parameters: Parameters) throws(RenderFailure) -> String {
    do throws(TemplateError) {
      switch form {
      case .go(let template): return try template.render(parameters)
      case .old(let template): return try template.render(parameters)
      }
    } catch {
      throw RenderFailure(subject: "", field: field, message: error.description)
    }
  }
}
