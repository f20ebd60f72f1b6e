// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Dashboard
internal import HTTPServing
internal import WebPages

extension Command {
  static let dashboard = Command(
    "dashboard", "Serve pages that show previews, and why there is none",
    discussion: """
      Runs until Control-C, with the rights of the kubeconfig: what its owner may not, the pages may not either. On another
      address than loopback nobody can be told apart, so that pages only show there.
      """,
    examples: ["nestling dashboard", "nestling dashboard -n team-a --read-only", "nestling dashboard --listen :8090"],
    flags: [
      Flag("listen", value: "ADDRESS", "HOST:PORT", fallback: "127.0.0.1:8090"),
      Flag("read-only", "no buttons, also on loopback"),
    ]
      + clusterFlags.map { flag in
        flag.name == "namespace"
          ? Flag("namespace", short: "n", value: "NAME", "only what is in this namespace; else in all") : flag
      },
    run: { call in
      guard let listen = ListenAddress(call.value("listen") ?? "") else {
        throw UsageError("nestling dashboard: --listen wants HOST:PORT, such as 127.0.0.1:8090 or :8090")
      }
      let stop = StopSignal()
      let cluster = try await Cluster.connect(call)
      let isReadOnly = call.isSet("read-only") || !listen.isLoopback
      let pages = Pages(cluster.ports(in: call.value("namespace"), isReadOnly: isReadOnly))
      let server = Server(
        settings: ServerSettings(
          address: listen.host.isEmpty ? "0.0.0.0" : listen.host, port: listen.port, maximumBody: 64 << 10),
        handler: { request in
          if listen.isLoopback, !request.isForLoopback { return .text(403, "this dashboard is at localhost only\n") }
          return await pages.answer(request) ?? .text(404, "not found\n")
        })
      let port = try await server.start()
      let url = "http://\(listen.host.isEmpty ? "localhost" : listen.host):\(port)/"
      Terminal.print("\(url) shows the previews\(isReadOnly ? ", without buttons" : ""); Control-C ends it.\n")
      await stop.wait()
      await server.stop(grace: .seconds(2))
      return .done
    })
}

extension ListenAddress {
  var isLoopback: Bool { ["localhost", "127.0.0.1", "::1"].contains(host) }
}
