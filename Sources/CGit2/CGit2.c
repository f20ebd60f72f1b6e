/* SPDX-License-Identifier: Apache-2.0 */
#include "CGit2.h"
