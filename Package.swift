// swift-tools-version: 6.2
// The manifest is the picture of the house: targets stand in rank order, each depends only on targets above it,
// and a test (ArchitectureTests) holds the imports to what is declared here. docs/decisions tells why it is so.
import PackageDescription

/// Language mode 6 with the upcoming features that keep arrows honest: imports are internal unless said otherwise, and a
/// member can be used only where its module is imported. On CI a warning is an error.
let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource]? = nil) -> Target {
  .testTarget(name: name, dependencies: dependencies, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "nestling",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "nestling", targets: ["nestling"])],
  targets: [
    // ---- rank 0: the doors to C libraries (typed inline wrappers, nothing else) and what needs nobody
    .target(name: "CLinux"),  // epoll, eventfd, process spawning: what the Glibc overlay leaves out
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),  // libcurl
    .target(name: "CGit2", linkerSettings: [.linkedLibrary("git2")]),  // libgit2
    .target(name: "CZlib", linkerSettings: [.linkedLibrary("z")]),  // zlib
    .target(name: "CYAML", linkerSettings: [.linkedLibrary("yaml")]),  // libyaml
    .target(name: "CMicroHTTPD", linkerSettings: [.linkedLibrary("microhttpd")]),  // libmicrohttpd
    .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),  // RE2, C++ behind an extern "C" face
    .target(name: "CSQLite", linkerSettings: [.linkedLibrary("sqlite3")]),  // SQLite
    .target(name: "CCrypt", linkerSettings: [.linkedLibrary("crypt")]),  // crypt(3), for bcrypt
    .target(  // OpenSSL's libcrypto
      name: "COpenSSL", linkerSettings: [.linkedLibrary("ssl"), .linkedLibrary("crypto")]),
    room("Locks"),  // a mutex that the thread sanitizer understands
    room("Clocks"),  // instants, durations as people write them, and the clock one is given
    room("Documents", ["CYAML"]),  // the one dynamic Value; JSON and YAML in and out
    room("Naming"),  // slugs, DNS labels, short hashes
    room("Commands", ["Naming"]),  // a table of commands: parsing, help, completion, reference page
    // ---- rank 1: one thing each
    room("Telemetry", ["Documents", "Locks", "Clocks"]),  // structured logs, metrics registry, text exposition
    room("Cryptography", ["COpenSSL", "CCrypt"]),  // digests, HMAC, constant-time equality, signatures, random bytes
    room("Patterns", ["CRE2", "Locks"]),  // regular expressions (RE2) and globs
    room("HTTPTransport", ["CCurl", "CLinux", "Locks", "Clocks"]),  // one request out, one response back
    room("HTTPServing", ["CMicroHTTPD", "Locks", "Clocks"]),  // one request in, one response back
    room("Packs", ["CZlib"]),  // objects out of Git's pack files
    room("Git", ["Packs", "CGit2", "CLinux", "Locks", "Clocks", "HTTPTransport"]),  // bare mirrors over libgit2
    room("Templating", ["Documents", "Naming", "Patterns", "Cryptography", "Clocks"]),  // Go templates, Sprig
    room("KubeModel", ["Documents", "Clocks"]),  // object metadata, kinds, selectors, conditions
    room("Forge", ["Documents", "Clocks"]),  // forge-neutral words and the two ports
    // ---- rank 2: clients and our own resources
    room("KubeClient", ["KubeModel", "HTTPTransport", "Documents", "Cryptography", "Clocks", "Locks", "CLinux"]),
    room("WebPages", ["HTTPServing", "Cryptography"]),  // HTML by escaping, strict pages, forms of our own
    room("Registries", ["HTTPTransport", "Documents", "Cryptography"]),  // whether an OCI registry has an image
    room("PreviewAPI", ["KubeModel", "Documents", "Clocks"]),  // PreviewSet, Preview: spec, status, schema
    room(  // the forges: wire format to Forge and back
      "ForgeDrivers",
      ["Forge", "HTTPTransport", "Documents", "Naming", "Clocks", "Cryptography", "Locks"]),
    room("Conversion", ["PreviewAPI", "KubeModel", "Documents"]),  // what other tools are told -> PreviewSets
    // ---- rank 3: engines (pure) and the controller machinery
    room(  // watcher, store, work queue, workers, leader election, events
      "ControllerRuntime", ["KubeClient", "KubeModel", "Documents", "Clocks", "Locks"]),
    room(  // spec + ports -> parameters
      "Generators",
      ["PreviewAPI", "Forge", "Git", "Templating", "Documents", "Naming", "Patterns", "Clocks", "Locks"]),
    room(  // parameters + template -> desired manifests
      "Rendering", ["PreviewAPI", "Templating", "KubeModel", "Documents", "Naming"]),
    room(  // desired x observed x policy x now -> plan
      "Planning", ["PreviewAPI", "KubeModel", "Forge", "Templating", "Documents", "Naming", "Patterns", "Clocks"]),
    // ---- rank 4: the shell and the pages
    room(  // observe, perform, report
      "Operator",
      [
        "Planning", "Rendering", "Generators", "PreviewAPI", "ControllerRuntime", "KubeClient", "KubeModel", "Forge",
        "Git", "Registries", "Cryptography", "HTTPServing", "Telemetry", "Documents", "Clocks", "Locks",
      ]),
    room(  // pages over snapshots
      "Dashboard", ["PreviewAPI", "KubeModel", "WebPages", "HTTPServing", "Documents", "Clocks"]),
    // ---- rank 5: a small Kubernetes API, forge and deployer for one machine; knows nothing of Operator
    room(
      "Sandbox",
      [
        "CSQLite", "PreviewAPI", "KubeModel", "KubeClient", "WebPages", "HTTPServing", "HTTPTransport", "Git",
        "Documents",
        "Patterns", "Cryptography", "Clocks", "Locks", "Telemetry",
      ]),
    // ---- rank 6: executables, wiring only
    .executableTarget(
      name: "nestling",
      dependencies: [
        "Operator", "Conversion", "Dashboard", "Sandbox", "ForgeDrivers", "Generators", "Planning", "PreviewAPI",
        "KubeClient", "KubeModel", "Forge", "Git", "Registries", "Templating", "HTTPTransport", "HTTPServing",
        "WebPages",
        "Telemetry", "Documents", "Commands", "Naming", "Clocks", "Locks", "CLinux",
      ], swiftSettings: strict),
    .executableTarget(
      name: "devtool",
      dependencies: [
        "Operator", "Sandbox", "PreviewAPI", "Templating", "Generators", "Rendering", "ForgeDrivers", "KubeClient",
        "KubeModel", "HTTPTransport", "HTTPServing", "Telemetry", "Documents", "Commands", "Locks",
      ],
      swiftSettings: strict),
    // ---- beside the stack: only tests depend on it
    room(
      "TestKit",
      [
        "Sandbox", "KubeClient", "KubeModel", "HTTPTransport", "HTTPServing", "Documents", "Clocks", "Cryptography",
        "Locks", "CLinux",
      ]),
    // ---- tests mirror Sources one to one
    tests("ClocksTests", ["Clocks"]),
    tests("DocumentsTests", ["Documents"], resources: [.copy("Fixtures")]),
    tests("NamingTests", ["Naming"]),
    tests("CommandsTests", ["Commands"]),
    tests("TelemetryTests", ["Telemetry", "Documents", "Clocks"]),
    tests("CryptographyTests", ["Cryptography", "TestKit"]),
    tests("PatternsTests", ["Patterns"]),
    tests("HTTPTransportTests", ["HTTPTransport", "CLinux", "Clocks", "Locks"]),
    tests("HTTPServingTests", ["HTTPServing", "HTTPTransport", "Clocks", "Locks", "Telemetry"]),
    tests("PacksTests", ["Packs", "TestKit", "KubeClient", "Cryptography"]),
    tests("GitTests", ["Git", "Clocks", "Locks", "HTTPTransport"]),
    tests("TemplatingTests", ["Templating", "Documents", "Clocks"], resources: [.copy("Fixtures")]),
    tests("KubeModelTests", ["KubeModel", "Documents", "Clocks"]),
    tests(
      "KubeClientTests",
      [
        "KubeClient", "KubeModel", "HTTPTransport", "Documents", "Clocks", "Locks",
      ], resources: [.copy("Fixtures")]),
    tests("RegistriesTests", ["Registries", "HTTPServing", "HTTPTransport", "Locks"]),
    tests("PreviewAPITests", ["PreviewAPI", "KubeModel", "Documents", "Clocks"]),
    tests(
      "ForgeDriversTests",
      [
        "ForgeDrivers", "Forge", "TestKit", "HTTPTransport", "Documents", "Clocks", "Locks", "Cryptography",
      ], resources: [.copy("Fixtures")]),
    tests(
      "ControllerRuntimeTests",
      [
        "ControllerRuntime", "TestKit", "KubeClient", "KubeModel", "Documents", "Clocks", "Locks",
      ]),
    tests(
      "GeneratorsTests",
      [
        "Generators", "PreviewAPI", "Forge", "Git", "Templating", "Documents", "Locks",
      ], resources: [.copy("Fixtures")]),
    tests(
      "RenderingTests",
      [
        "Rendering", "PreviewAPI", "Templating", "KubeModel", "Documents",
      ]),
    tests(
      "OperatorTests",
      [
        "TestKit", "Operator", "Planning", "Rendering", "ForgeDrivers", "Generators", "ControllerRuntime", "Clocks",
        "Cryptography", "Forge", "Git", "HTTPServing", "KubeClient", "KubeModel", "PreviewAPI", "Templating",
        "Documents", "Locks", "Telemetry",
      ]),
    tests("WebPagesTests", ["WebPages", "HTTPServing"]),
    tests("DashboardTests", ["Dashboard", "WebPages", "HTTPServing", "KubeModel", "PreviewAPI", "Documents"]),
    tests(
      "PlanningTests",
      [
        "TestKit", "Planning", "PreviewAPI", "KubeModel", "Forge", "Documents", "Clocks",
      ]),
    tests(
      "SandboxTests",
      [
        "Sandbox", "TestKit", "WebPages", "KubeClient", "KubeModel", "HTTPTransport", "HTTPServing", "Git", "Documents",
        "Clocks",
        "Cryptography", "Locks", "CLinux", "Telemetry",
      ], resources: [.copy("Fixtures")]),
    tests(
      "ConformanceTests",
      [
        "TestKit", "Sandbox", "PreviewAPI", "KubeClient", "KubeModel", "HTTPTransport", "HTTPServing", "Documents",
        "Clocks", "Locks",
      ]),
    tests(
      "ScenarioTests",
      [
        "TestKit", "Operator", "Planning", "PreviewAPI", "Conversion", "Registries", "Sandbox", "ForgeDrivers",
        "Generators", "ControllerRuntime", "KubeClient", "KubeModel", "HTTPTransport", "HTTPServing", "Forge", "Git",
        "Templating", "Documents", "Clocks", "Locks",
        "Telemetry",
      ], resources: [.copy("Fixtures")]),
    tests(
      "EndToEndTests",
      [
        "TestKit", "nestling", "Sandbox", "PreviewAPI", "KubeClient", "KubeModel", "HTTPTransport", "Templating",
        "Documents",
      ]),
    tests("ConversionTests", ["Conversion", "Documents"]),
    tests(
      "NestlingTests",
      ["nestling", "Operator", "Commands", "PreviewAPI", "KubeClient", "KubeModel", "Documents", "Clocks"]),
    tests("ArchitectureTests", ["Operator", "PreviewAPI", "KubeModel", "Documents"]),
  ],
  cxxLanguageStandard: .cxx17
)
