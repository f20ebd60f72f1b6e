// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Naming
internal import PreviewAPI
internal import Templating

/// Who a Preview is: known before its objects are rendered, since their templates speak of it.
struct Identity {
  var key: String
  var name: String
  var namespace: String
  var url: String
  /// The forge's environment; "" for none.
  var environment = ""
}

/// The templates of `spec.preview` that make the identity: key, name, namespace and URL, in this order, each seeing those
/// before it as `.preview.…`.
struct IdentityTemplates: Sendable {
  private let mode: TemplateMode
  private let key: ObjectTemplate?
  private let name: ObjectTemplate?
  private let namespace: ObjectTemplate?
  private let url: ObjectTemplate?
  private let environment: ObjectTemplate?

  init(_ settings: PreviewSettings?, _ mode: TemplateMode, _ options: TemplateOptions) throws(RenderFailure) {
    func template(_ text: String?, _ field: String) throws(RenderFailure) -> ObjectTemplate? {
      guard let text else { return nil }
      return try compiled(.string(text), field: "spec.preview.\(field)", mode, options)
    }
    self.mode = mode
    key = try template(settings?.key, "key")
    name = try template(settings?.name, "name")
    namespace = try template(settings?.namespace.name, "namespace.name")
    url = try template(settings?.url, "url")
    environment = try template(settings?.feedback.deployment, "feedback.deployment")
  }

  /// The key when no template makes it and it does not need the Application: the pull request.
  func defaultKey(_ input: RenderInput) -> String? {
    guard key == nil, let pullRequest = input.pullRequest else { return nil }
    return "\(pullRequest.host)/\(pullRequest.repository)#\(pullRequest.number)"
  }

  func identity(
    of input: RenderInput, set: PreviewSet, applicationName: () throws(RenderFailure) -> String?
  ) throws(RenderFailure) -> Identity {
    var parameters = input.parameters
    var identity = Identity(key: "", name: "", namespace: "", url: "")
    func text(_ template: ObjectTemplate, _ field: String) throws(RenderFailure) -> String {
      let text = try rendered(template, parameters, field: "spec.preview.\(field)").string ?? ""
      guard !text.isEmpty else {
        throw RenderFailure(subject: "", field: "spec.preview.\(field)", message: "rendered to nothing")
      }
      return text
    }
    if let name {
      identity.name = try label(text(name, "name"), "name")
    } else if let pullRequest = input.pullRequest {
      let repository = pullRequest.repository.split(separator: "/").last.map(String.init) ?? pullRequest.repository
      identity.name = ResourceName.label([set.name, repository, String(pullRequest.number)])
    } else {
      identity.name = ResourceName.label([try applicationName() ?? set.name])
    }
    if let key {
      identity.key = try text(key, "key")
    } else {
      if let known = defaultKey(input) {
        identity.key = known
      } else {
        identity.key = try applicationName() ?? identity.name
      }
    }
    if set.preview != nil { parameters.add(identity, mode) }
    if let namespace {
      identity.namespace = try label(text(namespace, "namespace.name"), "namespace.name")
    } else {
      identity.namespace = ResourceName.label(["preview", identity.name])
    }
    if set.preview != nil { parameters.add(identity, mode) }
    if let url { identity.url = try text(url, "url") }
    if let environment, input.pullRequest != nil {
      if set.preview != nil { parameters.add(identity, mode) }
      identity.environment = try text(environment, "feedback.deployment")
    }
    return identity
  }

  private func label(_ text: String, _ field: String) throws(RenderFailure) -> String {
    guard ResourceName.isLabel(text) else {
      throw RenderFailure(
        subject: "", field: "spec.preview.\(field)",
        message: "“\(text)” is not a DNS label (a-z, 0-9 and -, at most 63 characters); pass it through slugify")
    }
    return text
  }
}

extension Parameters {
  /// Adds what is known of the preview: a map in Go templates, flat names in the old mode (api.md section 2).
  mutating func add(_ identity: Identity, _ mode: TemplateMode) {
    let members: [(String, Value)] = [
      ("name", .string(identity.name)), ("namespace", .string(identity.namespace)), ("url", .string(identity.url)),
      ("host", .string(host(of: identity.url))),
    ]
    switch mode {
    case .goTemplate: values["preview"] = .object(Object(members))
    case .parameters: for (key, value) in members { values["preview.\(key)"] = value }
    }
  }
}

/// The host of a URL without scheme, user, port and path.
private func host(of url: String) -> String {
  let afterScheme = url.split(separator: "://", maxSplits: 1).last ?? ""
  let authority = afterScheme.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  let hostPort = authority.split(separator: "@").last ?? ""
  return String(hostPort.prefix { $0 != ":" })
}
