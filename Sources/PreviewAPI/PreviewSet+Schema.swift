// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// The schema of PreviewSet, field by field as api.md section 1.1 lists them.
extension CustomResources {
  static func previewSetSpec(generators: [(String, Value)]) -> Value {
    Schema.map(
      "Which pull requests become which objects under which rules. A superset of Argo CD's ApplicationSet.",
      required: ["generators"],
      [
        ("goTemplate", Schema.flag("Use Go templates ({{.number}}) instead of the old form ({{number}}).")),
        ("goTemplateOptions", Schema.strings("Options of the Go template engine, such as missingkey=error.")),
        ("generators", generatorList(generators)),
        ("template", Schema.open("An Argo CD Application (metadata and spec), made once per parameter set.")),
        ("templatePatch", Schema.text("A strategic merge patch over the rendered Application; itself a template.")),
        (
          "syncPolicy",
          Schema.map(
            "What may happen to existing Applications.",
            [
              (
                "applicationsSync",
                Schema.text(
                  "Whether Applications may be updated and deleted.",
                  choices: PreviewSet.ApplicationsSync.allCases.map(\.rawValue))
              ),
              (
                "preserveResourcesOnDeletion",
                Schema.flag(
                  "Give Applications no finalizer of Argo CD, so that what they deployed outlives them; not what is in a preview's "
                    + "own namespace, which goes with the preview.")
              ),
            ])
        ),
        ("strategy", strategy),
        (
          "preservedFields",
          Schema.map(
            "Keys of Applications whose live value survives an update.",
            [("annotations", Schema.strings("Annotation keys.")), ("labels", Schema.strings("Label keys."))])
        ),
        (
          "ignoreApplicationDifferences",
          Schema.list(
            "Fields of live Applications that are left as they are.",
            of: Schema.map(
              "Fields of one or all Applications.",
              [
                ("name", Schema.text("Only this Application; empty for all.")),
                (
                  "jsonPointers",
                  Schema.strings("RFC 6901 pointers into spec, operation, or labels, annotations and finalizers.")
                ),
                (
                  "jqPathExpressions",
                  Schema.strings(
                    "Paths in jq's language, such as .spec.sources[] | select(.ref == \"values\").targetRevision.")
                ),
              ]))
        ),
        ("applyNestedSelectors", Schema.flag("Deprecated and without effect: nested selectors always apply.")),
        (
          "resources",
          Schema.list(
            "Templates of any Kubernetes objects, made once per Preview. A text that is one expression ending in toJson, fromJson, "
              + "fromYaml, fromYamlArray, int, int64 or float64 becomes that value.", of: Schema.open("One object."))
        ),
        (
          "serviceAccountName",
          Schema.text(
            "An account of the set's namespace that applies resources, with its rights instead of the operator's; in the preview's "
              + "namespace it gets the ClusterRole edit.")
        ),
        ("preview", preview),
        ("suspend", Schema.flag("Change nothing, delete nothing; keep reporting.")),
        ("dryRun", Schema.flag("Report in status and events what would be done; do nothing.")),
      ])
  }

  static func generatorList(_ generators: [(String, Value)]) -> Value {
    var entry = Schema.map(
      "One generator: a single key that names its kind, and an optional selector over its parameters.",
      generators + [("selector", Schema.open("A label selector over the flattened parameters."))])
    // A kind that this build does not know must arrive, so that it can be refused by name instead of vanishing.
    entry["x-kubernetes-preserve-unknown-fields"] = true
    return Schema.list("Where parameter sets come from, in order.", of: entry)
  }

  private static var preview: Value {
    Schema.map(
      "Rules of previews; without it the set behaves as an ApplicationSet.",
      [
        ("key", Schema.text("Template; parameter sets with one key share one Preview. Default: the pull request.")),
        ("name", Schema.text("Template of the Preview's name. Default: <set>-<repository>-<number>.")),
        ("url", Schema.text("Template of the preview's URL.")),
        ("namespace", namespace),
        ("select", select),
        ("wait", wait), ("limits", limits), ("lifetime", lifetime),
        ("hooks", hooks),
        (
          "ready",
          Schema.map(
            "When a preview counts as ready.",
            [
              ("timeout", Schema.duration("How long deploying may take. Default 15m.")),
              (
                "probe",
                probe(
                  "A request to the preview's URL that must succeed first. Redirects to other hosts are not followed.")
              ),
            ])
        ),
        (
          "replaceImmutable",
          Schema.flag(
            "Delete and make anew an object whose change the API server refuses because a field is immutable. Never a Namespace, "
              + "a PersistentVolumeClaim, a CustomResourceDefinition or an Argo CD or Flux object. Default false.")
        ),
        (
          "feedback",
          Schema.map(
            "What the pull request is told.",
            [
              (
                "comment",
                [
                  "description": "true, false or {template: …}, a Go template of the comment's body. Default true.",
                  "x-kubernetes-preserve-unknown-fields": true,
                ]
              ),
              ("status", Schema.text("Context of the commit status; empty for none. Default preview/<set>.")),
              (
                "deployment",
                Schema.text("Template of the name of the forge's environment, one per preview. Default none.")
              ),
            ])
        ),
        (
          "allowNonDeterministicTemplates",
          Schema.flag(
            "Let templates call functions whose result depends on time or chance (now, randAlphaNum, uuidv4, genCA, …). Each "
              + "poll then makes other objects of the same pull request, and applies them. Default false: such a set is refused."
          )
        ),
        ("commands", commands),
        (
          "rollout",
          Schema.map(
            "How a changed template reaches previews that exist; a new head commit is never held up by it.",
            [
              (
                "maxUpdate",
                [
                  "description":
                    "How many may be on their way at once, a number or a percentage, after one has come through. Default 25%.",
                  "x-kubernetes-int-or-string": true,
                ]
              )
            ])
        ),
        (
          "safety",
          Schema.map(
            "How much one sweep may delete before a person is asked.",
            [
              ("maxDeletions", Schema.whole("Default 5.", minimum: 0)),
              (
                "maxDeletionPercent",
                Schema.whole(
                  "Share of the running previews, from ten previews on. Default 30.", minimum: 0, maximum: 100)
              ),
            ])
        ),
      ])
  }

  static func probe(_ description: String) -> Value {
    Schema.map(
      description,
      [
        ("path", Schema.text("Path to request. Default /.", pattern: "^/")),
        (
          "status",
          Schema.list(
            "Statuses that count as success. Default 200.", of: ["type": "integer", "minimum": 100, "maximum": 599])
        ),
        ("insecureSkipVerify", Schema.flag("Take any TLS certificate. Default false.")),
      ])
  }

  static var commands: Value {
    Schema.map(
      "Commands in comments, such as /preview stop.",
      [
        ("enabled", Schema.flag("Default true.")),
        (
          "permission",
          Schema.text(
            "What a person needs on the repository, asked of the forge each time. Default write.",
            choices: CommandSettings.Permission.allCases.map(\.rawValue))
        ),
      ])
  }

  private static var namespace: Value {
    Schema.map(
      "The namespace of a preview; created, owned and deleted by Nestling.",
      [
        ("name", Schema.text("Template of its name. Default preview-<preview name>.")),
        ("labels", Schema.stringMap("Labels to put on it.")),
        ("annotations", Schema.stringMap("Annotations to put on it.")),
        ("quota", Schema.open("spec.hard of a ResourceQuota in it.")),
        ("limits", Schema.open("The Container item of a LimitRange in it: default, defaultRequest, max, min.")),
        (
          "network",
          [
            "description":
              "isolated (default), open, or {allow: [namespace, …]}: isolated with further namespaces let in.",
            "x-kubernetes-preserve-unknown-fields": true,
          ]
        ),
        (
          "podSecurity",
          Schema.text(
            "Level of pod-security.kubernetes.io/enforce. Default baseline.",
            choices: NamespaceSettings.PodSecurity.allCases.map(\.rawValue))
        ),
        (
          "copySecrets",
          Schema.list(
            "Secrets to copy into it; each must bear the label nestling.dev/copy=true. Never for a commit that waits for approval. "
              + "Those for pulling images are given to the default service account.",
            of: Schema.map(
              "One Secret.", required: ["name", "namespace"],
              [
                ("name", Schema.text("Name of the Secret.", atLeast: 1)),
                ("namespace", Schema.text("Where it is.", atLeast: 1)),
              ]))
        ),
      ])
  }

  private static var select: Value {
    Schema.map(
      "Which pull requests qualify; all rules must hold. Text between slashes is a regular expression.",
      [
        (
          "labels",
          Schema.map(
            "By labels.",
            [
              ("all", Schema.strings("All of these must be set.")),
              ("any", Schema.strings("One of these must be set.")),
              ("none", Schema.strings("None of these may be set.")),
            ])
        ),
        (
          "drafts",
          Schema.text(
            "skip, include (default), or keep: a running preview survives its pull request becoming a draft.",
            choices: SelectionSettings.Drafts.allCases.map(\.rawValue))
        ),
        (
          "authors",
          Schema.map(
            "By author; “bots” stands for the forge's bot accounts.",
            [("include", Schema.strings("Only these.")), ("exclude", Schema.strings("Not these."))])
        ),
        (
          "titles",
          Schema.map(
            "By title.", [("include", Schema.strings("One of these.")), ("exclude", Schema.strings("None of these."))])
        ),
        (
          "branches",
          Schema.map(
            "By head branch.",
            [("include", Schema.strings("One of these.")), ("exclude", Schema.strings("None of these."))])
        ),
        (
          "targetBranches",
          Schema.map(
            "By the branch it wants to go into.",
            [("include", Schema.strings("One of these.")), ("exclude", Schema.strings("None of these."))])
        ),
        (
          "paths",
          Schema.map(
            "By changed files against the merge base, asked only when the rules above hold. Globs; ** crosses folders.",
            [
              ("include", Schema.strings("A changed file must match one of these. Default: every file.")),
              ("exclude", Schema.strings("Files that match one of these do not count.")),
            ])
        ),
        (
          "forks",
          Schema.text(
            "deny, approve (default: a person lets each head commit through), or allow.",
            choices: SelectionSettings.Forks.allCases.map(\.rawValue))
        ),
        ("trust", Schema.strings("Author associations that need no approval. Default OWNER, MEMBER, COLLABORATOR.")),
        (
          "approvalLabel",
          Schema.text(
            "Setting this label on a waiting pull request approves the head commit that it has then. Default: none.")
        ),
      ])
  }

  static var previewSetStatus: Value {
    Schema.map(
      "Written by the operator.",
      [
        ("observedGeneration", Schema.whole("Generation of the spec that was acted on last.")),
        ("conditions", Schema.conditions),
        (
          "applicationStatus",
          Schema.list(
            "Of a set with RollingSync: where each Application is in its step.", of: Schema.open("One Application."))
        ),
        ("pausedDeletions", Schema.strings("Previews whose deletion waits for a person.")),
        (
          "previews",
          Schema.map(
            "How many there are.",
            [
              ("total", "All."), ("ready", "Ready."), ("deploying", "On their way."), ("queued", "Waiting for room."),
              ("failed", "Failed or degraded."),
            ].map { ($0.0, Schema.whole($0.1)) })
        ),
        (
          "pullRequests",
          Schema.list(
            "One decision per pull request seen, newest first, as many as fit.",
            of: Schema.map(
              "One pull request.",
              Schema.texts([
                ("repository", "Full path of its repository."), ("headSHA", "Its head commit."),
                ("title", "Its title."), ("decision", "What follows."), ("reason", "Why, for programs."),
                ("message", "Why, for people."), ("preview", "Name of its Preview."),
                ("key", "Names a refused one for good."),
                ("told", "Which words a refused candidate was told on its page."),
              ])
                + [
                  ("number", Schema.whole("Its number.")),
                  (
                    "rules",
                    Schema.list(
                      "Every rule in the order in which it was asked, and what it said.",
                      of: Schema.map(
                        "One rule.",
                        Schema.texts([
                          ("rule", "Its name."), ("outcome", "What it said."), ("message", "Why, for people."),
                        ])))
                  ),
                ]), atMost: Int64(PreviewSet.longestStatusList))
        ),
        ("pullRequestsOmitted", Schema.whole("How many more were seen; those without a preview are shown first.")),
        (
          "sources",
          Schema.list(
            "Per repository: the last listing, as of the last time that something else in this status changed. Failed ones first, "
              + "as many as fit.",
            of: Schema.map(
              "One repository.",
              [
                ("repository", Schema.text("Its full path.")), ("host", Schema.text("Host of the forge.")),
                ("count", Schema.whole("Pull requests in the listing.")),
                ("complete", Schema.flag("Whether it was the whole list.")),
                ("listedAt", Schema.moment("When it was read, as written last: a listing alone writes no status.")),
                ("notModified", Schema.flag("Whether the forge said that nothing had changed (304).")),
                ("rateRemaining", Schema.whole("Requests that the forge still allows, where it tells.")),
                ("error", Schema.text("Why it failed, if it did.")),
              ]), atMost: Int64(PreviewSet.longestStatusList))
        ),
        ("sourcesOmitted", Schema.whole("How many more repositories were read.")),
      ])
  }
}
