// SPDX-License-Identifier: Apache-2.0
@testable import Cryptography
import TestKit
import Testing

struct RSAPrivateKeyTests {
  private let pem = Array(PublishedKey.rsa.utf8)

  @Test func `RS256 gives the token of RFC 7515 appendix A 2`() throws {
    let claims = "{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}"
    let token = try RSAPrivateKey(pem: pem).token(header: #"{"alg":"RS256"}"#, claims: claims)
    #expect(
      token
        == "eyJhbGciOiJSUzI1NiJ9"
        + ".eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"
        + ".cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdb"
        + "F9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383"
        + "LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWy"
        + "wlVmtVrBp0igcN_IoypGlUPQGe77Rw")
  }

  @Test func `a key never prints`() throws {
    let key = try RSAPrivateKey(pem: pem)
    #expect("\(key)" == "‹redacted›")
    #expect(String(reflecting: key) == "‹redacted›")
    #expect(Mirror(reflecting: key).children.isEmpty)
  }

  @Test func `a damaged key is unreadable`() {
    #expect(performing: { try RSAPrivateKey(pem: Array(pem.prefix(200))) }, throws: isUnreadable)
    #expect(performing: { try RSAPrivateKey(pem: []) }, throws: isUnreadable)
  }

  @Test func `a key of another kind is refused as such`() {
    let elliptic = PublishedKeys.armoured(PublishedKeys.ellipticSeven, as: "PRIVATE KEY")
    #expect(throws: KeyError.notRSA) { try RSAPrivateKey(pem: elliptic) }
  }

  private func isUnreadable(_ error: any Error) -> Bool {
    if case .unreadable(let words)? = error as? KeyError { !words.isEmpty } else { false }
  }
}
