// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import Forge
import ForgeDrivers
import HTTPTransport
import TestKit
import Testing

/// Files, statuses, checks, deployments, people and repositories over every forge that has them.
struct DriverReviewTests {
  @Test(arguments: DriverBed.all.filter { $0.has(.changedFiles) })
  func `changed files are listed to the last page, renamed ones under both names`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(1)
    forge.change { world in
      world.change(pull: 1, in: world.shop) { pull in
        pull.files = (0..<120).map { ForgeWorld.FileChange("web/\($0).ts", .added) }
        pull.files.append(ForgeWorld.FileChange("new.md", .renamed, previous: "old.md"))
        pull.files.append(ForgeWorld.FileChange("gone.md", .removed))
      }
    }
    let files = try await bed.client(forge).changedFiles(bed.repository, 1)
    guard case .known(let paths) = files else {
      Issue.record("\(files)")
      return
    }
    #expect(Set(paths) == Set((0..<120).map { "web/\($0).ts" } + ["new.md", "old.md", "gone.md"]))
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: DriverBed.all.filter { ["github", "gitlab"].contains($0.kind) })
  func `a list of files that the forge cut is unknown`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(1)
    forge.change { world in world.change(pull: 1, in: world.shop) { $0.areFilesCut = true } }
    let files = try await bed.client(forge).changedFiles(bed.repository, 1)
    if case .known = files { Issue.record("\(files)") }
  }

  @Test(arguments: DriverBed.all.filter { $0.has(.commitStatuses) })
  func `a status goes from pending to its end, and saying it again changes nothing`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.open(1)
    let client = try bed.client(forge)
    let sha = try #require(forge.world.pull(1, in: forge.world.shop)?.sha)
    let long = String(repeating: "ä", count: 200)
    for state in [CommitStatus.State.pending, .pending, .success, .success, .failure, .error] {
      try await client.setStatus(
        bed.repository, sha: sha,
        CommitStatus(state: state, context: "preview/shop", description: long, targetURL: "https://preview.example"))
    }
    let newest = forge.world.newestStatuses(of: sha, in: forge.world.shop)
    #expect(newest.map(\.key) == ["preview/shop"])
    #expect(newest.first?.url == "https://preview.example")
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  /// Words of the forges for one check each of success, failure and waiting, reported and run.
  private static let words: [String: (good: String, bad: String, waiting: String)] = [
    "github": ("success", "failure", "pending"), "gitlab": ("success", "failed", "running"),
    "gitea": ("success", "warning", "pending"), "bitbucket": ("SUCCESSFUL", "FAILED", "INPROGRESS"),
    "bitbucketServer": ("SUCCESSFUL", "FAILED", "INPROGRESS"), "azuredevops": ("succeeded", "failed", "pending"),
  ]

  @Test(arguments: DriverBed.all.filter { words[$0.kind] != nil })
  func `checks are the newest of each name, over all pages`(_ bed: DriverBed) async throws {
    let words = try #require(DriverReviewTests.words[bed.kind])
    let forge = bed.forge()
    forge.open(1)
    let sha = try #require(forge.world.pull(1, in: forge.world.shop)?.sha)
    let client = try bed.client(forge)
    #expect(try await client.checks(bed.repository, sha: sha).isEmpty)
    for number in 0..<110 { forge.happen { $0.report("job-\(number)", words.good, on: sha, in: $0.shop, now: $1) } }
    forge.happen { $0.report("build", words.waiting, on: sha, in: $0.shop, now: $1) }
    forge.happen { $0.report("lint", words.waiting, on: sha, in: $0.shop, now: $1) }
    forge.happen { $0.report("lint", words.bad, on: sha, in: $0.shop, now: $1) }
    let checks = try await client.checks(bed.repository, sha: sha)
    #expect(checks.count == 112)
    let states = Dictionary(uniqueKeysWithValues: checks.map { ($0.name, $0.state) })
    #expect(states["job-7"] == .success)
    #expect(states["build"] == .pending)
    #expect(states["lint"] == .failure)
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: [("in_progress", Check.State.pending), ("neutral", .success), ("timed_out", .failure)])
  func `GitHub's check runs count beside its statuses`(word: String, state: Check.State) async throws {
    let bed = DriverBed.named("github")
    let forge = bed.forge()
    forge.open(1)
    let sha = try #require(forge.world.pull(1, in: forge.world.shop)?.sha)
    forge.happen { $0.report("tests", word, on: sha, in: $0.shop, isCheckRun: true, now: $1) }
    #expect(try await bed.client(forge).checks(bed.repository, sha: sha).map(\.state) == [state])
  }

  @Test func `GitLab's pipeline is a check of its own`() async throws {
    let bed = DriverBed.named("gitlab")
    let forge = bed.forge()
    forge.open(1)
    let sha = try #require(forge.world.pull(1, in: forge.world.shop)?.sha)
    forge.happen { $0.report("p1", "canceled", on: sha, in: $0.shop, isCheckRun: true, now: $1) }
    #expect(
      try await bed.client(forge).checks(bed.repository, sha: sha)
        == [Check(name: "pipeline", state: .failure, url: "https://ci.example/p1")])
  }

  @Test(arguments: DriverBed.all.filter { $0.has(.permissions) })
  func `what a user may do is asked of the forge`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    let client = try bed.client(forge)
    #expect(try await client.permission(bed.repository, user: bed.author("nestling", forge)) == .admin)
    #expect(try await client.permission(bed.repository, user: bed.author("ada", forge)) == .write)
    #expect(try await client.permission(bed.repository, user: bed.author("eve", forge)) < .write)
    #expect(try await client.permission(bed.repository, user: "nobody") == .none)
    forge.change { world in world.change(repository: world.shop) { $0.roles["ada"] = ForgeWorld.Role.none } }
    #expect(try await client.permission(bed.repository, user: bed.author("ada", forge)) == .none)
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: DriverBed.all)
  func `branches are listed to the last page with their commits`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.change { world in
      world.change(repository: world.shop) { shop in
        for number in 0..<120 { shop.branches["feature/\(number)"] = String(repeating: "a", count: 40) }
      }
    }
    let branches = try await bed.client(forge).branches(bed.repository)
    #expect(branches.count == 121)
    #expect(branches.first { $0.name == "main" }?.sha == forge.world.repository(id: forge.world.shop)?.branches["main"])
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: DriverBed.all)
  func `a file or folder is there or not, and a hidden repository is neither`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.change { world in
      world.change(repository: world.shop) { $0.files = ["deploy/preview.yaml", "a b/c#d.txt"] }
    }
    let client = try bed.client(forge)
    for path in ["deploy/preview.yaml", "deploy", "/deploy/", "a b/c#d.txt"] {
      #expect(try await client.hasPath(bed.repository, revision: "main", path: path), "\(path)")
    }
    #expect(try await !client.hasPath(bed.repository, revision: "main", path: "deploy/other.yaml"))
    let gone = RepositoryRef(owner: bed.owner, name: "gone")
    await #expect(throws: ForgeError.self) { try await client.hasPath(gone, revision: "main", path: "deploy") }
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test(arguments: DriverBed.all.filter { ForgeDriver.named($0.kind)?.organisation != nil })
  func `repositories of an owner are listed to the last page`(_ bed: DriverBed) async throws {
    let forge = bed.forge()
    forge.change { world in
      for number in 0..<110 { world.addRepository("\(bed.owner)/r\(number)", roles: ["nestling": .read]) }
      world.addRepository("else/where")
    }
    let all = try await bed.client(forge).repositories(of: bed.owner, settings: [:])
    #expect(all.count == 112)
    let shop = try #require(all.first { $0.ref == bed.repository })
    #expect(shop.defaultBranch == "main")
    #expect(shop.httpsURL.hasPrefix("https://") && !shop.sshURL.isEmpty && !shop.id.isEmpty)
    await #expect(throws: ForgeError.self) {
      try await bed.client(forge).repositories(of: "nobody", settings: [:])
    }
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test func `GitLab's groups are listed with or without what lies below them`() async throws {
    let bed = DriverBed.named("gitlab")
    let forge = bed.forge()
    forge.change { world in
      let old = world.addRepository("acme/attic")
      world.change(repository: old.id) { $0.isArchived = true }
      let tagged = world.addRepository("acme/tagged")
      world.change(repository: tagged.id) { $0.topics = ["preview"] }
    }
    func names(_ settings: Value) async throws -> [String] {
      try await bed.client(forge).repositories(of: "acme", settings: settings).map(\.ref.description)
    }
    #expect(try await names([:]) == ["acme/tagged"])
    #expect(try await names(["includeSubgroups": true]) == ["acme/web/shop", "acme/web/other", "acme/tagged"])
    #expect(try await names(["includeArchivedRepos": true]) == ["acme/attic", "acme/tagged"])
    #expect(try await names(["topic": "preview"]) == ["acme/tagged"])
    #expect(forge.complaints.isEmpty, "\(forge.complaints)")
  }

  @Test func `a GitLab project may be named by its number`() async throws {
    let bed = DriverBed.named("gitlab")
    let forge = bed.forge()
    forge.open(2)
    let source = try ForgeDriver.gitlab.source(from: ["project": .string("\(forge.world.shop)")])
    #expect(source.repository.description == "\(forge.world.shop)")
    #expect(try await bed.client(forge).openPullRequests(source.repository).pullRequests.count == 2)
  }

  @Test func `a merge request without a commit is not listed, and not gone either`() async throws {
    let bed = DriverBed.named("gitlab")
    let forge = bed.forge()
    forge.open(2)
    forge.change { world in world.change(pull: 1, in: world.shop) { $0.sha = "" } }
    let client = try bed.client(forge)
    #expect(try await client.openPullRequests(bed.repository).pullRequests.map(\.number) == [2])
    #expect(try await client.pullRequest(bed.repository, 1)?.state == .open)
  }
}
