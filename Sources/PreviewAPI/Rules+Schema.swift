// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// The schema of the rules of `spec.preview` that time and place have a say in.
extension CustomResources {
  static var wait: Value {
    Schema.map(
      "What each head commit waits for before it is deployed; what runs stays until then.",
      [
        ("checks", Schema.strings("Names of checks or statuses that must have succeeded.")),
        ("images", Schema.strings("Templates of image names that must be in their registry.")),
        (
          "pullSecrets",
          Schema.strings("Secrets of type kubernetes.io/dockerconfigjson in the set's namespace, for those registries.")
        ),
        (
          "timeout",
          Schema.duration("Then it is said and nothing is asked until a new commit or `deploy`. Default 30m.")
        ),
      ])
  }

  static var limits: Value {
    Schema.map(
      "How many previews run at once. More are queued, first come, first served; updates never wait and nothing is evicted.",
      [
        ("total", Schema.whole("Of this set. Default: no limit.", minimum: 0)),
        ("perAuthor", Schema.whole("Of one author. Default: no limit.", minimum: 0)),
        ("priorityLabel", Schema.text("Pull requests with this label go first in the queue.")),
      ])
  }

  static var hooks: Value {
    func list(_ description: String) -> Value {
      Schema.named(
        Schema.list(
          description,
          of: Schema.map(
            "One Job.", required: ["name", "template"],
            [
              ("name", Schema.text("Of the hook; unique in its list.", atLeast: 1)),
              ("template", Schema.open("Templates of a Job's metadata and spec, as a CronJob's jobTemplate has them.")),
              ("timeout", Schema.duration("How long it may run. Default 10m.")),
              ("retries", Schema.whole("How often a failed pod is tried again. Default 0.", minimum: 0, maximum: 100)),
              (
                "run",
                Schema.text(
                  "For every head commit (default), or once in the life of a preview.",
                  choices: HookSettings.Run.allCases.map(\.rawValue))
              ),
            ])))
    }
    return Schema.map(
      "Jobs of the set in the preview's namespace, one after the other. Never from the pull request's branch.",
      [
        ("beforeDeploy", list("Before everything but namespace, quota and accounts.")),
        ("afterDeploy", list("When everything is ready; the preview is ready when they have succeeded.")),
        ("beforeDelete", list("Before anything is taken away; must succeed, or be waived by a person.")),
      ])
  }

  static var lifetime: Value {
    let rules: [(String, String, String, String)] = [
      ("idle", "<=", "max", LifetimeSettings.idleBeyondMax), ("warnBefore", "<", "idle", LifetimeSettings.warnsAtOnce),
      ("warnBefore", "<", "max", LifetimeSettings.warnsAtOnce),
    ]
    return rules.reduce(lifetimeMap) { Schema.ordered($0, $1.0, $1.1, $1.2, $1.3) }
  }

  private static var lifetimeMap: Value {
    Schema.map(
      "How long a preview lives. An expired one is not closed: a push, a label or `deploy` brings it back.",
      [
        ("idle", Schema.duration("Since the last push, label, approval, command or comment. Default: no limit.")),
        ("max", Schema.duration("Since it was made or brought back. Default: no limit.")),
        ("maxPin", Schema.duration("How far ahead a pin reaches. Default 720h.")),
        ("warnBefore", Schema.duration("How long before its end the pull request is told. Default 0.")),
        ("keepAfterClose", Schema.duration("How long it stays after its pull request was closed. Default 0.")),
        (
          "sleep",
          Schema.ruled(
            Schema.map(
              "When its workloads are scaled to zero and up again; Argo CD and Flux are held off meanwhile.",
              [
                ("idle", Schema.duration("After this long without anything from a person.")),
                ("schedule", Schema.text("Cron expression of five fields: when to sleep.")),
                ("wake", Schema.text("Cron expression: when to wake.")),
                ("timeZone", Schema.text("Name in the tz database, such as Europe/Berlin. Default UTC.")),
              ]),
            "!has(self.wake) || size(self.wake) == 0 || has(self.idle) || (has(self.schedule) && size(self.schedule) > 0)",
            SleepSettings.wakesWhatNeverSleeps)
        ),
      ])
  }
}
