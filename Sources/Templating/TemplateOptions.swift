// SPDX-License-Identifier: Apache-2.0
public import Clocks

/// How a template is read and executed.
public struct TemplateOptions: Sendable {
  /// What a map answers for a key it does not have.
  public enum MissingKey: String, Sendable, Hashable {
    /// `<no value>`, and going on below it yields the same.
    case `default`
    /// The zero value of the map's element type.
    case zero
    /// An error.
    case error
  }

  /// The marks around an action.
  public struct Delimiters: Sendable, Hashable {
    public var left: String
    public var right: String
    public init(left: String = "{{", right: String = "}}") {
      self.left = left
      self.right = right
    }
  }

  /// Which functions a template may call.
  public enum Functions: Sendable, Hashable {
    /// All of them.
    case all
    /// Only those whose result depends on nothing but their arguments.
    case hermetic
  }

  public var missingKey: MissingKey
  public var delimiters: Delimiters
  public var limits: TemplateLimits
  public var functions: Functions
  /// Where functions that are not hermetic take time and randomness from.
  public var environment: Environment

  public init(
    missingKey: MissingKey = .default, delimiters: Delimiters = .init(), limits: TemplateLimits = .init(),
    functions: Functions = .all, environment: Environment = .system
  ) {
    self.missingKey = missingKey
    self.delimiters = delimiters
    self.limits = limits
    self.functions = functions
    self.environment = environment
  }

  /// From the words of `spec.goTemplateOptions`, for example `missingkey=error`; later ones win.
  public init(goTemplateOptions: [String]) throws(TemplateError) {
    self.init()
    for option in goTemplateOptions {
      switch option {
      case "missingkey=default", "missingkey=invalid": missingKey = .default
      case "missingkey=zero": missingKey = .zero
      case "missingkey=error": missingKey = .error
      case "":
        throw TemplateError(stage: .option, message: "empty option string", templateName: "")
      default:
        throw TemplateError(stage: .option, message: "unrecognized option: \(option)", templateName: "")
      }
    }
  }
}

/// What one rendering may cost. A pull request's title or branch is data that others write.
public struct TemplateLimits: Sendable, Hashable {
  /// Statements, calls and items looked at.
  public var steps: Int
  /// Bytes written.
  public var outputBytes: Int
  /// Bytes (or items, counted with 16 bytes each) of all values that functions make; 4 MiB at most.
  public var valueBytes: Int
  /// How deep parts of a template may lie in one another: half as many blocks, a third as many parentheses; three times as
  /// many blocks and templates when they call one another.
  public var nesting: Int

  public init(
    steps: Int = 500_000, outputBytes: Int = 2 << 20, valueBytes: Int = 4 << 20, nesting: Int = 1000
  ) {
    self.steps = steps
    self.outputBytes = outputBytes
    self.valueBytes = valueBytes
    self.nesting = nesting
  }
}

/// What functions that are not hermetic see of the world.
public struct Environment: Sendable {
  /// What time it is.
  public var now: @Sendable () -> Timestamp
  /// That many random bytes.
  public var randomBytes: @Sendable (Int) -> [UInt8]

  /// The compiled tz database file (RFC 8536) of a zone such as `Europe/Berlin`; nil when there is none.
  public var zoneData: @Sendable (String) -> [UInt8]?

  public init(
    now: @escaping @Sendable () -> Timestamp, randomBytes: @escaping @Sendable (Int) -> [UInt8],
    zoneData: @escaping @Sendable (String) -> [UInt8]? = { _ in nil }
  ) {
    self.now = now
    self.randomBytes = randomBytes
    self.zoneData = zoneData
  }

  /// The machine's clock, its source of random bytes and its tz database.
  public static let system = Environment(
    now: { .now },
    randomBytes: { count in
      var generator = SystemRandomNumberGenerator()
      return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    },
    zoneData: { TimeZone.file(named: $0) })
}
