/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CCURL_H
#define NESTLING_CCURL_H
#define CURL_DISABLE_TYPECHECK 1 /* gcc-only macros would shadow the functions */
#include <curl/curl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>

/* curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt are variadic, which Swift cannot call: one typed function per
   kind of argument. */
static inline CURLcode nc_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode nc_set_offset(CURL *easy, CURLoption option, int64_t value) {
  return curl_easy_setopt(easy, option, (curl_off_t)value);
}
static inline CURLcode nc_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode nc_set_pointer(CURL *easy, CURLoption option, const void *value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode nc_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}
static inline CURLcode nc_set_blob(CURL *easy, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
  return curl_easy_setopt(easy, option, &blob);
}
typedef size_t (*nc_data_function)(char *bytes, size_t size, size_t count, void *context);
static inline CURLcode nc_set_data_function(CURL *easy, CURLoption option, nc_data_function function) {
  return curl_easy_setopt(easy, option, function);
}

static inline curl_socket_t nc_open_socket(void *context, curlsocktype purpose, struct curl_sockaddr *address) {
  (void)context;
  (void)purpose;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}
/* libcurl 7.88 opens its sockets without close-on-exec: a child process would hold our connections open. */
static inline CURLcode nc_close_sockets_on_exec(CURL *easy) {
  return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, nc_open_socket);
}

static inline CURLcode nc_get_pointer(CURL *easy, CURLINFO info, void **value) {
  return curl_easy_getinfo(easy, info, value);
}
static inline CURLcode nc_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode nc_multi_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}
static inline CURLMcode nc_multi_pointer(CURLM *multi, CURLMoption option, void *value) {
  return curl_multi_setopt(multi, option, value);
}
static inline CURLMcode nc_multi_socket_function(CURLM *multi, curl_socket_callback function) {
  return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, function);
}
static inline CURLMcode nc_multi_timer_function(CURLM *multi, curl_multi_timer_callback function) {
  return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, function);
}

/* Macros with casts are not imported. */
static const long nc_global_all = CURL_GLOBAL_ALL;
static inline size_t nc_pause(void) { return CURL_WRITEFUNC_PAUSE; }
#endif
