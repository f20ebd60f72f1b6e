// SPDX-License-Identifier: Apache-2.0

/// YAML in and out of `Value`, as Kubernetes reads and writes it (YAML 1.1 by the rules of sigs.k8s.io/yaml).
///
/// Reading: `y`, `yes`, `on`, `true` and their opposites are booleans, also as keys; `010`, `0o10`, `0x1F`, `0b11`, `1_000` are
/// integers; dates stay text; anchors and `<<` merges work. Keys that are numbers or booleans become text, null and collections
/// cannot be keys. Of a repeated key the last value stays.
public enum YAML {
  /// Nesting deeper than this is refused.
  static let maximumDepth = 512
  /// Nodes of all documents of one text together, aliases counted at the size of what they stand for.
  static let maximumNodes = 5_000_000
  /// Of these, how many may come out of aliases: a few lines of aliases of aliases could otherwise unfold to billions of nodes.
  static let maximumAliasedNodes = 400_000

  /// Reads the first document; the rest of the text is not looked at. A text without a document is null.
  /// - Parameter source: file name or other origin, for the error.
  /// - Throws: `DocumentError` with line and column.
  public static func parse(_ text: String, source: String? = nil) throws(DocumentError) -> Value {
    try read(text, source: source, isFirstOnly: true).first ?? .null
  }

  /// Reads all documents. One that is empty is null; a text of comments only has none.
  public static func documents(_ text: String, source: String? = nil) throws(DocumentError) -> [Value] {
    try read(text, source: source, isFirstOnly: false)
  }

  /// Writes one document, as kubectl prints it: two spaces of indentation, list dashes under their key, text of several lines as a
  /// block, quotes only where the text would read back as something else. Ends in a newline.
  /// - Parameter sortedKeys: the bytes of Go's YAML library: keys in its "natural" order (`a2` before `a10`) instead of the order of
  ///   insertion, and a key `<<` without quotes.
  public static func text(_ value: Value, sortedKeys: Bool = false) -> String {
    var writer = YAMLWriter(sortedKeys: sortedKeys)
    writer.write(document: value)
    return String(decoding: writer.output, as: UTF8.self)
  }

  /// Writes several documents, separated by `---`.
  public static func text(documents: [Value], sortedKeys: Bool = false) -> String {
    documents.map { text($0, sortedKeys: sortedKeys) }.joined(separator: "---\n")
  }

  private static func read(_ text: String, source: String?, isFirstOnly: Bool) throws(DocumentError) -> [Value] {
    let bytes = Array(text.utf8)
    let outcome = bytes.withUnsafeBufferPointer { buffer -> Result<[Value], DocumentError> in
      do throws(DocumentError) {
        var reader = try YAMLReader(buffer, source: source)
        return .success(try reader.documents(isFirstOnly: isFirstOnly))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }
}
