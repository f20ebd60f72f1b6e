// SPDX-License-Identifier: Apache-2.0

extension Duration {
  /// Reads a duration as Go and Kubernetes write it: `72h`, `1h30m`, `1.5s`, `250ms`; `0` alone is allowed. Days (`3d`) are
  /// taken too, because people write them. Nil for anything else.
  public init?(text: String) {
    if text == "0" {
      self = .zero
      return
    }
    var rest = text.utf8[...]
    let isNegative = rest.first == 0x2D
    if isNegative || rest.first == 0x2B { rest.removeFirst() }
    guard !rest.isEmpty else { return nil }
    var total = 0.0
    while !rest.isEmpty {
      let digits = rest.prefix { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { !(($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E) }
      rest = rest.dropFirst(unit.count)
      guard let number = Double(String(digits) ?? ""), let name = String(unit),
        let scale = Duration.unitSeconds[name]
      else { return nil }
      total += number * scale
    }
    guard total < 9.0e9 else { return nil }
    self = .microseconds(Int64(total * 1_000_000) * (isNegative ? -1 : 1))
  }

  private static let unitSeconds: [String: Double] = [
    "ns": 1e-9, "us": 1e-6, "µs": 1e-6, "ms": 1e-3, "s": 1, "m": 60, "h": 3600, "d": 86_400,
  ]

  /// For people, in the two largest units: `3d4h`, `5m30s`, `12s`; under a second `250ms`.
  public var shortText: String {
    let total = components.seconds
    if total < 1 { return total < 0 ? "0s" : wholeMicroseconds < 1000 ? "0s" : "\(wholeMicroseconds / 1000)ms" }
    let parts = [(total / 86_400, "d"), (total / 3600 % 24, "h"), (total / 60 % 60, "m"), (total % 60, "s")]
    return parts.drop { $0.0 == 0 }.prefix(2).filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }.joined()
  }
}
