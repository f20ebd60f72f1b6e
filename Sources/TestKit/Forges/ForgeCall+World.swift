// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// What nearly every call of every forge begins with.
extension ForgeCall {
  /// Login of whoever asks; "" for nobody in particular.
  var login: String { account?.login ?? "" }

  /// What whoever asks may do: an App's installation may write where it is installed.
  func role(in repository: ForgeWorld.Repository) -> ForgeWorld.Role { repository.role(of: login) }

  /// The repository, if it may be seen: what may not is not there, as all forges have it.
  func repository(_ path: String, in world: ForgeWorld) throws(ForgeRefusal) -> ForgeWorld.Repository {
    guard let found = world.repository(path), role(in: found) >= .read else { throw ForgeRefusal(404, "Not Found") }
    return found
  }

  func demand(_ role: ForgeWorld.Role, in repository: ForgeWorld.Repository, _ words: String) throws(ForgeRefusal) {
    if account == nil { throw ForgeRefusal(401, "Requires authentication") }
    if self.role(in: repository) < role { throw ForgeRefusal(403, words) }
  }

  func pull(_ parameter: String, in repository: ForgeWorld.Repository, _ world: ForgeWorld) throws(ForgeRefusal)
    -> ForgeWorld.Pull
  {
    guard let number = Int(self[parameter]), let pull = world.pull(number, in: repository.id) else {
      throw ForgeRefusal(404, "Not Found")
    }
    return pull
  }

  /// A member that must be a text which is not empty.
  func text(_ member: String, missing: ForgeRefusal) throws(ForgeRefusal) -> String {
    guard let text = json[member]?.string, !text.isEmpty else { throw missing }
    return text
  }
}
