import ArgumentParser
import Formats
import Foundation
import Publishing
import Spatial
import Tasking
import Twitten

/// `twitten peaks`: incidents in, the hours of the week out.
struct PeaksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peaks",
    abstract: "Finds when in the week incidents happen, and the best times to be there.",
    discussion: """
      An incident known to have been between two times is spread over the hours between them (aoristic analysis). Files \
      with months alone, such as police.uk's, have no hours: they are refused.

      Example:
        twitten peaks partners/council-asb-cases.csv --area wards.geojson --by area --windows 3 --hours 4 \\
          --output hours.csv --groups windows.csv

      Printed are the district's week in blocks of three hours, and of each group how well its times are known, whether \
      its hours differ from the district's (p, and q over all groups), and the windows that cover most. A group whose \
      times are mostly whole days gets no windows.
      """)

  @OptionGroup var incidents: IncidentOptions

  @Option(help: "Group incidents by theme, or by area (with --area).")
  var by = PeaksExploration.Groups.theme

  @Option(help: "How many windows.")
  var windows = 3

  @Option(help: "How many hours each window has.")
  var hours = 4

  @Option(help: "How many permutations p is found by.")
  var permutations = 999

  @Option(help: "The seed of the permutations.")
  var seed: UInt64 = 1

  @Option(
    name: .shortAndLong, help: "A table to write, ending in .csv or .geojson: a row a group and block of three hours.",
    completion: .file(extensions: ["csv", "geojson"]))
  var output: String?

  @Option(
    help: "A second table: a row a group with its test and its windows.", completion: .file(extensions: ["csv"]))
  var groups: String?

  func validate() throws {
    if by == .area, incidents.area.isEmpty {
      throw ValidationError("--by area wants boundaries: name them with --area.")
    }
    if !(1...99_999).contains(permutations) {
      throw ValidationError("--permutations takes a number from 1 to 99999.")
    }
    var settings = PeakTimes.Settings()
    (settings.windows, settings.windowHours) = (windows, hours)
    if let fault = settings.fault { throw ValidationError(fault) }
    for path in [output, groups] { _ = try OutputOptions.format(of: path) }
  }

  func run() throws {
    let peaks = try sayingWhyNot { () throws(InputError) in
      let exploration = try incidents.explore()
      if let first = output ?? groups {
        try file(first).refuse(overwriting: exploration.inputPaths, beside: output == nil ? nil : groups)
      }
      return try PeaksExploration(
        exploration, by: by, settings, workers: incidents.workerCount, progress: Terminal.progress)
    }
    var lines = peaks.week.isEmpty ? [] : TextTable.aligned(peaks.week, right: Set(1...9)) + [""]
    lines += TextTable.aligned(peaks.rows.map { $0.map(Terminal.plain) }, right: [1, 2, 3, 4, 5])
    lines += [""] + peaks.sentences
    if let groups {
      try file(groups).write(peaks.groups, to: groups)
      lines.append("Groups written to \(groups)")
    }
    guard let output else {
      Terminal.endProgress()
      for sentence in peaks.about { Terminal.note(sentence) }
      print(lines.map(Terminal.plain).joined(separator: "\n"))
      return
    }
    try file(output).write(peaks.blocks, summary: lines)
  }

  /// Without a file the tables are printed alone: rows without a place are nothing that one would want as GeoJSON on stdout.
  private func file(_ path: String) -> OutputOptions {
    var file = OutputOptions()
    file.output = path
    return file
  }

  private var settings: PeakTimes.Settings {
    var settings = PeakTimes.Settings()
    settings.windows = windows
    settings.windowHours = hours
    settings.test = ProfileTest(count: permutations, seed: seed)
    return settings
  }
}
