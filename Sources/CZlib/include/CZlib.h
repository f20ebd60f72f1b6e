/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CZLIB_H
#define NESTLING_CZLIB_H
#include <zlib.h>

/* inflateInit is a macro, which Swift cannot call. */
static inline int czlib_start_inflating(z_stream *stream) { return inflateInit(stream); }
#endif
