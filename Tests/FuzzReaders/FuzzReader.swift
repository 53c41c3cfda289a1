package import Formats
import Foundation

/// A reader of bytes from outside, and what must hold whatever the bytes are: no trap, no hang, and either a result that
/// agrees with itself or one sentence that says why there is none.
package struct FuzzReader: Sendable {
  /// The first byte of the inputs that are meant for this reader.
  package let tag: UInt8
  /// What it reads.
  package let name: String
  /// Small inputs, most of them good, from which others are made.
  package let seeds: @Sendable () throws -> [[UInt8]]
  /// Reads an input without its tag.
  ///
  /// - Returns: what came of it, in a few words.
  /// - Throws: a `Finding` where something does not hold; an `InputError` where the input was refused.
  package let read: @Sendable ([UInt8], ScratchFolder) throws -> String

  package init(
    _ tag: Unicode.Scalar, _ name: String, seeds: @escaping @Sendable () throws -> [[UInt8]],
    read: @escaping @Sendable ([UInt8], ScratchFolder) throws -> String
  ) {
    self.tag = UInt8(ascii: tag)
    self.name = name
    self.seeds = seeds
    self.read = read
  }

  /// All readers; a new one is an entry here.
  package static let all: [FuzzReader] =
    [
      delimitedText, policeUK, stats19, mappedText, mappedGeoJSON, mappedGeoPackage, postcodes, deprivation, population,
      dates, gridReferences, numbers, geoJSON, geoPackage, geoPackageGeometry, lines, geoPackageLine, archive,
      configuration, draft,
    ]

  /// Gives an input to the reader that its first byte names.
  ///
  /// - Returns: what came of it: the reader's words, or `refused` with the exit status and the sentence; nil where no
  ///   reader has that tag.
  package static func check(_ input: [UInt8], _ folder: ScratchFolder) throws -> String? {
    guard let reader = all.first(where: { $0.tag == input.first }) else { return nil }
    do {
      return try reader.read(Array(input.dropFirst()), folder)
    } catch let error as InputError {
      if let fault = Sentence.fault(in: error) { throw Finding("\(reader.name): \(fault)") }
      return "refused (\(error.status.rawValue)): \(error.description)"
    } catch let finding as Finding {
      throw Finding("\(reader.name): \(finding.description)")
    }
  }
}

/// Something that ought to hold and does not.
package struct Finding: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// - Throws: where `holds` is false.
  package static func unless(_ holds: Bool, _ description: @autoclosure () -> String) throws(Finding) {
    if !holds { throw Finding(description()) }
  }
}

/// What a sentence to a person must be like.
package enum Sentence {
  /// What is wrong with an error's sentence, or nil.
  package static func fault(in error: InputError) -> String? {
    let text = error.description
    let length = text.unicodeScalars.count
    if length > InputError.longest { return "a sentence of \(length) characters: \(text.prefix(80))" }
    if error.status == .ourFault { return "the reader takes the fault for its own: \(text)" }
    guard let last = text.last, ".?".contains(last) else { return "a sentence without an end: \(text)" }
    // The names that Swift and Foundation have for errors are nothing to a person.
    let traces = ["Error Domain=", "Optional(", "DecodingError", "Swift.", "NSCocoa", "SQLite error"]
    return traces.first { text.contains($0) }.map { "a sentence with \"\($0)\" in it: \(text)" }
  }
}

/// A folder for the files of one input, used again for the next.
package struct ScratchFolder: Sendable {
  package let path: String

  package init(_ path: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Writes a file over the one of this name, and returns its path.
  package func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    return "\(path)/\(name)"
  }
}

/// Bytes at hand, read as a file is.
package struct BytesInMemory: ByteSource {
  package let name: String
  private let bytes: [UInt8]

  package init(_ bytes: [UInt8], name: String = "in/x.csv") {
    self.name = name
    self.bytes = bytes
  }

  package var statedSize: Int { bytes.count }

  package func stream() -> any ByteStream { Stream(bytes) }

  private final class Stream: ByteStream {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func read(into block: inout MutableSpan<UInt8>) -> Int {
      let got = min(block.count, bytes.count - position)
      for index in 0..<got { block[index] = bytes[position + index] }
      position += got
      return got
    }
  }
}

extension [UInt8] {
  package init(_ text: String) { self = Array(text.utf8) }
}
