/* SPDX-License-Identifier: Apache-2.0 */
#ifndef NESTLING_COPENSSL_H
#define NESTLING_COPENSSL_H
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <openssl/pem.h>
#include <openssl/err.h>
#include <openssl/crypto.h>
#include <openssl/dsa.h>
#include <openssl/kdf.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/* Variadic functions and macros, which Swift does not see. */
static inline EVP_PKEY *copenssl_new_rsa(int bits) { return EVP_RSA_gen(bits); }
static inline EVP_PKEY *copenssl_new_p256(void) { return EVP_EC_gen("P-256"); }

static inline EVP_PKEY *copenssl_new_dsa(int bits, int subgroup_bits) {
  EVP_PKEY *parameters = NULL, *key = NULL;
  EVP_PKEY_CTX *maker = EVP_PKEY_CTX_new_id(EVP_PKEY_DSA, NULL), *user = NULL;
  if (maker != NULL && EVP_PKEY_paramgen_init(maker) == 1 && EVP_PKEY_CTX_set_dsa_paramgen_bits(maker, bits) == 1 &&
      EVP_PKEY_CTX_set_dsa_paramgen_q_bits(maker, subgroup_bits) == 1 &&
      EVP_PKEY_paramgen(maker, &parameters) == 1 && (user = EVP_PKEY_CTX_new(parameters, NULL)) != NULL &&
      EVP_PKEY_keygen_init(user) == 1)
    EVP_PKEY_keygen(user, &key);
  EVP_PKEY_CTX_free(user);
  EVP_PKEY_CTX_free(maker);
  EVP_PKEY_free(parameters);
  return key;
}

/* What a memory BIO holds; valid as long as it lives. */
static inline long copenssl_memory(BIO *bio, char **data) { return BIO_get_mem_data(bio, data); }

/* Adds a name of a certificate: a host name, or an address of 4 or 16 bytes. 1 when done. */
static inline int copenssl_add_name(GENERAL_NAMES *names, int is_address, const unsigned char *bytes, int count) {
  GENERAL_NAME *name = GENERAL_NAME_new();
  ASN1_STRING *text = is_address ? ASN1_OCTET_STRING_new() : ASN1_IA5STRING_new();
  if (name == NULL || text == NULL || ASN1_STRING_set(text, bytes, count) != 1) {
    GENERAL_NAME_free(name);
    ASN1_STRING_free(text);
    return 0;
  }
  GENERAL_NAME_set0_value(name, is_address ? GEN_IPADD : GEN_DNS, text);
  return sk_GENERAL_NAME_push(names, name) > 0;
}

/* Adds an extension in the words of OpenSSL's configuration. 1 when done. */
static inline int copenssl_add_extension(X509 *certificate, X509 *issuer, int nid, const char *value) {
  X509V3_CTX context;
  X509V3_set_ctx(&context, issuer, certificate, NULL, NULL, 0);
  X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, &context, nid, value);
  int done = extension != NULL && X509_add_ext(certificate, extension, -1) == 1;
  X509_EXTENSION_free(extension);
  return done;
}
#endif
