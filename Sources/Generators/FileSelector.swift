// SPDX-License-Identifier: Apache-2.0
internal import Patterns
internal import PreviewAPI

/// Which files a git generator reads. Exclusions always win (appset-engine section 6.2).
struct FileSelector: Sendable {
  private enum Pattern: Sendable {
    case pathspec(Pathspec)
    case glob(Glob)

    func selects(_ path: String) -> Bool {
      switch self {
      case .pathspec(let spec): spec.selects(path)
      case .glob(let glob): glob.pattern.isEmpty || glob.matches(path)
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

  func selects(_ path: String) -> Bool {
    included.contains { $0.selects(path) } && !excluded.contains { $0.selects(path) }
  }
}
