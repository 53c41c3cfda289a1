import Foundation
import Spatial
import TestSupport
import Testing

@Suite(.tags(.command)) struct NearRepeatCommandTests {
  private static let council = "\(Sandmouth.folder)/partners/council-asb-cases.csv"

  private func nearRepeat(
    _ files: [String], _ more: [String] = [], in folder: TemporaryFolder? = nil
  ) throws -> Command.Result {
    try Command.twitten(["near-repeat"] + files + more, in: folder?.path)
  }

  /// Burglaries anywhere in 6 x 4 km and eleven months, every third followed within 60 m on foot and 12 days.
  private func burglaries(_ folder: TemporaryFolder) throws -> String {
    var random = RandomNumbers(seed: 4)
    var rows = ["date,category,easting,northing"]
    func row(_ x: Int, _ y: Int, _ day: Int) -> String {
      let date = Date(timeIntervalSince1970: Double(20_089 + day) * 86_400)
      return "\(date.formatted(.iso8601.year().month().day())),Burglary,\(x),\(y)"
    }
    for number in 0..<300 {
      let (x, y, day) = (490_000 + random.below(6_000), 62_000 + random.below(4_000), random.below(330))
      rows.append(row(x, y, day))
      let (further, later) = (x + random.below(60), day + random.below(12))
      if number % 3 == 0 { rows.append(row(further, y, later)) }
    }
    return try folder.write(rows.joined(separator: "\n") + "\n", to: "burglaries.csv")
  }

  @Test func `a planted pattern is told in a sentence and a table, and the file says how bands are meant`() throws {
    let folder = try TemporaryFolder()
    let file = try burglaries(folder)
    let result = try nearRepeat([file], ["--theme", "burglary", "--output", "near.csv"], in: folder)
    #expect(result.status == 0, "\(result.errors)")
    let answer = try #require(
      result.output.firstMatch(of: /After a burglary, risk within 100 m is ([0-9.]+) times as high for 14 days/))
    #expect((Double(answer.1) ?? 0) > 4)
    #expect(result.output.contains("metres") && result.output.contains("0-7 days") && result.output.contains("* ("))
    let lines = try folder.read("near.csv").split(separator: "\n")
    #expect(
      lines[0]
        == "metres_from,metres_to,days_from,days_to,observed,expected,median,ratio,ratio_to_median,p,q,significant,within_observed,within_expected,within_ratio,within_p,within_q"
    )
    #expect(lines.count == 21 && lines[1].hasPrefix("0,0.1,0,7,") && lines[20].hasPrefix("300,400,21,28,"))
    #expect(lines[5].hasPrefix("0.1,100,0,7,") && lines[5].contains(",true,"))
    #expect(!lines.joined().contains("nan"))
    let about = try folder.read("near.csv.about.txt")
    for words in ["Bands are [a, b)", "Manhattan, |dx| + |dy|", "dates are exchangeable over places", "999 replicas"] {
      #expect(about.contains(words))
    }
  }

  @Test func `Sandmouth's council cases have no pattern, and that is said`() throws {
    let result = try nearRepeat([Self.council], ["--theme", "asb", "--permutations", "199"] + Sandmouth.area)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("No near-repeat pattern is significant"))
    #expect(result.errors.contains("Near repeats: 2843 incidents whose day is known, 4039903 pairs."))
    let features = try Sandmouth.features(result.output)
    #expect(features.count == 20)
    for properties in features.map(\.properties) {
      #expect(properties["significant"] as? Bool == false)
      let p = Sandmouth.number(properties["p"])
      #expect(p >= 0.005 && p <= 1)
    }
  }

  @Test func `bands, metric, permutations and seed are as asked`() throws {
    func run(_ more: [String]) throws -> Command.Result {
      try nearRepeat(
        [Self.council],
        ["--from", "2025-07", "--distances", "150, 500", "--days", "3,10,30", "--permutations", "49"] + more)
    }
    let manhattan = try run([])
    #expect(manhattan.status == 0, "\(manhattan.errors)")
    let ends = try Sandmouth.features(manhattan.output).map {
      "\(Sandmouth.number($0.properties["metres_to"])) \(Sandmouth.number($0.properties["days_to"]))"
    }
    #expect(
      ends == [
        "0.1 3.0", "0.1 10.0", "0.1 30.0", "150.0 3.0", "150.0 10.0", "150.0 30.0", "500.0 3.0", "500.0 10.0",
        "500.0 30.0",
      ])
    func pairs(_ result: Command.Result) throws -> Double {
      try Sandmouth.features(result.output).map { Sandmouth.number($0.properties["observed"]) }.reduce(0, +)
    }
    let euclidean = try run(["--metric", "euclidean"])
    #expect(euclidean.errors.contains("as the crow flies"))
    // What is near on foot is near for a crow.
    #expect(try pairs(euclidean) > pairs(manhattan))
    let other = try run(["--seed", "2"])
    #expect(try pairs(other) == pairs(manhattan) && other.output != manhattan.output)
    #expect(try run(["--workers", "1"]).output == run(["--workers", "3"]).output)
  }

  @Test func `months are never given a day`() throws {
    let result = try nearRepeat(Sandmouth.police("2025-11", "2025-12"))
    #expect(result.status == 65 && result.output.isEmpty)
    #expect(result.errors.contains("the month alone is: police.uk publishes no days, and none is made up"))
    // A partner's file beside them is counted by itself, and what was left out is told.
    let both = try nearRepeat([Self.council] + Sandmouth.police("2025-12"), ["--permutations", "9"])
    #expect(both.status == 0 && both.errors.contains("of which the month alone is known"), "\(both.errors)")
  }

  @Test func `incidents that may have been on one day or another are left out and counted`() throws {
    let result = try nearRepeat(["\(Sandmouth.folder)/partners/community-concerns.csv"], ["--permutations", "9"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains(", 64 that may have been on one day or another"))
  }

  @Test func `places no better known than a postcode are warned of`() throws {
    let result = try nearRepeat(
      ["\(Sandmouth.folder)/partners/ambulance.csv", "\(Sandmouth.folder)/partners/postcodes.csv"],
      ["--permutations", "9"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors.contains("no better than the band to 100 m (2082 postcode)"))
  }

  @Test(arguments: [
    (["--distances", "100,50"], "distances ascend"), (["--distances", "100,x"], "\"x\" is none"),
    (["--distances", "nan"], "distances ascend"), (["--distances", ""], "\"\" is none"),
    (["--distances", "0.05"], "distances ascend"), (["--days", "0"], "days ascend"),
    (["--days", "7,7"], "days ascend"), (["--days", "1.5"], "\"1.5\" is none"),
    (["--days", "99999999999999999999"], "is none"), (["--permutations", "0"], "--permutations"),
    (["--permutations", "100000"], "--permutations"), (["--alpha", "1"], "--alpha"), (["--metric", "taxi"], "taxi"),
  ])
  func `what cannot be is said in a sentence`(arguments: [String], sentence: String) throws {
    let result = try nearRepeat([Self.council], arguments)
    #expect(result.status == 64 && result.errors.contains(sentence), "\(result.status): \(result.errors)")
    #expect(result.output.isEmpty)
  }
}
