// SPDX-License-Identifier: Apache-2.0
internal import PreviewAPI

/// A parameter set and the preview it falls into.
struct KeyedInput {
  var key: String
  var input: RenderInput
}

/// The parameter sets that are rendered: whoever stands in yields where a pull request of the same generator has come into the same
/// preview, and of several who stand in there the first does it for all.
///
/// Who shares a preview is settled by then, trust included, so nobody answers for a component by the name of a branch alone.
func seated(_ inputs: [KeyedInput]) -> [KeyedInput] {
  guard inputs.contains(where: \.input.standsIn) else { return inputs }
  var speakers: [Seat: Speaker] = [:]
  for item in inputs where !item.input.standsIn { speakers[item.seat] = .own }
  for item in inputs where item.input.standsIn && speakers[item.seat] == nil {
    speakers[item.seat] = .standIn(for: item.input.pullRequest?.key)
  }
  return inputs.filter { speakers[$0.seat] == $0.speaker }
}

/// Where one generator of the set takes part in one preview.
private struct Seat: Hashable {
  var preview: String
  var generator: String
}

private enum Speaker: Equatable {
  case own
  case standIn(for: String?)
}

extension KeyedInput {
  fileprivate var seat: Seat { Seat(preview: key, generator: input.origin) }
  fileprivate var speaker: Speaker { input.standsIn ? .standIn(for: input.pullRequest?.key) : .own }
}
