// SPDX-License-Identifier: Apache-2.0

/// A value on its way through an expression.
struct Operand {
  var value: GoValue
  /// Whether Go would hold it as `interface {}`, as items of generic maps and lists are until a pipeline takes them.
  /// It shows in error messages, and tells a nil that is there from one that is missing.
  var isInterface: Bool

  init(_ value: GoValue, isInterface: Bool = false) {
    self.value = value
    self.isInterface = isInterface
  }

  /// The zero `reflect.Value`: what a missing key yields.
  static var missing: Operand { Operand(.null) }

  var isMissing: Bool { !isInterface && value.isNull }
}

/// Why an execution stopped.
indirect enum Failure: Error {
  /// A function's own words; the call adds where and which.
  case function(String)
  /// A function reached a bound.
  case bound(TemplateError.Bound, String)
  /// Complete.
  case error(TemplateError)

  func hinting(_ hint: String) -> Failure {
    if case .error(let error) = self { .error(error.hinting(hint)) } else { self }
  }
}

/// The state of one execution. It is passed along as `inout`, so that no access needs a check at run time.
struct Evaluation: ~Copyable {
  let program: Program.Content
  var output: [UInt8] = []
  var dot: Operand
  /// Variables of all templates being executed; those of the current one start at `base`.
  var slots: [Operand]
  var base = 0
  /// The node that an error would be reported at.
  var node: Int32 = -1
  var templateName: String
  private var depth = 0
  private var stepsLeft: Int
  private var valueBytesLeft: Int

  /// The bound on `output`, at hand because each write looks at it.
  private let outputBound: Int

  init(_ program: Program.Content, root: GoValue) {
    self.program = program
    templateName = program.main.name
    dot = Operand(root)
    slots = []
    stepsLeft = program.options.limits.steps
    valueBytesLeft = min(program.options.limits.valueBytes, Formatter.longestText)
    outputBound = program.options.limits.outputBytes
    slots.reserveCapacity(program.main.slotCount)
    output.reserveCapacity(program.source.count + 64)
  }

  var options: TemplateOptions { program.options }

  // MARK: bounds

  @inline(__always)
  mutating func step(_ count: Int = 1) throws(Failure) {
    stepsLeft -= count
    if stepsLeft < 0 {
      throw .bound(.steps, "the template takes more than \(options.limits.steps) steps")
    }
  }

  /// Accounts for memory that a function is about to fill.
  mutating func reserve(bytes: Int) throws(Failure) {
    valueBytesLeft -= bytes
    if valueBytesLeft < 0 {
      throw .bound(.valueBytes, "the template's values take more than \(options.limits.valueBytes) bytes")
    }
  }

  /// Like `reserve`, for a product that may not fit.
  mutating func reserve(_ count: Int, times size: Int) throws(Failure) {
    let (bytes, overflow) = count.multipliedReportingOverflow(by: size)
    try reserve(bytes: overflow ? .max / 2 : bytes)
  }

  /// The largest text that a function may still make.
  var textBound: Int { max(valueBytesLeft, 0) }

  func checkOutput() throws(Failure) {
    if output.count > outputBound {
      throw .bound(.outputBytes, "the output has more than \(options.limits.outputBytes) bytes")
    }
  }

  /// One more block within the current one: each takes a part of the thread's stack.
  @inline(__always)
  mutating func enter() throws(Failure) { try deepen(bound: program.options.limits.nesting * 3 + 100) }

  /// One more template within the current one. Its bound comes first, so that it is the call that is named and not some block of
  /// what it calls.
  mutating func enterTemplate() throws(Failure) { try deepen(bound: program.options.limits.nesting * 3) }

  @inline(__always)
  private mutating func deepen(bound: Int) throws(Failure) {
    depth += 1
    if depth > bound {
      // Go's words with Go's number, which people search for; our bound is lower, because the stack is.
      throw failure("exceeded maximum template depth (100000)", cause: .bound(.nesting))
    }
  }

  @inline(__always)
  mutating func leave() { depth -= 1 }

  // MARK: the world

  /// A random number from the environment, evenly spread.
  mutating func random(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let limit = UInt64(bound)
    // What is above the last whole multiple of the bound would make small numbers likelier.
    let ceiling = UInt64.max - UInt64.max % limit
    while true {
      let number = options.environment.randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      if number < ceiling { return Int(number % limit) }
    }
  }

  // MARK: errors

  /// An error at the current node, in Go's words.
  func failure(_ message: String, cause: TemplateError.Cause = .language) -> Failure {
    guard node >= 0 else {
      return .error(
        TemplateError(
          stage: .exec, cause: cause, message: "template: \(templateName): \(message)", templateName: templateName))
    }
    let at = program.nodes[Int(node)]
    let place = SourcePosition(offset: at.position, in: program.source)
    return .error(
      TemplateError(
        stage: .exec, cause: cause,
        message:
          "template: \(program.name):\(place.line):\(place.column): executing \(Quoting.quoted(templateName)) "
          + "at <\(at)>: \(message)", templateName: program.name, line: place.line, column: place.column,
        sourceLine: place.text))
  }

  /// What the caller of the template gets to see of a failure.
  func complete(_ failure: Failure) -> TemplateError {
    switch failure {
    case .error(let error): return error
    case .function(let message): return complete(self.failure(message))
    case .bound(let bound, let message): return complete(self.failure(message, cause: .bound(bound)))
    }
  }

  // MARK: writing

  /// What an action does with its value.
  mutating func write(_ value: GoValue) throws(Failure) {
    switch value {
    case .string(let text): output.append(text)
    case .null: output += "<no value>".utf8
    case .int(let number): output.append(decimal: number)
    default:
      var formatter = Formatter(output: output, bound: outputBound)
      output = []
      formatter.print(value, verb: "v")
      output = formatter.output
      if formatter.isTooDeep { throw failure("a value contains itself", cause: .bound(.nesting)) }
    }
    try checkOutput()
  }
}

extension Array where Element == UInt8 {
  @inline(__always)
  mutating func append(_ text: String) {
    if text.utf8.withContiguousStorageIfAvailable({ append(contentsOf: $0) }) == nil { append(contentsOf: text.utf8) }
  }

  /// Decimal digits.
  mutating func append(decimal number: Int64) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { buffer in
      var rest = number.magnitude
      var place = 20
      repeat {
        place -= 1
        buffer[place] = UInt8(truncatingIfNeeded: rest % 10) + 0x30
        rest /= 10
      } while rest > 0
      if number < 0 {
        place -= 1
        buffer[place] = 0x2D
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: buffer[place..<20]))
    }
  }
}
