/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CSQLITE_H
#define NESTLING_CSQLITE_H
#include <sqlite3.h>
#endif
