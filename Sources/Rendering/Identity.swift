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
  private let hostShape: HostShape
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
    hostShape = HostShape(template: settings?.url ?? "")
    environment = try template(settings?.feedback.deployment, "feedback.deployment")
  }

  /// The key when no template makes it and it does not need the Application: the pull request.
  func defaultKey(_ input: RenderInput) -> String? { key == nil || input.isStranger ? input.pullRequest?.key : nil }

  /// Whoever chooses the name of a branch chooses no company: a stranger's pull request has a preview of its own.
  ///
  /// - Parameter applicationName: nil for a set without Applications, whose previews are told apart by their names.
  func key(
    of input: RenderInput, set: PreviewSet, applicationName: () throws(RenderFailure) -> String?
  ) throws(RenderFailure) -> String {
    if let key, !input.isStranger { return try text(key, input.parameters, "key", input) }
    if let known = defaultKey(input) { return known }
    if let application = try applicationName() { return application }
    return try self.name(of: input, key: "", set: set, applicationName: applicationName)
  }

  private func name(
    of input: RenderInput, key: String, set: PreviewSet, applicationName: () throws(RenderFailure) -> String?
  ) throws(RenderFailure) -> String {
    if let name { return try label(text(name, input.parameters, "name", input), "name") }
    if self.key != nil, !input.isStranger { return ResourceName.label([set.name] + distinctly(key)) }
    guard let pullRequest = input.pullRequest else { return ResourceName.label([try applicationName() ?? set.name]) }
    let repository = pullRequest.repository.split(separator: "/").last.map(String.init) ?? pullRequest.repository
    return ResourceName.label([set.name, repository, String(pullRequest.number)])
  }

  func identity(
    of input: RenderInput, key: String, set: PreviewSet, applicationName: () throws(RenderFailure) -> String?
  ) throws(RenderFailure) -> Identity {
    var parameters = input.parameters
    var identity = Identity(key: key, name: "", namespace: "", url: "")
    identity.name = try name(of: input, key: key, set: set, applicationName: applicationName)
    if set.preview != nil { parameters.add(identity, mode) }
    if let namespace {
      identity.namespace = try label(text(namespace, parameters, "namespace.name", input), "namespace.name")
    } else {
      identity.namespace = ResourceName.label(["preview", identity.name])
    }
    if set.preview != nil { parameters.add(identity, mode) }
    if let url { identity.url = try address(url, parameters, input) }
    if let environment, input.pullRequest != nil, !input.isWithheld {
      if set.preview != nil { parameters.add(identity, mode) }
      identity.environment = try text(environment, parameters, "feedback.deployment", input)
    }
    return identity
  }

  /// A key that is no label loses something when it is made one: its hash keeps two of them apart.
  private func distinctly(_ key: String) -> [String] {
    ResourceName.isLabel(key) ? [key] : [key, ShortHash.hex(key, digits: 8)]
  }

  /// Where nothing was let through, an address that needs more is not known yet.
  private func address(_ url: ObjectTemplate, _ parameters: Parameters, _ input: RenderInput) throws(RenderFailure)
    -> String
  {
    do throws(RenderFailure) {
      let text = try text(url, parameters, "url", input)
      let named = host(of: text)
      if let problem = HostName.problem(named) ?? hostShape.problem(named) {
        throw RenderFailure(
          subject: "", field: "spec.preview.url", message: "“\(text.prefix(300))”: \(problem)",
          reason: .invalidAddress)
      }
      return text
    } catch {
      guard input.isWithheld else { throw error }
      return ""
    }
  }

  private func text(
    _ template: ObjectTemplate, _ parameters: Parameters, _ field: String, _ input: RenderInput
  ) throws(RenderFailure) -> String {
    let text: String
    do throws(RenderFailure) {
      text = try rendered(template, parameters, field: "spec.preview.\(field)").string ?? ""
    } catch {
      throw input.isWithheld ? unread(field, error.message) : error
    }
    if input.isWithheld, text.firstRange(of: "<no value>") != nil || text.firstRange(of: "{{") != nil {
      throw unread(field, text)
    }
    guard !text.isEmpty else {
      throw RenderFailure(subject: "", field: "spec.preview.\(field)", message: "rendered to nothing")
    }
    return text
  }

  private func unread(_ field: String, _ detail: String) -> RenderFailure {
    RenderFailure(
      subject: "", field: "spec.preview.\(field)",
      message: "needs what would be read from a commit that nobody has approved; make it of the pull request's own "
        + "parameters, so that there is something to approve (\(detail))", reason: .awaitingApproval)
  }

  private func label(_ text: String, _ field: String) throws(RenderFailure) -> String {
    guard ResourceName.isLabel(text) else {
      throw RenderFailure(
        subject: "", field: "spec.preview.\(field)",
        message: "“\(text)” is not a DNS label (a-z, 0-9 and -, at most 63 characters); \(remedy(forName: text))")
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
  let afterScheme = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
  let authority = afterScheme.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
  let hostPort = authority.split(separator: "@").last ?? ""
  if hostPort.hasPrefix("[") { return String(hostPort.prefix { $0 != "]" }) + "]" }
  return String(hostPort.prefix { $0 != ":" })
}
