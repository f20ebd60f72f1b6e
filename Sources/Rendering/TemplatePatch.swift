// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import Templating

/// `spec.templatePatch`: one text that is rendered, read as JSON or YAML and laid over the rendered Application as a strategic
/// merge patch (appset-engine section 3.10).
struct TemplatePatch: Sendable {
  private static let field = "spec.templatePatch"
  private let text: StringTemplate

  init(_ text: String, _ mode: TemplateMode, _ options: TemplateOptions) throws(RenderFailure) {
    self.text = try StringTemplate(text, field: TemplatePatch.field, mode, options)
  }

  func apply(_ parameters: Parameters, to object: inout KubeObject) throws(RenderFailure) {
    let document = try read(try text.render(parameters))
    if document.isNull { return }
    guard let wanted = document.object, let current = object.value.object else {
      throw failure("must render to a map, found \(document.kindName)")
    }
    var unknown: [String] = []
    do throws(ShapeError) { _ = try Shape.application.decoded(document, unknown: &unknown) } catch {
      throw failure("expected \(error.wanted), found \(error.found)", at: error.path)
    }
    let project = object.value.at("spec", "project")
    do throws(PatchError) { object.value = .object(try strategicallyMerged(wanted, into: current)) } catch {
      throw failure(error.message, at: error.path)
    }
    // The original resets the project silently, because a patch must not lift an Application into another one.
    if let project {
      if object.value["spec"]?.object == nil { object.value["spec"] = [:] }
      object.value["spec"]?["project"] = project
    }
  }

  private func read(_ text: String) throws(RenderFailure) -> Value {
    do throws(DocumentError) {
      let isJSON = text.utf8.first { $0 > 0x20 } == 0x7B
      return isJSON ? try JSON.parse(text) : try YAML.parse(text)
    } catch {
      throw failure("rendered to text that cannot be read: \(error)")
    }
  }

  private func failure(_ message: String, at path: String = "") -> RenderFailure {
    RenderFailure(
      subject: "", field: TemplatePatch.field + (path.isEmpty ? "" : " at \(path)"), message: message)
  }
}
