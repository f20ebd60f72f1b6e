// SPDX-License-Identifier: Apache-2.0
public import PreviewAPI

extension PreviewStatus {
  /// Stands where it is not known what the pull request was told last.
  private static let unknown = "?"

  /// With doubt about all that these actions are about to say. It is written down before they are carried out: should their
  /// outcome get lost, what a state that comes back has to say is not taken for said.
  public func doubting(_ actions: [Action]) -> PreviewStatus {
    var status = self
    for action in actions {
      switch action {
      case .comment where !commentID.isEmpty: status.commentHash = PreviewStatus.unknown
      case .setStatus: status.lastStatus = PreviewStatus.unknown
      // Environment and commit stay: they say what the object is about.
      case .setDeployment where !lastDeployment.isEmpty:
        status.lastDeployment =
          lastDeployment.split(separator: " ").prefix(2).joined(separator: " ") + " " + PreviewStatus.unknown
      default: continue
      }
    }
    return status
  }
}
