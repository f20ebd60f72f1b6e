/* SPDX-License-Identifier: Apache-2.0 */
#include "CRE2.h"

#include <re2/re2.h>

#include <algorithm>
#include <cstring>
#include <new>
#include <string>
#include <vector>

struct cre2_pattern {
  re2::RE2 expression;
  cre2_pattern(re2::StringPiece text, const re2::RE2::Options &options) : expression(text, options) {}
};

static cre2_code code_of(re2::RE2::ErrorCode code) {
  switch (code) {
    case re2::RE2::NoError: return CRE2_OK;
    case re2::RE2::ErrorBadEscape: return CRE2_BAD_ESCAPE;
    case re2::RE2::ErrorBadCharClass: return CRE2_BAD_CHARACTER_CLASS;
    case re2::RE2::ErrorBadCharRange: return CRE2_BAD_CHARACTER_RANGE;
    case re2::RE2::ErrorMissingBracket: return CRE2_MISSING_BRACKET;
    case re2::RE2::ErrorMissingParen: return CRE2_MISSING_PARENTHESIS;
    case re2::RE2::ErrorUnexpectedParen: return CRE2_UNEXPECTED_PARENTHESIS;
    case re2::RE2::ErrorTrailingBackslash: return CRE2_TRAILING_BACKSLASH;
    case re2::RE2::ErrorRepeatArgument: return CRE2_REPEAT_ARGUMENT;
    case re2::RE2::ErrorRepeatSize: return CRE2_REPEAT_SIZE;
    case re2::RE2::ErrorRepeatOp: return CRE2_REPEAT_OPERATOR;
    case re2::RE2::ErrorBadPerlOp: return CRE2_BAD_PERL_SYNTAX;
    case re2::RE2::ErrorBadUTF8: return CRE2_BAD_UTF8;
    case re2::RE2::ErrorBadNamedCapture: return CRE2_BAD_GROUP_NAME;
    case re2::RE2::ErrorPatternTooLarge: return CRE2_TOO_LARGE;
    default: return CRE2_INTERNAL;
  }
}

extern "C" {

cre2_pattern *cre2_compile(const char *text, size_t length, int64_t maximum_memory, cre2_code *code, char *argument,
                           size_t argument_size) {
  re2::RE2::Options options;
  options.set_log_errors(false);  // RE2 would write to stderr
  options.set_max_mem(maximum_memory);
  if (argument_size > 0) argument[0] = 0;
  auto *pattern = new (std::nothrow) cre2_pattern(re2::StringPiece(text, length), options);
  if (!pattern) {
    *code = CRE2_OUT_OF_MEMORY;
    return nullptr;
  }
  *code = code_of(pattern->expression.error_code());
  if (pattern->expression.ok()) return pattern;
  const std::string &part = pattern->expression.error_arg();
  if (argument_size > 0) {
    size_t count = std::min(part.size(), argument_size - 1);
    std::memcpy(argument, part.data(), count);
    argument[count] = 0;
  }
  delete pattern;
  return nullptr;
}

void cre2_free(cre2_pattern *pattern) { delete pattern; }

int cre2_group_count(const cre2_pattern *pattern) { return pattern->expression.NumberOfCapturingGroups(); }

const char *cre2_group_name(const cre2_pattern *pattern, int group) {
  const auto &names = pattern->expression.CapturingGroupNames();
  auto found = names.find(group);
  return found == names.end() ? nullptr : found->second.c_str();
}

bool cre2_match(const cre2_pattern *pattern, const char *text, size_t length, size_t start, bool is_full,
                cre2_span *spans, int span_count) {
  re2::StringPiece few[8];
  std::vector<re2::StringPiece> many;
  re2::StringPiece *groups = few;
  if (span_count > 8) {
    many.resize(span_count);
    groups = many.data();
  }
  auto anchor = is_full ? re2::RE2::ANCHOR_BOTH : re2::RE2::UNANCHORED;
  if (!pattern->expression.Match(re2::StringPiece(text, length), start, length, anchor, groups, span_count)) return false;
  for (int group = 0; group < span_count; group++) {
    const char *begin = groups[group].data();
    spans[group].begin = begin ? begin - text : -1;
    spans[group].end = begin ? spans[group].begin + static_cast<ptrdiff_t>(groups[group].size()) : -1;
  }
  return true;
}

}  // extern "C"
