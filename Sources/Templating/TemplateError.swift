// SPDX-License-Identifier: Apache-2.0

/// Why a template could not be compiled or executed.
public struct TemplateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// When it went wrong.
  public enum Stage: String, Sendable, Hashable {
    /// An option that does not exist.
    case option
    /// The text is not a template.
    case parse
    /// The template met data it cannot work with, or reached a bound.
    case exec
  }

  /// What kind of thing went wrong, for those who act on it.
  public enum Cause: Sendable, Hashable {
    /// The language or a function refused.
    case language
    /// A function whose result changes by itself was called where that is not allowed.
    case refused(function: String)
    /// A bound on what one rendering may cost was reached.
    case bound(Bound)
  }

  /// The bounds of `TemplateLimits`.
  public enum Bound: String, Sendable, Hashable {
    case steps
    case outputBytes
    case valueBytes
    case nesting
  }

  public var stage: Stage
  public var cause: Cause
  /// Go's own text, as `text/template` would report it.
  public var message: String
  /// What to try instead, where a slip of the pen is likely: `; did you mean branch?`. Not of Go.
  public var hint = ""
  /// The name the template was parsed under.
  public var templateName: String
  /// From 1; nil when the error has no place.
  public var line: Int?
  /// In bytes from 0, as Go counts; nil when the error has no place.
  public var column: Int?
  /// The line of the template in which it happened.
  public var sourceLine: String?
  /// Where in a tree of templates the text stands, for example `spec.source.path`; nil for a single template.
  public var fieldPath: String?

  public init(
    stage: Stage, cause: Cause = .language, message: String, templateName: String = "base", line: Int? = nil,
    column: Int? = nil, sourceLine: String? = nil, fieldPath: String? = nil
  ) {
    self.stage = stage
    self.cause = cause
    self.message = message
    self.templateName = templateName
    self.line = line
    self.column = column
    self.sourceLine = sourceLine
    self.fieldPath = fieldPath
  }

  /// The field path, if any, Go's text and the hint.
  public var description: String { (fieldPath.map { $0 + ": " } ?? "") + message + hint }

  func hinting(_ hint: String) -> TemplateError {
    var error = self
    error.hint = hint
    return error
  }

  /// For people: where, what, the source line and a caret under the place.
  ///
  /// - Parameter file: the name of the file the template was read from, when there is one.
  public func report(file: String? = nil) -> String {
    var place = file ?? fieldPath ?? templateName
    if file != nil, let fieldPath { place += ": " + fieldPath }
    if let line {
      place += ":\(line)"
      if let column { place += ":\(column + 1)" }
    }
    var text = "\(place): \(message)\(hint)"
    guard let sourceLine else { return text }
    text += "\n  " + sourceLine
    guard let column else { return text }
    // Tabs stay tabs, so that the caret stands right wherever they are shown as wide as above; one space per character.
    text += "\n  "
    var bytes = 0
    for scalar in sourceLine.unicodeScalars {
      if bytes >= column { break }
      bytes += scalar.utf8.count
      text += scalar == "\t" ? "\t" : " "
    }
    return text + "^"
  }
}
