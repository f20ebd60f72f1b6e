// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import HTTPTransport

// Statuses, builds, repositories, references, items. forge-apis sections 6.4, 6.5 and 6.11.

extension AzureDevOpsDialect {
  var commitRoutes: [ForgeRoute] {
    [
      // Every call adds a row.
      under("POST", "/commits/{sha}/statuses", members: ["state", "description", "context", "targetUrl"]) {
        (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        try call.demand(.read, in: repository, "TF401027: You need the Git 'GenericContribute' permission")
        let states = ["notSet", "pending", "succeeded", "failed", "error", "notApplicable"]
        guard let state = call.json["state"]?.string, states.contains(state),
          let name = call.json.at("context", "name")?.string, !name.isEmpty
        else { throw ForgeRefusal(400, "The status has no valid state or context.") }
        guard world.knows(call["sha"], in: repository) else { throw ForgeRefusal(404, "The commit does not exist.") }
        let genre = call.json.at("context", "genre")?.string ?? ""
        let status = world.addStatus(
          ForgeWorld.Status(
            id: 0, key: genre.isEmpty ? name : "\(genre)/\(name)", state: state,
            text: call.json["description"]?.string ?? "", url: call.json["targetUrl"]?.string ?? "",
            createdAt: call.now, by: call.login), to: call["sha"], in: repository.id)
        return .answer(json(status), 201)
      },
      under("GET", "/commits/{sha}/statuses", query: ["latestOnly", "top", "skip"]) {
        (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        guard world.knows(call["sha"], in: repository) else { throw ForgeRefusal(404, "The commit does not exist.") }
        let statuses = world.newestStatuses(of: call["sha"], in: repository.id).filter { !$0.isCheckRun }
        return list(statuses.prefix(call.number("top", default: 1000)).map(json))
      },
      versioned(
        "GET", "dev.azure.com/{organization}/{project}/_apis/build/builds",
        query: ["repositoryId", "repositoryType", "branchName", "$top", "queryOrder", "definitions"]
      ) { (call, world) throws(ForgeRefusal) in
        guard call.query("repositoryType") == "TfsGit",
          let repository = world.repositories.first(where: {
            AzureDevOpsDialect.guid($0.id) == call.query("repositoryId")
          })
        else { throw ForgeRefusal(400, "repositoryId and repositoryType go together") }
        let builds = world.statuses.filter { $0.key.repository == repository.id }.flatMap { key, statuses in
          statuses.filter(\.isCheckRun).map { ($0, key.sha) }
        }
        let newest = builds.sorted { $0.0.id > $1.0.id }.prefix(call.number("$top", default: 1000))
        return list(newest.map { build($0.0, of: $0.1) })
      },
    ]
  }

  var repositoryRoutes: [ForgeRoute] {
    [
      versioned("GET", "dev.azure.com/{organization}/{project}/_apis/git/repositories") {
        (call, world) throws(ForgeRefusal) in
        let owner = "\(call["organization"])/\(call["project"])"
        let shown = world.repositories.filter { $0.owner == owner && call.role(in: $0) >= .read }
        guard !shown.isEmpty else { throw ForgeRefusal(404, "TF200016: The project does not exist.") }
        return list(shown.map { json($0) })
      },
      under("GET", "") { (call, world) throws(ForgeRefusal) in .answer(json(try repository(call, world))) },
      under("GET", "/refs", query: ["filter", "filterContains", "$top", "continuationToken", "includeStatuses"]) {
        (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        let filter = "refs/" + (call.query("filter") ?? "")
        let found = repository.branches.sorted { $0.key < $1.key }.filter { "refs/heads/\($0.key)".hasPrefix(filter) }
        let start = found.firstIndex { $0.key == call.query("continuationToken") } ?? 0
        let size = call.number("$top", default: 100)
        var response = list(
          found.dropFirst(start).prefix(size).map {
            ["name": .string("refs/heads/\($0.key)"), "objectId": .string($0.value)]
          })
        if start + size < found.count { response.headers["x-ms-continuationtoken"] = found[start + size].key }
        return response
      },
      under(
        "GET", "/items",
        query: [
          "path", "scopePath", "recursionLevel", "versionDescriptor.version", "versionDescriptor.versionType",
          "$format", "includeContent",
        ]
      ) { (call, world) throws(ForgeRefusal) in
        let repository = try repository(call, world)
        let version = call.query("versionDescriptor.version") ?? repository.defaultBranch
        let isBranch = call.query("versionDescriptor.versionType") != "commit"
        guard isBranch ? repository.branches[version] != nil : world.knows(version, in: repository) else {
          throw ForgeRefusal(404, "TF401175: The version descriptor <\(version)> could not be resolved.")
        }
        let path = String((call.query("path") ?? "/").drop { $0 == "/" })
        let isFolder = path.isEmpty || repository.files.contains { $0.hasPrefix(path + "/") }
        guard isFolder || repository.files.contains(path) else {
          throw ForgeRefusal(404, "TF401174: The item \(path) could not be found.")
        }
        return .answer(["path": .string("/" + path), "isFolder": .bool(isFolder), "objectId": "0ca446aa"])
      },
    ]
  }
}
