// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// What others may change about existing Applications, and what the operator may (appset-engine sections 1.1, 2.4 and 2.5). Read from
/// a PreviewSet, carried by its Previews.
public struct ApplicationRules: Sendable, Hashable {
  /// `spec.syncPolicy.applicationsSync`
  public var sync: PreviewSet.ApplicationsSync = .sync
  /// `spec.preservedFields.annotations`: keys whose live value survives an update.
  public var preservedAnnotations: [String] = []
  /// `spec.preservedFields.labels`
  public var preservedLabels: [String] = []
  /// `spec.ignoreApplicationDifferences`
  public var ignored: [IgnoredDifference] = []

  /// Fields of live Applications that are left as they are.
  public struct IgnoredDifference: Sendable, Hashable {
    /// Only this Application; "" for all.
    public var name = ""
    /// RFC 6901.
    public var jsonPointers: [String] = []
    public var jqPathExpressions: [String] = []
    public init(name: String = "", jsonPointers: [String] = [], jqPathExpressions: [String] = []) {
      self.name = name
      self.jsonPointers = jsonPointers
      self.jqPathExpressions = jqPathExpressions
    }
  }

  public init() {}

  /// - Parameters:
  ///   - fields: hold `preservedFields` and `ignoreApplicationDifferences`.
  ///   - policy: holds `applicationsSync`.
  init(_ fields: Fields, policy: Fields) throws(ValidationError) {
    sync = try policy.choice("applicationsSync", PreviewSet.ApplicationsSync.self) ?? .sync
    let preserved = try fields.map("preservedFields")
    preservedAnnotations = try preserved.strings("annotations")
    preservedLabels = try preserved.strings("labels")
    for (place, item) in try fields.list("ignoreApplicationDifferences").enumerated() {
      let rule = try Fields(item, path: fields.path("ignoreApplicationDifferences[\(place)]"))
      ignored.append(
        IgnoredDifference(
          name: try rule.string("name") ?? "", jsonPointers: try rule.strings("jsonPointers"),
          jqPathExpressions: try rule.strings("jqPathExpressions")))
    }
  }

  /// Under `spec.applicationRules` of a Preview; nil where everything is as usual.
  var value: Value? {
    guard self != ApplicationRules() else { return nil }
    func texts(_ texts: [String]) -> Value { .array(texts.map { .string($0) }) }
    return [
      "applicationsSync": .string(sync.rawValue),
      "preservedFields": ["annotations": texts(preservedAnnotations), "labels": texts(preservedLabels)],
      "ignoreApplicationDifferences": .array(
        ignored.map {
          [
            "name": .string($0.name), "jsonPointers": texts($0.jsonPointers),
            "jqPathExpressions": texts($0.jqPathExpressions),
          ]
        }),
    ]
  }
}
