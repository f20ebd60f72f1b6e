// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import HTTPTransport
internal import KubeClient
internal import Operator
internal import PreviewAPI

extension Command {
  static let doctor = Command(
    "doctor", "Check what the operator needs: definitions, permissions, forges, webhooks",
    discussion:
      "Changes nothing. Permissions are those of whoever asks: run it in the operator's pod, or name its account with --as. "
      + "A forge is asked once for each repository that a set names. Exit code 1 when something is missing.",
    examples: [
      "nestling doctor --as system:serviceaccount:nestling-system:nestling",
      "nestling doctor --webhook-url https://nestling.example.com/webhooks/github",
    ],
    flags: [
      OutputFormat.flag([.table, .json, .yaml]),
      Flag("as", value: "USER", "ask for the permissions of this user; needs the right to impersonate"),
      Flag("webhook-url", value: "URL", "where forges send their webhooks; it is asked as a stranger would"),
    ] + clusterFlags,
    run: { call in
      let cluster = try await Cluster.connect(call)
      let http = CurlClient(version: Version.current)
      let kube = call.value("as").map { cluster.api.impersonating(user: $0, groups: []) } ?? cluster.api
      var findings = try await Checkup(kube, forges: forgePorts(http)).findings(definitions: CustomResources.ours)
      if let url = call.value("webhook-url") { findings.append(await webhook(url, http)) }
      Terminal.print(report(findings, OutputFormat(call)))
      return findings.contains { $0.verdict == .bad } ? .failed : .done
    })

  static func report(_ findings: [Finding], _ format: OutputFormat) -> String {
    let rows: [Value] = findings.map { finding in
      [
        "verdict": .string(finding.verdict.rawValue), "subject": .string(finding.subject),
        "detail": .string(finding.detail),
      ]
    }
    switch format {
    case .json: return JSON.text(.array(rows), pretty: true) + "\n"
    case .yaml: return YAML.text(.array(rows))
    default:
      return tableText(
        findings,
        [
          Column(title: "") { $0.verdict.rawValue }, Column(title: "WHAT") { $0.subject },
          Column(title: "FOUND") { $0.detail },
        ], isWide: true)
    }
  }

  /// A delivery that nobody signed: it must arrive, and must be refused.
  private static func webhook(_ url: String, _ http: any HTTPClient) async -> Finding {
    let subject = "webhook: \(url)"
    var request = HTTPRequest("POST", url, headers: ["Content-Type": "application/json"], body: Array("{}".utf8))
    request.timeout = .seconds(10)
    do throws(TransportError) {
      let status = try await http.send(request).status
      switch status {
      case 401: return Finding(.good, subject, "is reached, and refuses what is not signed")
      case 200..<300, 400:
        return Finding(.doubtful, subject, "takes what is not signed (HTTP \(status)); give --webhook-secret-file")
      default:
        return Finding(
          .bad, subject, "HTTP \(status) instead of 401: not Nestling's /webhooks/<forge>, or a proxy before it")
      }
    } catch {
      return Finding(.bad, subject, "cannot be reached: \(error)")
    }
  }
}
