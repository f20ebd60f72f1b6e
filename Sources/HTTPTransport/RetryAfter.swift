// SPDX-License-Identifier: Apache-2.0
public import Clocks

extension Headers {
  /// How long the server asks to wait (RFC 9110 section 10.2.3): seconds, or a date that is compared with `now`. Never negative.
  public func retryAfter(now: Timestamp) -> Duration? {
    guard let text = self["Retry-After"] else { return nil }
    if let seconds = Int64(text), seconds >= 0 { return .seconds(min(seconds, 86_400 * 30)) }
    return Timestamp(httpDate: text).map { max($0 - now, .zero) }
  }
}

extension Timestamp {
  /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, the one form of date that HTTP writes (RFC 9110 section 5.6.7).
  public init?(httpDate text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", parts[1].utf8.count == 2, parts[3].utf8.count == 4,
      let month = Timestamp.monthNames.firstIndex(of: String(parts[2]))
    else { return nil }
    let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
    self.init("\(parts[3])-\(number)-\(parts[1])T\(parts[4])Z")
  }

  private static let monthNames = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
