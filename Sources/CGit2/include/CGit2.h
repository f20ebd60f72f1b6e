/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CGIT2_H
#define NESTLING_CGIT2_H
#include <git2.h>
#include <git2/sys/transport.h>
#endif
