/* SPDX-License-Identifier: Apache-2.0 */
#include "CRE2.h"
#include <re2/re2.h>
