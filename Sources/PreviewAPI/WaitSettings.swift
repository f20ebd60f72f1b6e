// SPDX-License-Identifier: Apache-2.0

/// What a head commit waits for before it is deployed: `spec.preview.wait`.
public struct WaitSettings: Sendable, Hashable {
  /// Names of checks or statuses that must have succeeded.
  public var checks: [String]
  /// Templates of image names that must be in their registry.
  public var images: [String]
  /// Secrets of type kubernetes.io/dockerconfigjson in the set's namespace: credentials for those registries.
  public var pullSecrets: [String]
  public var timeout: Duration

  public init(
    checks: [String] = [], images: [String] = [], pullSecrets: [String] = [], timeout: Duration = .seconds(1800)
  ) {
    self.checks = checks
    self.images = images
    self.pullSecrets = pullSecrets
    self.timeout = timeout
  }

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["checks", "images", "pullSecrets", "timeout"])
    checks = try fields.strings("checks")
    images = try fields.strings("images")
    pullSecrets = try fields.strings("pullSecrets")
    timeout = try fields.positiveDuration("timeout") ?? .seconds(1800)
  }
}

/// How many previews may run at once: `spec.preview.limits`.
public struct LimitSettings: Sendable, Hashable {
  /// nil: as many as there are.
  public var total: Int?
  public var perAuthor: Int?
  /// Pull requests with this label go first in the queue; "" for none.
  public var priorityLabel: String

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["total", "perAuthor", "priorityLabel"])
    total = try fields.int("total")
    perAuthor = try fields.int("perAuthor")
    priorityLabel = try fields.string("priorityLabel") ?? ""
    for (name, number) in [("total", total), ("perAuthor", perAuthor)] where (number ?? 0) < 0 {
      throw ValidationError(field: fields.path(name), message: "must be 0 or more; leave it out for no limit")
    }
  }
}
