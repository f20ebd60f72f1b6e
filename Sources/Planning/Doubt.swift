// SPDX-License-Identifier: Apache-2.0
public import PreviewAPI

extension PreviewStatus {
  /// With doubt about all that these actions are about to say, to the others that share the preview as well. It is written down
  /// before they are carried out: should their outcome get lost, what a state that comes back has to say is not taken for said.
  public func doubting(_ actions: [Action]) -> PreviewStatus {
    var status = self
    for action in actions {
      guard case .also(let member, let inner) = action else {
        status.told.doubt(action)
        continue
      }
      guard let place = status.toldOthers.firstIndex(where: { $0.pullRequest.key == member.key }) else { continue }
      status.toldOthers[place].told.doubt(inner)
    }
    return status
  }
}

extension PreviewStatus.Told {
  /// Stands where it is not known what the pull request was told last.
  private static let unknown = "?"

  fileprivate mutating func doubt(_ action: Action) {
    switch action {
    case .comment where !commentID.isEmpty: commentHash = Self.unknown
    case .setStatus: lastStatus = Self.unknown
    // Environment and commit stay: they say what the object is about.
    case .setDeployment where !lastDeployment.isEmpty:
      lastDeployment = lastDeployment.split(separator: " ").prefix(2).joined(separator: " ") + " " + Self.unknown
    default: return
    }
  }
}
