// SPDX-License-Identifier: Apache-2.0
internal import Documents

extension PreviewStatus {
  /// What one pull request was told, so that nothing is said twice.
  public struct Told: Sendable, Hashable {
    public var commentID = ""
    /// Hash of the comment's body as it stands, so that it is edited only when it changes.
    public var commentHash = ""
    /// `sha state hash` of the commit status sent last.
    public var lastStatus = ""
    /// The forge's id of the deployment object of the present commit; "" when there is none.
    public var deploymentID = ""
    /// `environment sha state hash` of what the deployment object was told last.
    public var lastDeployment = ""

    public init() {}

    init(_ value: Value?) {
      commentID = value?["commentID"]?.string ?? ""
      commentHash = value?["commentHash"]?.string ?? ""
      lastStatus = value?["lastStatus"]?.string ?? ""
      deploymentID = value?["deploymentID"]?.string ?? ""
      lastDeployment = value?["lastDeployment"]?.string ?? ""
    }

    var value: Value {
      [
        "commentID": .string(commentID), "commentHash": .string(commentHash), "lastStatus": .string(lastStatus),
        "deploymentID": .string(deploymentID), "lastDeployment": .string(lastDeployment),
      ]
    }
  }

  /// A further pull request, how to reach it, and what it was told.
  public struct ToldOther: Sendable, Hashable {
    public var pullRequest: PullRequestReference
    public var told: Told

    public init(_ pullRequest: PullRequestReference, _ told: Told) {
      self.pullRequest = pullRequest
      self.told = told
    }

    init?(_ value: Value) {
      guard let pullRequest = value["pullRequest"].flatMap(PullRequestReference.init(reading:)) else { return nil }
      self.init(pullRequest, Told(value))
    }

    var value: Value {
      var result = told.value
      result["pullRequest"] = pullRequest.value
      return result
    }
  }

  public var commentID: String {
    get { told.commentID }
    set { told.commentID = newValue }
  }
  public var commentHash: String {
    get { told.commentHash }
    set { told.commentHash = newValue }
  }
  public var lastStatus: String {
    get { told.lastStatus }
    set { told.lastStatus = newValue }
  }
  public var deploymentID: String {
    get { told.deploymentID }
    set { told.deploymentID = newValue }
  }
  public var lastDeployment: String {
    get { told.lastDeployment }
    set { told.lastDeployment = newValue }
  }
}

extension PullRequestReference {
  /// nil for what is none, since a status is read without complaint.
  init?(reading value: Value) {
    guard value.object != nil, let fields = try? Fields(value, path: ""), let read = try? PullRequestReference(fields)
    else { return nil }
    self = read
  }
}
