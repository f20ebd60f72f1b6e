// SPDX-License-Identifier: Apache-2.0
internal import Documents

extension PreviewSpec {
  /// `spec.feedback`: what the pull request is told about this Preview.
  public struct Feedback: Sendable, Hashable {
    public var isCommentOn: Bool
    /// Go template of the comment's body; "" for the default one.
    public var template: String
    /// Context of the commit status; "" for none.
    public var statusContext: String
    /// The forge's environment of this Preview; "" for none.
    public var environment: String

    public init(isCommentOn: Bool, template: String = "", statusContext: String, environment: String = "") {
      self.isCommentOn = isCommentOn
      self.template = template
      self.statusContext = statusContext
      self.environment = environment
    }

    init(_ fields: Fields) throws(ValidationError) {
      isCommentOn = try fields.bool("comment") ?? false
      template = try fields.string("template") ?? ""
      statusContext = try fields.string("status") ?? ""
      environment = try fields.string("environment") ?? ""
    }

    var value: Value {
      var result: Value = ["comment": .bool(isCommentOn), "status": .string(statusContext)]
      if !template.isEmpty { result["template"] = .string(template) }
      if !environment.isEmpty { result["environment"] = .string(environment) }
      return result
    }
  }
}
