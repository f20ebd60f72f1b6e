// SPDX-License-Identifier: Apache-2.0
internal import Locks

/// What goes wrong on the way to an API server, decided by a seed.
///
/// The same request, asked for the nth time, meets the same fate whatever else is asked in between: so a seed that failed fails
/// again, however tasks interleave.
public final class FaultSchedule: Sendable {
  public enum Fault: Sendable, Equatable {
    case none
    /// Arrives late.
    case delayed(Duration)
    /// The connection breaks before the server has seen anything.
    case reset
    /// The server does as asked and the connection breaks before its answer.
    case answerLost
    /// A proxy sends it twice, and hands on the second answer.
    case duplicated
    /// A proxy or the server answers with this status.
    case answered(Int)
    /// The answer ends in the middle.
    case halfBody
    /// The watch breaks off after so many pieces, in the middle of the next.
    case cutWatch(after: Int)
  }

  private struct State {
    var asked: [String: UInt64] = [:]
    var isOn = true
    var struck: [String: Int] = [:]
  }
  public let seed: UInt64
  private let percent: UInt64
  private let state = Mutex(State())

  /// - Parameter percent: of the requests, to which something happens.
  public init(seed: UInt64, percent: Int) {
    self.seed = seed
    self.percent = UInt64(percent)
  }

  /// From now on all goes well.
  public func stop() { state.withLock { $0.isOn = false } }

  /// How often each kind of fault happened.
  public var struck: [String: Int] { state.withLock { $0.struck } }

  func next(method: String, path: String, isWatch: Bool, isList: Bool) -> Fault {
    let place = state.withLock { state -> UInt64? in
      guard state.isOn else { return nil }
      state.asked["\(method) \(path)", default: 0] += 1
      return state.asked["\(method) \(path)"]
    }
    guard let place else { return .none }
    var random = SeededRandom(seed: FaultSchedule.mixed([seed, place] + "\(method) \(path)".utf8.map(UInt64.init)))
    guard random.next() % 100 < percent else { return .none }
    let faults = FaultSchedule.faults(isWrite: method != "GET", isWatch: isWatch, isList: isList, &random)
    let fault = faults[Int(random.next() % UInt64(faults.count))]
    state.withLock { $0.struck["\(fault)".prefix { $0 != "(" }.description, default: 0] += 1 }
    return fault
  }

  private static func faults(
    isWrite: Bool, isWatch: Bool, isList: Bool, _ random: inout SeededRandom
  ) -> [Fault] {
    let late = Fault.delayed(.milliseconds(Int64(random.next() % 3000)))
    if isWatch {
      return [late, .reset, .answered(410), .answered(429), .answered(500), .cutWatch(after: Int(random.next() % 4))]
    }
    let all: [Fault] = [late, .reset, .answerLost, .answered(429), .answered(500), .answered(503), .halfBody]
    return all + (isWrite ? [.duplicated, .answered(409)] : isList ? [.answered(410)] : [])
  }

  /// FNV-1a.
  private static func mixed(_ words: [UInt64]) -> UInt64 {
    words.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ $1) &* 0x100_0000_01B3 }
  }
}
