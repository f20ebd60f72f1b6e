// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// The schema of PreviewPolicy, field by field.
extension CustomResources {
  static var previewPolicySpec: Value {
    Schema.map(
      "What the PreviewSets of some namespaces may do. A list that is left out allows anything, an empty one nothing.",
      [
        ("namespaces", Schema.strings("Namespaces of the PreviewSets that it governs; globs. Default: all.")),
        ("allow", policyAllowances),
        (
          "limits",
          Schema.map(
            "How many previews may run at once; further ones are queued.",
            [
              ("total", Schema.whole("Over all sets that the policy governs.", minimum: 0)),
              ("perSet", Schema.whole("Of one set.", minimum: 0)),
              ("perAuthor", Schema.whole("Of one author in one set.", minimum: 0)),
            ])
        ),
        (
          "lifetime",
          Schema.ordered(
            Schema.map(
              "The longest a set may ask for; it is also what a set gets that asks for nothing.",
              [
                ("idle", Schema.duration("Since the last activity.")),
                ("max", Schema.duration("In all.")),
              ]), "idle", "<=", "max", LifetimeSettings.idleBeyondMax)
        ),
        (
          "require",
          Schema.map(
            "What every preview must have.",
            [
              ("network", Schema.text("preview.namespace.network may not be open.", choices: ["isolated"])),
              (
                "podSecurity",
                Schema.text(
                  "The least strict level of preview.namespace.podSecurity.",
                  choices: NamespaceSettings.PodSecurity.allCases.map(\.rawValue))
              ),
              ("quota", Schema.flag("preview.namespace.quota must be given.")),
              ("serviceAccount", Schema.flag("A set with resources must give serviceAccountName.")),
            ])
        ),
      ])
  }

  private static var policyAllowances: Value {
    Schema.map(
      "What a set may name.",
      [
        (
          "forges",
          Schema.list(
            "Where pull requests may come from.",
            of: Schema.map(
              "One forge.", required: ["host"],
              [
                ("host", Schema.text("Host of the forge, such as github.com; a glob.", atLeast: 1)),
                (
                  "repositories",
                  Schema.strings("Globs of owner/name; ** also matches slashes. Default: all of the host.")
                ),
              ]))
        ),
        ("previewNamespaces", Schema.strings("Globs of the namespaces of previews.")),
        (
          "applications",
          Schema.map(
            "Argo CD Applications.",
            [
              (
                "namespaces",
                Schema.strings(
                  "Globs of the namespaces that Applications may stand in and deploy to, beside the preview's own.")
              ),
              ("projects", Schema.strings("Globs of the AppProjects they may name.")),
            ])
        ),
        ("kinds", Schema.strings("Globs of the kinds under resources, such as ConfigMap or *.apps.")),
      ])
  }
}
