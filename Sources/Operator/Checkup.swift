// SPDX-License-Identifier: Apache-2.0
public import Documents
internal import Forge
public import KubeClient
internal import KubeModel
internal import Planning
internal import PreviewAPI

/// Looks whether everything that the operator needs is there, without changing anything: `nestling doctor`.
public struct Checkup: Sendable {
  private let kube: any KubeAPI
  private let ports: [ForgePort]

  public init(_ kube: any KubeAPI, forges: [ForgePort]) {
    self.kube = kube
    ports = forges
  }

  /// - Parameter definitions: the CustomResourceDefinitions as this binary prints them.
  public func findings(definitions: [Value]) async throws(KubeError) -> [Finding] {
    var findings: [Finding] = []
    for definition in definitions { findings.append(try await check(KubeObject(definition))) }
    guard !findings.contains(where: { $0.verdict == .bad }) else { return findings }
    var sets: [PreviewSet] = []
    for object in try await kube.listAll(Names.previewSet, namespace: nil).items {
      do throws(ValidationError) { sets.append(try PreviewSet(object)) } catch {
        findings.append(Finding(.bad, "\(object.ref)", "\(error)"))
      }
    }
    for permission in AccessRight.standard + unique(sets.flatMap(AccessRight.needed)) {
      findings.append(try await check(permission))
    }
    for object in try await kube.listAll(Names.previewPolicy, namespace: nil).items {
      let broken = Policies([object], governing: "").problem
      findings.append(Finding(broken == nil ? .good : .bad, "\(object.ref)", broken ?? "can be read"))
    }
    for set in sets { findings += await forges(of: set) }
    return findings
  }

  private func unique(_ permissions: [AccessRight]) -> [AccessRight] {
    var seen: Set<String> = []
    return permissions.filter { seen.insert($0.qualified).inserted }
  }

  // MARK: definitions

  private func check(_ definition: KubeObject) async throws(KubeError) -> Finding {
    let subject = "definition: \(definition.name)"
    let found: KubeObject?
    do throws(KubeError) { found = try await kube.get(definition.ref) } catch KubeError.forbidden {
      return Finding(.doubtful, subject, "may not be read by this account; ask as an administrator, without --as")
    }
    guard let live = found else {
      return Finding(.bad, subject, "is not installed: nestling crds | kubectl apply --server-side -f -")
    }
    let wanted = definition.spec["versions"]?.array ?? []
    let served = (live.spec["versions"]?.array ?? []).filter { $0["served"]?.bool == true }
    for version in wanted {
      let name = version["name"]?.string ?? ""
      guard let found = served.first(where: { $0["name"]?.string == name }) else {
        return Finding(.bad, subject, "does not serve \(name): nestling crds | kubectl apply --server-side -f -")
      }
      guard stands(version["schema"] ?? .null, in: found["schema"]) else {
        return Finding(
          .doubtful, subject,
          "serves \(name) with another schema than this binary's; install it: nestling crds | kubectl apply --server-side -f -"
        )
      }
    }
    return Finding(.good, subject, "is as this binary has it")
  }

  // MARK: permissions

  private func check(_ permission: AccessRight) async throws(KubeError) -> Finding {
    let subject = "permission: \(permission.qualified)"
    var missing: [String] = []
    for verb in permission.verbs {
      let answer = try await kube.create(permission.review(verb))
      if answer.status["allowed"]?.bool != true { missing.append(verb) }
    }
    if missing.isEmpty { return Finding(.good, subject, "\(permission.verbs.joined(separator: ", "))") }
    let lack = "\(missing.joined(separator: ", ")) not allowed, which \(permission.purpose) needs"
    return permission.isOptional
      ? Finding(.doubtful, subject, lack + "; leave it so if that is not used")
      : Finding(.bad, subject, lack + "; give the operator's account this right")
  }

  // MARK: forges

  /// One listing for each repository that a set names literally.
  private func forges(of set: PreviewSet) async -> [Finding] {
    let forges = Forges(ports, kube)
    var findings: [Finding] = []
    for (kind, member) in ports.flatMap({ port in
      members(port.kind, set.generators.map(\.body), set.generators.map(\.kind))
    }) {
      let subject = "forge: \(kind) of \(set.object.ref)"
      do throws(ForgeError) {
        let connection = try await forges.connect(kind, member, namespace: set.namespace)
        let listing = try await connection.client.openPullRequests(connection.repository)
        findings.append(
          Finding(
            .good, subject,
            "\(connection.repository) on \(connection.client.host): \(listing.pullRequests.count) open pull requests"))
      } catch {
        findings.append(Finding(.bad, subject, error.words))
      }
    }
    return findings
  }

  /// The forge's member in pullRequest generators, at any depth; those that a template makes are left out.
  private func members(_ kind: String, _ bodies: [Value], _ kinds: [String]) -> [(String, Value)] {
    zip(kinds, bodies).flatMap { name, body -> [(String, Value)] in
      if name == "pullRequest", let member = body[kind], !JSON.text(member).contains("{{") { return [(kind, member)] }
      let inner = (body["generators"]?.array ?? []).compactMap(\.object)
      return inner.flatMap { entry in
        entry.flatMap { members(kind, [$0.value], [$0.key]) }
      }
    }
  }
}
