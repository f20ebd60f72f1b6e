// SPDX-License-Identifier: Apache-2.0
internal import Dashboard
internal import HTTPServing
internal import Operator

/// The pages over the operator's snapshots, and everything the operator itself answers.
func dashboard(of nestling: PreviewOperator) -> Handler {
  let pages = Pages {
    let (sets, previews) = await nestling.snapshot()
    return Snapshot(sets: sets, previews: previews)
  }
  let rest = nestling.handler
  return { request in
    if let response = await pages.answer(request) { return response }
    return await rest(request)
  }
}
