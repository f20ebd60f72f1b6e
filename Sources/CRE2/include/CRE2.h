/* SPDX-License-Identifier: Apache-2.0 */
/* RE2 behind a C face: Swift's C++ interoperability would infect every client and does not link statically. */
#ifndef NESTLING_CRE2_H
#define NESTLING_CRE2_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

/* A compiled pattern: immutable, to be used from any thread. */
typedef struct cre2_pattern cre2_pattern;

/* Byte range of a group; begin is -1 when the group took no part in the match. */
typedef struct {
  ptrdiff_t begin;
  ptrdiff_t end;
} cre2_span;

/* What RE2 found wrong with a pattern. */
typedef enum {
  CRE2_OK = 0,
  CRE2_INTERNAL,
  CRE2_BAD_ESCAPE,
  CRE2_BAD_CHARACTER_CLASS,
  CRE2_BAD_CHARACTER_RANGE,
  CRE2_MISSING_BRACKET,
  CRE2_MISSING_PARENTHESIS,
  CRE2_UNEXPECTED_PARENTHESIS,
  CRE2_TRAILING_BACKSLASH,
  CRE2_REPEAT_ARGUMENT,
  CRE2_REPEAT_SIZE,
  CRE2_REPEAT_OPERATOR,
  CRE2_BAD_PERL_SYNTAX,
  CRE2_BAD_UTF8,
  CRE2_BAD_GROUP_NAME,
  CRE2_TOO_LARGE,
  CRE2_OUT_OF_MEMORY
} cre2_code;

/* Compiles UTF-8. On failure NULL, the code, and the offending part of the pattern (at most argument_size - 1 bytes, ends in 0). */
cre2_pattern *cre2_compile(const char *text, size_t length, int64_t maximum_memory, cre2_code *code, char *argument,
                           size_t argument_size);
void cre2_free(cre2_pattern *pattern);

int cre2_group_count(const cre2_pattern *pattern);

/* Name of a group, or NULL; lives as long as the pattern. */
const char *cre2_group_name(const cre2_pattern *pattern, int group);

/* Leftmost match that begins at or after start; the text before start is context for ^ and \b. */
bool cre2_match(const cre2_pattern *pattern, const char *text, size_t length, size_t start, bool is_full,
                cre2_span *spans, int span_count);

#ifdef __cplusplus
}
#endif
#endif
