import ArgumentParser
import Formats
import Foundation
import Publishing

/// Where a command without a configuration writes its layer.
struct OutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: "The file to write, ending in .geojson or .csv; without it GeoJSON goes to stdout.",
    completion: .file(extensions: ["geojson", "csv"]))
  var output: String?

  func validate() throws { _ = try Self.format(of: output) }

  /// Says beforehand what would go wrong after minutes of work.
  ///
  /// - Parameters:
  ///   - inputs: files that are read: none of them is written over.
  ///   - other: a second file that the command writes.
  func refuse(overwriting inputs: [String], beside other: String? = nil) throws(InputError) {
    func destination(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
    let outputs = [output, other].compactMap { $0 }
    if outputs.count == 2, destination(outputs[0]) == destination(outputs[1]) {
      throw InputError(.usage, "\(outputs[0]) would be written twice. Give the two files names of their own.")
    }
    let read = Set(inputs.map(destination))
    let besides = outputs.filter { $0.lowercased().hasSuffix(".csv") }.map { "\($0).about.txt" }
    if let beside = besides.first(where: { read.contains(destination($0)) }) {
      throw InputError(
        .cannotWrite, "\(beside) is read by this command and would be written over. Choose another with --output.")
    }
    for path in outputs {
      guard !read.contains(destination(path)) else {
        throw InputError(
          .cannotWrite, "\(path) is read by this command and would be written over. Choose another with --output.")
      }
      try OutputFile.checkCanBeWritten(path)
    }
  }

  /// Writes the layer and says what came of it: to stderr what was done, to stdout the summary, or, where stdout has the
  /// layer, to stderr too.
  func write(_ layer: PlainLayer, summary: [String]) throws {
    Terminal.endProgress()
    for sentence in layer.about { Terminal.note(sentence) }
    let format = try Self.format(of: output)
    let bytes = layer.bytes(as: format)
    guard let output else {
      for line in summary { Terminal.note(line) }
      try sayingWhyNot { () throws(InputError) in
        do { try FileHandle.standardOutput.write(contentsOf: Data(bytes)) } catch {
          throw InputError(
            .cannotWrite, "stdout took not all of the layer: is the disk full? Name a file with --output.")
        }
      }
      return
    }
    try sayingWhyNot { () throws(InputError) in
      try OutputFile.write(bytes, to: output)
      // A table has no room for sentences: they lie beside it.
      if format == .csv {
        try OutputFile.write(Array((layer.about.joined(separator: "\n") + "\n").utf8), to: "\(output).about.txt")
      }
    }
    print((summary + ["Written to \(output)"]).map(Terminal.plain).joined(separator: "\n"))
  }

  /// Writes a second layer of a command to a file of its own.
  func write(_ layer: PlainLayer, to path: String) throws {
    let bytes = layer.bytes(as: try Self.format(of: path))
    try sayingWhyNot { () throws(InputError) in try OutputFile.write(bytes, to: path) }
  }

  static func format(of path: String?) throws -> PlainLayer.Format {
    guard let path else { return .geoJSON }
    switch URL(fileURLWithPath: path).pathExtension.lowercased() {
    case "geojson", "json": return .geoJSON
    case "csv": return .csv
    default: throw ValidationError("\"\(path)\" ends in neither .geojson nor .csv; the ending says how it is written.")
    }
  }
}
