/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CYAML_H
#define NESTLING_CYAML_H
#include <yaml.h>
#endif
