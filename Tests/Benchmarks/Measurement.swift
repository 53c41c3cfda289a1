import Foundation

/// What was measured of one case at one size.
struct Measurement: Codable {
  let name: String
  /// Rows of incidents in the files.
  let size: Int
  /// How many of what the case works through in a run.
  let items: Int
  let unit: String
  let workers: Int
  /// Seconds of wall time, a figure a run, in the order of the runs.
  let seconds: [Double]
  let minimum: Double
  let median: Double
  /// By the median.
  let itemsPerSecond: Double
  let peakMegabytes: Double
  /// The same in every run; 16 hexadecimal figures.
  let checksum: String

  init(
    name: String, size: Int, items: Int, unit: String, workers: Int, seconds: [Double], peakMegabytes: Double,
    checksum: String
  ) {
    precondition(!seconds.isEmpty, "at least one run")
    let sorted = seconds.sorted()
    self.name = name
    self.size = size
    self.items = items
    self.unit = unit
    self.workers = workers
    self.seconds = seconds
    minimum = sorted[0]
    median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
    itemsPerSecond = Double(items) / median
    self.peakMegabytes = peakMegabytes
    self.checksum = checksum
  }

  static let header = columns("case", "rows", "min ms", "median ms", "items", "unit", "items/s", "peak MB", "checksum")

  var line: String {
    Self.columns(
      name, String(size), String(format: "%.2f", minimum * 1000), String(format: "%.2f", median * 1000), String(items),
      unit, String(format: "%.0f", itemsPerSecond), String(format: "%.1f", peakMegabytes), checksum)
  }

  static func json(_ measurements: [Measurement]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(measurements), as: UTF8.self)
  }

  private static func columns(_ texts: String...) -> String {
    // Names and units stand on the left, figures on the right.
    let widths = [-12, 9, 10, 10, 9, -10, 12, 9, -16]
    return zip(texts, widths).map { text, width in
      let space = String(repeating: " ", count: max(0, abs(width) - text.count))
      return width < 0 ? text + space : space + text
    }.joined(separator: "  ")
  }
}

/// The resident memory of this process, as the kernel accounts for it.
enum PeakMemory {
  /// Makes the peak the present use, so that what came before the timed part does not count.
  static func reset() {
    // Where the kernel does not let us, the peak stays that of the whole process.
    try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
  }

  /// The greatest resident memory since the last reset, in megabytes of 1,000,000 bytes; nan where it is not known.
  static func megabytes() -> Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Double($0) }
    return (kibibytes ?? .nan) * 1024 / 1e6
  }
}
