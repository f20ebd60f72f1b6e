/* SPDX-License-Identifier: Apache-2.0 */
/* What Swift cannot say to libmicrohttpd itself: variadic calls, cast macros, unions. Nothing else lives here. */
#ifndef NESTLING_CMICROHTTPD_H
#define NESTLING_CMICROHTTPD_H
#include <stdint.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <poll.h>
#include <microhttpd.h>

/* Leaves paths and queries as they were sent: we decode them ourselves, so that an encoded slash stays apart from a real one. */
static inline size_t nestling_mhd_leave_escaped(void *cls, struct MHD_Connection *connection, char *text) {
  (void)cls;
  (void)connection;
  return strlen(text);
}

/* The poll thread on purpose: the epoll thread of 0.9.75 waits again without end after exactly 128 events. */
static inline struct MHD_Daemon *nestling_mhd_start(int listen_socket, unsigned threads, unsigned connections,
                                                    unsigned idle_seconds, MHD_AccessHandlerCallback handler,
                                                    MHD_RequestCompletedCallback done, void *context) {
  unsigned flags = MHD_USE_POLL_INTERNAL_THREAD | MHD_USE_ITC | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_TURBO;
  struct MHD_OptionItem options[] = {
      {MHD_OPTION_LISTEN_SOCKET, listen_socket, NULL},
      {MHD_OPTION_CONNECTION_LIMIT, connections, NULL},
      {MHD_OPTION_CONNECTION_TIMEOUT, idle_seconds, NULL},
      {MHD_OPTION_CONNECTION_MEMORY_LIMIT, 64 * 1024, NULL},
      {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)done, context},
      {MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)nestling_mhd_leave_escaped, NULL},
      {threads > 1 ? MHD_OPTION_THREAD_POOL_SIZE : MHD_OPTION_END, threads, NULL},
      {MHD_OPTION_END, 0, NULL}};
  return MHD_start_daemon(flags, 0, NULL, NULL, handler, context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

static const uint64_t nestling_mhd_unknown_size = MHD_SIZE_UNKNOWN;
static const ssize_t nestling_mhd_end_of_stream = MHD_CONTENT_READER_END_OF_STREAM;
static const ssize_t nestling_mhd_end_with_error = MHD_CONTENT_READER_END_WITH_ERROR;

static inline int nestling_mhd_socket(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
  return info ? info->connect_fd : -1;
}

/* Whether the peer closed or reset. 0x2000 is Linux' POLLRDHUP, hidden without _GNU_SOURCE. */
static inline int nestling_mhd_peer_is_gone(struct MHD_Connection *connection) {
  struct pollfd one = {.fd = nestling_mhd_socket(connection), .events = 0x2000};
  if (one.fd < 0) return 1;
  return poll(&one, 1, 0) > 0 && (one.revents & (0x2000 | POLLHUP | POLLERR | POLLNVAL)) != 0;
}
#endif
