// SPDX-License-Identifier: Apache-2.0
import Documents
import Glibc
import Testing

@testable import Templating

/// A pull request's title, branch and body are data that others write, and templates are written by many.
@Suite(.serialized) struct LimitTests {
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
    (#"{{ printf "%*d" 999999 1 | repeat 1000000 }}"#, .valueBytes),
    (#"{{ range until 100000 }}{{ printf "%1000000d" 1 }}{{ end }}"#, .outputBytes),
    (
      #"{{ $x := list "0123456789" }}{{ range until 60 }}{{ $x = concat $x $x }}{{ end }}{{ join "," $x }}"#,
      .valueBytes
    ),
    (
      #"{{ $x := list "0123456789" }}{{ range until 15 }}{{ $x = concat $x $x }}{{ end }}{{ range until 99 }}{{ $_ := join "," $x }}{{ end }}"#,
      .valueBytes
    ),
    ("{{ range 3000 }}{{ range 3000 }}{{ range 3000 }}{{ end }}{{ end }}{{ end }}", .steps),
    ("{{ $x := list 1 }}{{ range until 60 }}{{ $x = list $x $x }}{{ end }}{{ toYaml $x }}", .steps),
    (#"{{ $x := "a" }}{{ range until 60 }}{{ $x = regexReplaceAll "a" $x "aa" }}{{ end }}"#, .valueBytes),
    (#"{{ $x := "a,b" }}{{ range until 60 }}{{ $x = b64enc (print $x $x) }}{{ end }}"#, .valueBytes),
    (#"{{ range until 100 }}{{ bcrypt "x" }}{{ end }}"#, .steps),
    (#"{{ wrapWith 1 (repeat 3000 "x") (repeat 3000 "y") }}"#, .valueBytes),
    (#"{{ repeat 3000000 "x" | toJson | toJson | toJson }}"#, .valueBytes),
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

  @Test(arguments: [
    "{{ until 1000000000 }}", #"{{ repeat 1000000000 "x" }}"#, #"{{ printf "%1000000000d" 1 }}"#,
    #"{{ define "r" }}{{ template "r" . }}{{ end }}{{ template "r" . }}"#, "{{ range 2000000000 }}{{ end }}",
    "{{ $x := list 1 }}{{ range until 60 }}{{ $x = list $x $x }}{{ end }}{{ toJson $x }}",
    #"{{ regexMatch "(a*)*(a*)*(a*)*b" (repeat 100000 "a") }}"#,
    #"{{ regexReplaceAll "(x+x+)+y" (repeat 100000 "x") "" }}"#, #"{{ regexMatch "a{1000}{1000}" "a" }}"#,
    #"{{ fromYaml "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f]" | toYaml }}"#,
    #"{{ fromJson (repeat 100000 "[") }}"#, #"{{ fromYaml (repeat 100000 "[") }}"#,
  ])
  func `hostile input costs little time and memory`(_ source: String) {
    let before = LimitTests.peakBytes()
    let span = ContinuousClock().measure { _ = try? Template(source).render(Parameters()) }
    // Debug builds on loaded machines are slow; without a bound these would take minutes or for ever.
    #expect(span < .seconds(20), "\(source)")
    #expect(LimitTests.peakBytes() - before < 256 << 20, "\(source)")
  }

  /// The most this process has ever held.
  private static func peakBytes() -> Int {
    var usage = rusage()
    getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
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
      "{{ now }}", "{{ randAlphaNum 5 }}", "{{ uuidv4 }}", #"{{ shuffle "ab" }}"#, #"{{ genCA "x" 1 }}"#,
      "{{ if false }}{{ now }}{{ end }}", #"{{ date "2006" nil }}"#,
    ] {
      let error = #expect(throws: TemplateError.self) { try Template(source, options: options).render(Parameters()) }
      guard case .refused? = error?.cause else {
        Issue.record("\(source): \(error?.description ?? "")")
        continue
      }
    }
    #expect(try Template(#"{{ date "2006" 0 }}"#, options: options).render(Parameters()) == "1970")
  }
}
