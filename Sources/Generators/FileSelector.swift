// SPDX-License-Identifier: Apache-2.0
internal import Patterns
internal import PreviewAPI

/// Which files a git generator reads. Exclusions always win (appset-engine section 6.2).
struct FileSelector: Sendable {
  private enum Engine: Sendable {
    case pathspecs([Pathspec])
    case globs([String])

    func selects(_ path: String) -> Bool {
      switch self {
      case .pathspecs(let specs): specs.contains { $0.selects(path) }
      case .globs(let patterns): patterns.contains { $0.isEmpty || Glob.doublestarMatch(pattern: $0, path: path) }
      }
    }
  }

  private let included: Engine
  private let excluded: Engine

  init(_ rows: [Selection], isNew: Bool, field: String) throws(GeneratorError) {
    let (inner, outer) = (rows.filter { !$0.isExclusion }.map(\.path), rows.filter(\.isExclusion).map(\.path))
    if isNew {
      func relative(_ pattern: String) -> String { String(pattern.drop { $0 == "/" }) }
      (included, excluded) = (.globs(inner.map(relative)), .globs(outer.map(relative)))
    } else {
      included = .pathspecs(try FileSelector.pathspecs(inner, field))
      excluded = .pathspecs(try FileSelector.pathspecs(outer, field))
    }
  }

  func selects(_ path: String) -> Bool { included.selects(path) && !excluded.selects(path) }

  private static func pathspecs(_ patterns: [String], _ field: String) throws(GeneratorError) -> [Pathspec] {
    var specs: [Pathspec] = []
    for pattern in patterns {
      guard let spec = Pathspec(pattern) else {
        throw .invalid(
          ValidationError(field: field, message: "“\(pattern)” leads out of the repository or is no Git pathspec"))
      }
      specs.append(spec)
    }
    return specs
  }
}
