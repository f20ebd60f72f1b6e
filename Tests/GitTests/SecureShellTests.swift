// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTPTransport
import Testing

@testable import Git

@Suite struct `Repositories behind SSH` {
  let scratch: Scratch
  let origin: LocalRepository
  var remote: GitRemote

  init() async throws {
    scratch = try Scratch()
    origin = try await LocalRepository.create(path: scratch.path + "/shop.git", defaultBranch: "main")
    remote = GitRemote(url: "git@git.example.com:\(scratch.path)/shop.git")
    remote.credentials = .sshKey(Array("PRIVATE".utf8))
    remote.knownHosts = Array("git.example.com ssh-ed25519 AAAA\n".utf8)
  }

  /// A program in the place of OpenSSH: it notes what it was given and runs the last argument here.
  private func mirrors(
    _ script: String = "for last; do :; done; exec sh -c \"$last\"", idle: Duration = .seconds(60)
  ) throws -> Mirrors {
    try scratch.write(
      """
      #!/bin/sh
      echo "$@" >> \(scratch.path)/arguments
      env > \(scratch.path)/environment
      while [ $# -gt 1 ]; do
        [ "$1" = -i ] && { cat "$2" > \(scratch.path)/key; stat -c %a "$2" > \(scratch.path)/mode; }
        case "$1" in -oUserKnownHostsFile=*) cat "${1#*=}" > \(scratch.path)/hosts;; esac
        case "$1" in --) break;; esac
        shift
      done
      \(script)
      """, to: "ssh")
    chmod(scratch.path + "/ssh", 0o755)
    var limits = Mirrors.Limits()
    limits.sshProgram = scratch.path + "/ssh"
    limits.idleTimeout = idle
    return Mirrors(root: scratch.path + "/mirrors", client: GitServer(folder: "/nowhere"), limits: limits)
  }

  private func noted(_ name: String) throws -> String {
    String(decoding: try Scratch.run(["/bin/cat", scratch.path + "/" + name]), as: UTF8.self)
  }

  @Test func `are fetched with the given key and the given hosts only`() async throws {
    let first = try await origin.add(["a": "1"])
    let mirrors = try mirrors()
    #expect(try await mirrors.tree(remote, "main").file("a") == Array("1".utf8))
    let second = try await origin.add(["a": "2"])
    #expect(try await mirrors.revision(remote, "HEAD") == second)
    #expect(try await mirrors.revision(remote, first) == first)
    #expect(try noted("key") == "PRIVATE\n" && noted("mode") == "600\n")
    #expect(try noted("hosts") == "git.example.com ssh-ed25519 AAAA\n")
    let arguments = try noted("arguments")
    #expect(arguments.contains("-F none") && arguments.contains("-oStrictHostKeyChecking=yes"))
    #expect(arguments.contains("-- git@git.example.com git-upload-pack '\(scratch.path)/shop.git'"))
    #expect(try !noted("environment").contains("SSH_AUTH_SOCK") && !noted("environment").contains("HOME="))
  }

  @Test func `leave no key behind`() async throws {
    try await origin.add(["a": "1"])
    _ = try await mirrors().revision(remote, "main")
    let folder = try #require(
      try noted("arguments").split(separator: " ").first { $0.hasPrefix("-oUserKnownHostsFile=") })
    #expect(names(in: String(folder.dropFirst(21).dropLast(12))).isEmpty)
  }

  @Test(arguments: [
    ("echo 'Host key verification failed.' >&2; exit 255", "known_hosts"),
    ("echo 'git@x: Permission denied (publickey).' >&2; exit 255", "refused the credentials"),
    ("echo 'ERROR: Repository not found.' >&2; exit 1", "no Git repository"),
    ("echo 'ssh: connect to host x port 22: Connection refused' >&2; exit 255", "Connection refused"),
    ("exit 1", "the connection ended"),
  ])
  func `say why they cannot be read`(_ script: String, _ words: String) async throws {
    try await origin.add(["a": "1"])
    let error = await #expect(throws: GitError.self) { try await mirrors(script).revision(remote, "main") }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func `are given up when nothing comes any more`() async throws {
    try await origin.add(["a": "1"])
    let error = await #expect(throws: GitError.self) {
      try await mirrors("exec sleep 600", idle: .seconds(2)).revision(remote, "main")
    }
    #expect(error?.description.contains("did not finish within 2s") == true, "\(String(describing: error))")
  }

  private static let addresses: [(url: String, wanted: SSHAddress?)] = [
    ("ssh://git@h.test:2222/a/b.git", SSHAddress("git@h.test:/a/b.git", port: 2222)),
    ("ssh://h.test/~ann/b.git", SSHAddress("h.test:~ann/b.git")),
    ("git@h.test:a/b.git", SSHAddress("git@h.test:a/b.git", port: nil)), ("h.test:b", SSHAddress("h.test:b")),
    ("-oProxyCommand=x:b", nil), ("git@-x:b", nil), ("ssh://h.test:99999/b", nil), ("https://h.test/b", nil),
    ("/local:path", nil), ("h.test:-b", nil),
  ]

  @Test(arguments: addresses)
  func `have addresses that cannot pass for options`(_ url: String, _ wanted: SSHAddress?) {
    #expect(SSHAddress(url) == wanted)
  }

  @Test func `ask for no proxy`() async throws {
    var remote = remote
    remote.proxy = "http://proxy.test"
    await #expect(throws: GitError.self) { try await mirrors().revision(remote, "main") }
  }
}

extension SSHAddress {
  init?(_ url: String, port: Int?) {
    self.init(url)
    self.port = port
  }
}
