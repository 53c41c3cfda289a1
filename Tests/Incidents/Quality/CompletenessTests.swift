@testable import Incidents
import Places
import TestSupport
import Testing

@Suite struct CompletenessTests {
  private let january = Month(ordinal: 2_024 * 12)

  /// What a part of a source has in months from January 2024 on; nil where a month has none.
  private func file(_ source: String, _ counts: [Int?], first: Int = 0) -> (source: String, counts: [Month: Int]) {
    var months: [Month: Int] = [:]
    for (index, count) in counts.enumerated() { months[january.advanced(by: first + index)] = count }
    return (source, months)
  }

  private func judged(
    _ parts: [(source: String, counts: [Month: Int])], rule: Completeness.Rule = Completeness.Rule()
  ) -> Completeness {
    var counts: [String: [Month: Int]] = [:]
    for part in parts { counts[part.source, default: [:]].merge(part.counts, uniquingKeysWith: +) }
    return Completeness(counts, rule: rule)
  }

  private func months(_ numbers: Int...) -> [Month] { numbers.map { january.advanced(by: $0) } }

  /// The states of a source's months: `w`, `l` and `m`.
  private func states(_ completeness: Completeness, _ source: String = "a") -> String {
    completeness.months.filter { $0.source == source }
      .map { String($0.state.rawValue.prefix(1)) }.joined()
  }

  private func states(_ rows: [Int?], below: Double = 0.5, beside: [Int?] = []) -> String {
    var rule = Completeness.Rule()
    rule.below = below
    return states(judged([file("a", rows), file("b", beside)], rule: rule))
  }

  // MARK: Low months

  @Test(
    arguments: [
      // 50 is half of the median of the others and not below it.
      ([100, 100, 100, 50, 100], "wwwww"), ([100, 100, 100, 49, 100], "wwwlw"),
      ([100, 100, 100, 101, 102, 0], "wwwwwl"),
      // Three others are enough, two are not.
      ([100, 100, 100, 1], "wwwl"), ([100, 100, 1], "www"), ([100, 1], "ww"), ([1], "w"),
      // A median of 10 is enough, 9.5 is not: the median of four is the mean of the middle two.
      ([10, 10, 10, 4], "wwwl"), ([9, 9, 10, 10, 1], "wwwww"), ([9, 10, 10, 11, 4], "wwwwl"),
      // High months are no fault, and do not move a median.
      ([100, 100, 9_000, 100, 49], "wwwwl"),
    ] as [([Int?], String)])
  func `a month is low below half of the median of the source's other months`(rows: [Int?], expected: String) {
    #expect(states(rows) == expected)
  }

  @Test func `the share below which a month is low can be chosen`() {
    let rows = [100, 100, 100, 49, 79]
    #expect(states(rows, below: 0) == "wwwww")
    #expect(states(rows, below: 0.4) == "wwwww")
    #expect(states(rows, below: 0.8) == "wwwll")
    // The median of 100, 100, 100, 79 is 100.
    #expect(states(rows, below: 1) == "wwwll")
  }

  @Test func `a low month has its rows and its median`() throws {
    let completeness = judged([file("a", [100, 120, 140, 10])])
    let low = try #require(completeness.suspects.first)
    #expect(completeness.suspects.count == 1)
    #expect(low.month.description == "2024-04" && low.incidents == 10 && low.median == 120 && low.state == .low)
    #expect(!low.isUsable && !low.isAccepted)
  }

  // MARK: Missing months

  @Test(
    arguments: [
      // By the mean of all months from the first to the last, the gap's own among them: 4 rows in 11 of 12 are 3.7 a month.
      ([4, 4, 4, 4, 4, nil, 4, 4, 4, 4, 4, 4], "wwwwwmwwwwww"),
      // 3 rows in 11 of 12 are 2.75, and none by chance is not unlikely enough.
      ([3, 3, 3, 3, 3, nil, 3, 3, 3, 3, 3, 3], "wwwwwwwwwwww"),
      // Two empty months of a source with 2 rows in 10 of 12: 3.3. Apart they are 1.7 each.
      ([2, 2, 2, 2, 2, nil, nil, 2, 2, 2, 2, 2], "wwwwwmmwwwww"),
      ([2, nil, 2, 2, 2, nil, 2, 2, 2, 2, 2, 2], "wwwwwwwwwwww"),
      // Just three are expected: 3 rows in every second month.
      ([3, nil, nil, 3], "wmmw"), ([6, nil, 6], "wmw"), ([5, nil, 3], "www"),
      ([100, nil, nil, nil, 100], "wmmmw"),
    ] as [([Int?], String)])
  func `a run without rows is missing where three rows or more are to be expected in it`(
    rows: [Int?], expected: String
  ) {
    #expect(states(rows) == expected)
  }

  @Test func `a source that begins later lacks nothing before, and one that ends earlier does`() {
    let others: [Int?] = [50, 50, 50, 50, 50, 50]
    #expect(states([nil, nil, 40, 40, 40, 40], beside: others) == "wwww")
    #expect(states([40, 40, 40], beside: others) == "wwwmmm")
    #expect(states([1, 1, 1], beside: others) == "wwwmmm")
    #expect(states([1, 1, 1], beside: [50, 50, 50, 50, 50]) == "wwwww")
    let missing = judged([file("a", [40, 40, 40]), file("b", others)]).suspects
    #expect(missing.map(\.month) == months(3, 4, 5) && missing.allSatisfy { $0.source == "a" && $0.incidents == 0 })
  }

  @Test func `a first month of few, years before, is stray, and what lies between it and the second is not asked for`()
  {
    // One date of 2020 in a file of 2024.
    let completeness = judged([file("a", [100, 100, 100, 100]), file("a", [1], first: -48)])
    #expect(completeness.months.map(\.incidents) == [1, 100, 100, 100, 100])
    #expect(states(completeness) == "swwww")
  }

  // MARK: Dates far ahead

  @Test func `a date far ahead in a large source makes no months`() {
    let files = [file("a", [100, 100, 100, 100]), file("a", [2], first: 900), file("b", [5, 5, 5, 5])]
    let completeness = judged(files)
    #expect(states(completeness) == "wwwws" && states(completeness, "b") == "wwww")
    #expect(completeness.latestUsable(of: ["a"]) == months(3)[0])
  }

  @Test func `a date far ahead or far back in a small source is stray and makes no months`() {
    // Four a month are too few for a median that says anything.
    let completeness = judged([
      file("a", [4, 4, 4, 4]), file("a", [1], first: 336), file("a", [2], first: -400), file("b", [90, 90, 90, 90]),
    ])
    #expect(states(completeness, "a") == "swwwws" && states(completeness, "b") == "wwww")
    #expect(completeness.latestUsable(of: ["a", "b"]) == months(3)[0])
    #expect(
      Completeness.Gap.gather(completeness.suspects).map(\.description) == [
        "a 1990-09: 2 incidents, a year or more from all others",
        "a 2052-01: 1 incident, a year or more from all others",
      ])
  }

  @Test func `a month as full as the others is not stray, however far off, and neither is one of a sparse source`() {
    #expect(states(judged([file("a", [4, 4, 4, 4]), file("a", [4], first: 20)])).hasPrefix("wwwwm"))
    #expect(states(judged([file("a", [1, 1]), file("a", [1], first: 14)])).allSatisfy { $0 == "w" })
    // Eleven empty months between are not enough.
    #expect(!states(judged([file("a", [9, 9]), file("a", [1], first: 13)])).contains("s"))
    #expect(states(judged([file("a", [9, 9]), file("a", [1], first: 14)])) == "wws")
  }

  // MARK: Files, accepted

  @Test func `several files of one source add up`() {
    let files = [file("a", [60, 60, 60, 20]), file("a", [40, 40, 40, 29]), file("a", [nil, nil, nil, nil, 100])]
    let completeness = judged(files)
    #expect(completeness.months.map(\.incidents) == [100, 100, 100, 49, 100])
    #expect(states(completeness) == "wwwlw")
  }

  @Test func `months that are accepted are usable, and stay suspects`() {
    var rule = Completeness.Rule()
    rule.accepted = [Completeness.Accepted(source: "a", months: months(2)[0]...months(3)[0])]
    let rows: [Int?] = [100, 100, 10, nil, 10, 100, 100]
    let completeness = judged([file("a", rows), file("b", rows)], rule: rule)
    #expect(states(completeness) == "wwlmlww")
    #expect(completeness.suspects.map(\.isAccepted) == [true, true, false, false, false, false])
    #expect(completeness.usable(for: ["a"]) == Set(months(0, 1, 2, 3, 5, 6)))
    #expect(completeness.usable(for: ["b"]) == Set(months(0, 1, 5, 6)))
    #expect(completeness.usable(for: ["a", "b"]) == Set(months(0, 1, 5, 6)))
    rule.accepted = [Completeness.Accepted(source: "b", months: nil)]
    let whole = judged([file("a", rows), file("b", rows)], rule: rule)
    #expect(whole.usable(for: ["b"]).count == 7 && whole.usable(for: ["a"]).count == 4)
  }

  @Test func `usable are the months that every source has whole, and latest the last of any`() {
    let files = [file("a", [50, 50, 50, 50]), file("b", [50, 50, 50], first: 2), file("c", [50, 50, 50])]
    let completeness = judged(files)
    #expect(completeness.usable(for: ["a"]) == Set(months(0, 1, 2, 3)))
    #expect(completeness.usable(for: ["b"]) == Set(months(2, 3, 4)))
    #expect(completeness.usable(for: ["a", "b"]) == Set(months(2, 3)))
    #expect(completeness.usable(for: ["a", "b", "c"]) == Set(months(2)))
    #expect(completeness.usable(for: []) == [] && completeness.usable(for: ["nobody"]) == [])
    #expect(completeness.latestUsable(of: ["a"]) == months(3)[0])
    #expect(completeness.latestUsable(of: ["a", "b"]) == months(4)[0])
    #expect(completeness.latestUsable(of: []) == nil)
  }

  @Test func `an accepted month without rows is not the latest`() {
    var rule = Completeness.Rule()
    rule.accepted = [Completeness.Accepted(source: "a", months: nil)]
    let completeness = judged([file("a", [50, 50]), file("b", [50, 50, 50, 50])], rule: rule)
    #expect(states(completeness) == "wwmm")
    #expect(completeness.latestUsable(of: ["a"]) == months(1)[0])
  }

  @Test func `no files have no months`() {
    #expect(judged([]).months == [])
    #expect(judged([file("a", [])]).months == [])
    #expect(Completeness.Gap.gather([]) == [])
  }

  @Test(.tags(.property)) func `the order of files and rows changes nothing`() {
    let files = [
      file("b", [30, 30, nil, 30, 30]), file("a", [90, 80, 10, 85]), file("a", [5, 6, 7], first: 2),
    ]
    let months = judged(files).months
    #expect(judged(files.reversed()).months == months)
    #expect(judged([files[1], files[2], files[0]]).months == months)
    #expect(months.map(\.source) == months.map(\.source).sorted())
  }

  // MARK: Gaps

  @Test func `missing months in a row are one gap, and low ones stand each by itself`() {
    var rule = Completeness.Rule()
    rule.accepted = [Completeness.Accepted(source: "a", months: months(5)[0]...months(5)[0])]
    let files = [
      file("a", [90, 90, nil, nil, nil, nil, 90, 10, 11, nil, 90, 90]),
      file("b", [90, 90, 90, 90, 90, 90, 90, 90, 90, 90, 90]),
    ]
    let gaps = Completeness.Gap.gather(judged(files, rule: rule).suspects)
    #expect(
      gaps.map(\.description) == [
        "a 2024-03 to 2024-05: no incidents", "a 2024-06: no incidents",
        "a 2024-08: 10 incidents, median of the other months 90",
        "a 2024-09: 11 incidents, median of the other months 90", "a 2024-10: no incidents", "b 2024-12: no incidents",
      ])
    #expect(gaps.map(\.period).first == "2024-03 to 2024-05")
    // Two sources that lack the same month are two gaps.
    let two = judged([file("a", [9, 9, nil, 9]), file("b", [9, 9, nil, 9])]).suspects
    #expect(Completeness.Gap.gather(two).map(\.description) == ["a 2024-03: no incidents", "b 2024-03: no incidents"])
  }
}
