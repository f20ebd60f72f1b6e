// SPDX-License-Identifier: Apache-2.0
public import Clocks
internal import Documents
internal import KubeModel

/// How far the comments of a Preview's pull request have been read. It is kept in an annotation, so that it is written together
/// with what the commands change: each is carried out once, however often its event arrives and whenever we are killed.
public struct HeardComments: Sendable, Hashable {
  /// When the newest comment that was read was written.
  public var until: Timestamp?
  /// Ids of the comments of that last moment, and of commands of late; the newest last.
  public var handled: [String] = []
  /// What is still to be said to those who gave commands.
  public var owed: [Reply] = []

  /// The answer to one comment.
  public struct Reply: Sendable, Hashable {
    public var commentID: String
    public var isDone: Bool
    /// "" where a reaction says enough.
    public var text: String
    public init(commentID: String, isDone: Bool, text: String) {
      self.commentID = commentID
      self.isDone = isDone
      self.text = text
    }
  }

  /// As many ids as are remembered.
  public static let memory = 50

  public init() {}

  /// Reads what `text` wrote; what cannot be read is nothing.
  public init(_ text: String) {
    guard let value = try? JSON.parse(text) else { return }
    until = value["until"]?.string.flatMap { Timestamp($0) }
    handled = (value["handled"]?.array ?? []).compactMap(\.string)
    owed = (value["owed"]?.array ?? []).map {
      Reply(
        commentID: $0["comment"]?.string ?? "", isDone: $0["done"]?.bool ?? false, text: $0["text"]?.string ?? "")
    }
  }

  public var text: String {
    var value: Value = .object([:])
    if let until { value["until"] = .string(until.microText) }
    if !handled.isEmpty { value["handled"] = .array(handled.map { .string($0) }) }
    if !owed.isEmpty {
      value["owed"] = .array(
        owed.map { ["comment": .string($0.commentID), "done": .bool($0.isDone), "text": .string($0.text)] })
    }
    return JSON.text(value)
  }
}

extension Preview {
  public var heard: HeardComments { object.annotations[Annotations.heard].map { HeardComments($0) } ?? HeardComments() }
}
