// SPDX-License-Identifier: Apache-2.0
internal import Git
internal import Patterns
internal import PreviewAPI

/// Which files a git generator reads. Exclusions always win (appset-engine section 6.2).
struct FileSelector: Sendable {
  private enum Pattern: Sendable {
    case pathspec(Pathspec)
    case glob(Glob)

    func selects(_ path: [UInt8]) -> Bool {
      switch self {
      case .pathspec(let spec): spec.selects(path)
      case .glob(let glob): glob.pattern.isEmpty || glob.matches(path)
      }
    }

    func maySelect(below folder: [UInt8]) -> Bool {
      switch self {
      case .pathspec(let spec): spec.maySelect(below: folder)
      case .glob(let glob): glob.pattern.isEmpty || glob.mayMatch(below: folder)
      }
    }
  }

  private var included: [Pattern] = []
  private var excluded: [Pattern] = []

  init(_ rows: [Selection], isNew: Bool, field: String) throws(GeneratorError) {
    for row in rows {
      let pattern: Pattern? =
        isNew
        ? (try? Glob(row.path, dialect: .doublestar)).map(Pattern.glob) : Pathspec(row.path).map(Pattern.pathspec)
      guard let pattern else {
        throw .invalid(
          ValidationError(field: field, message: "“\(row.path)” is no pattern, or leads out of the repository"))
      }
      if row.isExclusion { excluded.append(pattern) } else { included.append(pattern) }
    }
  }

  /// The part of a tree that the rows name.
  var scope: TreeScope {
    TreeScope(
      selects: { path in included.contains { $0.selects(path) } && !excluded.contains { $0.selects(path) } },
      enters: { folder in included.contains { $0.maySelect(below: folder) } })
  }
}
