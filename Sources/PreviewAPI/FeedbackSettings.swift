// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// What is told to the pull request.
public struct FeedbackSettings: Sendable, Equatable {
  public var isCommentOn: Bool
  /// Context of the commit status; nil: the default, "": none.
  public var statusContext: String?
  public var inertFields: [String] = []

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["comment", "status", "deployment"])
    switch fields.any("comment") {
    case nil: isCommentOn = true
    case .some(.bool(let flag)): isCommentOn = flag
    case .some(.object):
      isCommentOn = true
      inertFields.append(fields.path("comment.template"))
    case .some(let other):
      throw ValidationError(
        field: fields.path("comment"), message: "expected true, false or {template: …}, found \(other.kindName)")
    }
    statusContext = try fields.string("status")
    if let name = try fields.string("deployment"), !name.isEmpty { inertFields.append(fields.path("deployment")) }
  }
}
