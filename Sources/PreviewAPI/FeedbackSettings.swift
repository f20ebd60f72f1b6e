// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// `spec.preview.feedback`: what is told to the pull request.
public struct FeedbackSettings: Sendable, Equatable {
  public var isCommentOn: Bool
  /// Go template of the comment's body; nil: the default one.
  public var commentTemplate: String?
  /// Context of the commit status; nil: the default, "": none.
  public var statusContext: String?
  /// Template of the name of the forge's environment; nil: no deployment objects.
  public var deployment: String?

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["comment", "status", "deployment"])
    switch fields.any("comment") {
    case nil: isCommentOn = true
    case .some(.bool(let flag)): isCommentOn = flag
    case .some(.object):
      isCommentOn = true
      let comment = try fields.map("comment")
      try comment.refuseUnknown(["template"])
      commentTemplate = try comment.string("template").flatMap { $0.isEmpty ? nil : $0 }
    case .some(let other):
      throw ValidationError(
        field: fields.path("comment"), message: "expected true, false or {template: …}, found \(other.kindName)")
    }
    statusContext = try fields.string("status")
    deployment = try fields.string("deployment").flatMap { $0.isEmpty ? nil : $0 }
  }
}
