// SPDX-License-Identifier: Apache-2.0
import Documents
import Git
import HTTPServing
import TestKit
import Testing

@testable import Sandbox

/// The real product is the judge: whatever a recorded Gitea answered, ours answers too.
struct `The forge speaks as Gitea does` {
  /// Recorded by older servers only, or taken out of recordings since.
  private static let gone: Set<String> = ["secret", "gravatar"]

  private static func fixture(_ name: String) throws -> Value {
    let folder = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()
    return try JSON.parse(Files.read("\(folder)/Fixtures/gitea/\(name).json"))
  }

  /// Fields of the recording that ours lacks or has with another type. null goes with everything.
  private static func lacking(_ ours: Value?, _ recorded: Value, _ path: String = "") -> [String] {
    guard let ours else { return [path] }
    switch (recorded, ours) {
    case (.null, _), (_, .null): return []
    case (.object(let members), .object):
      return members.flatMap { gone.contains($0.key) ? [] : lacking(ours[$0.key], $0.value, "\(path).\($0.key)") }
    case (.array(let old), .array(let new)):
      guard let first = old.first, let mine = new.first else { return [] }
      return lacking(mine, first, path + "[]")
    default: return recorded.kindName == ours.kindName ? [] : ["\(path): \(ours.kindName), not \(recorded.kindName)"]
    }
  }

  @Test func `answers have every field of recorded ones`() async throws {
    try await withForge { bed in
      let number = try await bed.open()
      _ = try await bed.call("POST", "repos/acme/shop/labels", ["name": "bug", "color": "#ee0701"])
      _ = try await bed.call("POST", "repos/acme/shop/issues/\(number)/labels", ["labels": ["bug"]])
      let comment = try await bed.call("POST", "repos/acme/shop/issues/\(number)/comments", ["body": "what?"])
      let sha = try await bed.shop.resolve("feature")
      let status = try await bed.call(
        "POST", "repos/acme/shop/statuses/\(sha)",
        ["state": "success", "context": "ci", "target_url": "https://example.com"])
      #expect(status.status == 201)
      #expect(status.value["status"] == "success")
      let answers: [(String, Value)] = [
        ("pr", try await bed.get("repos/acme/shop/pulls/\(number)")), ("repo", try await bed.get("repos/acme/shop")),
        ("branches", try await bed.get("repos/acme/shop/branches")), ("user", try await bed.get("user")),
        ("status", status.value), ("comment", comment.value),
        ("contents-dir", try await bed.get("repos/acme/shop/contents/web")),
        ("error-404", try await bed.call("GET", "repos/acme/nothing").value),
        ("error-422", try await bed.call("POST", "repos/acme/shop/pulls", ["head": "feature", "base": "main"]).value),
      ]
      for (name, ours) in answers {
        let missing = Self.lacking(ours, try Self.fixture(name))
        #expect(missing.isEmpty, "\(name): \(missing)")
      }
    }
  }

  @Test func `webhook bodies have every field of recorded ones`() async throws {
    try await withForge { bed in
      let listener = try await bed.listen(events: ["*"])
      let number = try await bed.open()
      _ = try await bed.call("POST", "repos/acme/shop/labels", ["name": "bug", "color": "#ee0701"])
      _ = try await bed.call("POST", "repos/acme/shop/issues/\(number)/labels", ["labels": ["bug"]])
      _ = try await bed.call("POST", "repos/acme/shop/issues/\(number)/comments", ["body": "what?"])
      try await bed.commit(["more.txt": "more"], on: "feature")
      let wanted = [
        ("webhook-pull_request-synchronized", "pull_request", "pull_request_sync"), ("webhook-push", "push", "push"),
        ("webhook-pull_request-label_updated", "pull_request", "pull_request_label"),
        ("webhook-issue_comment-created-on-pr", "issue_comment", "pull_request_comment"),
      ]
      for (name, event, type) in wanted {
        let delivery = try await eventually(name) { _ in listener.all.first { $0.event == event && $0.type == type } }
        let recorded = try Self.fixture(name)
        let missing = Self.lacking(delivery.body, recorded)
        #expect(missing.isEmpty, "\(name): \(missing)")
        #expect(delivery.body["action"] == recorded["action"])
      }
      await listener.server.stop(grace: .zero)
    }
  }
}
