import Foundation
import Spatial
import TestSupport
import Testing

/// A file of Chicago incidents and what Ratcliffe's Near Repeat Calculator 1.3 made of it.
struct NearRepeatFile {
  let events: Events
  /// Observed pairs, band of distance after band of distance; the last row and column are "more than".
  private(set) var observed: [[Int]] = []
  /// The mean over the calculator's permutations, and their standard deviation.
  private(set) var mean: [[Double]] = []
  private(set) var deviation: [[Double]] = []
  /// How many permutations it made.
  private(set) var permutations = 0

  /// - Parameters:
  ///   - points: x, y and date a line.
  ///   - output: the calculator's verbose file.
  init(points: String, output: String) throws {
    let folder = SharedData.path("reference/nearrepeat")
    let rows = try String(contentsOfFile: "\(folder)/\(points)", encoding: .utf8).split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",") }
    // The calculator holds coordinates in single precision: with all their figures a pair of each file, 399.96 m and
    // 299.91 m apart, falls into another band than in its output.
    events = Events(
      x: ContiguousArray(try rows.map { Double(try #require(Float($0[0]))) }),
      y: ContiguousArray(try rows.map { Double(try #require(Float($0[1]))) }),
      day: ContiguousArray(try rows.map { try Self.day($0[2]) }), weight: ContiguousArray(rows.map { _ in 1 }))
    // Its lines end in CR and LF, which are one character; empty ones stay.
    try read(
      String(contentsOfFile: "\(folder)/\(output)", encoding: .utf8)
        .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init))
  }

  private mutating func read(_ lines: [String]) throws {
    let width = 4
    let table = try #require(lines.firstIndex { $0.hasPrefix("Observed frequencies") })
    for line in lines[(table + 3)..<(table + 8)] {
      // "2,1 to 200,9,1,1,45,": nothing stands for 0.
      observed.append(line.components(separatedBy: ",")[2..<(2 + width)].map { Int($0) ?? 0 })
    }
    mean = [[Double]](repeating: [Double](repeating: 0, count: width), count: observed.count)
    deviation = mean
    for start in lines.indices where lines[start].hasPrefix("Row ") {
      let words = lines[start].split(separator: " ")
      let (row, column) = (try #require(Int(words[1])) - 1, try #require(Int(words[3])) - 1)
      let end = try #require(lines[start...].firstIndex { $0.hasPrefix("Observed,") })
      let values = lines[(start + 1)..<end].joined().split(separator: ",").compactMap { Double($0) }
      permutations = values.count
      mean[row][column] = values.reduce(0, +) / Double(values.count)
      let squares = values.reduce(0) { $0 + ($1 - mean[row][column]) * ($1 - mean[row][column]) }
      deviation[row][column] = (squares / Double(values.count - 1)).squareRoot()
    }
  }

  /// Days since the epoch of `2016-01-31`.
  private static func day(_ text: Substring) throws -> Double {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = calendar.date(from: DateComponents(year: parts[0], month: parts[1], day: parts[2]))
    return try #require(date).timeIntervalSince1970 / 86_400
  }
}
