// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// A Secret of another namespace.
public struct SecretReference: Sendable, Hashable {
  public var namespace: String
  public var name: String

  public init(namespace: String, name: String) {
    self.namespace = namespace
    self.name = name
  }

  init(_ value: Value, path: String) throws(ValidationError) {
    let fields = try Fields(value, path: path)
    try fields.refuseUnknown(["name", "namespace"])
    name = try fields.requiredString("name")
    namespace = try fields.requiredString("namespace")
  }

  var value: Value { ["namespace": .string(namespace), "name": .string(name)] }
}

extension PreviewSpec {
  /// `spec.terms`: how the objects are put into the cluster, and when they count as ready.
  public struct Terms: Sendable, Hashable {
    /// Asked before the preview counts as ready; nil: not asked.
    public var probe: Probe?
    /// An object with a field that cannot change in place is deleted and made anew.
    public var replacesImmutable = false
    /// Secrets to copy into the preview's namespace. Their content never stands here.
    public var copySecrets: [SecretReference] = []

    public init(probe: Probe? = nil, replacesImmutable: Bool = false, copySecrets: [SecretReference] = []) {
      self.probe = probe
      self.replacesImmutable = replacesImmutable
      self.copySecrets = copySecrets
    }

    init(_ fields: Fields) throws(ValidationError) {
      probe = try fields.optionalMap("probe").map { (fields: Fields) throws(ValidationError) in try Probe(fields) }
      replacesImmutable = try fields.bool("replaceImmutable") ?? false
      for (place, item) in try fields.list("copySecrets").enumerated() {
        copySecrets.append(try SecretReference(item, path: fields.path("copySecrets[\(place)]")))
      }
    }

    var value: Value {
      var result: Value = ["replaceImmutable": .bool(replacesImmutable)]
      if let probe { result["probe"] = probe.value }
      if !copySecrets.isEmpty { result["copySecrets"] = .array(copySecrets.map(\.value)) }
      return result
    }
  }
}
