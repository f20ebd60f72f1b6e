// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel
internal import PreviewAPI
internal import Templating

/// Why the set's own comment could not be written.
struct CommentTemplateFailure: Error {
  var message: String
}

/// `feedback.comment.template` over what the pull request may know. Its output is bounded as every template's; functions that
/// depend on time or chance are refused, since the comment is edited whenever its text differs.
func templatedBody(
  _ status: PreviewStatus, _ preview: Preview, _ pullRequest: PullRequestReference
) throws(CommentTemplateFailure) -> String {
  do throws(TemplateError) {
    let template = try Template(
      preview.spec.feedback.template, name: "comment", options: TemplateOptions(functions: .hermetic))
    return try template.render(Parameters(commentParameters(status, preview, pullRequest)))
  } catch {
    throw CommentTemplateFailure(message: "spec.preview.feedback.comment.template: \(error.description)")
  }
}

/// What a comment template sees; docs/guides/comment.md lists it.
private func commentParameters(
  _ status: PreviewStatus, _ preview: Preview, _ pullRequest: PullRequestReference
) -> Object {
  [
    "headline": .string(headline(status.phase)), "phase": .string(status.phase?.rawValue ?? ""),
    "ready": .bool(status.phase == .ready),
    "reason": .string(status.conditions.first { $0.type == "Ready" }?.reason ?? ""),
    "message": .string(status.readyMessage), "url": .string(status.url),
    "commit": .string(shownSHA(status, preview, pullRequest)), "set": .string(preview.setName),
    "name": .string(preview.name), "namespace": .string(preview.spec.namespace),
    "pr": [
      "repository": .string(pullRequest.repository), "number": .int(Int64(pullRequest.number)),
      "title": .string(pullRequest.title), "author": .string(pullRequest.author),
      "branch": .string(pullRequest.branch), "url": .string(pullRequest.url),
    ],
    "applications": .array(
      status.applications.map {
        ["name": .string($0.name), "sync": .string($0.sync), "health": .string($0.health), "url": .string($0.url)]
      }),
  ]
}
