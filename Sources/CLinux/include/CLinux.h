/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_CLINUX_H
#define NESTLING_CLINUX_H
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <pthread.h>
#include <stdint.h>
#endif
