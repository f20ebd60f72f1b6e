// SPDX-License-Identifier: Apache-2.0

/// A piece of HTML. Text becomes one only by being escaped, so nothing that a person or a machine wrote can become markup.
public struct Markup: Sendable, ExpressibleByStringInterpolation, CustomStringConvertible {
  public private(set) var html: String

  private init(html: String) { self.html = html }
  public init(stringLiteral value: String) { html = value }
  public init(stringInterpolation: Interpolation) { html = stringInterpolation.html }

  /// Only for what the renderer itself has put together.
  public static func trusted(_ html: String) -> Markup { Markup(html: html) }
  public static func text(_ text: String) -> Markup { Markup(html: escape(text)) }
  public static let nothing = Markup(html: "")

  public var description: String { html }

  public static func + (left: Markup, right: Markup) -> Markup { Markup(html: left.html + right.html) }

  /// Escapes for element content and for quoted attributes.
  public static func escape(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x26: result += Array("&amp;".utf8)
      case 0x3C: result += Array("&lt;".utf8)
      case 0x3E: result += Array("&gt;".utf8)
      case 0x22: result += Array("&quot;".utf8)
      case 0x27: result += Array("&#39;".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// In a literal, `\(text)` is escaped and `\(markup)` stays.
  public struct Interpolation: StringInterpolationProtocol {
    private(set) var html = ""
    public init(literalCapacity: Int, interpolationCount: Int) { html.reserveCapacity(literalCapacity * 2) }
    public mutating func appendLiteral(_ literal: String) { html += literal }
    public mutating func appendInterpolation(_ text: String) { html += Markup.escape(text) }
    public mutating func appendInterpolation(_ number: some BinaryInteger) { html += String(number) }
    public mutating func appendInterpolation(_ markup: Markup) { html += markup.html }
    public mutating func appendInterpolation(_ list: [Markup]) { for markup in list { html += markup.html } }
  }
}
