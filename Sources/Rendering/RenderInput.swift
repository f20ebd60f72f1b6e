// SPDX-License-Identifier: Apache-2.0
public import Documents
public import PreviewAPI
public import Templating

/// One parameter set on its way to becoming objects.
public struct RenderInput: Sendable {
  public var parameters: Parameters
  /// The generator's own template, still to be merged over the set's.
  public var templateOverride: Value?
  /// The pull request behind it, if there is one.
  public var pullRequest: PullRequestReference?
  /// The pull request comes from somebody whose commits need a word each: it shares no preview, and nobody's name or address.
  public var isStranger: Bool
  /// Its parameters are not complete: the rest would be read from what nobody has let through. It makes a Preview without objects.
  public var isWithheld: Bool
  /// It is there in case that no pull request of its generator comes into the same preview.
  public var standsIn: Bool
  /// Where it came from, for messages: `spec.generators[0].pullRequest`.
  public var origin: String

  public init(
    parameters: Parameters, templateOverride: Value? = nil, pullRequest: PullRequestReference? = nil,
    isStranger: Bool = false, isWithheld: Bool = false, standsIn: Bool = false, origin: String
  ) {
    self.parameters = parameters
    self.templateOverride = templateOverride
    self.pullRequest = pullRequest
    self.isStranger = isStranger
    self.isWithheld = isWithheld
    self.standsIn = standsIn
    self.origin = origin
  }

  /// Names the parameter set for a person: the pull request, or the first few parameters.
  public var label: String {
    if let pullRequest { return "\(pullRequest.repository)#\(pullRequest.number)" }
    let shown = parameters.values.prefix(3).compactMap { pair -> String? in
      switch pair.value {
      case .string(let text): "\(pair.key)=\(text.prefix(40))"
      case .int(let number): "\(pair.key)=\(number)"
      default: nil
      }
    }
    return "\(origin) {\(shown.joined(separator: ", "))}"
  }
}

/// Why one parameter set could not become objects; it stops only itself.
public struct RenderFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// The parameter set, as `RenderInput.label` names it; "" when it concerns the whole set.
  public var subject: String
  /// The templated field: `spec.template.metadata.name`.
  public var field: String
  public var message: String
  public var reason: Reason
  /// The pull request concerned, if any.
  public var pullRequest: PullRequestReference?

  public init(
    subject: String, field: String, message: String, reason: Reason = .templateFailed,
    pullRequest: PullRequestReference? = nil
  ) {
    self.subject = subject
    self.field = field
    self.message = message
    self.reason = reason
    self.pullRequest = pullRequest
  }

  public var description: String {
    (subject.isEmpty ? "" : "\(subject): ") + (field.isEmpty ? "" : "\(field): ") + message
  }
}
