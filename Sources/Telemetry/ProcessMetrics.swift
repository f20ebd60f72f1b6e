// SPDX-License-Identifier: Apache-2.0
internal import Glibc

/// What the process takes, under the names that Prometheus' clients have agreed on ("Standard and runtime collectors").
public struct ProcessMetrics: Sendable {
  private let processor: Counter
  private let resident: Gauge
  private let files: Gauge

  public init(_ registry: Metrics) {
    processor = registry.counter("process_cpu_seconds_total", help: "Processor time of the process, in seconds.")
    resident = registry.gauge("process_resident_memory_bytes", help: "Memory of the process that is in RAM, in bytes.")
    files = registry.gauge("process_open_fds", help: "Open file descriptors.")
  }

  /// Takes them as they are now. What the system does not tell stays as it was.
  public func observe() {
    var usage = rusage()
    if getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage) == 0 {
      processor.raise(to: seconds(usage.ru_utime) + seconds(usage.ru_stime))
    }
    if let bytes = ProcessMetrics.residentBytes() { resident.set(Double(bytes)) }
    if let count = openFiles() { files.set(Double(count)) }
  }

  private func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }

  /// Memory of this process that is in RAM: the second number of proc_pid_statm(5), in pages. Nil where the system does not tell.
  public static func residentBytes() -> Int? {
    guard let file = fopen("/proc/self/statm", "r") else { return nil }
    defer { fclose(file) }
    var text = [CChar](repeating: 0, count: 256)
    guard fgets(&text, Int32(text.count), file) != nil else { return nil }
    let words = String(decoding: text.map(UInt8.init(bitPattern:)).prefix { $0 != 0 }, as: UTF8.self).split(
      separator: " ")
    return words.count > 1 ? Int(words[1]).map { $0 * sysconf(Int32(_SC_PAGESIZE)) } : nil
  }

  private func openFiles() -> Int? {
    guard let folder = opendir("/proc/self/fd") else { return nil }
    defer { closedir(folder) }
    var count = 0
    while readdir(folder) != nil { count += 1 }
    // Two are the folder and the one around it, one is the reading of it.
    return count - 3
  }
}
