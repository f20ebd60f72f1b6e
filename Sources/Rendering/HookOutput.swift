// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import PreviewAPI
internal import Templating

/// The templates of `spec.preview.hooks`, compiled.
struct HookTemplates: Sendable {
  private let hooks: [(settings: HookSettings, template: ObjectTemplate)]

  init(_ settings: [HookSettings], _ mode: TemplateMode, _ options: TemplateOptions) throws(RenderFailure) {
    var compiledHooks: [(settings: HookSettings, template: ObjectTemplate)] = []
    for hook in settings {
      compiledHooks.append((hook, try compiled(hook.template, field: HookTemplates.field(hook), mode, options)))
    }
    hooks = compiledHooks
  }

  private static func field(_ hook: HookSettings) -> String {
    "spec.preview.hooks.\(hook.moment.rawValue).\(hook.name)"
  }

  func render(_ parameters: Parameters) throws(RenderFailure) -> [PreviewSpec.Hook] {
    var result: [PreviewSpec.Hook] = []
    for (settings, template) in hooks {
      let value = try rendered(template, parameters, field: HookTemplates.field(settings))
      result.append(
        PreviewSpec.Hook(
          moment: settings.moment, name: settings.name, runsOnce: settings.run == .once, job: job(value, settings)))
    }
    return result
  }

  /// The settings' bounds, and what makes a failure tell its last words: the kubelet then keeps the end of the log in the pod's
  /// status (core/v1 Container.terminationMessagePolicy), where it can be read without the right to read logs.
  private func job(_ template: Value, _ settings: HookSettings) -> KubeObject {
    var spec = template["spec"] ?? .object([:])
    spec["backoffLimit"] = .int(Int64(settings.retries))
    spec["activeDeadlineSeconds"] = .int(max(1, settings.timeout.components.seconds))
    var pod = spec.at("template", "spec") ?? .object([:])
    if pod["restartPolicy"] == nil { pod["restartPolicy"] = "Never" }
    let containers = (pod["containers"]?.array ?? []).map { container -> Value in
      var container = container
      if container["terminationMessagePolicy"] == nil {
        container["terminationMessagePolicy"] = "FallbackToLogsOnError"
      }
      return container
    }
    pod["containers"] = .array(containers)
    spec["template"]?["spec"] = pod
    var result = KubeObject(kind: GroupVersionKind(group: "batch", version: "v1", kind: "Job"), name: "")
    for member in ["labels", "annotations"] {
      if let given = template.at("metadata", member) { result[metadata: member] = given }
    }
    result.value["spec"] = spec
    return result
  }
}
