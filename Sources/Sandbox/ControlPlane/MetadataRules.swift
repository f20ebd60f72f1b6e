// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// What every object's metadata must be like (apimachinery's pkg/api/validation and pkg/util/validation).
enum MetadataRules {
  static func causes(_ value: Value, _ resource: APIResource) -> [APIFailure.Cause] {
    let metadata = value["metadata"] ?? [:]
    var causes = nameCauses(metadata["name"]?.string ?? "", resource.names)
    for pair in metadata["labels"]?.object ?? [:] {
      causes += labelKeyCauses(pair.key, "metadata.labels")
      if let text = pair.value.string { causes += labelValueCauses(text) }
    }
    var size = 0
    for pair in metadata["annotations"]?.object ?? [:] {
      causes += labelKeyCauses(pair.key.lowercased(), "metadata.annotations")
      size += pair.key.utf8.count + (pair.value.string?.utf8.count ?? 0)
    }
    if size > 256 << 10 {
      causes.append(
        .init(
          reason: "FieldValueTooLong", message: "Too long: may not be more than 262144 bytes",
          field: "metadata.annotations"))
    }
    for (place, owner) in (metadata["ownerReferences"]?.array ?? []).enumerated() {
      for member in ["apiVersion", "kind", "name", "uid"] where (owner[member]?.string ?? "").isEmpty {
        causes.append(.invalid("metadata.ownerReferences[\(place)].\(member)", "\"\"", "must not be empty"))
      }
    }
    let controllers = (metadata["ownerReferences"]?.array ?? []).filter { $0["controller"]?.bool == true }
    if controllers.count > 1 {
      let names = controllers.compactMap { $0["name"]?.string }.joined(separator: ", ")
      causes.append(
        .invalid(
          "metadata.ownerReferences", JSON.text(.array(controllers)),
          "Only one reference can have Controller set to true. Found \"true\" in references for \(names)"))
    }
    for finalizer in metadata["finalizers"]?.array ?? [] {
      guard let text = finalizer.string else { continue }
      if !text.contains("/"), !["orphan", "foregroundDeletion", "kubernetes"].contains(text), !text.contains(".") {
        causes.append(
          .invalid(
            "metadata.finalizers", "\"\(text)\"", "name is neither a standard finalizer name nor is it fully qualified")
        )
      }
    }
    return causes
  }

  private static func nameCauses(_ name: String, _ rule: APIResource.NameRule) -> [APIFailure.Cause] {
    let field = "metadata.name"
    if name.isEmpty { return [.required(field, "name or generateName is required")] }
    let shown = "\"\(name)\""
    switch rule {
    case .segment:
      if name == "." || name == ".." { return [.invalid(field, shown, "may not be '\(name)'")] }
      return name.contains("/") ? [.invalid(field, shown, "may not contain '/'")] : []
    case .label:
      if name.utf8.count > 63 { return [.invalid(field, shown, "must be no more than 63 characters")] }
      return isLabel(name) ? [] : [.invalid(field, shown, labelText)]
    case .subdomain:
      if name.utf8.count > 253 { return [.invalid(field, shown, "must be no more than 253 characters")] }
      return isSubdomain(name) ? [] : [.invalid(field, shown, subdomainText)]
    }
  }

  private static func labelKeyCauses(_ key: String, _ field: String) -> [APIFailure.Cause] {
    let parts = key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let name = parts.last ?? ""
    let shown = "\"\(key)\""
    if parts.count > 2 { return [.invalid(field, shown, "a qualified name " + qualifiedText)] }
    if parts.count == 2, !isSubdomain(parts[0]) || parts[0].utf8.count > 253 {
      return [.invalid(field, shown, "prefix part " + subdomainText)]
    }
    if name.isEmpty { return [.invalid(field, shown, "name part must be non-empty")] }
    if name.utf8.count > 63 { return [.invalid(field, shown, "name part must be no more than 63 characters")] }
    return isQualified(name) ? [] : [.invalid(field, shown, "name part " + qualifiedText)]
  }

  private static func labelValueCauses(_ text: String) -> [APIFailure.Cause] {
    let shown = "\"\(text)\""
    if text.utf8.count > 63 { return [.invalid("metadata.labels", shown, "must be no more than 63 characters")] }
    if text.isEmpty || isQualified(text) { return [] }
    return [
      .invalid(
        "metadata.labels", shown,
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"
      )
    ]
  }

  // MARK: alphabets

  static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
  static func isLabel(_ text: String) -> Bool {
    func isPlain(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) }
    guard let first = text.utf8.first, let last = text.utf8.last, isPlain(first), isPlain(last) else { return false }
    return text.utf8.allSatisfy { isPlain($0) || $0 == 0x2D }
  }
  static func isSubdomain(_ text: String) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { isLabel(String($0)) }
  }
  private static func isQualified(_ text: String) -> Bool {
    guard let first = text.utf8.first, let last = text.utf8.last, isWord(first), isWord(last) else { return false }
    return text.utf8.allSatisfy { isWord($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F }
  }

  private static let subdomainText =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
  private static let labelText =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
  private static let qualifiedText =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
}
