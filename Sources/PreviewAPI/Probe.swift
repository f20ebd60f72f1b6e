// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// `ready.probe`: a request to the preview's URL that must succeed before it counts as ready.
public struct Probe: Sendable, Hashable {
  /// Path under the preview's URL.
  public var path: String
  /// Statuses that count as success.
  public var statuses: [Int]
  /// Whether the certificate must be valid for the host.
  public var isTLSVerified: Bool

  public init(path: String = "/", statuses: [Int] = [200], isTLSVerified: Bool = true) {
    self.path = path
    self.statuses = statuses
    self.isTLSVerified = isTLSVerified
  }

  init(_ fields: Fields) throws(ValidationError) {
    try fields.refuseUnknown(["path", "status", "insecureSkipVerify"])
    path = try fields.string("path") ?? "/"
    guard path.hasPrefix("/") else {
      throw ValidationError(field: fields.path("path"), message: "“\(path)” is not a path; begin it with /")
    }
    statuses = []
    for (place, item) in try fields.list("status").enumerated() {
      guard let status = item.int, (100...599).contains(status) else {
        throw ValidationError(field: fields.path("status[\(place)]"), message: "must be an HTTP status, 100 to 599")
      }
      statuses.append(Int(status))
    }
    if statuses.isEmpty { statuses = [200] }
    isTLSVerified = try !(fields.bool("insecureSkipVerify") ?? false)
  }

  var value: Value {
    [
      "path": .string(path), "status": .array(statuses.map { .int(Int64($0)) }),
      "insecureSkipVerify": .bool(!isTLSVerified),
    ]
  }

  /// The URL to ask, below the preview's own path.
  public func url(of preview: String) -> String {
    let base = preview.prefix { $0 != "?" && $0 != "#" }
    return (base.hasSuffix("/") ? String(base.dropLast()) : String(base)) + path
  }
}

/// What the preview's URL said.
public enum ProbeAnswer: Sendable, Hashable {
  case status(Int)
  /// Nobody answered; why.
  case failed(String)
}
