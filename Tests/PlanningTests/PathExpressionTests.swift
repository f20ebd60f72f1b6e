// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

@testable import Planning

@Suite struct `Path expressions choose what jq chooses` {
  private static let document = #"""
    {"metadata": {"name": "a", "annotations": {"x/y": "1"}}, "spec": {"source": {"repoURL": "r", "helm": {"values": "v", "parameters": [{"name": "image.tag", "value": "1"}, {"name": "size", "value": "2"}]}}, "sources": [{"repoURL": "one", "ref": "values"}, {"repoURL": "two", "n": 3, "targetRevision": "main"}], "off": false, "none": null}}
    """#

  /// Recorded: jq 1.6, `path(EXPRESSION)`, with the negative index counted out.
  private static let recorded: [(String, [String])] = [
    (#"."#, [""]),
    (#".spec.source.repoURL"#, ["/spec/source/repoURL"]),
    (#".spec["source"].helm"#, ["/spec/source/helm"]),
    (#"."spec"."off""#, ["/spec/off"]),
    (#".spec.absent.deeper"#, ["/spec/absent/deeper"]),
    (#".spec.sources[]"#, ["/spec/sources/0", "/spec/sources/1"]),
    (#".spec.sources[0]"#, ["/spec/sources/0"]),
    (#".spec.sources[-1].n"#, ["/spec/sources/1/n"]),
    (#".spec.sources[5]"#, ["/spec/sources/5"]),
    (#".spec.sources[].repoURL"#, ["/spec/sources/0/repoURL", "/spec/sources/1/repoURL"]),
    (#".spec.sources[]?.targetRevision"#, ["/spec/sources/0/targetRevision", "/spec/sources/1/targetRevision"]),
    (#".spec.sources[] | select(.ref == "values") | .targetRevision"#, ["/spec/sources/0/targetRevision"]),
    (#".spec.sources[] | select(.repoURL | startswith("t")).n"#, ["/spec/sources/1/n"]),
    (#".spec.sources[] | select(has("ref"))"#, ["/spec/sources/0"]),
    (#".spec.sources[] | select(.ref | not)"#, ["/spec/sources/1"]),
    (
      #".spec.source.helm.parameters[] | select(.name == "image.tag" or .name == "size").value"#,
      ["/spec/source/helm/parameters/0/value", "/spec/source/helm/parameters/1/value"]
    ),
    (#".spec.source.helm.parameters[] | select(.name | test("^im.*tag$"))"#, ["/spec/source/helm/parameters/0"]),
    (#".spec.sources[] | select(.n >= 3 and .repoURL != "one")"#, ["/spec/sources/1"]),
    (#".spec.off, .metadata.annotations["x/y"]"#, ["/spec/off", "/metadata/annotations/x~1y"]),
    (#"(.spec.source, .spec.sources[0]).repoURL"#, ["/spec/source/repoURL", "/spec/sources/0/repoURL"]),
    (#".spec | .source | .helm | .values"#, ["/spec/source/helm/values"]),
    (#".. | select(type == "string" and . == "two")"#, ["/spec/sources/1/repoURL"]),
    (#".spec.source.helm.parameters | select(length > 1) | .[0]"#, ["/spec/source/helm/parameters/0"]),
    (#".spec.sources[]|select((.ref==null) and (.repoURL|endswith("o")))"#, ["/spec/sources/1"]),
    (#".spec.sources[] | select(.repoURL | contains("n"))"#, ["/spec/sources/0"]),
    (#".spec.none.x"#, ["/spec/none/x"]),
    (#".metadata[]"#, ["/metadata/name", "/metadata/annotations"]),
    (#".spec.sources[] | select(.n == 3.0)"#, ["/spec/sources/1"]),
  ]

  @Test(arguments: recorded) func `as jq`(_ text: String, _ places: [String]) throws {
    let expression = try PathExpression(text)
    #expect(expression.places(in: try JSON.parse(Self.document))?.map(\.description) == places)
  }

  @Test func `what jq calls an error chooses nothing`() throws {
    let document = try JSON.parse(Self.document)
    for text in [".spec.source.repoURL.deeper", ".metadata.name[]", ".spec[0]", ".spec.off.x"] {
      #expect(try PathExpression(text).places(in: document) == [])
    }
  }

  @Test(arguments: [
    ("", "expected an expression at byte 1, it ends"), (".a[", "expected a number at byte 4, it ends"),
    (".a b", "expected the end at byte 4, found “b”"), ("select(.a", "expected “)” at byte 10, it ends"),
    (".a | recurse(.b)", "expected a path or one of the functions"), ("env", "expected a path or one of the functions"),
    (#"."a"#, "expected a text in double quotes at byte 2"),
    (String(repeating: "(", count: 60), "is nested too deeply"), (String(repeating: ".", count: 2001), "is longer"),
  ])
  func `what is not known is refused with its place`(_ text: String, _ message: String) {
    let error = #expect(throws: PathExpressionError.self) { try PathExpression(text) }
    #expect(error?.description.hasPrefix(message) == true, "\(String(describing: error))")
  }

  @Test func `an expression that branches without end is given up`() throws {
    let text = Array(repeating: "(.,.)", count: 60).joined(separator: "|")
    #expect(try PathExpression(text).places(in: 1) == nil)
  }
}
