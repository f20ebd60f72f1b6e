// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// The schema of Preview, field by field as api.md section 1.2 lists them.
extension CustomResources {
  static var previewSpec: Value {
    Schema.map(
      "One environment. Written by the operator, except for control.",
      [
        ("key", Schema.text("What makes this Preview one.")),
        (
          "pullRequest",
          Schema.map(
            "The pull request behind it.",
            ["forge", "host", "repository", "headSHA", "branch", "author", "title", "url"].map { ($0, Schema.text("")) }
              + [
                ("number", Schema.whole("")), ("labels", Schema.strings("")),
                ("source", Schema.open("The generator's forge member: references to Secrets, never their content.")),
              ])
        ),
        ("others", Schema.list("Further pull requests that share it.", of: Schema.open(""))),
        ("namespace", Schema.text("Where the preview lives.")),
        ("ownsNamespace", Schema.flag("Whether the operator creates and deletes it.")),
        ("url", Schema.text("Where it can be reached.")),
        ("manifests", Schema.list("Fully rendered objects.", of: Schema.open(""))),
        (
          "hold",
          Schema.map(
            "Why nothing new is deployed.",
            [
              ("reason", Schema.text("")), ("message", Schema.text("")), ("since", Schema.moment("")),
              ("position", Schema.whole("Place in the queue.")),
            ])
        ),
        (
          "feedback",
          Schema.map(
            "What the pull request is told.",
            [
              ("comment", Schema.flag("")), ("template", Schema.text("Go template of the comment's body.")),
              ("status", Schema.text("Context of the commit status.")),
              ("environment", Schema.text("The forge's environment.")),
            ])
        ),
        (
          "terms",
          Schema.map(
            "How the objects are put into the cluster, and when they count as ready.",
            [
              ("probe", CustomResources.probe("The request that must succeed before the preview counts as ready.")),
              ("replaceImmutable", Schema.flag("Objects whose fields cannot change in place are made anew.")),
              (
                "copySecrets",
                Schema.list(
                  "Secrets to copy into the namespace.",
                  of: Schema.map("", [("namespace", Schema.text("")), ("name", Schema.text(""))]))
              ),
            ])
        ),
        ("commands", CustomResources.commands),
        ("readyTimeout", Schema.text("How long deploying may take.")),
        (
          "applicationRules",
          Schema.open(
            "What may be changed about existing Applications: applicationsSync, preservedFields, "
              + "ignoreApplicationDifferences of the set.")
        ),
        (
          "hooks",
          Schema.list(
            "Jobs around deploying and deleting.",
            of: Schema.map(
              "",
              [
                ("moment", Schema.text("")), ("name", Schema.text("")), ("once", Schema.flag("")),
                ("job", Schema.open("")),
              ]))
        ),
        ("queuedSince", Schema.moment("Since when it waits for a free place.")),
        (
          "images",
          Schema.list(
            "Images that the head commit waited for.",
            of: Schema.map("", ["name", "digest"].map { ($0, Schema.text("")) }))
        ),
        ("lifetime", Schema.open("As the set's spec.preview.lifetime.")),
        (
          "control",
          Schema.map(
            "What people asked for, by comment, command line, dashboard or kubectl.",
            [
              ("approvedSHA", Schema.text("Head commit that a person let through.")),
              ("pinnedUntil", Schema.moment("It does not expire before.")),
              ("extendedUntil", Schema.moment("The idle limit ends no sooner.")),
              ("stopped", Schema.flag("Nothing runs until somebody deploys it again.")),
              ("asleep", Schema.flag("Scaled to zero until somebody wakes it.")),
              ("redeployAt", Schema.moment("Everything is applied and synced anew once, for a wish of this moment.")),
              ("askedAt", Schema.moment("When somebody last asked for something.")),
            ])
        ),
      ])
  }

  static var previewStatus: Value {
    Schema.map(
      "Written by the operator.",
      [
        ("phase", Schema.text("For people.", choices: Phase.allCases.map(\.rawValue))),
        ("url", Schema.text("")), ("headSHA", Schema.text("Head commit that was seen last.")),
        ("headSince", Schema.moment("When it was first seen.")), ("observedSHA", Schema.text("")),
        ("deployedSHA", Schema.text("")),
        ("deployingSince", Schema.moment("Start of the time that ready.timeout allows.")),
        ("lastActivityAt", Schema.moment("Of the last push, label, approval, command or comment.")),
        ("expiresAt", Schema.moment("When it expires unless something happens before.")),
        (
          "hooks",
          Schema.list(
            "How the hooks went.",
            of: Schema.map(
              "",
              ["moment", "name", "job", "message"].map { ($0, Schema.text("")) } + [("succeeded", Schema.flag(""))]))
        ),
        ("scaledDown", Schema.flag("Workloads may still stand scaled down.")),
        ("warning", Schema.text("What people are told before it expires.")),
        ("queuePosition", Schema.whole("Place in the queue, from 1; 0 when it waits for no place.")),
        ("redeployedAt", Schema.moment("The wish to redeploy that was carried out last.")),
        (
          "activity",
          Schema.map(
            "What has been seen, to know what is new.",
            ["pushMark", "wishMark"].map { ($0, Schema.text("")) }
              + ["pushedAt", "askedAt", "aliveSince"].map { ($0, Schema.moment("")) })
        ),
        ("observedGeneration", Schema.whole("")),
        (
          "applications",
          Schema.list(
            "State of each Application.",
            of: Schema.map("", ["name", "sync", "health", "url"].map { ($0, Schema.text("")) }))
        ),
        (
          "inventory",
          Schema.list(
            "Everything applied.",
            of: Schema.map(
              "",
              ["apiVersion", "kind", "namespace", "name", "uid", "hash", "owned", "account"].map {
                ($0, Schema.text(""))
              }
                + [("generation", Schema.whole(""))]))
        ),
        ("namespaceUID", Schema.text("UID of the namespace that the operator created.")),
        (
          "feedback",
          Schema.map(
            "What the pull request was told.",
            ["commentID", "commentHash", "lastStatus", "deploymentID", "lastDeployment"].map { ($0, Schema.text("")) })
        ),
        ("conditions", Schema.conditions),
      ])
  }
}
