/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CMICROHTTPD_H
#define NESTLING_CMICROHTTPD_H
#include <stdint.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/types.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <microhttpd.h>
#endif
