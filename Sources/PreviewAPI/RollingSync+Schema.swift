// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// The schema of `spec.strategy`, as an ApplicationSet's has it: what is beside these fields would be without effect.
extension CustomResources {
  static var strategy: Value {
    Schema.map(
      "Progressive syncs, as in an ApplicationSet.",
      [
        ("type", Schema.text("RollingSync, or AllAtOnce (default).")),
        ("deletionOrder", Schema.text("AllAtOnce (default) or Reverse: when the set goes, later steps go first.")),
        (
          "rollingSync",
          Schema.map("What RollingSync does.", [("steps", Schema.list("Synced one after the other.", of: step))])
        ),
      ])
  }

  private static var step: Value {
    Schema.map(
      "The Applications with these labels; all of them without matchExpressions.",
      [
        (
          "matchExpressions",
          Schema.list(
            "All must hold for an Application's labels.",
            of: Schema.map(
              "About one label.",
              Schema.texts([("key", "Name of the label."), ("operator", "In or NotIn.")])
                + [("values", Schema.strings("Values of the label."))]))
        ),
        (
          "maxUpdate",
          [
            "description": "How many may be on their way at once, a number or a percentage. Default: all.",
            "x-kubernetes-int-or-string": true,
          ]
        ),
      ])
  }
}
