// SPDX-License-Identifier: Apache-2.0
internal import Documents

/// OpenAPI documents, as far as `kubectl explain` and kubectl's validation read them.
///
/// Built-in kinds say only what metadata is and leave the rest open; custom ones say what their schema says.
enum OpenAPIDocument {
  private static let objectMeta = "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"
  private static let info: Value = ["title": "Kubernetes", "version": "v1.32.0+nestling"]

  /// One group and version.
  static func v3(_ resources: [APIResource]) -> Value {
    var schemas = Object([(objectMeta, metaSchema)])
    var paths = Object()
    for resource in resources {
      schemas[name(resource)] = schema(resource, reference: "#/components/schemas/")
      addPaths(resource, &paths)
    }
    return [
      "openapi": "3.0.0", "info": info, "paths": .object(paths), "components": ["schemas": .object(schemas)],
    ]
  }

  static func v2(_ resources: [APIResource]) -> Value {
    var schemas = Object([(objectMeta, metaSchema)])
    for resource in resources { schemas[name(resource)] = schema(resource, reference: "#/definitions/") }
    return ["swagger": "2.0", "info": info, "paths": [:], "definitions": .object(schemas)]
  }

  /// `dev.nestling.v1alpha1.Preview`
  private static func name(_ resource: APIResource) -> String {
    let group =
      resource.isCustom
      ? resource.group.split(separator: ".").reversed().joined(separator: ".")
      : "io.k8s.api." + (resource.group.isEmpty ? "core" : String(resource.group.prefix { $0 != "." }))
    return "\(group).\(resource.version).\(resource.kind)"
  }

  private static func kind(_ resource: APIResource) -> Value {
    ["group": .string(resource.group), "kind": .string(resource.kind), "version": .string(resource.version)]
  }

  private static func schema(_ resource: APIResource, reference: String) -> Value {
    var result: Value = resource.schema ?? ["type": "object", "x-kubernetes-preserve-unknown-fields": true]
    result["type"] = "object"
    var properties: Value = [
      "apiVersion": [
        "type": "string", "description": "APIVersion defines the versioned schema of this representation of an object.",
      ],
      "kind": [
        "type": "string",
        "description": "Kind is a string value representing the REST resource this object represents.",
      ],
      "metadata": [
        "description": "Standard object's metadata.", "allOf": [["$ref": .string(reference + objectMeta)]],
        "default": [:],
      ],
    ]
    for pair in result["properties"]?.object ?? [:] where pair.key != "metadata" { properties[pair.key] = pair.value }
    result["properties"] = properties
    result["x-kubernetes-group-version-kind"] = [kind(resource)]
    return result
  }

  private static func addPaths(_ resource: APIResource, _ paths: inout Object) {
    let root =
      (resource.group.isEmpty ? "/api/\(resource.version)" : "/apis/\(resource.group)/\(resource.version)")
    let scope = resource.isNamespaced ? "\(root)/namespaces/{namespace}" : root
    paths["\(scope)/\(resource.plural)"] = [
      "get": operation(resource, "list"), "post": operation(resource, "post"),
      "delete": operation(resource, "deletecollection"),
    ]
    paths["\(scope)/\(resource.plural)/{name}"] = [
      "get": operation(resource, "get"), "put": operation(resource, "put"), "patch": operation(resource, "patch"),
      "delete": operation(resource, "delete"),
    ]
    if resource.isNamespaced { paths["\(root)/\(resource.plural)"] = ["get": operation(resource, "list")] }
  }

  private static func operation(_ resource: APIResource, _ action: String) -> Value {
    var result: Value = [
      "operationId": .string("\(action)\(resource.kind)"), "x-kubernetes-action": .string(action),
      "x-kubernetes-group-version-kind": kind(resource), "responses": ["200": ["description": "OK"]],
    ]
    guard ["post", "put", "patch"].contains(action) else { return result }
    // kubectl looks here whether the server validates fields; if so it leaves that to us.
    result["parameters"] = .array(
      ["dryRun", "fieldManager", "fieldValidation"].map { name in
        ["name": .string(name), "in": "query", "schema": ["type": "string"]]
      })
    if action == "patch" {
      let types = ["application/apply-patch+yaml", "application/json-patch+json", "application/merge-patch+json"]
      result["requestBody"] = ["content": .object(Object(types.map { ($0, ["schema": ["type": "object"]]) }))]
    }
    return result
  }

  private static let metaSchema: Value = {
    func text(_ description: String) -> Value { ["type": "string", "description": .string(description)] }
    func map(_ description: String) -> Value {
      ["type": "object", "additionalProperties": ["type": "string"], "description": .string(description)]
    }
    return [
      "type": "object",
      "description":
        "ObjectMeta is metadata that all persisted resources must have, which includes all objects users must create.",
      "properties": [
        "name": text("Name must be unique within a namespace."),
        "generateName": text("A prefix used to generate a unique name if name is not given."),
        "namespace": text("Namespace defines the space within which each name must be unique."),
        "labels": map("Map of string keys and values that can be used to organize and categorize objects."),
        "annotations": map("An unstructured key value map that may be set by external tools."),
        "finalizers": [
          "type": "array", "items": ["type": "string"],
          "description": "Must be empty before the object is deleted from the registry.",
        ],
        "ownerReferences": [
          "type": "array", "items": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
          "description": "List of objects depended by this object.",
        ],
        "uid": text("UID is the unique in time and space value for this object."),
        "resourceVersion": text("An opaque value that represents the internal version of this object."),
        "generation": ["type": "integer", "format": "int64", "description": "A sequence number of the desired state."],
        "creationTimestamp": text("When the server created the object."),
        "deletionTimestamp": text("When the object will be deleted."),
        "managedFields": [
          "type": "array", "items": ["type": "object", "x-kubernetes-preserve-unknown-fields": true],
          "description": "Which manager owns which fields.",
        ],
      ],
    ]
  }()
}
