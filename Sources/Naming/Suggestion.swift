// SPDX-License-Identifier: Apache-2.0

/// The nearest of the words, if it is near enough to be a slip of the fingers.
public func suggestion(for word: String, among words: [String]) -> String? {
  let limit = word.count < 4 ? 1 : 2
  // Words of quite another length are not near, and comparing long ones would cost.
  let alike = words.filter { abs($0.utf8.count - word.utf8.count) <= limit }
  let near = alike.map { (word: $0, distance: editDistance(word, $0)) }.filter { $0.distance <= limit }
  if let best = near.min(by: { $0.distance < $1.distance }) { return best.word }
  return word.count >= 3 ? words.first { $0.hasPrefix(word) } : nil
}

/// Letters to insert, drop, replace or swap with their neighbour (optimal string alignment).
func editDistance(_ left: String, _ right: String) -> Int {
  let (a, b) = (Array(left.utf8), Array(right.utf8))
  var rows = [Array(0...b.count)]
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      var cost = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, rows[i - 1][j - 1] + 1) }
      row.append(cost)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}

/// What to say after an unknown word: the nearest of the known ones, or all of them where these are few. "" where there is nothing
/// to say.
public func didYouMean(_ word: String, among known: [String]) -> String {
  if let near = suggestion(for: word, among: known) { return "; did you mean \(near)?" }
  return (1...12).contains(known.count) ? "; known here: \(known.joined(separator: ", "))" : ""
}
