// SPDX-License-Identifier: Apache-2.0
internal import Cryptography
public import HTTPServing

/// Tells forms of our own pages from forged ones (cross-site request forgery): each carries a token that other origins cannot
/// read.
public struct FormGuard: Sendable {
  private let token: String

  /// A token that lasts as long as this process.
  public init() { token = Hex.encode(SecureRandom.bytes(24)) }
  public init(token: String) { self.token = token }

  /// Stands in every form.
  public var field: Markup { "<input type=\"hidden\" name=\"token\" value=\"\(token)\">" }

  /// Why a form is not taken; for whoever sent it.
  public struct Refusal: Error {
    public var message: String
  }

  /// The fields of a form that came from one of our own pages.
  public func fields(of request: ServerRequest) throws(Refusal) -> [String: String] {
    if let origin = request.header("Origin"), let host = request.header("Host"),
      !["http://" + host, "https://" + host].contains(origin)
    {
      throw Refusal(message: "This form came from another site.")
    }
    let items = PercentCoding.query(String(decoding: request.body, as: UTF8.self))
    let fields = Dictionary(items.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    guard ConstantTime.areEqual(Array((fields["token"] ?? "").utf8), Array(token.utf8)) else {
      throw Refusal(message: "This form is too old. Go back, reload the page and try again.")
    }
    return fields
  }
}
