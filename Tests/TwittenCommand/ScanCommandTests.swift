import Foundation
import TestSupport
import Testing

@Suite(.tags(.command)) struct ScanCommandTests {
  private func scan(_ files: [String], _ more: [String]) throws -> Command.Result {
    try Command.twitten(["scan"] + files + Sandmouth.area + more)
  }

  private func significant(_ result: Command.Result) throws -> [[String: Any]] {
    try Sandmouth.features(result.output).map(\.properties).filter { $0["significant"] as? Bool == true }
  }

  @Test(.timeLimit(.minutes(10)))
  func `a prospective scan finds each planted new place with its months, and nothing else`() throws {
    let result = try scan(
      ["\(Sandmouth.folder)/police"], ["--from", "2024-07", "--prospective", "--replicas", "99", "--max-radius", "500"])
    #expect(result.status == 0, "\(result.errors)")
    let found = try significant(result)
    let planted = try Sandmouth.planted("new")
    #expect(found.count == 4 && planted.count == 4)
    for place in planted {
      let near = found.filter {
        hypot(Sandmouth.number($0["easting"]) - place.x, Sandmouth.number($0["northing"]) - place.y) < 400
      }
      #expect(near.count == 1)
      #expect(near.first?["last_step"] as? String == "2025-12")
      #expect(["2025-09", "2025-10"].contains(near.first?["first_step"] as? String))
    }
  }

  @Test(.tags(.threads))
  func `the layer is the same for 1, 2 and 7 workers`() throws {
    let files = Sandmouth.police("2025-07", "2025-08", "2025-09", "2025-10")
    func layer(_ workers: String) throws -> String {
      try scan(files, ["--replicas", "49", "--ellipses", "--max-radius", "300", "--workers", workers]).output
    }
    let one = try layer("1")
    #expect(one.contains("discrete Poisson") == false && one.contains("space-time permutation"))
    #expect(try layer("2") == one && layer("7") == one)
  }

  @Test func `areas with people are scanned in space and in time`() throws {
    let files = Sandmouth.police("2025-09", "2025-10", "2025-11", "2025-12")
    let ground = ["--areas", "\(Sandmouth.folder)/lsoas.geojson", "--population", "\(Sandmouth.folder)/population.csv"]
    for model in ["poisson", "space-time"] {
      let result = try scan(files, ["--model", model, "--replicas", "99", "--max-share", "10"] + ground)
      #expect(result.status == 0, "\(result.errors)")
      let clusters = try Sandmouth.features(result.output).map(\.properties)
      #expect(!clusters.isEmpty)
      for cluster in clusters {
        let codes = (cluster["areas"] as? String ?? "").split(separator: ";")
        #expect(codes.count == Int(Sandmouth.number(cluster["places"])))
        #expect(Sandmouth.number(cluster["cases"]) > Sandmouth.number(cluster["expected"]))
      }
    }
  }

  @Test func `chosen incidents are compared with all others`() throws {
    let result = try scan(
      Sandmouth.police("2025-10", "2025-11", "2025-12"),
      ["--model", "bernoulli", "--theme", "shoplifting", "--replicas", "99"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(try !significant(result).isEmpty)
    #expect(result.errors.contains("other incidents of the same months"))
  }

  /// PredictCode makes the first day of a month of a month.
  @Test(arguments: ["day", "week"])
  func `months are never given a day`(step: String) throws {
    let result = try scan(Sandmouth.police("2025-12"), ["--step", step])
    #expect(result.status == 65 && result.errors.contains("the month alone is"), "\(result.errors)")
  }

  @Test func `the last step is that of the files, not of the last chosen incident`() throws {
    let folder = try TemporaryFolder()
    var rows = ["date,category,easting,northing"]
    // Noise ends in June; theft, which the files have too, goes on to December.
    for month in 1...12 {
      for place in 0..<12 {
        rows.append("2025-\(month < 10 ? "0" : "")\(month)-05,theft,\(490_000 + 150 * place),64000")
        if month <= 6 { rows.append("2025-0\(month)-06,noise,\(490_000 + 150 * place),64100") }
      }
    }
    for _ in 0..<25 { rows.append("2025-06-20,noise,490300,64100") }
    let file = try folder.write(rows.joined(separator: "\n") + "\n", to: "cases.csv")
    let result = try scan([file], ["--category", "noise", "--prospective", "--replicas", "99"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("12 of a month, from 2025-01 to 2025-12"))
    #expect(try significant(result).isEmpty)
    let one = try scan([file], ["--from", "2025-06", "--to", "2025-06"])
    #expect(one.status == 65 && one.errors.contains("There is one step, 2025-06"))
  }

  @Test func `a partner's dates are scanned week by week`() throws {
    let result = try scan(
      ["\(Sandmouth.folder)/partners/council-asb-cases.csv"],
      ["--from", "2025-10", "--step", "week", "--replicas", "19", "--max-radius", "300"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("of a week, from 2025-10-0"))
  }

  @Test(arguments: [
    (["--model", "poisson"], 64, "wants --areas and --population"),
    (["--model", "bernoulli"], 64, "Choose the cases with --theme"),
    (["--model", "bernoulli", "--prospective"], 64, "--prospective belongs"),
    (["--max-share", "0"], 64, "--max-share"),
    (["--replicas", "0"], 64, "--replicas"), (["--max-radius", "-1"], 64, "--max-radius"),
    (
      [
        "--model", "poisson", "--areas", "\(Sandmouth.folder)/lsoas.geojson", "--population",
        "\(Sandmouth.folder)/iod2025.csv",
      ],
      65, "no column of people"
    ),
    (["--population", "x.csv"], 64, "go together"), (["--alpha", "2"], 64, "--alpha"),
  ])
  func `what cannot be is said in a sentence`(arguments: [String], status: Int32, sentence: String) throws {
    let result = try scan(Sandmouth.police("2025-12"), arguments)
    #expect(result.status == status && result.errors.contains(sentence), "\(result.status): \(result.errors)")
    #expect(result.output.isEmpty)
  }
}
