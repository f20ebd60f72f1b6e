// SPDX-License-Identifier: Apache-2.0

/// One name with all its series. Changed only under the registry's lock.
struct MetricFamily: Sendable {
  enum Kind: Sendable, Equatable {
    case counter
    case gauge
    /// Upper bounds of the buckets, ascending; one more for infinity is implied.
    case histogram([Double])

    /// As Prometheus calls it.
    var word: String {
      switch self {
      case .counter: "counter"
      case .gauge: "gauge"
      case .histogram: "histogram"
      }
    }
  }

  let name: String
  let help: String
  let kind: Kind
  let labels: [String]
  var series: [[String]: MetricSeries] = [:]

  init(name: String, help: String, kind: Kind, labels: [String]) {
    self.name = name
    self.help = help
    self.kind = kind
    self.labels = labels.map(MetricFamily.validName)
  }

  mutating func update(_ values: [String], _ change: (inout MetricSeries, Kind) -> Void) {
    // Missing label values are empty, surplus ones are dropped: a slip in a metric must not stop the program.
    var values = values.prefix(labels.count).map { Truncation.cut($0, to: 200) }
    while values.count < labels.count { values.append("") }
    if series[values] == nil, series.count >= Metrics.maximumSeries {
      values = Array(repeating: "other", count: labels.count)
    }
    change(&series[values, default: MetricSeries()], kind)
  }

  /// Letters, digits, `_` and `:`, not beginning with a digit; anything else becomes `_`.
  static func validName(_ name: String) -> String {
    var output: [UInt8] = []
    for byte in name.utf8 {
      let isLetter = (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x5F || byte == 0x3A
      let isDigit = byte &- 0x30 < 10
      output.append(isLetter || (isDigit && !output.isEmpty) ? byte : 0x5F)
    }
    return String(decoding: output, as: UTF8.self)
  }
}

/// One combination of label values.
struct MetricSeries: Sendable {
  /// Counters and gauges: the number. Histograms: the sum.
  var value = 0.0
  /// Histograms: how many values fell into each bucket, the last being the one without bound.
  var counts: [Int] = []

  mutating func observe(_ measured: Double, _ kind: MetricFamily.Kind) {
    guard case .histogram(let bounds) = kind, !measured.isNaN else { return }
    if counts.isEmpty { counts = Array(repeating: 0, count: bounds.count + 1) }
    counts[bounds.firstIndex { measured <= $0 } ?? bounds.count] += 1
    value += measured
  }
}
