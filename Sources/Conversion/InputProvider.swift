// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import KubeModel

/// What a ResourceSetInputProvider asks a forge for, in the words of a pullRequest generator.
struct InputProvider {
  /// nil when no generator does the same.
  var generator: Value?
  /// Names of inputs, as templates write them, with the parameter that holds the same.
  var inputs: [String: String] = [:]
  /// Why there is no generator, and fields that no member of one stands for.
  var complaints: [(field: String, message: String)] = []

  /// Types of pull requests, with the generator's member and the members that spell the repository.
  private static let forges: [String: (member: String, path: [String])] = [
    "GitHubPullRequest": ("github", ["owner", "repo"]), "GitLabMergeRequest": ("gitlab", ["project"]),
    "GiteaPullRequest": ("gitea", ["owner", "repo"]),
    "AzureDevOpsPullRequest": ("azuredevops", ["organization", "project", "repo"]),
  ]

  init(_ provider: KubeObject) {
    let spec = provider.spec
    let type = spec["type"]?.string ?? ""
    guard let forge = InputProvider.forges[type] else {
      complaints.append(("spec.type", "“\(type)” lists no pull requests; write a generator for it by hand"))
      return
    }
    guard let place = Place(spec["url"]?.string ?? "", forge.path) else {
      let form = forge.path.joined(separator: "/")
      complaints.append(("spec.url", "does not name a repository of the form https://host/\(form)"))
      return
    }
    var body: Value = ["requeueAfterSeconds": .int(seconds(provider) ?? 600)]
    body[forge.member] = member(forge.member, place, spec)
    addFilters(spec["filter"] ?? .null, forge.member, &body)
    inputs = ["id": ".number", "sha": ".head_sha", "branch": ".branch", "author": ".author", "title": ".title"]
    addDefaults(spec["defaultValues"] ?? .null, &body)
    generator = ["pullRequest": body]
    for field in ["certSecretRef", "serviceAccountName", "skip", "schedule"] where spec[field] != nil {
      complaints.append(("spec.\(field)", "has no counterpart in a generator"))
    }
  }

  private mutating func member(_ name: String, _ place: Place, _ spec: Value) -> Value {
    var member: Value = .object(Object(place.parts.map { ($0.key, .string($0.value)) }))
    if !["github.com", "gitlab.com", "dev.azure.com"].contains(place.host) {
      member["api"] = .string("https://" + place.host)
    }
    if let secret = spec.at("secretRef", "name")?.string {
      member["tokenRef"] = ["secretName": .string(secret), "key": "password"]
      complaints.append(
        ("spec.secretRef", "is read as a token under the key “password”; for a GitHub App use appSecretName"))
    }
    if spec["insecure"]?.bool == true { member["insecure"] = true }
    if let labels = spec.at("filter", "labels"), !labels.isNull { member["labels"] = labels }
    return member
  }

  private mutating func addFilters(_ filter: Value, _ member: String, _ body: inout Value) {
    if let branch = filter["includeBranch"]?.string { body["filters"] = [["branchMatch": .string(branch)]] }
    if filter["excludeBranch"] != nil {
      complaints.append(("spec.filter.excludeBranch", "a generator has only inclusions; use spec.preview.select"))
    }
    if filter["limit"] != nil {
      complaints.append(
        ("spec.filter.limit", "would let older previews go for newer ones; spec.preview.limits never evicts"))
    }
  }

  /// Texts become `values` of the generator; anything else has no place there.
  private mutating func addDefaults(_ defaults: Value, _ body: inout Value) {
    for pair in defaults.object ?? [:] {
      guard let text = pair.value.string else {
        complaints.append(("spec.defaultValues.\(pair.key)", "only texts can be values of a generator"))
        continue
      }
      body["values"] = (body["values"] ?? [:])
      body["values"]?[pair.key] = .string(text)
      inputs[pair.key] = ".values.\(pair.key)"
    }
  }

  private func seconds(_ provider: KubeObject) -> Int64? {
    guard let text = provider.annotations["fluxcd.controlplane.io/reconcileEvery"],
      let unit = ["s": 1, "m": 60, "h": 3600][String(text.suffix(1))], let count = Int64(text.dropLast())
    else { return nil }
    return count * Int64(unit)
  }
}

/// Host and path of a repository's web address.
private struct Place {
  var host: String
  var parts: [(key: String, value: String)]

  init?(_ url: String, _ keys: [String]) {
    guard let scheme = url.firstRange(of: "://") else { return nil }
    var pieces = url[scheme.upperBound...].split(separator: "/").map(String.init)
    guard pieces.count > 1 else { return nil }
    host = pieces.removeFirst()
    // Azure DevOps writes /organization/project/_git/repository.
    pieces.removeAll { $0 == "_git" }
    if let last = pieces.popLast() { pieces.append(last.hasSuffix(".git") ? String(last.dropLast(4)) : last) }
    // The path of a GitLab project may have any depth.
    if keys.count == 1 { pieces = [pieces.joined(separator: "/")] }
    guard pieces.count == keys.count else { return nil }
    parts = zip(keys, pieces).map { ($0, $1) }
  }
}
