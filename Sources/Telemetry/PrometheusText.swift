// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// The text format that Prometheus reads, version 0.0.4.
extension MetricFamily {
  var exposition: String {
    guard !series.isEmpty else { return "" }
    var text = "# HELP \(name) \(escaped(help, isLabel: false))\n# TYPE \(name) \(kind.word)\n"
    for (values, one) in series.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      switch kind {
      case .counter, .gauge: text += line(name, values, number(one.value))
      case .histogram(let bounds): text += histogram(values, one, bounds)
      }
    }
    return text
  }

  private func histogram(_ values: [String], _ one: MetricSeries, _ bounds: [Double]) -> String {
    var text = ""
    var total = 0
    for (place, count) in one.counts.enumerated() {
      total += count
      let bound = place < bounds.count ? number(bounds[place]) : "+Inf"
      text += line(name + "_bucket", values, String(total), bound: bound)
    }
    return text + line(name + "_sum", values, number(one.value)) + line(name + "_count", values, String(total))
  }

  private func line(_ name: String, _ values: [String], _ number: String, bound: String? = nil) -> String {
    var pairs = zip(labels, values).map { "\($0)=\"\(escaped($1, isLabel: true))\"" }
    if let bound { pairs.append("le=\"\(bound)\"") }
    return name + (pairs.isEmpty ? "" : "{" + pairs.joined(separator: ",") + "}") + " " + number + "\n"
  }

  private func number(_ value: Double) -> String {
    value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Inf" : "+Inf") : NumberText.json(value)
  }

  private func escaped(_ text: String, isLabel: Bool) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\"" where isLabel: output += "\\\""
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}
