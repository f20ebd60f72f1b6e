// SPDX-License-Identifier: Apache-2.0
internal import Documents
public import KubeModel
public import PreviewAPI

// Others write to Applications too: notification engines, image updaters, people. What the set leaves to them is taken from the
// live object into what is applied, so that server-side apply neither reverts nor removes it (appset-engine section 2.5).

/// Annotations that Argo CD's own controllers write and that always survive.
private let bookkeeping = [
  "notified.notifications.argoproj.io", "argocd.argoproj.io/refresh", "argocd.argoproj.io/hydrate",
]

/// The object as it is to be applied over the live one. Only Applications yield.
public func yielding(_ wanted: KubeObject, to live: KubeObject, _ rules: ApplicationRules) -> KubeObject {
  guard wanted.kind == Names.application else { return wanted }
  var result = wanted
  result.annotations = kept(wanted.annotations, live.annotations, bookkeeping + rules.preservedAnnotations)
  result.labels = kept(wanted.labels, live.labels, rules.preservedLabels)
  for rule in rules.ignored where rule.name.isEmpty || rule.name == wanted.name {
    for pointer in rule.jsonPointers.compactMap({ JSONPointer($0) }) {
      yield(&result.value, at: pointer, to: live.value, at: pointer)
    }
    for expression in rule.jqPathExpressions { yield(&result.value, at: expression, to: live.value) }
  }
  return result
}

/// Says which rule cannot be followed, by its field.
public func check(_ rules: ApplicationRules) throws(ValidationError) {
  for (place, rule) in rules.ignored.enumerated() {
    let field = "spec.ignoreApplicationDifferences[\(place)]"
    for (number, text) in rule.jsonPointers.enumerated() {
      guard let pointer = JSONPointer(text), mayYield(pointer) else {
        throw ValidationError(
          field: "\(field).jsonPointers[\(number)]",
          message:
            "“\(text)” is no pointer into spec, operation or a member of metadata, such as /spec/source/targetRevision")
      }
    }
    for (number, text) in rule.jqPathExpressions.enumerated() {
      do throws(PathExpressionError) { _ = try PathExpression(text) } catch {
        throw ValidationError(
          field: "\(field).jqPathExpressions[\(number)]",
          message: "“\(text)” is not a path of jq that is known here: \(error)")
      }
    }
  }
}

private func kept(_ wanted: [String: String], _ live: [String: String], _ keys: [String]) -> [String: String] {
  var result = wanted
  for key in keys where wanted[key] != nil { result[key] = live[key] ?? result[key] }
  return result
}

/// Identity, status and what the server keeps are nobody's to leave or take.
private func mayYield(_ pointer: JSONPointer) -> Bool {
  switch pointer.tokens.first {
  case "spec", "operation": true
  case "metadata": pointer.tokens.count > 1 && ["annotations", "labels", "finalizers"].contains(pointer.tokens[1])
  default: false
  }
}

/// An expression may choose places in either document: the first here belongs to the first there, and so on; where they
/// differ in number, each place stands for itself.
private func yield(_ wanted: inout Value, at text: String, to live: Value) {
  guard let expression = try? PathExpression(text) else { return }
  guard let here = expression.places(in: wanted), let there = expression.places(in: live) else {
    // Too much to find out: nothing that might be somebody else's is touched.
    return yield(&wanted, at: JSONPointer(tokens: ["spec"]), to: live, at: JSONPointer(tokens: ["spec"]))
  }
  let pairs = here.count == there.count ? Array(zip(here, there)) : (here + there).map { ($0, $0) }
  for (place, source) in pairs where mayYield(place) && mayYield(source) {
    yield(&wanted, at: place, to: live, at: source)
  }
}

private func yield(_ wanted: inout Value, at place: JSONPointer, to live: Value, at source: JSONPointer) {
  let value = live[source].flatMap { $0.isNull ? nil : $0 }
  if wanted[place] != nil {
    if let value { try? wanted.replace(value, at: place) } else { try? wanted.remove(at: place) }
  } else if let value, case .object? = wanted[JSONPointer(tokens: place.tokens.dropLast())] {
    try? wanted.add(value, at: place)
  }
}
