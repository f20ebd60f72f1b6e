// SPDX-License-Identifier: Apache-2.0

/// What Argo CD's own functions (and the slug library of its pull request generator) made of these texts.
enum RecordedSlugs {
  static let branch: [(text: String, slug: String)] = [
    ("", ""),
    ("a", "a"),
    ("Hello World", "hello-world"),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it"),
    ("UPPER.case", "upper-case"),
    ("-lead", "lead"),
    ("trail-", "trail"),
    ("--both--", "both"),
    (".dots.", "dots"),
    ("..a..", "a"),
    ("a__b", "a-b"),
    ("a..b", "a-b"),
    ("a.-.b", "a-b"),
    ("\u{E9}", "e"),
    ("\u{DC}n\u{EF}c\u{F6}d\u{E9}", "unicode"),
    ("\u{65E5}\u{672C}\u{8A9E}", "ri-ben-yu"),
    ("a b\u{9}c\u{A}d", "a-b-c-d"),
    ("release/v1.2.3", "release-v1-2-3"),
    ("user@host", "userathost"),
    (
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    ),
    (
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    ),
    (
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy-z",
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
    ),
    (
      "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-",
      "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab"
    ),
    (
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    ),
    ("123", "123"),
    ("1.2.3", "1-2-3"),
    ("a/b/c/d", "a-b-c-d"),
    ("...", ""),
    ("---", ""),
    ("v1", "v1"),
    ("main", "main"),
    ("HEAD", "head"),
    ("refs/heads/main", "refs-heads-main"),
    ("a'b\"c", "abc"),
    ("a+b=c", "a-b-c"),
    ("(paren)", "paren"),
    ("100%", "100"),
    ("$var", "var"),
    ("\u{FF26}\u{FF35}\u{FF2C}\u{FF2C}", "full"),
    ("a\u{0}b", "a-b"),
    ("t\u{E9}st-br\u{E2}nch_\u{F1}ame/\u{C7}A", "test-branch-name-ca"),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
    ("abc-def-abc-def-abc-def-abc-def-abc-def-abc-def-abc-def-", "abc-def-abc-def-abc-def-abc-def-abc-def-abc-def"),
    ("feature/foo@bar", "feature-fooatbar"),
    ("it's-mine", "its-mine"),
    ("\u{201C}quoted\u{201D}", "quoted"),
    ("en\u{2013}dash\u{2014}em", "en-dash-em"),
    ("\u{142}\u{F3}d\u{17A}", "lodz"),
    ("na\u{EF}ve/fa\u{E7}ade", "naive-facade"),
    ("sm\u{F6}rg\u{E5}sbord", "smorgasbord"),
    ("\u{BD}", "1-2"),
    ("\u{2116}5", "5"),
    ("\u{3A9}mega", "omega"),
    ("bug#42", "bug-42"),
    ("release-2024.01", "release-2024-01"),
    ("__init__", "init"),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    ),
    ("trailing/", "trailing"),
    ("/leading", "leading"),
    ("dependabot/go_modules/github.com/foo/bar-1.2.3", "dependabot-go-modules-github-com-foo-bar-1-2-3"),
  ]

  static let normalize: [(text: String, slug: String)] = [
    ("Hello World", "hello-world"),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it"),
    ("feature_branch", "feature-branch"),
    ("trail-", "trail"),
    (".dots.", "dots"),
    ("..a..", "a"),
    ("-.a.-", "a"),
    ("a--b", "a--b"),
    ("a..b", "a..b"),
    ("a.-.b", "a.-.b"),
    ("\u{E9}", ""),
    ("caf\u{E9}", "caf"),
    ("\u{DC}n\u{EF}c\u{F6}d\u{E9}", "n-c-d"),
    ("\u{65E5}\u{672C}\u{8A9E}", ""),
    ("a b\u{9}c\u{A}d", "a-b-c-d"),
    ("release/v1.2.3", "release-v1.2.3"),
    ("dependabot/npm_and_yarn/foo-1.2.3", "dependabot-npm-and-yarn-foo-1.2.3"),
    (
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy-z",
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy"
    ),
    (
      "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-",
      "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-a"
    ),
    (
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
    ),
    (
      "\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}",
      ""
    ),
    ("\u{DF}", ""),
    ("1.2.3", "1.2.3"),
    ("...", ""),
    ("---", ""),
    ("main", "main"),
    ("refs/heads/main", "refs-heads-main"),
    ("a:b", "a-b"),
    ("a\\b", "a-b"),
    ("(paren)", "paren"),
    ("$var", "var"),
    ("\u{A0}nbsp\u{A0}", "nbsp"),
    ("zero\u{200B}width", "zero-width"),
    ("\u{FF26}\u{FF35}\u{FF2C}\u{FF2C}", ""),
    ("\u{2167}", ""),
    ("\u{416}\u{423}\u{41A}", ""),
    ("a\u{0}b", "a-b"),
    ("t\u{E9}st-br\u{E2}nch_\u{F1}ame/\u{C7}A", "t-st-br-nch--ame--a"),
    (
      "feature/short-and-a-verylongwordwithoutanyseparatorsinitatallwhichislong",
      "feature-short-and-a-verylongwordwithoutanyseparatorsinitatallwhichislong"
    ),
    (
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve",
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve"
    ),
    ("ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-abc", "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-abc"),
    (
      "abc-def-abc-def-abc-def-abc-def-abc-def-abc-def-abc-def-",
      "abc-def-abc-def-abc-def-abc-def-abc-def-abc-def-abc-def"
    ),
  ]

  static let slugify: [(text: String, slug: String, maximum: Int, isSmart: Bool)] = [
    ("", "", 50, true),
    ("", "", 0, true),
    ("", "", 10, true),
    ("", "", 63, true),
    ("a", "a", 50, true),
    ("a", "", 0, false),
    ("a", "a", 1, true),
    ("Hello World", "hello-world", 50, true),
    ("Hello World", "hello-world", 23, true),
    ("Hello World", "hello-world", 50, false),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it", 0, true),
    ("feature/JIRA-123_Do-It", "", 0, false),
    ("feature/JIRA-123_Do-It", "f", 1, true),
    ("feature/JIRA-123_Do-It", "f", 1, false),
    ("feature/JIRA-123_Do-It", "featu", 5, true),
    ("feature/JIRA-123_Do-It", "featu", 5, true),
    ("feature/JIRA-123_Do-It", "feature", 10, true),
    ("feature/JIRA-123_Do-It", "feature", 10, true),
    ("feature/JIRA-123_Do-It", "feature-ji", 10, false),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it", 23, true),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it", 23, true),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it", 23, false),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it", 50, true),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it", 50, false),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it", 63, true),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it", 253, true),
    ("feature/JIRA-123_Do-It", "feature-jira-123-do-it", 253, false),
    ("feature_branch", "feature-branch", 50, true),
    ("feature_branch", "feature-branch", 50, false),
    ("feature_branch", "feature-branch", 253, false),
    ("UPPER.case", "u", 1, true),
    ("UPPER.case", "upper-case", 50, true),
    ("-lead", "lead", 5, false),
    ("trail-", "trail", 5, true),
    ("trail-", "trail", 23, true),
    ("--both--", "both", 50, true),
    ("--both--", "both", 5, true),
    (".dots.", "dots", 50, true),
    (".dots.", "", 0, false),
    (".dots.", "d", 1, true),
    (".dots.", "dots", 5, true),
    (".dots.", "dots", 63, false),
    (".dots.", "dots", 253, true),
    ("..a..", "a", 50, true),
    ("..a..", "a", 1, true),
    ("..a..", "a", 5, true),
    ("..a..", "a", 253, true),
    ("-.a.-", "a", 23, false),
    ("a--b", "a-b", 50, true),
    ("a--b", "a-b", 63, true),
    ("a__b", "a-b", 50, true),
    ("a__b", "a-b", 23, true),
    ("a..b", "a-b", 5, true),
    ("a.-.b", "a-b", 50, true),
    ("a.-.b", "a-b", 10, true),
    ("\u{E9}", "", 5, true),
    ("caf\u{E9}", "caf", 50, true),
    ("\u{DC}n\u{EF}c\u{F6}d\u{E9}", "n-c-d", 50, true),
    ("\u{DC}n\u{EF}c\u{F6}d\u{E9}", "n-c-d", 5, false),
    ("\u{DC}n\u{EF}c\u{F6}d\u{E9}", "n-c-d", 10, true),
    ("\u{65E5}\u{672C}\u{8A9E}", "", 50, true),
    ("\u{65E5}\u{672C}\u{8A9E}", "", 0, false),
    ("\u{65E5}\u{672C}\u{8A9E}", "", 1, true),
    ("\u{65E5}\u{672C}\u{8A9E}", "", 5, true),
    ("\u{65E5}\u{672C}\u{8A9E}", "", 50, true),
    ("\u{65E5}\u{672C}\u{8A9E}", "", 63, false),
    ("\u{65E5}\u{672C}\u{8A9E}", "", 253, true),
    ("emoji\u{1F600}x", "emoji-x", 50, true),
    ("emoji\u{1F600}x", "emoji-x", 0, true),
    ("emoji\u{1F600}x", "emoji-x", 10, true),
    ("emoji\u{1F600}x", "emoji-x", 23, false),
    ("a b\u{9}c\u{A}d", "a-b-c-d", 50, true),
    ("a b\u{9}c\u{A}d", "a-b-c-d", 10, false),
    ("dependabot/npm_and_yarn/foo-1.2.3", "dependabot-npm-and-yarn-foo-1-2-3", 50, true),
    ("dependabot/npm_and_yarn/foo-1.2.3", "dependabot-npm-and-yarn-foo-1-2-3", 0, true),
    ("dependabot/npm_and_yarn/foo-1.2.3", "dependabot", 10, true),
    ("dependabot/npm_and_yarn/foo-1.2.3", "dependabot-npm-and-yarn-foo-1-2-3", 63, true),
    ("renovate/major-react", "renovate-major-react", 50, true),
    ("renovate/major-react", "renov", 5, true),
    ("renovate/major-react", "renovate-major-react", 23, true),
    ("user@host", "user-host", 50, true),
    ("user@host", "u", 1, true),
    ("user@host", "user-host", 10, false),
    ("user@host", "user-host", 253, true),
    ("a&b", "a-b", 50, true),
    ("a&b", "a-b", 10, true),
    (
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 0, true
    ),
    (
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 50, true
    ),
    (
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "x", 1, false
    ),
    (
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "xxxxxxxxxxxxxxxxxxxxxxx", 23, true
    ),
    (
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      253, false
    ),
    (
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 50, true
    ),
    (
      "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      "xxxxx", 5, false
    ),
    (
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy-z",
      "y", 1, true
    ),
    (
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy-z",
      "yyyyy", 5, true
    ),
    (
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy-z",
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", 50, true
    ),
    (
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy-z",
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy", 63, false
    ),
    (
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy-z",
      "yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy",
      253, true
    ),
    (
      "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-",
      "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab", 50, true
    ),
    (
      "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-",
      "ab-ab-ab-ab-ab-ab-ab-ab", 23, true
    ),
    (
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 50, true
    ),
    (
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      0, true
    ),
    (
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "aaaaaaaaaa", 10, true
    ),
    (
      "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
      "aaaaaaaaaaaaaaaaaaaaaaa", 23, false
    ),
    (
      "------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------",
      "", 50, true
    ),
    (
      "------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------",
      "", 5, true
    ),
    (
      "------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------------",
      "", 23, true
    ),
    (
      "\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}",
      "", 1, false
    ),
    (
      "\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}\u{E9}",
      "", 23, true
    ),
    ("\u{130}stanbul", "istanbul", 0, true),
    ("\u{130}stanbul", "istanbul", 63, true),
    ("KELVIN \u{212A}", "kelvi", 5, false),
    ("KELVIN \u{212A}", "kelvin-k", 10, true),
    ("\u{DF}", "", 0, false),
    ("\u{DF}", "", 5, true),
    ("\u{DF}", "", 50, true),
    ("\u{DF}", "", 253, true),
    ("\u{1C5}", "", 50, true),
    ("\u{1C5}", "", 1, false),
    ("\u{1C5}", "", 23, true),
    ("\u{1C5}", "", 253, false),
    ("123", "123", 50, true),
    ("123", "123", 5, true),
    ("123", "123", 23, true),
    ("1.2.3", "1-2-3", 50, true),
    ("1.2.3", "1-2-3", 5, true),
    ("a/b/c/d", "a-b-c-d", 50, true),
    ("a/b/c/d", "a-b-c-d", 0, true),
    ("...", "", 50, true),
    ("...", "", 0, true),
    ("...", "", 10, true),
    ("...", "", 63, true),
    ("---", "", 5, false),
    ("---", "", 10, true),
    ("-.-", "", 50, true),
    ("-.-", "", 5, true),
    ("-.-", "", 23, true),
    ("#42: fix", "42-fix", 50, true),
    ("#42: fix", "42-fix", 10, false),
    ("#42: fix", "42-fix", 50, true),
    ("#42: fix", "42-fix", 253, true),
    ("revert-12-feature/x", "revert-12-feature-x", 50, true),
    ("v1", "v1", 5, true),
    ("v1", "v1", 23, true),
    ("main", "main", 50, true),
    ("main", "m", 1, true),
    ("main", "main", 253, true),
    ("HEAD", "h", 1, true),
    ("HEAD", "head", 10, false),
    ("HEAD", "head", 50, true),
    ("HEAD", "head", 253, true),
    ("refs/heads/main", "refs-heads-main", 50, true),
    ("refs/heads/main", "r", 1, true),
    ("refs/heads/main", "refs-heads", 10, false),
    ("refs/heads/main", "refs-heads-main", 50, true),
    ("refs/heads/main", "refs-heads-main", 253, true),
    ("a:b", "a-b", 50, true),
    ("a'b\"c", "a-b-c", 50, true),
    ("a'b\"c", "a-b-c", 5, false),
    ("a'b\"c", "a-b-c", 10, true),
    ("{{ x }}", "x", 50, true),
    ("a\\b", "", 0, false),
    ("a\\b", "a", 1, true),
    ("a\\b", "a-b", 5, true),
    ("a\\b", "a-b", 50, true),
    ("a\\b", "a-b", 63, false),
    ("a\\b", "a-b", 253, true),
    ("a+b=c", "a-b-c", 50, true),
    ("a+b=c", "a-b-c", 23, false),
    ("a+b=c", "a-b-c", 63, true),
    ("~tilde", "tilde", 50, true),
    ("~tilde", "t", 1, true),
    ("(paren)", "p", 1, true),
    ("(paren)", "paren", 63, false),
    ("100%", "100", 23, true),
    ("$var", "var", 50, true),
    ("$var", "var", 10, false),
    ("$var", "var", 50, true),
    ("$var", "var", 253, true),
    ("trailing.", "trailing", 0, true),
    ("trailing.", "trailing", 63, true),
    ("trailing-.-", "t", 1, true),
    ("trailing-.-", "trailing", 10, false),
    ("trailing-.-", "trailing", 50, true),
    ("\u{A0}nbsp\u{A0}", "nbsp", 50, true),
    ("zero\u{200B}width", "zero-width", 23, true),
    ("zero\u{200B}width", "zero-width", 50, false),
    ("zero\u{200B}width", "zero-width", 253, false),
    ("\u{FF26}\u{FF35}\u{FF2C}\u{FF2C}", "", 50, true),
    ("\u{FF26}\u{FF35}\u{FF2C}\u{FF2C}", "", 1, false),
    ("\u{FF26}\u{FF35}\u{FF2C}\u{FF2C}", "", 23, true),
    ("\u{FF26}\u{FF35}\u{FF2C}\u{FF2C}", "", 50, false),
    ("\u{FF26}\u{FF35}\u{FF2C}\u{FF2C}", "", 253, false),
    ("\u{2167}", "", 0, true),
    ("\u{2167}", "", 10, true),
    ("\u{391}\u{392}\u{393}", "", 50, true),
    ("\u{391}\u{392}\u{393}", "", 0, true),
    ("\u{391}\u{392}\u{393}", "", 10, true),
    ("\u{391}\u{392}\u{393}", "", 63, true),
    ("\u{416}\u{423}\u{41A}", "", 50, true),
    ("\u{416}\u{423}\u{41A}", "", 0, true),
    ("\u{416}\u{423}\u{41A}", "", 10, true),
    ("\u{416}\u{423}\u{41A}", "", 23, false),
    ("\u{416}\u{423}\u{41A}", "", 63, true),
    ("a\u{0}b", "a-b", 23, true),
    ("a\u{0}b", "a-b", 50, false),
    ("a\u{0}b", "a-b", 253, false),
    ("t\u{E9}st-br\u{E2}nch_\u{F1}ame/\u{C7}A", "t-st-br-nch-ame-a", 50, true),
    ("t\u{E9}st-br\u{E2}nch_\u{F1}ame/\u{C7}A", "t-st-br-nch-ame-a", 0, true),
    ("t\u{E9}st-br\u{E2}nch_\u{F1}ame/\u{C7}A", "t-st-br-nch-ame-a", 63, true),
    ("fix/some-very-long-branch-name-that-goes-on-and-on-and-on-forever-and-ever", "fix-s", 5, false),
    ("feature/short-and-a-verylongwordwithoutanyseparatorsinitatallwhichislong", "feature-short-and-a", 50, true),
    (
      "feature/short-and-a-verylongwordwithoutanyseparatorsinitatallwhichislong",
      "feature-short-and-a-verylongwordwithoutanyseparatorsinitatallwhichislong", 0, true
    ),
    ("feature/short-and-a-verylongwordwithoutanyseparatorsinitatallwhichislong", "feature", 10, true),
    ("feature/short-and-a-verylongwordwithoutanyseparatorsinitatallwhichislong", "feature-short-and-a", 63, true),
    (
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve",
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", 0, true
    ),
    ("one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", "o", 1, true),
    ("one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", "o", 1, true),
    ("one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", "o", 1, false),
    ("one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", "one-two", 10, true),
    ("one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", "one-two", 10, true),
    ("one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", "one-two-three-four-five", 23, true),
    (
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve",
      "one-two-three-four-five-six-seven-eight-nine-ten", 50, true
    ),
    (
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve",
      "one-two-three-four-five-six-seven-eight-nine-ten", 50, true
    ),
    (
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve",
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", 63, true
    ),
    (
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve",
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", 63, true
    ),
    (
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve",
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", 63, false
    ),
    (
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve",
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", 253, true
    ),
    (
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve",
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", 253, true
    ),
    (
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve",
      "one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve", 253, false
    ),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 50,
      true
    ),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaa", 10, true),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", 0,
      true
    ),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "a", 1, true),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "a", 1, true),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaa", 5, true),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaa", 5, true),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaa", 10, false),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaa", 23, true),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaa", 23, false),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 50,
      true
    ),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 50,
      true
    ),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 50,
      false
    ),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", 63,
      true
    ),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", 253,
      true
    ),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", 253,
      true
    ),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-b", 253,
      false
    ),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a", 1, false),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 50,
      false
    ),
    (
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 253,
      false
    ),
    (
      "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-abc", "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab", 50, true
    ),
    (
      "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-abc", "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-abc", 0,
      true
    ),
    ("ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-abc", "ab-ab-ab", 10, true),
    (
      "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-abc", "ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-ab-abc", 63,
      true
    ),
    ("abc-def-abc-def-abc-def-abc-def-abc-def-abc-def-abc-def-", "abc", 5, true),
  ]
}
