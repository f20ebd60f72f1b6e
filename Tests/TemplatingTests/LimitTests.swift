// SPDX-License-Identifier: Apache-2.0
import Documents
import Testing

@testable import Templating

/// A pull request's title, branch and body are data that others write, and templates are written by many.
@Suite struct LimitTests {
  @Test(arguments: [
    ("{{ until 1000000000 }}", TemplateError.Bound.valueBytes),
    ("{{ untilStep 0 9223372036854775807 1 }}", .valueBytes),
    ("{{ untilStep -9223372036854775807 9223372036854775807 1 }}", .valueBytes),
    ("{{ seq 1 1000000000 }}", .valueBytes),
    (#"{{ repeat 1000000000 "x" }}"#, .valueBytes),
    (#"{{ repeat 9223372036854775807 "xx" }}"#, .valueBytes),
    (#"{{ indent 1000000000 "x" }}"#, .valueBytes),
    (#"{{ "x" | nindent 9223372036854775807 }}"#, .valueBytes),
    (#"{{ $x := "0123456789" }}{{ range until 60 }}{{ $x = printf "%s%s" $x $x }}{{ end }}"#, .valueBytes),
    (#"{{ $x := "0123456789" }}{{ range until 60 }}{{ $x = cat $x $x }}{{ end }}"#, .valueBytes),
    (#"{{ $x := "0123456789" }}{{ range until 60 }}{{ $x = replace "0" $x $x }}{{ end }}"#, .valueBytes),
    ("{{ $x := list 1 }}{{ range until 60 }}{{ $x = list $x $x }}{{ end }}{{ $x }}", .outputBytes),
    ("{{ $x := list 1 }}{{ range until 60 }}{{ $x = list $x $x }}{{ end }}{{ toJson $x }}", .steps),
    (
      "{{ $x := list 1 }}{{ range until 60 }}{{ $x = list $x $x }}{{ end }}{{ $y := list 1 }}{{ range until 60 }}{{ $y = list $y $y }}{{ end }}{{ deepEqual $x $y }}",
      .steps
    ),
    ("{{ $x := list 1 }}{{ range until 60 }}{{ $x = concat $x $x }}{{ end }}", .valueBytes),
    ("{{ range until 2000 }}{{ range until 2000 }}{{ end }}{{ end }}", .valueBytes),
    ("{{ range 2000000000 }}{{ end }}", .steps),
    ("{{ range 2000000000 }}x{{ end }}", .steps),
    (#"{{ define "r" }}{{ template "r" . }}{{ end }}{{ template "r" . }}"#, .nesting),
    (#"{{ define "r" }}{{ if true }}{{ template "r" . }}{{ end }}{{ end }}{{ template "r" . }}"#, .nesting),
    (#"{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ $d }}"#, .nesting),
    (#"{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ toYaml $d }}"#, .nesting),
    (#"{{ $d := dict }}{{ $_ := set $d "d" $d }}{{ deepCopy $d }}"#, .nesting),
    ("{{ $x := list 1 }}{{ range until 60 }}{{ $x = list $x $x }}{{ end }}{{ toString $x }}", .valueBytes),
    ("{{ $x := list 1 }}{{ range until 60 }}{{ $x = list $x $x }}{{ end }}{{ quote $x }}", .valueBytes),
    (#"{{ repeat 9000000 "x" | splitList "" }}"#, .valueBytes),
    (#"{{ printf "%1000000d" 1 | repeat 100 }}"#, .valueBytes),
  ])
  func `a template that would not end or would not fit ends in an error of its bound`(
    _ source: String, _ bound: TemplateError.Bound
  ) throws {
    let template = try Template(source)
    let error = #expect(throws: TemplateError.self) { try template.render(Parameters()) }
    // Which bound is reached first is not the point where two would do.
    if case .bound? = error?.cause {} else { Issue.record("\(source): \(error?.description ?? "")") }
    if bound == .nesting { #expect(error?.cause == .bound(bound), "\(source)") }
  }

  @Test func `nesting beyond the bound is refused when the template is read`() {
    let deep = String(repeating: "(", count: 100_000) + "1" + String(repeating: ")", count: 100_000)
    let error = #expect(throws: TemplateError.self) { try Template("{{" + deep + "}}") }
    #expect(error?.cause == .bound(.nesting))
    #expect(throws: TemplateError.self) { try Template(String(repeating: "{{if .}}", count: 100_000)) }
  }

  @Test func `a function that is not hermetic is refused where only hermetic ones are allowed`() throws {
    let options = TemplateOptions(functions: .hermetic)
    for source in [
      "{{ now }}", "{{ randAlphaNum 5 }}", "{{ uuidv4 }}", #"{{ shuffle "ab" }}"#, #"{{ date "2006" nil }}"#,
    ] {
      let template = try Template(source, options: options)
      let error = #expect(throws: TemplateError.self) { try template.render(Parameters()) }
      guard case .refused? = error?.cause else {
        Issue.record("\(source): \(error?.description ?? "")")
        continue
      }
    }
    #expect(try Template(#"{{ date "2006" 0 }}"#, options: options).render(Parameters()) == "1970")
  }
}
