// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import Forge
public import Git
public import PreviewAPI
public import Templating

/// One set of parameters, and where it comes from.
public struct GeneratedSet: Sendable, Hashable {
  public var parameters: Parameters
  /// The `template` of the entry of `spec.generators` that it comes from, to be merged over `spec.template`.
  public var template: Value?
  private var source: Source
  /// `spec.generators[0].pullRequest`
  public var origin: String

  /// Nothing was fetched for it: the other generators of a matrix were not run with what its pull request says, since nobody let
  /// that through.
  public var isWithheld = false

  /// It stands in for a pull request that its repository may lack, and yields to one that comes into the same preview.
  public var standsIn = false

  /// A template is then taken verbatim (appset-engine section 3.2).
  public var hasNoParameters: Bool { parameters.values.isEmpty }

  public init(
    parameters: Parameters, template: Value? = nil, pullRequest: PullRequest? = nil, forge: String = "",
    forgeHost: String = "", forgeMember: Value = .null, origin: String
  ) {
    self.parameters = parameters
    self.template = template
    source =
      pullRequest == nil && forge.isEmpty && forgeHost.isEmpty && forgeMember.isNull
      ? .none : .forge(pullRequest, name: forge, host: forgeHost, member: forgeMember)
    self.origin = origin
  }
}

extension GeneratedSet {
  /// What a set with a pull request has more than others. It stands aside because most of a set's size would be this, and sets
  /// without one come by the ten thousand.
  private indirect enum Source: Sendable, Hashable {
    case none
    case forge(PullRequest?, name: String, host: String, member: Value)
  }

  /// Where it came from, also through matrix and merge; nil when no pull request took part.
  public var pullRequest: PullRequest? { if case .forge(let pull, _, _, _) = source { pull } else { nil } }
  /// `github`, `gitea`, …; "" without a pull request.
  public var forge: String { if case .forge(_, let name, _, _) = source { name } else { "" } }
  /// Host of the forge's API; "" without a pull request.
  public var forgeHost: String { if case .forge(_, _, let host, _) = source { host } else { "" } }
  /// The generator's forge member as interpolated (`{owner, repo, tokenRef, …}`): how to ask that forge again.
  public var forgeMember: Value { if case .forge(_, _, _, let member) = source { member } else { .null } }
}

/// Why a generator, or one set of it, has no result.
public enum GeneratorError: Error, Sendable, Equatable {
  /// The specification cannot work.
  case invalid(ValidationError)
  /// No kind of that name.
  case unknownKind(String, path: String)
  case forge(ForgeError, repository: String)
  case git(GitError)
  /// A cluster, a plugin or an object that was asked for.
  case source(SourceError, path: String)
  case template(TemplateError)
  /// A file of a repository that cannot be used: its path, the repository and what is wrong.
  case file(path: String, repository: String, detail: String)
  /// Parameters that contradict each other.
  case parameters(path: String, detail: String)

  /// True where asking again later may help without anybody changing anything.
  public var isTransient: Bool {
    switch self {
    case .git(let error): error.isTransient
    case .source(let error, _): error.isTransient
    case .forge(let error, _): error.isTransient
    default: false
    }
  }

  /// What a forge said, whichever way it was asked.
  public var forgeError: ForgeError? {
    switch self {
    case .forge(let error, _), .source(.forge(let error), _): error
    default: nil
    }
  }
}

/// Something that was asked for and is missing from a generation. As long as there is one, absence proves nothing.
public struct GenerationFailure: Sendable, Equatable, CustomStringConvertible {
  /// `spec.generators[0].git`
  public var origin: String
  public var cause: GeneratorError
  public var isTransient: Bool { cause.isTransient }

  public init(origin: String, cause: GeneratorError) {
    self.origin = origin
    self.cause = cause
  }

  /// For people: what is wrong and, where that is known, what to do.
  public var message: String { cause.description }
  public var description: String { message.hasPrefix("spec.") ? message : "\(origin): \(message)" }
}

/// What one listing of a repository's pull requests gave.
public struct SourceReport: Sendable, Equatable {
  /// `owner/name`
  public var repository: String
  public var host: String
  /// Pull requests listed, before the generator's filters.
  public var count: Int
  /// False when the listing failed, or was passed over as not found.
  public var isComplete: Bool
  /// The forge said that nothing has changed.
  public var isFromCache: Bool
  public var rateRemaining: Int?
  /// When it was read; nil when it was not.
  public var readAt: Timestamp?
  public var error: ForgeError?
  /// Numbers of those that were listed and that the labels and filters of every generator with this source leave out.
  public var passedOver: Set<Int> = []

  public init(
    repository: String, host: String, count: Int, isComplete: Bool, isFromCache: Bool = false,
    rateRemaining: Int? = nil, error: ForgeError? = nil
  ) {
    self.repository = repository
    self.host = host
    self.count = count
    self.isComplete = isComplete
    self.isFromCache = isFromCache
    self.rateRemaining = rateRemaining
    self.error = error
  }
}

/// Everything that generators had to say.
public struct Generation: Sendable, Equatable {
  /// In order of the specification.
  public var sets: [GeneratedSet] = []
  public var failures: [GenerationFailure] = []
  /// When to look again; nil for never by the clock.
  public var requeueAfter: Duration?
  /// One per repository listed.
  public var sources: [SourceReport] = []

  public init() {}

  /// True when what is not in `sets` is really not there: the condition for thinking about deletion.
  public var isComplete: Bool { failures.isEmpty && sources.allSatisfy(\.isComplete) }
}

extension GeneratorError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalid(let error): error.description
    case .unknownKind(let kind, let path):
      "\(path): unknown generator “\(kind)”\(GeneratorKind.hint(for: kind))"
    case .forge(let error, let repository): "\(repository): \(error.words)"
    case .git(let error): error.description
    case .source(let error, let path): "\(path): \(error.description)"
    case .template(let error): error.description
    case .file(let path, let repository, let detail): "\(path) in \(repository): \(detail)"
    case .parameters(let path, let detail): "\(path): \(detail)"
    }
  }
}
