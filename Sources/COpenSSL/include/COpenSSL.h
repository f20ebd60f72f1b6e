/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_COPENSSL_H
#define NESTLING_COPENSSL_H
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/pem.h>
#include <openssl/err.h>
#include <openssl/crypto.h>
#endif
