// SPDX-License-Identifier: Apache-2.0

/// What `html`, `js` and `urlquery` replace.
enum Escaping {
  static func html(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    for byte in bytes {
      switch byte {
      case 0x00: output += "\u{FFFD}".utf8
      case UInt8(ascii: "\""): output += "&#34;".utf8
      case UInt8(ascii: "'"): output += "&#39;".utf8
      case UInt8(ascii: "&"): output += "&amp;".utf8
      case UInt8(ascii: "<"): output += "&lt;".utf8
      case UInt8(ascii: ">"): output += "&gt;".utf8
      default: output.append(byte)
      }
    }
    return output
  }

  static func javaScript(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    bytes.forEachRune { scalar, range in
      switch scalar {
      case "\\": output += "\\\\".utf8
      case "'": output += "\\'".utf8
      case "\"": output += "\\\"".utf8
      case "<": output += "\\u003C".utf8
      case ">": output += "\\u003E".utf8
      case "&": output += "\\u0026".utf8
      case "=": output += "\\u003D".utf8
      case _ where scalar.value < 0x20 || scalar.value >= 0x7F && !Quoting.isPrintable(scalar) && !scalar.isASCII:
        output += ("\\u" + Quoting.hex(scalar.value, digits: 4).uppercased()).utf8
      default: output += bytes[range]
      }
    }
    return output
  }

  /// `url.QueryEscape`
  static func query(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    for byte in bytes {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "~"):
        output.append(byte)
      case 0x20: output.append(UInt8(ascii: "+"))
      default: output += ("%" + Quoting.hex(UInt32(byte), digits: 2).uppercased()).utf8
      }
    }
    return output
  }
}
