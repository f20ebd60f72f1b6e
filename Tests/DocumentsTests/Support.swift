// SPDX-License-Identifier: Apache-2.0
import Documents
import Glibc

/// The lines of a fixture file, each a JSON value.
func fixture(_ name: String, beside file: StaticString = #filePath) -> [Value] {
  var folder = "\(file)".split(separator: "/", omittingEmptySubsequences: false).dropLast()
  folder += ["Fixtures", Substring(name)]
  let text = contents(folder.joined(separator: "/"))
  return text.split(separator: 0x0A).compactMap { try? JSON.parse(Array($0)) }
}

func contents(_ path: String) -> [UInt8] {
  guard let handle = fopen(path, "rb") else { return [] }
  defer { fclose(handle) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&chunk, 1, chunk.count, handle), count > 0 { bytes += chunk[..<count] }
  return bytes
}

/// A map in the order written; unlike a literal it may repeat keys.
func object(_ pairs: KeyValuePairs<String, Value>) -> Value { .object(Object(pairs.map { ($0.key, $0.value) })) }
