// SPDX-License-Identifier: Apache-2.0

/// A compiled template of Go's `text/template` language with Sprig's functions.
///
/// Compiled once, executed many times, on any number of threads at once.
public struct Template: Sendable {
  private let program: Program

  /// - Parameter name: what error messages call the template.
  /// - Throws: an error of stage `parse`.
  public init(
    _ source: String, name: String = "base", options: TemplateOptions = .init()
  ) throws(TemplateError) {
    program = try Program(source: Array(source.utf8), name: name, options: options)
  }

  init(bytes: [UInt8], name: String, options: TemplateOptions) throws(TemplateError) {
    program = try Program(source: bytes, name: name, options: options)
  }

  /// - Throws: an error of stage `exec`; what was written until then is lost.
  public func render(_ parameters: Parameters) throws(TemplateError) -> String {
    String(decoding: try renderBytes(parameters), as: UTF8.self)
  }

  /// The output as bytes: Go's strings need not be UTF-8.
  public func renderBytes(_ parameters: Parameters) throws(TemplateError) -> [UInt8] {
    try renderBytes(TemplateData(parameters))
  }

  func renderBytes(_ data: TemplateData) throws(TemplateError) -> [UInt8] {
    try program.execute(data.root)
  }
}
