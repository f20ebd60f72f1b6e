// SPDX-License-Identifier: Apache-2.0
struct Program: Sendable {
  init(source: [UInt8], name: String, options: TemplateOptions) throws(TemplateError) {}
  func execute(_ root: GoValue) throws(TemplateError) -> [UInt8] { [] }
}
