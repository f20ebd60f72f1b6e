/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CGIT2_H
#define NESTLING_CGIT2_H
#include <git2.h>
#include <git2/sys/transport.h>

/* git_libgit2_opts is variadic, which Swift cannot call. */
static inline int cgit_ignore_config_of(git_config_level_t level) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
}
static inline int cgit_check_directory_owner(int on) { return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, on); }
static inline int cgit_verify_object_hashes(int on) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, on);
}
static inline int cgit_limit_pack_objects(size_t count) {
  return git_libgit2_opts(GIT_OPT_SET_PACK_MAX_OBJECTS, count);
}

/* A subtransport and its streams are C structs that libgit2 owns; a Swift object follows each. */
typedef struct cgit_subtransport {
  git_smart_subtransport parent;
  void *context;
} cgit_subtransport;
typedef struct cgit_stream {
  git_smart_subtransport_stream parent;
  void *context;
} cgit_stream;
#endif
