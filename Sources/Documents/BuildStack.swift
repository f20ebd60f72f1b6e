// SPDX-License-Identifier: Apache-2.0

/// A last-in-first-out store for the elements of containers that are still being read.
///
/// A finished container moves its elements out into storage of exactly the right size: no growth by doubling stays behind in
/// long-lived trees, and no element is retained or released on the way. (They are appended one by one: `unsafeUninitializedCapacity`
/// is not specialized by the compiler and looks up the storage's type each time.)
struct BuildStack<Element>: ~Copyable {
  private var base: UnsafeMutablePointer<Element>
  private var capacity: Int
  private(set) var count = 0

  /// - Parameter capacity: enough for a small document, of which there may be many.
  init(capacity: Int = 16) {
    base = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit {
    base.deinitialize(count: count)
    base.deallocate()
  }

  @inline(__always) mutating func push(_ element: consuming Element) {
    if count == capacity { grow() }
    (base + count).initialize(to: element)
    count += 1
  }

  private mutating func grow() {
    let wider = UnsafeMutablePointer<Element>.allocate(capacity: capacity * 2)
    wider.moveInitialize(from: base, count: count)
    base.deallocate()
    base = wider
    capacity *= 2
  }

  /// The elements from a mark on, still on the stack; valid until the next push or pop.
  @inline(__always) func elements(from mark: Int) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: base + mark, count: count - mark)
  }

  @inline(__always) mutating func popContiguous(from mark: Int) -> ContiguousArray<Element> {
    var elements: ContiguousArray<Element> = []
    elements.reserveCapacity(count - mark)
    for place in mark..<count { elements.append((base + place).move()) }
    count = mark
    return elements
  }

  @inline(__always) mutating func popArray(from mark: Int) -> [Element] {
    var elements: [Element] = []
    elements.reserveCapacity(count - mark)
    for place in mark..<count { elements.append((base + place).move()) }
    count = mark
    return elements
  }
}
