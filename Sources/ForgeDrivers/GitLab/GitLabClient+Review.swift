// SPDX-License-Identifier: Apache-2.0
internal import Documents
internal import Forge
internal import HTTPTransport

// Files, statuses and pipelines, members. forge-apis sections 2.2, 2.4 to 2.6.

extension GitLabClient {
  /// GitLab's list is cut where the difference grows too big; the merge request says how many there are, with a plus when it did
  /// not count them all.
  func changedFiles(_ repository: RepositoryRef, _ number: Int) async throws(ForgeError) -> ChangedFiles {
    let request = try await session.value(address(repository, number), what: "\(repository)!\(number)")
    let diffs = try await walk(
      "\(path(repository))/merge_requests/\(number)/diffs", identity: nil, what: "files of \(repository)!\(number)"
    ).all()
    guard let count = request["changes_count"]?.scalarText, count == "\(diffs.count)" else {
      return .unknown(
        "\(host) lists \(diffs.count) of \(request["changes_count"]?.scalarText ?? "an unknown number of") files")
    }
    var paths: [String] = []
    for item in diffs {
      let wire = WireObject(value: item, host: host, name: "a changed file")
      let path = try wire.required("new_path")
      paths.append(path)
      let previous = wire.text("old_path")
      if !previous.isEmpty, previous != path { paths.append(previous) }
    }
    return .known(paths)
  }

  /// Reporting the state that is there already is refused as an impossible transition, which is as good as done.
  func setStatus(_ repository: RepositoryRef, sha: String, _ status: CommitStatus) async throws(ForgeError) {
    var body: Value = [
      "state": .string(status.state.gitlabWord), "name": .string(status.context),
      "description": .string(status.description.shortened(toBytes: CommitStatus.descriptionLimit)),
    ]
    // A longer address is refused, and with it the whole status.
    if !status.targetURL.isEmpty, status.targetURL.utf8.count <= 255 { body["target_url"] = .string(status.targetURL) }
    let url = session.url("\(path(repository))/statuses/\(PercentEncoding.component(sha))")
    let response = try await session.answer(url, method: "POST", json: body)
    if GitLabClient.isRepetition(response) { return }
    try session.demandSuccess(response, what: "commit \(sha) of \(repository)")
  }

  static func isRepetition(_ response: HTTPResponse) -> Bool {
    response.status == 400 && Refusal.detail(response).contains("Cannot transition status")
  }

  /// Jobs and reports by their names, and the pipeline as a whole under the name `pipeline`.
  func checks(_ repository: RepositoryRef, sha: String) async throws(ForgeError) -> [Check] {
    let statuses = try await walk(
      "\(path(repository))/repository/commits/\(PercentEncoding.component(sha))/statuses", identity: "id",
      what: "statuses of \(sha)"
    ).all()
    let pipelines = try await walk(
      path(repository) + "/pipelines", query: [("sha", sha), ("order_by", "id"), ("sort", "asc")], identity: "id",
      what: "pipelines of \(sha)"
    ).all()
    return CheckStates.newest(
      pipelines.map { pipeline in
        Check(
          name: "pipeline", state: CheckStates.state(pipeline["status"]?.string ?? ""),
          url: pipeline["web_url"]?.string ?? "")
      }
        + statuses.sorted { ($0["id"]?.int ?? 0) < ($1["id"]?.int ?? 0) }.map { status in
          let state = CheckStates.state(status["status"]?.string ?? "")
          // What may fail, or waits for a person who need not come, holds nothing up.
          let isOptional = status["allow_failure"]?.bool ?? false
          let isWaiting = status["status"]?.string == "manual"
          return Check(
            name: status["name"]?.string ?? "",
            state: isOptional && (state == .failure || isWaiting) ? .success : state,
            url: status["target_url"]?.string ?? "")
        })
  }

  /// Members through groups count, by the highest level; who is no member is a stranger.
  func permission(_ repository: RepositoryRef, user: String) async throws(ForgeError) -> Permission {
    let found = try await session.value(session.url("/users", [("username", user)]), what: "the account \(user)")
    let account = found.array?.first { $0["username"]?.string?.lowercased() == user.lowercased() }
    guard let id = account?["id"]?.int else { return .none }
    let url = session.url("\(path(repository))/members/all/\(id)")
    let member = try await unlessMissing(in: repository) { () async throws(ForgeError) -> Value in
      try await session.value(url, what: "the member \(user)")
    }
    guard let member, member["state"]?.string ?? "active" == "active" else { return .none }
    guard let level = member["access_level"]?.int else {
      throw .malformed(host: host, detail: "a member without access_level")
    }
    switch level {
    case 40...: return .admin
    case 30...: return .write
    case 10...: return .read
    default: return .none
    }
  }
}

extension CommitStatus.State {
  fileprivate var gitlabWord: String {
    switch self {
    case .pending: "pending"
    case .success: "success"
    case .failure, .error: "failed"
    }
  }
}
