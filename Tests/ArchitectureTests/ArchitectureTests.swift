// SPDX-License-Identifier: Apache-2.0
import Documents
import KubeModel
import Operator
import PreviewAPI
import Testing

/// What comes with the system and needs no declaration.
private let systemModules: Set<String> = [
  "Swift", "Glibc", "Synchronization", "SwiftOverlayShims", "Dispatch", "PackageDescription", "Testing",
]

/// They compute and do nothing else.
private let pureModules: Set<String> = [
  "Documents", "Naming", "Templating", "Patterns", "KubeModel", "PreviewAPI", "Rendering", "Planning",
]

private let networkModules: Set<String> = [
  "CCurl", "CMicroHTTPD", "CGit2", "HTTPTransport", "HTTPServing", "Git", "KubeClient", "ForgeDrivers", "Sandbox",
]

@Suite struct ManifestTests {
  private let manifest = Manifest.house

  @Test func `the manifest is read`() {
    #expect(manifest.targets.count > 40)
    #expect(manifest.dependencies(of: "Naming") == [])
    #expect(manifest.dependencies(of: "Rendering")?.contains("Templating") == true)
  }

  @Test func `targets stand in rank order: each depends only on those above it`() {
    var above: Set<String> = []
    for target in manifest.targets {
      for name in target.dependencies where !above.contains(name) {
        Issue.record("\(target.name) depends on \(name), which does not stand above it")
      }
      above.insert(target.name)
    }
  }

  @Test func `no target is a drawer for everything`() {
    let drawers = ["common", "core", "util", "utils", "utilities", "helpers", "shared", "misc", "base"]
    for target in manifest.targets { #expect(!drawers.contains(target.name.lowercased())) }
  }

  @Test func `nothing but tests depends on the test kit`() {
    for target in manifest.targets where !target.isTest {
      #expect(!target.dependencies.contains("TestKit"), "\(target.name)")
    }
  }

  @Test(arguments: House.sources + House.tests)
  func `what a file imports is declared`(file: SourceFile) throws {
    let declared = try #require(manifest.dependencies(of: file.module), "\(file.module) is not in Package.swift")
    let undeclared = file.imports.subtracting(declared).subtracting(systemModules)
    #expect(undeclared.isEmpty, "\(undeclared.sorted()) is not among the dependencies of \(file.module)")
  }
}

@Suite struct ArrowTests {
  /// Every arrow of the picture is walked: an edge that nothing uses would make it lie.
  @Test(arguments: Manifest.house.targets.filter { !$0.isTest }.map(\.name))
  func `what is declared is imported`(name: String) {
    let files = House.sources.filter { $0.module == name }
    let imported = files.reduce(into: Set<String>()) { $0.formUnion($1.imports) }
    let idle = Set(Manifest.house.dependencies(of: name) ?? []).subtracting(imported)
    #expect(files.isEmpty || idle.isEmpty, "\(name) does not use \(idle.sorted())")
  }
}

@Suite struct BoundaryTests {
  @Test func `no file uses Foundation`() {
    for file in House.sources + House.tests {
      let found = file.imports.filter { $0.hasPrefix("Foundation") }
      #expect(found.isEmpty, "\(file.path)")
    }
  }

  @Test(arguments: House.sources.filter { pureModules.contains($0.module) })
  func `what computes neither waits nor reaches out`(file: SourceFile) {
    #expect(file.imports.isDisjoint(with: networkModules))
    #expect(file.words.isDisjoint(with: ["async", "await", "actor", "Task"]))
  }

  @Test(arguments: House.sources.filter { $0.module == "Operator" })
  func `the operator knows no vendor, no sandbox and no curl`(file: SourceFile) {
    #expect(file.imports.isDisjoint(with: ["Sandbox", "ForgeDrivers", "CCurl", "HTTPTransport"]))
  }

  @Test(arguments: House.sources.filter { $0.module == "Sandbox" })
  func `the sandbox knows nothing of the operator`(file: SourceFile) {
    #expect(file.imports.isDisjoint(with: ["Operator", "Planning", "Rendering", "Generators", "ControllerRuntime"]))
  }
}

/// Where the compiler's help is given up, and why.
@Suite struct AllowanceTests {
  private static let looseTasks = [
    "Sources/HTTPServing/Server+Callbacks.swift": "a C callback enters Swift: one task for a request",
    "Sources/HTTPServing/ResponseStream.swift": "the same callback, for a body that is written piece by piece",
    "Sources/HTTPServing/Server.swift": "the server's own sweep of idle connections ends with it",
    "Sources/HTTPTransport/HostGate.swift": "a cancellation handler is not async; only a task reaches the actor",
    "Sources/KubeClient/Config/Credentials.swift": "a cancellation handler is not async; only a task reaches the actor",
    "Sources/Sandbox/LocalSandbox.swift": "start returns while its services go on; stop ends and awaits them",
    "Sources/TestKit/HandlerClient.swift": "a body is written while it is read; the stream's cancel ends it",
    "Sources/TestKit/Simulation.swift": "an executor is handed jobs by a function that is not async",
    "Sources/Git/Conversation.swift": "libgit2 calls back on its own thread, which waits for something asynchronous",
  ]
  private static let uncheckedSendable = [
    "Sources/Locks/Mutex.swift": "the lock itself, for the thread sanitizer",
    "Sources/HTTPTransport/CurlDriver.swift": "one thread owns it, others post commands under a lock",
    "Sources/Patterns/CompiledPattern.swift": "RE2 objects may be used from any thread",
  ]
  private static let unsafeIsolation = [
    "Sources/HTTPServing/ResponseStream.swift": "a handle of libmicrohttpd, used off its thread only while suspended",
    "Sources/HTTPServing/Server.swift": "libmicrohttpd's handle, whose functions may be called from any thread",
    "Sources/Git/BlockingThreads.swift": "a POSIX semaphore",
    "Sources/Packs/MappedFile.swift": "memory that is mapped for reading only",
  ]

  @Test(arguments: [
    (["Task {", "Task(executorPreference", "Task.detached"], looseTasks), (["@unchecked Sendable"], uncheckedSendable),
    (["nonisolated(unsafe)"], unsafeIsolation),
  ])
  func `only files with a reason give up the compiler's help`(words: [String], allowed: [String: String]) {
    let found = Set(House.sources.filter { file in words.contains { file.says($0) } }.map(\.path))
    for path in found.subtracting(allowed.keys) {
      Issue.record("\(path) says \(words[0]); if it must, write its reason into AllowanceTests")
    }
    for path in Set(allowed.keys).subtracting(found) {
      Issue.record("\(path) does not say \(words[0]) any more: take its allowance back")
    }
  }

  @Test func `what stops the program or hides an error is not written`() {
    for file in House.sources {
      for words in ["try!", "as!", "fatalError("] { #expect(!file.says(words), "\(file.path): \(words)") }
    }
  }
}

@Suite struct HousekeepingTests {
  @Test func `every file says its licence in its first line`() {
    let files = House.files("Sources", ["swift", "c", "cc", "h"]) + House.files("Tests", ["swift"])
    for path in files {
      let first = House.text(path)?.split(separator: "\n").first ?? ""
      #expect(first.contains("SPDX-License-Identifier: Apache-2.0"), "\(path)")
    }
  }

  @Test func `no name says what it is not`() {
    for file in House.sources {
      let name = file.path.split(separator: "/").last ?? ""
      for ending in ["Manager.swift", "Helper.swift", "Helpers.swift", "Utils.swift", "Impl.swift"] {
        #expect(!name.hasSuffix(ending), "\(file.path)")
      }
    }
  }

  @Test func `every module of rooms has sources, every tests target has tests`() {
    for target in Manifest.house.targets where !target.name.hasPrefix("C") || target.name == "ControllerRuntime" {
      let folder = target.isTest ? "Tests" : "Sources"
      #expect(!House.files("\(folder)/\(target.name)", ["swift"]).isEmpty, "\(target.name)")
    }
  }

  @Test(.enabled(if: House.output("test -x '\(House.products)/devtool' -a -x '\(House.products)/nestling'").isSuccess))
  func `files printed from the code are fresh`() {
    let check = House.output("cd '\(House.root)' && '\(House.products)/devtool' generate --check 2>&1")
    #expect(check.isSuccess, "\(check.text)")
  }

  /// The chart without its template lines, and the manifest that needs none.
  @Test(arguments: ["charts/nestling/templates/rbac.yaml", "deploy/install.yaml"])
  func `what doctor asks for is what we install`(path: String) throws {
    let text = (House.text(path) ?? "").split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains("{{") }.joined(separator: "\n")
    let rules = try YAML.documents(text, source: path).filter { $0["kind"]?.string == "ClusterRole" }
      .flatMap { $0["rules"]?.array ?? [] }
    func has(_ rule: Value, _ key: String, _ word: String) -> Bool {
      rule[key]?.array?.contains(.string(word)) ?? false
    }
    for permission in AccessRight.standard {
      let granted = rules.filter { has($0, "apiGroups", permission.group) && has($0, "resources", permission.resource) }
      for verb in permission.verbs {
        #expect(granted.contains { has($0, "verbs", verb) }, "\(permission.qualified): \(verb)")
      }
    }
  }

  @Test(arguments: samples)
  func `every sample is one we accept`(path: String) throws {
    let documents = try YAML.documents(House.text(path) ?? "", source: path)
    #expect(!documents.isEmpty)
    for document in documents where !document.isNull {
      let object = KubeObject(document)
      #expect(!object.name.isEmpty, "an object without a name")
      if object.kind == Names.previewSet || object.kind == Names.applicationSet { _ = try PreviewSet(object) }
      if object.kind == Names.previewPolicy { _ = try PreviewPolicy(object) }
    }
  }

  @Test(
    .enabled(if: House.output("test -x '\(House.products)/nestling'").isSuccess),
    arguments: samples.filter { House.text($0)?.contains("kind: PreviewPolicy") != true })
  func `every sample renders with the inputs beside it`(path: String) {
    let inputs = path.dropLast(5) + ".inputs.yaml"
    let flag = House.text(String(inputs)) == nil ? "" : "--inputs '\(inputs)'"
    let run = House.output(
      "cd '\(House.root)' && '\(House.products)/nestling' generate -f '\(path)' \(flag) -o name 2>&1")
    #expect(run.isSuccess && !run.text.isEmpty, "\(run.text)")
  }

  private static let samples = House.files("deploy/samples", ["yaml"]).filter { !$0.hasSuffix(".inputs.yaml") }
}
