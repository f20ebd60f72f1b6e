// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Conversion
internal import Documents
internal import KubeModel
internal import PreviewAPI

extension Command {
  static let convert = Command(
    "convert", "Make PreviewSets of ApplicationSets or of Flux ResourceSets",
    discussion: """
      Prints PreviewSets on standard output, and on standard error what could not be carried over or acts otherwise. A
      ResourceSet's input providers must be among the files. Nothing is sent anywhere. Ends with 1 when something is lost,
      or when a set could not run as it came out; everything else is printed all the same.
      """,
    examples: [
      "nestling convert -f appset.yaml > previewset.yaml", "nestling convert -f rset.yaml -f rsip.yaml -o json",
    ],
    flags: [
      Flag("file", short: "f", value: "FILE", "YAML or JSON, - for standard input", isRepeatable: true),
      OutputFormat.flag([.yaml, .json], fallback: .yaml),
    ],
    run: { call in
      guard !call.values("file").isEmpty else { throw UsageError("nestling convert: what? write -f FILE") }
      let documents = try call.values("file").flatMap { try SetDocument.documents($0) }
      let conversion = Conversion(documents)
      if OutputFormat(call) == .json {
        let list: Value = ["apiVersion": "v1", "kind": "List", "items": .array(conversion.sets)]
        Terminal.print(JSON.text(list, pretty: true) + "\n")
      } else {
        Terminal.print(YAML.text(documents: conversion.sets))
      }
      for note in conversion.notes { Terminal.complain("\(note)") }
      let problems = conversion.sets.flatMap(problems)
      for line in problems { Terminal.complain("nestling: \(line)") }
      return problems.isEmpty && !conversion.isLossy && !conversion.sets.isEmpty ? .done : .failed
    })

  /// What would stall the set at once, or keep an API server from taking it.
  private static func problems(with set: Value) -> [String] {
    let document = SetDocument(object: KubeObject(set), place: "PreviewSet \(KubeObject(set).name)")
    var found = document.unknownFields()
    do { _ = try document.set() } catch { found.insert("\(error)", at: 0) }
    return found.map { $0 + "; mend it by hand" }
  }
}
