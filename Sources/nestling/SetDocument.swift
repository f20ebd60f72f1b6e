// SPDX-License-Identifier: Apache-2.0
internal import Commands
internal import Documents
internal import ForgeDrivers
internal import Generators
internal import KubeModel
internal import Naming
internal import Operator
internal import PreviewAPI

/// One document of a file that `generate` was given, and where it stands.
struct SetDocument {
  var object: KubeObject
  /// `shop.yaml, document 2`
  var place: String

  /// The sets of a file; what is beside them is left out. A List counts as its items.
  static func read(_ file: String) throws -> [SetDocument] {
    let name = file == "-" ? "standard input" : file
    let documents = try documents(file)
    let all = documents.enumerated().map { place, document in
      SetDocument(
        object: KubeObject(document), place: documents.count > 1 ? "\(name), document \(place + 1)" : name)
    }
    let sets = all.filter(\.isSet)
    guard sets.isEmpty else { return sets }
    // Nothing in it is what it should be: reading the first one says what that is.
    return Array(all.prefix(1))
  }

  /// The documents of a file, with those of Lists in their place.
  static func documents(_ file: String) throws -> [Value] {
    let name = file == "-" ? "standard input" : file
    let documents = try YAML.documents(try Terminal.readText(file), source: name).flatMap(members)
    guard !documents.isEmpty else { throw Failure("\(name) holds no document") }
    return documents
  }

  /// A List's items, or the document itself; an empty document is none.
  private static func members(_ document: Value) -> [Value] {
    if document.isNull { return [] }
    guard let kind = document["kind"]?.string, kind.hasSuffix("List"), let items = document["items"]?.array else {
      return [document]
    }
    // Items of a typed list say nothing of their kind.
    return kind == "List"
      ? items
      : items.map { item in
        var item = item
        if item["kind"] == nil { item["kind"] = .string(String(kind.dropLast("List".count))) }
        if item["apiVersion"] == nil { item["apiVersion"] = document["apiVersion"] }
        return item
      }
  }

  private var isSet: Bool {
    let kind = object.value["kind"]?.string ?? ""
    return kind == Names.previewSet.kind || kind == Names.applicationSet.kind
  }

  /// The set, checked; what is wrong is named with file and field.
  func set() throws -> PreviewSet {
    do throws(ValidationError) { return try PreviewSet(object) } catch { throw Failure("\(place): \(error)") }
  }

  /// A set that cannot be read, or has fields that do not exist, does not keep others from being rendered.
  func generated(_ inputs: OfflinePorts) async -> GeneratedObjects {
    var result = GeneratedObjects()
    do throws(ValidationError) {
      result = await GeneratedObjects.of(try PreviewSet(object), inputs)
    } catch {
      result.complaints = ["\(place): \(error)"]
    }
    // Said of a set that cannot be read, too: a field in the wrong place may be the one that is missed.
    if object.kind == Names.applicationSet {
      result.warnings += unknownFields(remark: ", Argo CD takes no notice of it")
    } else {
      result.complaints += unknownFields()
    }
    return result
  }

  /// One line for each field of the set that its schema does not have, with the one that was probably meant.
  func unknownFields(remark: String = "") -> [String] {
    guard isSet else { return [] }
    let generators = GeneratorKind.all(describing: ForgeDriver.memberSchemas).map { ($0.name, $0.schema) }
    return CustomResources.unknownFields(of: object, generators: generators).map { field in
      "\(object.ref): \(field.path): there is no such field\(remark)\(didYouMean(field.name, among: field.known))"
    }
  }
}
