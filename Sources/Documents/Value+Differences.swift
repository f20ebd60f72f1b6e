// SPDX-License-Identifier: Apache-2.0

/// One place where two values differ.
public struct Difference: Sendable, Equatable {
  /// As people write it: `spec.containers[0].image`; keys with other characters than letters, digits, `-` and `_` in brackets:
  /// `metadata.annotations["example.com/owner"]`. Empty for the whole value.
  public var path: String
  /// Nil when the place is new.
  public var old: Value?
  /// Nil when the place is gone.
  public var new: Value?

  public init(path: String, old: Value?, new: Value?) {
    self.path = path
    self.old = old
    self.new = new
  }
}

extension Value {
  /// Where this value differs from an older one, in the order of its members, members that are gone last. Lists are compared item
  /// by item; `1` and `1.0` are the same. A difference is reported at the deepest place, so a member that went from a map to a
  /// text is one difference.
  /// - Parameter limit: the search ends after so many.
  public func differences(from old: Value, limit: Int = 1000) -> [Difference] {
    var search = DifferenceSearch(limit: limit)
    search.compare(old, self)
    return search.found
  }
}

private struct DifferenceSearch {
  var found: [Difference] = []
  private var path: [Step] = []
  let limit: Int

  init(limit: Int) { self.limit = limit }

  enum Step { case key(String), index(Int) }

  mutating func compare(_ old: Value?, _ new: Value?) {
    guard found.count < limit else { return }
    switch (old, new) {
    case (.object(let left), .object(let right)):
      for pair in right { descend(.key(pair.key), left[pair.key], pair.value) }
      for pair in left where right[pair.key] == nil { descend(.key(pair.key), pair.value, nil) }
    case (.array(let left), .array(let right)):
      for index in 0..<max(left.count, right.count) {
        // `dropFirst.first` rather than a conditional: `nil` beside a Value there would be the value null.
        descend(.index(index), left.dropFirst(index).first, right.dropFirst(index).first)
      }
    case (let left?, let right?):
      if !left.isSameJSON(as: right) { report(left, right) }
    default: report(old, new)
    }
  }

  private mutating func descend(_ step: Step, _ old: Value?, _ new: Value?) {
    path.append(step)
    compare(old, new)
    path.removeLast()
  }

  private mutating func report(_ old: Value?, _ new: Value?) {
    found.append(Difference(path: text, old: old, new: new))
  }

  private var text: String {
    var text = ""
    for step in path {
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where isSimple(key): text += text.isEmpty ? key : "." + key
      case .key(let key): text += "[\(JSON.text(.string(key)))]"
      }
    }
    return text
  }

  private func isSimple(_ key: String) -> Bool {
    !key.isEmpty
      && key.utf8.allSatisfy { byte in
        (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x2D || byte == 0x5F
      }
  }
}
