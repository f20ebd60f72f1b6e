// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// The schema of Preview, field by field as api.md section 1.2 lists them.
extension CustomResources {
  static var previewSpec: Value {
    Schema.map(
      "One environment. Written by the operator, except for control.",
      [
        (
          "key",
          Schema.ruled(
            Schema.text("What makes this Preview one."), "self == oldSelf",
            "a Preview stays about what it was made for; delete it, and the set makes another")
        ),
        (
          "pullRequest",
          Schema.map(
            "The pull request behind it.",
            Schema.texts([
              ("forge", "Kind of the forge, such as github."), ("host", "Host of the forge's API."),
              ("repository", "Full path of the repository."), ("headSHA", "Commit that is wanted."),
              ("branch", "Branch of the head."), ("author", "Login of who opened it."), ("title", "Its title."),
              ("url", "Its page on the forge."),
            ])
              + [
                ("number", Schema.whole("Its number in the repository.")), ("labels", Schema.strings("Its labels.")),
                ("source", Schema.open("The generator's forge member: references to Secrets, never their content.")),
              ])
        ),
        ("others", Schema.list("Further pull requests that share it.", of: Schema.open("One pull request."))),
        ("namespace", Schema.text("Where the preview lives.")),
        ("ownsNamespace", Schema.flag("Whether the operator creates and deletes it.")),
        ("url", Schema.text("Where it can be reached.")),
        ("manifests", Schema.list("Fully rendered objects.", of: Schema.open("One object."))),
        (
          "hold",
          Schema.map(
            "Why nothing new is deployed.",
            [
              ("reason", Schema.text("Why, for programs.")), ("message", Schema.text("Why, for people.")),
              ("since", Schema.moment("Since when.")),
              ("position", Schema.whole("Place in the queue.")),
              ("pullRequest", Schema.text("Which of several pull requests it is about: owner/name#number.")),
            ])
        ),
        (
          "feedback",
          Schema.map(
            "What the pull request is told.",
            [
              ("comment", Schema.flag("Whether it gets a comment.")),
              ("template", Schema.text("Go template of the comment's body.")),
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
                  of: Schema.map("One Secret.", Schema.texts([("namespace", "Where it is."), ("name", "Its name.")])))
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
              "One Job.",
              [
                ("moment", Schema.text("beforeDeploy, afterDeploy or beforeDelete.")),
                ("name", Schema.text("Its name in the set.")),
                ("once", Schema.flag("Run once in the life of the preview, not for every commit.")),
                ("job", Schema.open("The Job, rendered.")),
              ]))
        ),
        ("queuedSince", Schema.moment("Since when it waits for a free place.")),
        (
          "images",
          Schema.list(
            "Images that the head commit waited for.",
            of: Schema.map("One of them.", Schema.texts([("name", "Its name."), ("digest", "Of its content.")])))
        ),
        ("lifetime", Schema.open("As the set's spec.preview.lifetime.")),
        (
          "control",
          Schema.map(
            "What people asked for, by comment, command line, dashboard or kubectl.",
            [
              ("approvedSHA", Schema.text("Head commit that a person let through.")),
              (
                "approvals",
                Schema.stringMap(
                  "Head commits let through of further pull requests that share it, by owner/name#number.")
              ),
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
        ("url", Schema.text("Where it can be reached.")), ("headSHA", Schema.text("Head commit that was seen last.")),
        ("headSince", Schema.moment("When it was first seen.")),
        ("observedSHA", Schema.text("Commit that was acted on last.")),
        ("deployedSHA", Schema.text("Commit that was ready last.")),
        ("deployingSince", Schema.moment("Start of the time that ready.timeout allows.")),
        ("goneAt", Schema.moment("When nothing was left of a preview that goes.")),
        ("lastActivityAt", Schema.moment("Of the last push, label, approval, command or comment.")),
        ("expiresAt", Schema.moment("When it expires unless something happens before.")),
        (
          "hooks",
          Schema.list(
            "How the hooks went.",
            of: Schema.map(
              "One run.",
              [
                ("moment", Schema.text("beforeDeploy, afterDeploy or beforeDelete.")),
                ("name", Schema.text("Its name in the set.")), ("job", Schema.text("Name of the Job.")),
                ("message", Schema.text("What it printed last, when it failed.")),
                ("succeeded", Schema.flag("Whether it ended well.")),
              ]))
        ),
        ("scaledDown", Schema.flag("Workloads may still stand scaled down.")),
        ("warning", Schema.text("What people are told before it expires.")),
        ("queuePosition", Schema.whole("Place in the queue, from 1; 0 when it waits for no place.")),
        ("redeployedAt", Schema.moment("The wish to redeploy that was carried out last.")),
        (
          "activity",
          Schema.map(
            "What has been seen, to know what is new.",
            Schema.texts([("pushMark", "Of the last push."), ("wishMark", "Of what people asked for last.")])
              + [
                ("pushedAt", Schema.moment("When it was pushed to last.")),
                ("askedAt", Schema.moment("When people asked for something last.")),
                ("aliveSince", Schema.moment("Since when it runs.")),
              ])
        ),
        ("observedGeneration", Schema.whole("Generation of the spec that was acted on last.")),
        (
          "applications",
          Schema.list(
            "State of each Application.",
            of: Schema.map(
              "One Application.",
              Schema.texts([
                ("name", "Its name."), ("sync", "As Argo CD says."), ("health", "As Argo CD says."),
                ("url", "Its first external URL."),
              ])))
        ),
        (
          "inventory",
          Schema.list(
            "Everything applied.",
            of: Schema.map(
              "One object.",
              Schema.texts([
                ("apiVersion", "Its version."), ("kind", "Its kind."), ("namespace", "Its namespace, if it has one."),
                ("name", "Its name."), ("uid", "Which of that name it is."), ("hash", "Of what was applied."),
                ("owned", "Which fields are ours."), ("account", "The account that applied it."),
              ]) + [("generation", Schema.whole("Its generation after that."))]))
        ),
        ("namespaceUID", Schema.text("UID of the namespace that the operator created.")),
        (
          "feedback",
          Schema.map(
            "What the pull request was told.",
            Schema.texts([
              ("commentID", "The one comment."), ("commentHash", "Of its text."),
              ("lastStatus", "The commit status set last."), ("deploymentID", "The forge's deployment object."),
              ("lastDeployment", "What it was told last."),
            ]) + [
              ("pullRequest", Schema.open("The first of several.")),
              ("others", Schema.list("The same of the others that share it.", of: Schema.open("One pull request."))),
            ])
        ),
        ("conditions", Schema.conditions),
      ])
  }
}
