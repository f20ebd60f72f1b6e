/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CCRYPT_H
#define NESTLING_CCRYPT_H
#include <crypt.h>
#include <stdlib.h>
#include <string.h>

/* crypt(3) without its static buffer: the hash into `hash` (CRYPT_OUTPUT_SIZE bytes); 0 when the setting is none. */
static inline int ccrypt_hash(const char *phrase, const char *setting, char *hash) {
  struct crypt_data *data = calloc(1, sizeof *data);
  if (data == NULL) return 0;
  const char *result = crypt_r(phrase, setting, data);
  int done = result != NULL && result[0] != '*';
  if (done) {
    strncpy(hash, result, CRYPT_OUTPUT_SIZE - 1);
    hash[CRYPT_OUTPUT_SIZE - 1] = 0;
  }
  free(data);
  return done;
}

static const size_t ccrypt_hash_size = CRYPT_OUTPUT_SIZE;
#endif
