// SPDX-License-Identifier: Apache-2.0
import Glibc
import Testing

/// Text that was looked at once and must not change by itself. `RECORD_GOLDEN=1` rewrites it and fails, so that nobody records
/// by accident.
enum Golden {
  static func expect(_ text: String, at path: String) {
    if getenv("RECORD_GOLDEN") != nil {
      Files.write(text, to: path)
      Issue.record("recorded \(path)")
      return
    }
    let golden = (try? Files.text(path)) ?? ""
    let (lines, wanted) = (text.split(separator: "\n"), golden.split(separator: "\n"))
    let place = zip(lines, wanted).enumerated().first { $0.element.0 != $0.element.1 }
    #expect(
      text == golden,
      "\(path) line \(place.map { $0.offset + 1 } ?? min(lines.count, wanted.count) + 1): \(place.map { "\($0.element)" } ?? "one is longer")"
    )
  }
}
