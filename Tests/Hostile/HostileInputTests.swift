import FuzzReaders
import TestSupport
import Testing

/// Whatever the bytes are, they end in a clear sentence or in counted rows: no trap, no hang, no want of memory.
@Suite struct HostileInputTests {
  static let cases =
    HostileCase.rows + HostileCase.encodings + HostileCase.dates + HostileCase.numbers + HostileCase.gridReferences
    + HostileCase.postcodes + HostileCase.incidents + HostileCase.partners + HostileCase.json + HostileCase.yaml
    + HostileCase.archives + HostileCase.geoPackages + HostileCase.lines

  @Test(.tags(.property), arguments: cases)
  func `hostile input ends in a sentence or in counted rows`(example: HostileCase) throws {
    let result = try example.run()
    // What is above 128 is that of a signal: 9 after too long a time, 4 or 5 of a trap.
    #expect(result.status == 0, "\(result.errors.suffix(600))")
    #expect(result.output.contains(example.outcome), "\(result.output.prefix(900))")
  }

  @Test(.tags(.property), .timeLimit(.minutes(15)), arguments: FuzzReader.all.map(\.name))
  func `the fuzzer's own inputs hold`(name: String) throws {
    let folder = try TemporaryFolder()
    let scratch = try ScratchFolder(folder.path)
    for reader in FuzzReader.all where reader.name == name {
      for seed in try reader.seeds() { #expect(try FuzzReader.check([reader.tag] + seed, scratch) != nil) }
    }
  }

  @Test func `every reader has a tag of its own`() {
    #expect(Set(FuzzReader.all.map(\.tag)).count == FuzzReader.all.count)
  }
}
