// SPDX-License-Identifier: Apache-2.0
import Clocks
import Documents
import KubeModel
import PreviewAPI
import Testing

@testable import Planning

@Suite struct `The terms of a preview` {
  private static let space = Given.namespace("preview-shop-7")
  private static let app = Given.application("shop-7")

  private func playground(_ terms: PreviewSpec.Terms, manifests: [KubeObject] = [space, app]) throws -> Playground {
    var spec = Given.spec(7, manifests: manifests)
    spec.terms = terms
    return Playground(try Given.preview(7, spec: spec))
  }

  private func message(_ world: Playground) -> String {
    world.preview.status.conditions.first { $0.type == "Ready" }?.message ?? ""
  }

  // MARK: the URL

  @Test func `a preview is ready when its URL answers as it should, and is not asked again`() throws {
    var world = try playground(PreviewSpec.Terms(probe: Probe(path: "/healthz", statuses: [200, 204])))
    _ = world.step()
    _ = world.step()
    #expect(world.preview.status.phase == .deploying)
    #expect(urlToProbe(world.facts()) == "http://shop-7.test/healthz")
    world.probe = .status(502)
    _ = world.step()
    #expect(message(world) == "the preview's URL answers 502, not 200 or 204")
    world.probe = .failed("connection refused")
    _ = world.step()
    #expect(message(world).contains("connection refused"))
    world.probe = .status(204)
    _ = world.step()
    #expect(world.preview.status.phase == .ready)
    #expect(urlToProbe(world.facts()) == nil)
    world.probe = nil
    #expect(world.step() == [])
    #expect(world.preview.status.phase == .ready)
  }

  @Test func `an URL that never answers is a failure in time`() throws {
    var world = try playground(PreviewSpec.Terms(probe: Probe()))
    _ = world.step()
    world.probe = .status(404)
    world.now = world.now + .seconds(901)
    _ = world.step()
    #expect(world.preview.status.phase == .failed)
    #expect(message(world).contains("not ready after 15m: the preview's URL answers 404"))
  }

  @Test func `the URL is not asked while something is on its way`() throws {
    var world = try playground(PreviewSpec.Terms(probe: Probe()))
    _ = world.step()
    #expect(urlToProbe(world.facts(readiness: .progressing("later"))) == nil)
  }

  // MARK: Secrets

  private static let reference = SecretReference(namespace: "shared", name: "regcred")

  private func secret(labels: [String: String], version: String = "1") -> KubeObject {
    var secret = KubeObject(
      kind: GroupVersionKind(group: "", version: "v1", kind: "Secret"), namespace: "shared", name: "regcred")
    secret.labels = labels
    secret[metadata: "uid"] = "source"
    secret[metadata: "resourceVersion"] = .string(version)
    secret.value["type"] = "kubernetes.io/dockerconfigjson"
    secret.value["data"] = [".dockerconfigjson": "e30="]
    return secret
  }

  private func kinds(_ actions: [Action]) -> [String] {
    actions.compactMap { if case .apply(let object, _, _) = $0 { "\(object.kind.kind) \(object.name)" } else { nil } }
  }

  @Test func `a Secret is copied before resources, and the default account pulls with it`() throws {
    var world = try playground(PreviewSpec.Terms(copySecrets: [Self.reference]))
    let source = secret(labels: [Labels.copy: "true"])
    world.live[source.ref] = source
    #expect(
      kinds(world.step()) == [
        "Namespace preview-shop-7", "Secret regcred", "ServiceAccount default", "Application shop-7",
      ])
    let copy = world.live.values.first { $0.kind.kind == "Secret" && $0.namespace == "preview-shop-7" }
    #expect(copy?.value["data"] == source.value["data"])
    #expect(copy.map { isOurs($0, of: world.preview) } == true)
    _ = world.step()
    _ = world.step()
    #expect(world.preview.status.phase == .ready)
    #expect(world.step() == [])
    world.live[source.ref] = secret(labels: [Labels.copy: "true"], version: "2")
    #expect(kinds(world.step()) == ["Secret regcred"], "a copy follows its source")
  }

  @Test func `no Secret is copied that does not ask for it, and a copy goes with the label`() throws {
    var world = try playground(PreviewSpec.Terms(copySecrets: [Self.reference]))
    let source = secret(labels: [:])
    world.live[source.ref] = source
    #expect(!kinds(world.step()).contains("Secret regcred"))
    _ = world.step()
    #expect(world.preview.status.phase == .failed)
    #expect(message(world).contains("its owner allows it with the label nestling.dev/copy=true"))
    world.live[source.ref] = secret(labels: [Labels.copy: "true"])
    _ = world.step()
    world.live[source.ref] = source
    let gone = world.step().compactMap { if case .delete(let ref, _) = $0 { ref.description } else { nil } }
    #expect(gone == ["Secret preview-shop-7/regcred", "ServiceAccount preview-shop-7/default"])
  }

  @Test func `a copy stays when its source gives no answer`() throws {
    var world = try playground(PreviewSpec.Terms(copySecrets: [Self.reference]))
    let source = secret(labels: [Labels.copy: "true"])
    world.live[source.ref] = source
    _ = world.step()
    world.live[source.ref] = nil
    let actions = world.step()
    #expect(!actions.contains { if case .delete = $0 { true } else { false } })
    #expect(message(world).contains("does not exist"))
  }

  @Test func `what the pull request's commit waits for gets no Secret`() throws {
    var spec = Given.spec(7)
    spec.hold = PreviewSpec.Hold(reason: .awaitingApproval, message: "approve it")
    var world = Playground(try Given.preview(7, spec: spec))
    world.live[secret(labels: [Labels.copy: "true"]).ref] = secret(labels: [Labels.copy: "true"])
    #expect(kinds(world.step()) == [])
  }

  @Test func `nothing of a Secret shows in what is remembered of it`() {
    var one = secret(labels: [:])
    one.annotations = [Annotations.copiedVersion: "source/1"]
    var other = one
    other.value["data"] = [".dockerconfigjson": "c2VjcmV0"]
    #expect(hash(of: one) == hash(of: other))
  }

  // MARK: a namespace that somebody deletes

  @Test func `nothing goes into a namespace that is going, and all is made anew after it`() throws {
    let map = Given.configMap("settings", in: "preview-shop-7")
    var world = try playground(PreviewSpec.Terms(), manifests: [Self.space, map, Self.app])
    for _ in 0..<3 { _ = world.step() }
    world.live[map.ref] = nil
    world.live[Self.space.ref]?[metadata: "deletionTimestamp"] = .string(noon.description)
    #expect(kinds(world.step()) == [])
    #expect(message(world).contains("Namespace preview-shop-7 is being deleted by somebody"))
    world.live[Self.space.ref] = nil
    #expect(kinds(world.step()) == ["Namespace preview-shop-7", "ConfigMap settings"])
  }

  // MARK: finalizers

  private func stuck(_ destination: Value = ["server": "https://1.2.3.4"]) throws -> Playground {
    var world = try playground(PreviewSpec.Terms(), manifests: [Self.space, Self.app])
    for _ in 0..<3 { _ = world.step() }
    world.sticky = [Self.app.ref]
    world.live[Self.app.ref]?.finalizers = ["resources-finalizer.argocd.argoproj.io/foreground", "example.com/held"]
    world.delete(because: .closed)
    _ = world.step()
    return world
  }

  private func released(_ actions: [Action]) -> [String] {
    actions.flatMap { if case .release(_, _, let finalizers) = $0 { finalizers } else { [String]() } }
  }

  @Test func `an Application whose cluster is gone loses the finalizer about its resources, and no other`() throws {
    var world = try stuck()
    #expect(released(world.step()) == [])
    world.orphaned = [Self.app.ref]
    #expect(released(world.step()) == ["resources-finalizer.argocd.argoproj.io/foreground"])
    #expect(world.live[Self.app.ref]?.finalizers == ["example.com/held"])
  }

  @Test func `finalizers are forced when a person says so, after the deadline`() throws {
    var world = try stuck()
    world.preview.object.annotations[Annotations.forceFinalizers] = "true"
    #expect(released(world.step()) == [], "it has its time first")
    world.now = world.now + .seconds(120)
    #expect(released(world.step()).count == 2)
    for _ in 0..<4 { _ = world.step() }
    #expect(world.live.isEmpty)
    #expect(world.preview.object.finalizers.isEmpty)
  }

  @Test func `nobody's say, nothing forced`() throws {
    var world = try stuck()
    world.now = world.now + .seconds(7200)
    #expect(released(world.step()) == [])
    #expect(world.preview.status.conditions.contains { $0.type == "DeletionBlocked" })
  }
}
