// SPDX-License-Identifier: Apache-2.0

/// Turns templates of the Flux Operator (`<< inputs.id >>`) into ours (`{{ .number }}`): other marks, other names, one language.
struct FluxTemplate {
  /// Names of inputs with what stands for them.
  let inputs: [String: String]
  /// Inputs that nothing stands for.
  private(set) var unknown: Set<String> = []

  init(inputs: [String: String]) { self.inputs = inputs }

  mutating func converted(_ text: String) -> String {
    guard text.contains("<<") else { return escaped(text[...]) }
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "<<"), let close = rest[open.upperBound...].firstRange(of: ">>") {
      result += escaped(rest[..<open.lowerBound])
      result += "{{" + action(rest[open.upperBound..<close.lowerBound]) + "}}"
      rest = rest[close.upperBound...]
    }
    return typed(result + escaped(rest))
  }

  /// Braces that were plain text must stay so.
  private func escaped(_ text: Substring) -> String {
    text.split(separator: "{{", omittingEmptySubsequences: false).joined(separator: #"{{"{{"}}"#)
  }

  /// `inputs.name` outside of quotes.
  private mutating func action(_ text: Substring) -> String {
    var result = ""
    var rest = text
    var quote: Character?
    while let next = rest.first {
      if quote == nil, rest.hasPrefix("inputs."), !(result.last.map(isWord) ?? false), result.last != "." {
        rest = rest.dropFirst("inputs.".count)
        let name = String(rest.prefix(while: isWord))
        rest = rest.dropFirst(name.count)
        if inputs[name] == nil { unknown.insert(name) }
        result += inputs[name] ?? ".\(name)"
        continue
      }
      if next == "\"" || next == "`" { quote = quote == nil ? next : quote == next ? nil : quote }
      result.append(next)
      rest = rest.dropFirst()
    }
    return result
  }

  /// There the text is YAML, here it is a scalar: what was to be a number or a flag says so, and quotes would be part of it.
  private func typed(_ text: String) -> String {
    guard text.hasPrefix("{{"), text.hasSuffix("}}"), !text.dropFirst(2).contains("{{") else { return text }
    let body = text.dropFirst(2).dropLast(2)
    let trimmed = String(body.reversed().drop { $0 == " " || $0 == "-" }.reversed())
    if trimmed.hasSuffix("| quote") { return "{{" + String(trimmed.dropLast("| quote".count)) + "}}" }
    for function in ["| int", "| bool"] where trimmed.hasSuffix(function) {
      return "{{" + (function == "| int" ? trimmed : String(trimmed.dropLast(function.count))) + " | toJson }}"
    }
    return text
  }
}

private func isWord(_ character: Character) -> Bool {
  character.isASCII && (character.isLetter || character.isNumber || character == "_")
}
