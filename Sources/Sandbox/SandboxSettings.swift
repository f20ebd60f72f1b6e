// SPDX-License-Identifier: Apache-2.0
public import Clocks
public import Documents
public import HTTPServing
public import Telemetry

/// What a sandbox is made of.
public struct SandboxSettings: Sendable {
  /// Folder of everything: databases, repositories (`git/OWNER/REPO.git`), `sandbox.json`, `kubeconfig`. Made if missing.
  public var state: String
  /// The web; the Kubernetes API listens one above. 0 takes any two free ports.
  public var port: UInt16
  /// Whether to make the sample repository `acme/shop` in a folder that has none.
  public var hasSample = true
  /// CustomResourceDefinitions to install besides Argo CD's.
  public var definitions: [Value] = []
  /// Answers what is neither forge nor preview: the dashboard. nil: a plain status page.
  public var fallback: Handler?
  /// Where the forge's webhooks go: a URL, or a path (`/hooks/gitea`) on the web port. nil sends none.
  public var hookURL: String?
  /// Is shown each request to the Kubernetes API when it has arrived, for who measures. It must be quick.
  public var witness: (@Sendable (ServerRequest) -> Void)?
  public var clock: TimeSource = .system
  public var logger: Logger = .silent

  public init(state: String, port: UInt16 = 0, hasSample: Bool = true) {
    self.state = state
    self.port = port
    self.hasSample = hasSample
  }
}

/// Why a sandbox does not start. Says what to do.
public enum SandboxError: Error, Sendable, Equatable, CustomStringConvertible {
  case file(FileFailure)
  case cannotListen(port: UInt16, detail: String)
  /// Another sandbox works on this folder.
  case inUse(String)
  case damaged(path: String, detail: String)
  case alreadyStarted

  public var description: String {
    switch self {
    case .file(let failure): failure.description
    case .cannotListen(let port, let detail):
      "port \(port) cannot be listened on (\(detail)); choose another with --port"
    case .inUse(let folder): "another sandbox is running on \(folder); stop it or choose another --state"
    case .damaged(let path, let detail): "\(path) cannot be read (\(detail)); move it away to start anew"
    case .alreadyStarted: "this sandbox has already been started"
    }
  }
}

/// `DIR/sandbox.json`: how a client finds a running sandbox. Readable by its owner only.
struct SandboxFacts: Sendable {
  var port: UInt16 = 0
  var apiPort: UInt16 = 0
  /// Token of the person at the machine, administrator of the forge.
  var adminToken: String
  /// Token of the operator's account on the forge.
  var botToken: String
  var hookSecret: String
  var formToken: String

  static func path(_ state: String) -> String { state + "/sandbox.json" }

  init(adminToken: String, botToken: String, hookSecret: String, formToken: String) {
    self.adminToken = adminToken
    self.botToken = botToken
    self.hookSecret = hookSecret
    self.formToken = formToken
  }

  init?(_ value: Value) {
    guard let admin = value["adminToken"]?.string, let bot = value["botToken"]?.string,
      let hook = value["hookSecret"]?.string, let form = value["formToken"]?.string
    else { return nil }
    self.init(adminToken: admin, botToken: bot, hookSecret: hook, formToken: form)
    port = UInt16(exactly: value["port"]?.int ?? 0) ?? 0
    apiPort = UInt16(exactly: value["apiPort"]?.int ?? 0) ?? 0
  }

  var value: Value {
    [
      "url": .string("http://localhost:\(port)"), "port": .int(Int64(port)), "apiPort": .int(Int64(apiPort)),
      "adminToken": .string(adminToken), "botToken": .string(botToken), "hookSecret": .string(hookSecret),
      "formToken": .string(formToken),
    ]
  }
}
