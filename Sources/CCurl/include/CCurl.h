/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CCURL_H
#define NESTLING_CCURL_H
#define CURL_DISABLE_TYPECHECK 1 /* gcc-only macros would shadow the functions */
#include <curl/curl.h>
#endif
