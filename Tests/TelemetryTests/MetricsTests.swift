// SPDX-License-Identifier: Apache-2.0
import Telemetry
import Testing

@Suite struct MetricsTests {
  private let metrics = Metrics()

  @Test func `the exposition is that of Prometheus`() {
    let calls = metrics.counter("calls_total", help: "Calls\nmade \\ sent.", labels: ["host", "code"])
    calls.increment("b\"\\\n", "200")
    calls.add(2.5, "a", "500")
    metrics.gauge("up", help: "Up.").set(1_000_000)
    let times = metrics.histogram("seconds", help: "Time.", labels: ["verb"], buckets: [1, 0.1])
    times.observe(0.05, "get")
    times.observe(.milliseconds(500), "get")
    times.observe(7, "get")
    #expect(
      metrics.exposition == #"""
        # HELP calls_total Calls\nmade \\ sent.
        # TYPE calls_total counter
        calls_total{host="a",code="500"} 2.5
        calls_total{host="b\"\\\n",code="200"} 1
        # HELP seconds Time.
        # TYPE seconds histogram
        seconds_bucket{verb="get",le="0.1"} 1
        seconds_bucket{verb="get",le="1"} 2
        seconds_bucket{verb="get",le="+Inf"} 3
        seconds_sum{verb="get"} 7.55
        seconds_count{verb="get"} 3
        # HELP up Up.
        # TYPE up gauge
        up 1000000

        """#)
  }

  @Test func `a counter does not go down`() {
    let counter = metrics.counter("c", help: "")
    counter.add(3)
    counter.add(-1)
    #expect(counter.value() == 3)
  }

  @Test func `a gauge can be forgotten`() {
    let gauge = metrics.gauge("g", help: "", labels: ["x"])
    gauge.set(1, "a")
    gauge.add(2, "b")
    gauge.remove("a")
    #expect(gauge.value("a") == nil && gauge.value("b") == 2)
    gauge.removeAll()
    #expect(metrics.exposition == "")
  }

  @Test func `the same name is the same family`() {
    metrics.counter("n_total", help: "one").increment()
    metrics.counter("n_total", help: "two").increment()
    #expect(metrics.counter("n_total", help: "").value() == 2)
  }

  @Test func `series are bounded`() {
    let counter = metrics.counter("n_total", help: "", labels: ["who"])
    for number in 0..<Metrics.maximumSeries + 50 { counter.increment("\(number)") }
    #expect(counter.value("other") == 50)
    #expect(counter.value("2001") == nil)
  }

  @Test func `a slip in names or labels does not stop the program`() {
    metrics.counter("9 bad-name", help: "", labels: ["a b"]).increment("x", "surplus")
    metrics.gauge("g", help: "", labels: ["a", "b"]).set(.infinity, "x")
    #expect(metrics.exposition.contains("__bad_name{a_b=\"x\"} 1\n"))
    #expect(metrics.exposition.contains("g{a=\"x\",b=\"\"} +Inf\n"))
  }

  @Test func `counting from many tasks loses nothing`() async {
    let counter = metrics.counter("n_total", help: "")
    await withTaskGroup { group in
      for _ in 0..<20 { group.addTask { for _ in 0..<100 { counter.increment() } } }
    }
    #expect(counter.value() == 2000)
  }
}

@Suite struct ProcessMetricsTests {
  @Test func `the process tells what it takes`() throws {
    let metrics = Metrics()
    let process = ProcessMetrics(metrics)
    process.observe()
    let lines = metrics.exposition.split(separator: "\n").filter { !$0.hasPrefix("#") }
    let values = Dictionary(
      uniqueKeysWithValues: lines.map { line in
        let words = line.split(separator: " ")
        return (String(words[0]), Double(words[1]) ?? 0)
      })
    #expect(try #require(values["process_resident_memory_bytes"]) > 1_000_000)
    #expect(try #require(values["process_open_fds"]) >= 3)
    #expect(try #require(values["process_cpu_seconds_total"]) > 0)
  }
}
