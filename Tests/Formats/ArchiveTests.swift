import Formats
import Foundation
import Spatial
import TestSupport
import Testing

@Suite struct ArchiveTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Makes an archive with Python's zipfile, for which `script` has it as `z`.
  private func archive(_ script: String) throws -> String {
    let python = try #require(Command.find("python3"))
    let path = "\(folder.path)/a.zip"
    let program = "import sys, zipfile\nwith zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as z:\n"
    let result = try Command.run(
      python, ["-c", program + script.split(separator: "\n").map { "  \($0)\n" }.joined(), path])
    try #require(result.status == 0, "\(result.errors)")
    return path
  }

  private static func rowCount(_ source: any ByteSource) throws -> Int {
    let file = try DelimitedFile(source)
    var rows = 0
    _ = try file.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [file])) { _ in rows += 1 }
    return rows
  }

  @Test(
    .tags(.realData), .needsSharedData,
    arguments: [
      ("sussex_2018-10_to_2019-02", 5, "2018-10/2018-10-sussex-street.csv", 2_577_642, 57_491),
      ("sussex_2024-01_to_2024-04", 4, "2024-01/2024-01-sussex-street.csv", 2_625_399, 50_804),
      ("sussex_2025-01_to_2025-12", 12, "2025-01/2025-01-sussex-street.csv", 2_516_543, 162_682),
    ])
  func `the archives of police.uk are read as they lie there`(
    name: String, count: Int, first: String, size: Int, rows: Int
  ) throws {
    let archive = try Archive(path: SharedData.path("police/\(name).zip"), name: name)
    #expect(archive.entries.count == count)
    #expect(archive.entries.first?.name == first)
    #expect(archive.entries.first?.statedSize == size)
    let files = try archive.entries.map { try DelimitedFile(try archive.source(of: $0)) }
    #expect(files.allSatisfy { $0.encoding == .utf8 && $0.header.count == 12 })
    #expect(files.first?.name == "\(name)/\(first)")
    // PROVENANCE.md of the shared data.
    for workers in [1, 2] {
      let pieces = try DelimitedFile.pieces(of: files, workers: workers)
      #expect(pieces.joined().count == count)
      var total = 0
      for piece in pieces.joined() { _ = try files[piece.file].forEachRow(of: piece) { _ in total += 1 } }
      #expect(total == rows)
    }
  }

  @Test(.tags(.threads), .tags(.realData), .needsSharedData)
  func `entries are read by several workers at a time`() throws {
    let archive = try Archive(path: SharedData.path("police/sussex_2024-01_to_2024-04.zip"), name: "a.zip")
    let sources = try archive.entries.map { try archive.source(of: $0) }
    let counts = Parallel.map(sources, workers: 4) { source in Result { try Self.rowCount(source) } }
    #expect(try counts.map { try $0.get() } == [12_306, 11_568, 13_400, 13_530])
  }

  @Test(.needsPython) func `an entry is read as the file itself is, in any encoding`() throws {
    let path = try archive(
      """
      z.writestr('folder/', '')
      z.writestr('a.csv', 'a;b\\ncaf\\u00e9;2\\n'.encode('cp1252'))
      z.writestr('b/b.csv', 'a;b\\ncaf\\u00e9;2\\n'.encode('utf-16'))
      z.writestr('empty.csv', '')
      """)
    let archive = try Archive(path: path, name: "in/a.zip")
    #expect(archive.entries.map(\.name) == ["a.csv", "b/b.csv", "empty.csv"])
    for (entry, encoding) in zip(archive.entries, [TextEncoding.windows1252, .utf16LittleEndian]) {
      let file = try DelimitedFile(try archive.source(of: entry), delimiter: nil)
      #expect(file.encoding == encoding)
      var rows: [ParsedRow] = []
      _ = try file.forEachRow(of: DelimitedFile.wholePiece(file: 0, of: [file])) { rows.append(ParsedRow($0)) }
      #expect(rows == [ParsedRow(2, ["café", "2"])])
    }
    let error = #expect(throws: InputError.self) {
      try DelimitedFile(try archive.source(of: archive.entries[2]))
    }
    #expect(error?.description == "in/a.zip/empty.csv: the file is empty. Fetch it again, or leave it out.")
  }

  @Test(.needsPython) func `names that lead out of the archive's folder are listed and not read`() throws {
    let path = try archive(
      """
      for n in ['../../x', '/etc/x', 'a\\\\..\\\\x', 'C:/x', 'a/../x', '..x/y..z']:
        z.writestr(n, 'a,b\\n1,2\\n')
      """)
    let archive = try Archive(path: path, name: "in/a.zip")
    #expect(archive.entries.count == 6)
    for entry in archive.entries where entry.name != "..x/y..z" {
      #expect(entry.hasUnsafeName)
      let error = #expect(throws: InputError.self) { try archive.source(of: entry) }
      #expect(error?.status == .badData)
      #expect(
        error?.description.hasPrefix("in/a.zip: the archive has a file named \(String(reflecting: entry.name)), ")
          == true)
    }
    let good = try #require(archive.entries.first { $0.name == "..x/y..z" })
    #expect(try Self.rowCount(try archive.source(of: good)) == 1)
  }

  @Test(.needsPython) func `control characters in a name reach no terminal`() throws {
    // libzip takes names that are not said to be UTF-8 for code page 437, in which they are signs.
    let path = try archive("z.writestr('a\\x1b[2J', 'a,b\\n1,2\\n')")
    #expect(try Archive(path: path, name: "in/a.zip").entries.map(\.name) == ["a\u{2190}[2J"])
    let flagged = try archive("z.writestr('\\u00e9\\x1b[2J', 'a,b\\n1,2\\n')")
    let error = #expect(throws: InputError.self) { try Archive(path: flagged, name: "in/a.zip") }
    #expect(error?.description.hasPrefix("in/a.zip: the archive is damaged or cut short") == true)
  }

  @Test(.needsPython) func `an entry that expands beyond its limit is refused while it is read`() throws {
    let path = try archive("z.writestr('a.csv', 'a,b\\n' + '1,2\\n' * 3_000_000)")
    let generous = try Archive(path: path, name: "in/a.zip")
    let strict = try Archive(path: path, name: "in/a.zip", limits: Archive.Limits(bytes: 1 << 20, ratio: 200))
    let entry = try #require(strict.entries.first)
    #expect(entry.statedSize > 200 * entry.compressedSize)
    #expect(try bytes(of: try generous.source(of: entry)) == 12_000_004)
    let error = #expect(throws: InputError.self) { try Self.rowCount(try strict.source(of: entry)) }
    #expect(error?.status == .badData)
    #expect(error?.description.hasPrefix("in/a.zip/a.csv: more than ") == true)
    #expect(error?.description.contains(" came out of ") == true)
  }

  @Test(.needsPython) func `by default the limit is 1 GB at more than 200 times the packed size`() throws {
    let path = try archive(
      """
      with z.open('bomb.csv', 'w') as f:
        for i in range(1100): f.write(b'\\0' * 1048576)
      """)
    let archive = try Archive(path: path, name: "in/a.zip")
    let source = try archive.source(of: try #require(archive.entries.first))
    let error = #expect(throws: InputError.self) { try bytes(of: source) }
    #expect(error?.description.hasPrefix("in/a.zip/bomb.csv: more than 1024 MB came out of ") == true)
  }

  @Test(.needsPython) func `a header that lies about the size is found out`() throws {
    let path = try archive("z.writestr('a.csv', 'a,b\\n1,2\\n')")
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let directory = try #require(bytes.indices.last { bytes[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) })
    for stated in [200, 5] as [UInt8] {
      bytes[directory + 24] = stated
      let lying = try Archive(path: try folder.write(bytes, to: "lying.zip"), name: "in/a.zip")
      let error = #expect(throws: InputError.self) { try Self.rowCount(try lying.source(of: lying.entries[0])) }
      #expect(error?.status == .badData)
      #expect(
        error?.description
          == "in/a.zip/a.csv: the archive says that the file has \(stated) bytes, and 8 came out of it. "
          + "Fetch it again.")
    }
  }

  @Test(.needsPython) func `a byte that was changed is found out by its checksum`() throws {
    let path = try archive("z.writestr('a.csv', 'a,b\\n1,2\\n', zipfile.ZIP_STORED)")
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let row = try #require(bytes.indices.first { bytes[$0...].starts(with: "1,2".utf8) })
    bytes[row] = UInt8(ascii: "7")
    let changed = try Archive(path: try folder.write(bytes, to: "changed.zip"), name: "in/a.zip")
    let error = #expect(throws: InputError.self) { try Self.rowCount(try changed.source(of: changed.entries[0])) }
    #expect(error?.description == "in/a.zip/a.csv: the archive is damaged or cut short (crc error). Fetch it again.")
  }

  @Test(.needsPython) func `an archive cut short or changed anywhere ends in a sentence or in its rows`() throws {
    let path = try archive("z.writestr('a.csv', 'a,b\\n' + ''.join(f'{i},{i*i}\\n' for i in range(300)))")
    let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    func outcome(_ bytes: [UInt8]) throws -> InputError? {
      let broken = try folder.write(bytes, to: "broken.zip")
      do {
        let archive = try Archive(path: broken, name: "in/a.zip")
        for entry in archive.entries { _ = try Self.rowCount(try archive.source(of: entry)) }
        return nil
      } catch let error as InputError {
        return error
      }
    }
    #expect(try outcome(whole) == nil)
    for length in stride(from: 4, to: whole.count, by: 13) {
      #expect(
        try outcome(Array(whole[..<length]))?.description.hasPrefix(
          "in/a.zip: the archive is damaged or cut short") == true, "\(length) bytes")
    }
    for index in stride(from: 0, to: whole.count, by: 5) {
      var changed = whole
      changed[index] ^= 0x55
      if let error = try outcome(changed) { #expect(error.description.hasPrefix("in/a.zip"), "byte \(index)") }
    }
  }

  @Test func `what is no archive is refused`() throws {
    let path = try folder.write("Crime ID,Month\n1,2025-01\n", to: "a.zip")
    let error = #expect(throws: InputError.self) { try Archive(path: path, name: "in/a.zip") }
    #expect(
      error?.description
        == "in/a.zip: this is not a ZIP archive. Name the file as what it is, or fetch it again.")
    let missing = #expect(throws: InputError.self) { try Archive(path: "\(folder.path)/none.zip", name: "none.zip") }
    #expect(missing?.status == .noInput)
  }

  @Test(.enabled(if: Command.find("zip") != nil, "zip is installed"))
  func `a file with a password is refused`() throws {
    try folder.write("a,b\n1,2\n", to: "a.csv")
    let zip = try #require(Command.find("zip"))
    let result = try Command.run(zip, ["-q", "-P", "sesame", "a.zip", "a.csv"], in: folder.path)
    #expect(result.status == 0)
    let archive = try Archive(path: "\(folder.path)/a.zip", name: "in/a.zip")
    let error = #expect(throws: InputError.self) { try archive.source(of: archive.entries[0]) }
    #expect(
      error?.description
        == "in/a.zip/a.csv: the file has a password. Pack it again without one, or unpack it first.")
  }

  @Test(.needsPython) func `an archive that is written anew while it is read is noticed`() throws {
    let archive = try Archive(path: try archive("z.writestr('a.csv', 'a,b\\n1,2\\n')"), name: "in/a.zip")
    let source = try archive.source(of: archive.entries[0])
    _ = try self.archive("z.writestr('b.csv', 'a,b\\n1,2\\n')")
    let error = #expect(throws: InputError.self) { try Self.rowCount(source) }
    #expect(error?.description == "in/a.zip: the archive was changed while it was read. Begin again.")
  }

  private func bytes(of source: any ByteSource) throws -> Int {
    let stream = try source.stream()
    var block = [UInt8](repeating: 0, count: 1 << 18)
    var total = 0
    while true {
      var span = block.mutableSpan
      let got = try stream.read(into: &span)
      if got == 0 { return total }
      total += got
    }
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips a test, by name, on a machine without Python.
  static var needsPython: Self { .enabled(if: Command.find("python3") != nil, "python3 is installed") }
}
