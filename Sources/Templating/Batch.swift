// SPDX-License-Identifier: Apache-2.0

/// `nestling template --batch`: a line of JSON in, a line of JSON out.
public enum Batch {
  /// Renders one case: members `id`, `mode`, `template`, `data`, `types`, `options`. The result is `{id, output}`,
  /// `{id, output_base64}`, `{id, output_json}` or `{id, error_stage, error}`, without a line end.
  public static func run(line: [UInt8]) -> [UInt8] { [] }
}
