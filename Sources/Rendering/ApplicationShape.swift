// SPDX-License-Identifier: Apache-2.0

/// Argo CD's Application, v3.5.1: `pkg/apis/application/v1alpha1/types.go`, field by field (appset-controller part G).
extension Shape {
  /// With everything that `templatePatch` may set.
  static let application = Shape.fields([
    "apiVersion": .text, "kind": .text, "spec": applicationSpec, "operation": operation, "status": .open,
    "metadata": .fields([
      "name": .text, "namespace": .text, "labels": .texts, "annotations": .texts, "finalizers": .list(.text),
      "ownerReferences": .list(.open), "generateName": .text, "uid": .text, "resourceVersion": .text,
      "selfLink": .text, "generation": .whole, "creationTimestamp": .open, "deletionTimestamp": .open,
      "deletionGracePeriodSeconds": .wholePointer, "managedFields": .list(.open),
    ]),
  ])

  /// What `spec.template` of a set may hold.
  static let applicationTemplate = Shape.fields([
    "metadata": .fields([
      "name": .text, "namespace": .text, "labels": .texts, "annotations": .texts, "finalizers": .list(.text),
    ]),
    "spec": applicationSpec,
  ])

  static let applicationSpec = Shape.fields(
    [
      "project": .text, "source": source, "sources": .list(source), "sourceHydrator": sourceHydrator,
      "destination": .fields(["server": .text, "name": .text, "namespace": .text]), "syncPolicy": syncPolicy,
      "ignoreDifferences": .list(
        .fields(
          [
            "group": .text, "kind": .text, "name": .text, "namespace": .text, "jsonPointers": .list(.text),
            "jqPathExpressions": .list(.text), "managedFieldsManagers": .list(.text),
          ], always: ["kind"])),
      "info": .list(pair), "revisionHistoryLimit": .wholePointer,
    ], always: ["project", "destination"])

  private static let pair = Shape.fields(["name": .text, "value": .text], always: ["name", "value"])

  private static let tools: [String: Shape] = [
    "helm": helm, "kustomize": kustomize, "directory": directory, "plugin": plugin,
  ]

  private static let source = Shape.fields(
    tools.merging([
      "repoURL": .text, "path": .text, "targetRevision": .text, "chart": .text, "ref": .text, "name": .text,
      "tagPrefix": .text,
    ]) { $1 }, always: ["repoURL"])

  private static let sourceHydrator = Shape.fields(
    [
      "drySource": .fields(
        tools.merging(["repoURL": .text, "path": .text, "targetRevision": .text]) { $1 },
        always: ["repoURL", "path", "targetRevision"]),
      "syncSource": .fields(
        ["targetBranch": .text, "path": .text, "repoURL": .text], always: ["targetBranch", "path"]),
      "hydrateTo": .fields(["targetBranch": .text], always: ["targetBranch"]),
    ], always: ["drySource", "syncSource"])

  private static let helm = Shape.fields([
    "valueFiles": .list(.text), "releaseName": .text, "values": .text, "valuesObject": .open, "version": .text,
    "parameters": .list(.fields(["name": .text, "value": .text, "forceString": .flag])),
    "fileParameters": .list(.fields(["name": .text, "path": .text])), "passCredentials": .flag,
    "ignoreMissingValueFiles": .flag, "skipCrds": .flag, "skipTests": .flag, "skipSchemaValidation": .flag,
    "namespace": .text, "kubeVersion": .text, "apiVersions": .list(.text),
  ])

  private static let kustomize = Shape.fields([
    "namePrefix": .text, "nameSuffix": .text, "images": .list(.text), "commonLabels": .texts, "version": .text,
    "commonAnnotations": .texts, "forceCommonLabels": .flag, "forceCommonAnnotations": .flag, "namespace": .text,
    "commonAnnotationsEnvsubst": .flag, "labelWithoutSelector": .flag, "labelIncludeTemplates": .flag,
    "replicas": .list(.fields(["name": .text, "count": .wholeOrText], always: ["name", "count"])),
    "patches": .list(
      .fields([
        "path": .text, "patch": .text, "options": .flags,
        "target": .fields([
          "group": .text, "version": .text, "kind": .text, "name": .text, "namespace": .text,
          "annotationSelector": .text, "labelSelector": .text,
        ]),
      ])),
    "components": .list(.text), "ignoreMissingComponents": .flag, "kubeVersion": .text, "apiVersions": .list(.text),
  ])

  private static let jsonnetVariable = Shape.fields(
    ["name": .text, "value": .text, "code": .flag], always: ["name", "value"])

  private static let directory = Shape.fields([
    "recurse": .flag, "include": .text, "exclude": .text, "disableExtensionFilter": .flag,
    "jsonnet": .fields([
      "extVars": .list(jsonnetVariable), "tlas": .list(jsonnetVariable), "libs": .list(.text),
    ]),
  ])

  private static let plugin = Shape.fields([
    "name": .text, "env": .list(pair),
    "parameters": .list(.fields(["name": .text, "string": .textPointer, "array": .open, "map": .open])),
  ])

  private static let syncPolicy = Shape.fields([
    "automated": .fields(["prune": .tristate, "selfHeal": .tristate, "allowEmpty": .tristate, "enabled": .tristate]),
    "syncOptions": .list(.text), "retry": retry,
    "managedNamespaceMetadata": .fields(["labels": .texts, "annotations": .texts]),
  ])

  private static let retry = Shape.fields([
    "limit": .whole, "refresh": .flag,
    "backoff": .fields(["duration": .text, "factor": .wholePointer, "maxDuration": .text]),
  ])

  private static let operation = Shape.fields([
    "sync": .fields([
      "revision": .text, "prune": .flag, "dryRun": .flag, "source": source, "sources": .list(source),
      "syncStrategy": .fields(["apply": .fields(["force": .flag]), "hook": .fields(["force": .flag])]),
      "resources": .list(
        .fields(["group": .text, "kind": .text, "name": .text, "namespace": .text], always: ["kind", "name"])),
      "manifests": .list(.text), "syncOptions": .list(.text), "revisions": .list(.text),
      "autoHealAttemptsCount": .whole,
    ]),
    "initiatedBy": .fields(["username": .text, "automated": .flag]), "info": .list(pair), "retry": retry,
  ])
}
