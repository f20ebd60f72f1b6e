// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import PreviewAPI

/// The parts of an inputs document that are neither pull requests nor Git.
struct OfflineSources: Sendable {
  private let document: Value

  init(_ document: Value) { self.document = document }

  func clusters() -> [ClusterRecord] {
    (document["clusters"]?.array ?? []).map { row in
      ClusterRecord(
        name: row["name"]?.string ?? "", server: row["server"]?.string ?? "", project: row["project"]?.string ?? "",
        labels: texts(row["labels"]), annotations: texts(row["annotations"]))
    }
  }

  private func texts(_ value: Value?) -> [String: String] {
    let pairs = (value?.object ?? [:]).map { ($0.key, $0.value.string ?? Printing.text($0.value)) }
    return Dictionary(pairs, uniquingKeysWith: { $1 })
  }

  /// Several rows of one repository are its branches, the default one first.
  func repositories(_ provider: String, _ member: Value) throws(SourceError) -> [ForgeRepository] {
    let key = RepositoryProvider.all.first { $0.name == provider }?.owner ?? "owner"
    let owner = member[key].map { $0.string ?? Printing.text($0) } ?? ""
    let names = [owner, owner + "/" + (member["teamProject"]?.string ?? ""), provider]
    guard let name = names.first(where: { document.at("scm", $0) != nil }) else {
      guard document["scm"]?.object != nil else { throw .notFound("no inputs for scm (\(provider) \(owner))") }
      throw .notFound("\(provider) has no \(key) \(owner), or hides it from these credentials")
    }
    let rows = (document.at("scm", name)?.array ?? []).filter { isListed($0, provider, member, owner) }
    return rows.enumerated().compactMap { place, row in
      let isNamesake = { (other: Value) in other["repository"]?.string == row["repository"]?.string }
      guard !rows[..<place].contains(where: isNamesake) else { return nil }
      let branches = rows.filter(isNamesake).prefix(member["allBranches"] == true ? rows.count : 1).map(branch)
      return ForgeRepository(
        organization: row["organization"]?.string ?? owner, name: row["repository"]?.string ?? "",
        id: row["repository_id"] ?? .null, url: row["url"]?.string ?? "",
        labels: (row["labels"]?.array ?? []).compactMap(\.string), branches: { () throws(SourceError) in branches })
    }
  }

  /// The rows of a repository under its owner.
  @Sendable func branches(_ repository: RepositoryRef) -> [Branch] {
    (document.at("scm", repository.owner)?.array ?? []).filter { $0["repository"]?.string == repository.name }
      .map { Branch(name: $0["branch"]?.string ?? "", sha: $0["sha"].map { $0.string ?? Printing.text($0) } ?? "") }
  }

  private func branch(_ row: Value) -> ForgeBranch {
    let paths = Set((row["paths"]?.array ?? []).compactMap(\.string))
    return ForgeBranch(
      name: row["branch"]?.string ?? "", sha: row["sha"].map { $0.string ?? Printing.text($0) } ?? "",
      hasPath: { path throws(SourceError) in path.isEmpty || paths.contains(path) || paths.contains(path + "/") })
  }

  /// The provider's own restrictions, as it would apply them.
  private func isListed(_ row: Value, _ provider: String, _ member: Value, _ owner: String) -> Bool {
    if row["archived"] == true, member["excludeArchivedRepos"] == true { return false }
    guard provider == "gitlab" else { return true }
    let group = row["organization"]?.string ?? owner
    if member["includeSubgroups"] != true, group.hasPrefix(owner + "/") { return false }
    guard let topic = member["topic"]?.string, !topic.isEmpty else { return true }
    return row["labels"]?.array?.contains(.string(topic)) == true
  }

  func plugin(_ configMap: String) throws(SourceError) -> Value {
    guard let answer = document.at("plugins", configMap) else {
      guard document["plugins"]?.object != nil else { throw .notFound("no inputs for plugins (\(configMap))") }
      throw .notFound("there is no plugin \(configMap)")
    }
    return answer
  }

  /// A kind goes by its plural name, formed as Kubernetes does by default.
  func objects(_ apiVersion: String, _ resource: String) -> [Value] {
    (document["resources"]?.array ?? []).filter { object in
      guard object["apiVersion"]?.string == apiVersion, let kind = object["kind"]?.string?.lowercased() else {
        return false
      }
      var plurals = [kind, kind + "s", kind + "es"]
      if kind.hasSuffix("y") { plurals.append(kind.dropLast() + "ies") }
      return plurals.contains(resource.lowercased())
    }
  }
}
