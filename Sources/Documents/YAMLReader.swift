// SPDX-License-Identifier: Apache-2.0
internal import CYAML

/// Builds values from libyaml's events. Resolving scalars, anchors and merges is ours; libyaml scans.
struct YAMLReader: ~Copyable {
  /// What an anchor stands for, and how many nodes that is.
  private struct Anchored {
    var value: Value
    var size: Int
  }

  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private var event = yaml_event_t()
  private let text: UnsafeBufferPointer<UInt8>
  private let source: String?
  private var anchors: [String: Anchored] = [:]
  private var pairs = BuildStack<Object.Pair>()
  private var values = BuildStack<Value>()
  private var interner = KeyInterner()
  private var nodes = 0
  private var aliasedNodes = 0
  /// The first infinity or NaN, which is no error as long as another value takes its place.
  private var unwritable: DocumentError?

  /// The text must outlive the reader: libyaml reads from where it lies.
  init(_ whole: UnsafeBufferPointer<UInt8>, source: String?) throws(DocumentError) {
    // Left to libyaml, a byte order mark would count as a column, and what follows on the next line would stand too far left.
    let text = whole.starts(with: [0xEF, 0xBB, 0xBF]) ? UnsafeBufferPointer(rebasing: whole.dropFirst(3)) : whole
    self.text = text
    self.source = source
    parser = .allocate(capacity: 1)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      throw DocumentError(source: source, line: 1, column: 1, message: "out of memory")
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    var last = event
    yaml_event_delete(&last)
    yaml_parser_delete(parser)
    parser.deallocate()
  }

  mutating func documents(isFirstOnly: Bool) throws(DocumentError) -> [Value] {
    var found: [Value] = []
    while true {
      switch try next() {
      case YAML_STREAM_END_EVENT: return found
      case YAML_DOCUMENT_START_EVENT:
        anchors.removeAll()
        try checkVersion()
        _ = try next()
        let value = try node(depth: 0)
        if let unwritable, value.hasUnwritableNumber { throw unwritable }
        found.append(value)
        _ = try next()  // the end of the document: what stands behind the value on its line must be in order, too
        if isFirstOnly { return found }
      default: break
      }
    }
  }

  /// Go's library refuses other versions, hence so do kubectl and Argo CD; 1.2 would mean other booleans and octals.
  private func checkVersion() throws(DocumentError) {
    guard let version = event.data.document_start.version_directive?.pointee else { return }
    guard version.major == 1, version.minor == 1 else {
      throw fail("only YAML 1.1 is read; remove the %YAML \(version.major).\(version.minor) line")
    }
  }

  // MARK: events

  /// Steps to the next event, which stays valid until the step after it.
  private mutating func next() throws(DocumentError) -> yaml_event_type_t {
    yaml_event_delete(&event)
    guard yaml_parser_parse(parser, &event) == 1 else { throw scanError() }
    return event.type
  }

  private func fail(_ message: String) -> DocumentError {
    let mark = event.start_mark
    return DocumentError(source: source, line: Int(mark.line) + 1, column: Int(mark.column) + 1, message: message)
  }

  private func scanError() -> DocumentError {
    let state = parser.pointee
    let problem = state.problem.map { String(cString: $0) } ?? "not YAML"
    if state.error == YAML_READER_ERROR {  // such errors come without a mark
      let (line, column) = place(ofByte: Int(state.problem_offset), in: text)
      return DocumentError(source: source, line: line, column: column, message: problem)
    }
    let context = state.context.map { " " + String(cString: $0) } ?? ""
    let mark = state.problem_mark
    return DocumentError(
      source: source, line: Int(mark.line) + 1, column: Int(mark.column) + 1,
      message: problem + context + templateHint(line: Int(mark.line)))
  }

  /// Whoever writes `name: {{x}}` means a text, which to YAML is a map with a map as its key.
  private func templateHint(line: Int) -> String {
    let lines = text.split(separator: UInt8(ascii: "\n"), maxSplits: line + 1, omittingEmptySubsequences: false)
    guard line < lines.count else { return "" }
    let content = String(decoding: lines[line], as: UTF8.self)
    return content.contains(": {{") || content.contains("- {{") ? "; put quotes around a text that begins with {{" : ""
  }

  // MARK: nodes

  /// The value that begins with the current event.
  private mutating func node(depth: Int) throws(DocumentError) -> Value {
    if event.type == YAML_ALIAS_EVENT { return try alias() }
    nodes += 1
    if nodes > YAML.maximumNodes { throw fail("more than \(YAML.maximumNodes) values in one text") }
    if depth > YAML.maximumDepth { throw fail("nested deeper than \(YAML.maximumDepth) levels") }
    let before = nodes
    let value: Value
    let anchor: String?
    switch event.type {
    case YAML_SCALAR_EVENT:
      anchor = name(event.data.scalar.anchor)
      value = try scalar()
    case YAML_SEQUENCE_START_EVENT:
      anchor = name(event.data.sequence_start.anchor)
      value = try sequence(depth: depth)
    case YAML_MAPPING_START_EVENT:
      anchor = name(event.data.mapping_start.anchor)
      value = try mapping(depth: depth)
    default: throw fail("a value is expected here")
    }
    if let anchor { anchors[anchor] = Anchored(value: value, size: nodes - before + 1) }
    return value
  }

  @inline(__always) private func name(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text.map { String(cString: $0) }
  }

  private mutating func alias() throws(DocumentError) -> Value {
    let anchor = name(event.data.alias.anchor) ?? ""
    guard let target = anchors[anchor] else { throw fail("unknown anchor '\(anchor)'") }
    nodes += target.size
    aliasedNodes += target.size
    if aliasedNodes > YAML.maximumAliasedNodes { throw fail("aliases unfold to too many values") }
    return target.value
  }

  private mutating func sequence(depth: Int) throws(DocumentError) -> Value {
    let mark = values.count
    while try next() != YAML_SEQUENCE_END_EVENT { values.push(try node(depth: depth + 1)) }
    return .array(values.popArray(from: mark))
  }

  private mutating func mapping(depth: Int) throws(DocumentError) -> Value {
    let mark = pairs.count
    var seen = KeyFilter()
    while try next() != YAML_MAPPING_END_EVENT {
      if isMergeKey {
        _ = try next()
        try merge(depth: depth, from: mark, &seen)
        continue
      }
      let key = try key()
      _ = try next()
      let value = try node(depth: depth + 1)
      put(key, value, from: mark, &seen)
    }
    return .object(Object(foldingRepeats: pairs.popContiguous(from: mark)))
  }

  private mutating func put(_ key: String, _ value: Value, from mark: Int, _ seen: inout KeyFilter) {
    if seen.insert(key) {
      let open = pairs.elements(from: mark)
      if open.count <= Object.indexThreshold {
        for place in open.indices where sameBytes(open[place].key, key) {
          open[place].value = value
          return
        }
      }
    }
    pairs.push(Object.Pair(key: key, value: value))
  }

  // MARK: merges

  private var isMergeKey: Bool {
    guard event.type == YAML_SCALAR_EVENT else { return false }
    let scalar = event.data.scalar
    return scalar.plain_implicit != 0 && scalar.length == 2
      && YAMLScalar.isMerge(UnsafeBufferPointer(start: scalar.value, count: scalar.length))
  }

  /// Members of the map (or of the maps of the list) after `<<`. As in Go's yaml.v2 they take effect where they stand: keys before
  /// the merge are overwritten by it, keys after it overwrite it; of a list of maps the first one wins.
  private mutating func merge(depth: Int, from mark: Int, _ seen: inout KeyFilter) throws(DocumentError) {
    let start = fail("a merge (<<) needs a map or a list of maps")
    let merged = try node(depth: depth + 1)
    let maps = if case .array(let items) = merged { items } else { [merged] }
    for map in maps.reversed() {
      guard case .object(let members) = map else { throw start }
      for pair in members { put(pair.key, pair.value, from: mark, &seen) }
    }
  }

  // MARK: scalars

  private mutating func key() throws(DocumentError) -> String {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      let bytes = UnsafeBufferPointer<UInt8>(start: scalar.value, count: scalar.length)
      // Text is by far the most common key; it is interned without becoming a value first.
      if scalar.tag == nil, scalar.anchor == nil, scalar.plain_implicit == 0 || startsAsText(bytes) {
        return interner.intern(bytes)
      }
      return try keyText(try node(depth: 0))
    case YAML_ALIAS_EVENT: return try keyText(try alias())
    default:
      throw fail("a list or a map cannot be a key" + templateHint(line: Int(event.start_mark.line)))
    }
  }

  /// Whether no number, boolean or null begins with this byte.
  @inline(__always) private func startsAsText(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first else { return false }
    switch first {
    case 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "~"): return false
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"):
      return bytes.count > 5
    default: return true
    }
  }

  /// The text that sigs.k8s.io/yaml makes of a key; numbers with a fraction go through single precision there.
  private func keyText(_ value: Value) throws(DocumentError) -> String {
    switch value {
    case .string(let text): return text
    case .int(let number): return String(number)
    case .bool(let flag): return flag ? "true" : "false"
    case .double(let number): return NumberText.general(single: Float(number))
    case .null: throw fail("null cannot be a key")
    case .array, .object: throw fail("a list or a map cannot be a key")
    }
  }

  private mutating func scalar() throws(DocumentError) -> Value {
    let scalar = event.data.scalar
    let bytes = UnsafeBufferPointer<UInt8>(start: scalar.value, count: scalar.length)
    guard let tag = scalar.tag.map({ String(cString: $0) }) else {
      let value =
        scalar.plain_implicit != 0 ? YAMLScalar.resolve(bytes) : .string(String(decoding: bytes, as: UTF8.self))
      if case .double(let number) = value, !number.isFinite, unwritable == nil {
        unwritable = fail("infinity and NaN cannot be used: JSON has neither")
      }
      return value
    }
    return try tagged(bytes, tag: tag)
  }

  /// A scalar with an explicit tag. Tags of other families say nothing to us: such a scalar is text.
  private func tagged(_ bytes: UnsafeBufferPointer<UInt8>, tag: String) throws(DocumentError) -> Value {
    let family = "tag:yaml.org,2002:"
    guard tag.hasPrefix(family) else { return .string(String(decoding: bytes, as: UTF8.self)) }
    let kind = tag.dropFirst(family.count)
    let value = YAMLScalar.resolve(bytes)
    switch (kind, value) {
    case ("str", _), ("timestamp", .string): return .string(String(decoding: bytes, as: UTF8.self))
    case ("binary", _):
      guard let data = Base64Text.decode(bytes) else { throw fail("!!binary needs base64") }
      return .string(String(decoding: data, as: UTF8.self))
    case ("null", .null), ("bool", .bool), ("int", .int): return value
    case ("float", .double(let number)) where number.isFinite: return value
    case ("float", .int(let number)): return .double(Double(number))
    case ("null", _), ("bool", _), ("int", _), ("float", _), ("timestamp", _):
      throw fail("cannot read this as !!\(kind)")
    default: return .string(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// Base64 with padding, as `!!binary` holds it; line breaks are skipped.
enum Base64Text {
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var output: [UInt8] = []
    var group: UInt32 = 0
    var filled = 0
    var padding = 0
    for byte in bytes where byte != 0x0A && byte != 0x0D {
      if byte == UInt8(ascii: "=") {
        padding += 1
        continue
      }
      guard padding == 0, let bits = sextet(byte) else { return nil }
      group = group << 6 | bits
      filled += 1
      if filled == 4 {
        output += [
          UInt8(truncatingIfNeeded: group >> 16), UInt8(truncatingIfNeeded: group >> 8),
          UInt8(truncatingIfNeeded: group),
        ]
        group = 0
        filled = 0
      }
    }
    switch (filled, padding) {
    case (0, 0): return output
    case (2, 2): return output + [UInt8(truncatingIfNeeded: group >> 4)]
    case (3, 1): return output + [UInt8(truncatingIfNeeded: group >> 10), UInt8(truncatingIfNeeded: group >> 2)]
    default: return nil
    }
  }

  private static func sextet(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - 65)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - 71)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte + 4)
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

extension Value {
  /// Whether an infinity or NaN is left anywhere in it.
  fileprivate var hasUnwritableNumber: Bool {
    switch self {
    case .double(let number): !number.isFinite
    case .array(let items): items.contains(where: \.hasUnwritableNumber)
    case .object(let members): members.contains { $0.value.hasUnwritableNumber }
    default: false
    }
  }
}
