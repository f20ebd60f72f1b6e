// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// A slice of Go. One that comes from a document is converted when it is first looked into.
final class GoList {
  let type: StaticType
  let isNil: Bool
  private var source: [Value]?
  private var storage: [GoValue]

  init(_ items: [GoValue], type: StaticType = .list, isNil: Bool = false) {
    storage = items
    self.type = type
    self.isNil = isNil
  }

  /// A `[]interface {}` with the content of a document.
  init(_ source: [Value]) {
    storage = []
    type = .list
    isNil = false
    self.source = source
  }

  var items: [GoValue] {
    if let source {
      self.source = nil
      storage = source.map { GoValue($0) }
    }
    return storage
  }

  var count: Int { source?.count ?? storage.count }

  /// The type of the items as declared.
  var elementType: StaticType { if case .slice(let element) = type { element } else { .any } }
}
