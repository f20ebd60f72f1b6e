// SPDX-License-Identifier: Apache-2.0
internal import Forge
internal import KubeModel
public import PreviewAPI

/// One comment per pull request and PreviewSet.
public func commentMarker(of preview: Preview) -> String { marker(of: preview).text }

func marker(of preview: Preview) -> StickyMarker { StickyMarker(key: "\(preview.namespace)/\(preview.setName)") }

func shortSHA(_ sha: String) -> String { "`\(sha.prefix(7))`" }

/// Bytes of a comment, marker aside, that every forge keeps: the smallest limit is 32,768 characters (forge-apis 4.3, 5.3).
private let longestComment = 32_000

/// The comment as it should stand: the set's template or the default, behind the marker, cut to what every forge keeps.
func commentBody(
  _ status: PreviewStatus, _ preview: Preview, _ pullRequest: PullRequestReference
) -> String {
  let content: String
  if preview.spec.feedback.template.isEmpty {
    content = defaultBody(status, preview, pullRequest)
  } else {
    do throws(CommentTemplateFailure) {
      content = try templatedBody(status, preview, pullRequest)
    } catch {
      // A template that fails must not take the preview's address from its readers.
      content = defaultBody(status, preview, pullRequest) + "\n\n" + quoted(error.message)
    }
  }
  return marker(of: preview).body(content.shortened(toBytes: longestComment))
}

/// The default Markdown: state first, then the link, then what is behind it.
private func defaultBody(_ status: PreviewStatus, _ preview: Preview, _ pullRequest: PullRequestReference) -> String {
  var parts: [String] = ["### " + headline(status.phase)]
  parts += address(status)
  if status.phase != .ready || preview.spec.hold != nil, !status.readyMessage.isEmpty, !isFleeting(status) {
    parts.append(quoted(status.readyMessage))
  }
  if let hold = preview.spec.hold, hold.reason == .awaitingApproval {
    let waiting = preview.spec.pullRequests.first { $0.label == hold.pullRequest }
    parts.append(approvalCommand(preview, waiting ?? pullRequest))
  }
  if !status.applications.isEmpty, status.phase != .deploying { parts.append(applicationTable(status)) }
  if !status.warning.isEmpty { parts.append(status.warning) }
  let commit = shortSHA(shownSHA(status, preview, pullRequest))
  if !preview.spec.others.isEmpty { parts.append("Shared with \(sharers(preview.spec.others)).") }
  parts.append("<sub>Commit \(commit) · namespace `\(preview.spec.namespace)` · Nestling</sub>")
  return parts.joined(separator: "\n\n")
}

/// Where nothing runs, an address would only mislead.
private func address(_ status: PreviewStatus) -> [String] {
  guard !status.url.isEmpty else { return [] }
  switch status.phase {
  case .ready, .degraded: return ["**<\(status.url)>**"]
  case .failed, .stopped, .expired, .asleep, .terminating: return []
  case .deploying, .waiting, .queued, .awaitingApproval, nil: return ["It will be at <\(status.url)>."]
  }
}

private func applicationTable(_ status: PreviewStatus) -> String {
  var table = "| Application | Sync | Health |\n|---|---|---|"
  for application in status.applications {
    let name =
      application.url.hasPrefix("http") ? "[`\(application.name)`](<\(application.url)>)" : "`\(application.name)`"
    table += "\n| \(name) | \(application.sync) | \(application.health) |"
  }
  return table
}

/// How a maintainer lets exactly this commit through.
private func approvalCommand(_ preview: Preview, _ pullRequest: PullRequestReference) -> String {
  let sha = pullRequest.headSHA.prefix(12)
  let comment = preview.spec.commands == nil ? "" : "comments `/preview approve \(sha)`, or "
  return """
    A maintainer who has read the change \(comment)lets this commit through with:

    ```sh
    nestling approve -n \(preview.namespace) \(preview.spec.others.isEmpty ? preview.name : pullRequest.label) \(sha)
    ```
    """
}

/// While deploying the message changes every second; the comment must not.
private func isFleeting(_ status: PreviewStatus) -> Bool { status.phase == .deploying || status.phase == nil }

/// Messages carry remote text: as a code block it cannot become markup, a mention or a link.
func quoted(_ message: String) -> String {
  "```\n" + message.replacing("```", with: "'''").shortened(toBytes: 2000) + "\n```"
}
