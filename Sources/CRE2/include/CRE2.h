/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CRE2_H
#define NESTLING_CRE2_H
#include <stdint.h>
#include <stddef.h>
#include <stdbool.h>
#endif
